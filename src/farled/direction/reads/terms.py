"""The glossary, and where its words stand in texts."""

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from farled.direction.models import Objective, Term
from farled.people.reads import Actor, Request


def terms(actor: Actor) -> QuerySet[Term]:
    """The organisation's terms in Swedish order."""
    rows = Term.objects.visible_to(actor).select_related("document")
    return rows.order_by(Collate("term", "sv-x-icu"), "pk")


def matching(rows: QuerySet[Term], text: str) -> QuerySet[Term]:
    """Those with the text in name, other forms, words to avoid or explanation."""
    return rows.filter(
        Q(term__icontains=text) | Q(forms__icontains=text) | Q(avoid__icontains=text) | Q(definition__icontains=text)
    )


class Explained(NamedTuple):
    """What a text needs to explain a term where it stands."""

    pk: int
    term: str
    forms: list[str]
    definition: str
    document: str | None
    said_by: str


def explained(actor: Actor) -> QuerySet[Term, tuple[Any, ...]]:
    """Every term of the organisation, for texts to explain, each as the parts of an ``Explained``."""
    columns = ("pk", "term", "forms", "definition", "document__title", "said_by")
    return Term.objects.visible_to(actor).order_by("pk").values_list(*columns)


def explained_on(request: Request) -> QuerySet[Term, tuple[Any, ...]]:
    """The same for the texts of a page: read once a request, by the page together with other things or when needed."""
    kept: QuerySet[Term, tuple[Any, ...]] = request.__dict__.setdefault("_explained", explained(request.actor))
    return kept


def objectives_saying(word: str, actor: Actor) -> QuerySet[Objective]:
    """The organisation's own objectives whose title or text holds a word."""
    rows = Objective.objects.visible_to(actor).filter(document__organisation_id=actor.organisation_id)
    found = rows.filter(
        Q(title__icontains=word)
        | Q(text__icontains=word)
        | Q(present_state__icontains=word)
        | Q(new_state__icontains=word)
    )
    return found.select_related("document").order_by(Collate("document__title", "sv-x-icu"), "position", "pk")
