"""The reports' front door: what has been ordered, as the actor may see it, and what can be ordered."""

from collections.abc import Mapping

from django.db.models import Prefetch, QuerySet

from farled.direction.reads import Document
from farled.people.reads import Actor, Organisation, User
from farled.planning import reads as planning
from farled.planning.figures import Thawed, thawed
from farled.reports.models import Output, Production, ProductionQuerySet
from farled.reports.states import ReportKind
from farled.web.refused import Refused

__all__ = [
    "Output",
    "Production",
    "orderer",
    "organisation",
    "person",
    "productions",
    "productions_of_round",
    "reader_of",
    "reportable_plans",
    "slugs",
    "thawed_round",
]


def productions(actor: Actor) -> ProductionQuerySet:
    """The actor's own orders and the organisation's editions, with their files."""
    outputs = Prefetch("outputs", Output.objects.select_related("file").order_by("pk"))
    return Production.objects.visible_to(actor).select_related("plan", "owner").prefetch_related(outputs)


def reportable_plans(actor: Actor) -> QuerySet[Document]:
    """The plans that can be reported on: those the actor may see."""
    return planning.plans(actor)


def reader_of(actor: Actor, *, edition: bool) -> Actor:
    """Whose eyes a report is composed with: the actor's or, for an edition, those of anybody in the organisation."""
    if not edition:
        return actor
    return Actor(actor.organisation_id, actor.organisation_name, None, actor.organisation_name, ())


def thawed_round(reader: Actor, parameters: Mapping[str, str]) -> Thawed:
    """The frozen data of the round that a report is of. Raises Refused when the reader may not see it."""
    row = planning.frozen_rounds(reader).filter(pk=int(parameters["round"])).first()
    if row is None:
        raise Refused("reports.round_gone")
    return thawed(planning.data_of(row.edition))


def productions_of_round(actor: Actor, round_id: int) -> list[Production]:
    """The reports of a frozen round that the actor may fetch or waits for, the edition for everyone first."""
    rows = productions(actor).filter(kind=ReportKind.ROUND, parameters__round=str(round_id))
    return list(rows.order_by("-edition", "-ordered_at"))


def organisation(slug: str) -> Organisation | None:
    """The organisation of a short name, for commands."""
    return Organisation.objects.filter(slug=slug).first()


def slugs() -> list[str]:
    """The short names of all organisations, for commands."""
    return list(Organisation.objects.order_by("slug").values_list("slug", flat=True))


def person(email: str) -> User | None:
    """The person with an address, for commands."""
    return User.objects.filter(email__iexact=email).first()


def orderer(actor: Actor) -> User:
    """The person who acts. The caller has checked that it is one."""
    return User.objects.get(pk=actor.user_id or 0)
