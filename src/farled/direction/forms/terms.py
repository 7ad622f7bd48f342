"""Terms: explaining them, and what the glossary is filtered by."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.forms import CharField, Form, ModelChoiceField, SearchInput, Textarea
from django.utils.translation import gettext_lazy as _

from farled.direction import reads
from farled.direction.models import Document, Term
from farled.direction.reads import terms
from farled.people.reads import Actor
from farled.web.forms import EditForm, choose
from farled.web.renderer import LinesField


class TermForm(Form):
    """What a term means."""

    term = CharField(label=_("Begrepp"), max_length=120)
    definition = CharField(
        label=_("Vad betyder det?"),
        widget=Textarea(attrs={"rows": 4}),
        help_text=_("En eller två meningar som går att förstå utan att kunna området."),
    )
    forms = LinesField(
        label=_("Andra former"),
        required=False,
        help_text=_("En per rad, till exempel en förkortning. Vanliga böjningar hittas ändå."),
    )
    avoid = LinesField(
        label=_("Ord att undvika"), required=False, help_text=_("En per rad: ord som inte ska användas i stället.")
    )
    document = ModelChoiceField(
        label=_("Vilket dokument förklarar det?"),
        queryset=Document.objects.none(),
        required=False,
        empty_label=_("Inget"),
    )
    said_by = CharField(
        label=_("Vem kommer förklaringen från?"),
        required=False,
        max_length=200,
        help_text=_("När dokumentet i sin tur har den från någon annan."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "document", reads.by_title(reads.documents(actor), actor))


class ChangeTermForm(TermForm, EditForm):
    """The same for a term that is."""


class TermFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text and by the document that explains it."""

    text = django_filters.CharFilter(label=_("Sök"), method="by_text", widget=SearchInput)
    document = django_filters.ModelChoiceFilter(
        label=_("Dokument"),
        queryset=lambda request: reads.by_title(
            reads.documents(request.actor).filter(terms__isnull=False).distinct(), request.actor
        ),
        empty_label=_("Alla"),
    )

    class Meta:
        """Declared names only."""

        model = Term
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Term], name: str, value: str) -> QuerySet[Term]:
        """In name, other forms, words to avoid or explanation."""
        return terms.matching(rows, value)
