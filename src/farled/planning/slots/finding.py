"""Finding the room's rows: search, the calendar, and where a record named by history or a duty is shown."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from farled.people.reads import Actor
from farled.planning import figures, reads
from farled.planning.states import ActivityKind, Status
from farled.web import formats, slots
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Activities and insatser whose text holds what was searched for, unfinished ones first."""
    return [
        slots.Hit(
            title=row.title,
            kind=ActivityKind(row.kind).label,
            url=reverse("planning:activity", args=[row.pk]),
            note=f"{Status(row.status).label}, {formats.period(row.start, row.end)}",
        )
        for row in reads.activity_rows(actor).matching(text).order_by("outcome_on", "title")[:limit]
    ]


@asking
def dates(actor: Actor, first: date, last: date) -> Asks[slots.Dates]:
    """When activities end and effects are followed up; several on one day are told together."""
    days = reads.days_ahead(actor, first, last)
    yield (days,)
    return [_day(*each) for each in days]


def _day(field: str, day: date, number: int, title: str, ref: int) -> tuple[date, str, str]:
    one, many, filters = _DAYS[field]
    if number == 1:
        return day, str(one) % {"title": title}, _page(ref)
    return day, str(many) % {"n": formats.number(number)}, figures.list_url(**filters)


_DAYS = {
    "end": (
        gettext_lazy("%(title)s ska vara klar"),
        gettext_lazy("%(n)s aktiviteter ska vara klara"),
        {"status": "open", "sort": "end"},
    ),
    "effect_due": (
        gettext_lazy("Effekten av %(title)s följs upp"),
        gettext_lazy("Effekten av %(n)s aktiviteter följs upp"),
        {"sort": "plan"},
    ),
}


@asking
def meetings(actor: Actor, first: date, last: date) -> Asks[slots.Dates]:
    """When networks meet next."""
    rows = reads.meetings_ahead(actor, first, last)
    yield (rows,)
    said = gettext("%(title)s möts")
    return [(row.next_meeting, said % {"title": row.title}, _page(row.pk)) for row in rows if row.next_meeting]


def activity_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the activities the actor may see."""
    rows = reads.activity_rows(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, _page(row.pk)))


def occasion_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A day of a training is shown on the training's page."""
    rows = reads.occasions(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), _page(row.activity_id)))


def return_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A body's answer in a round has a page of its own."""
    rows = reads.returns(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("planning:answers", args=[row.pk])))


def round_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Rounds as history names them."""
    rows = reads.rounds(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, reverse("planning:round", args=[row.pk])))


def edition_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """An edition is shown on the page of its round."""
    rows = reads.rounds(actor).filter(edition__in=refs).values_list("edition", "title", "pk")
    return {pk: (title, reverse("planning:round", args=[row])) for pk, title, row in rows}


def _page(pk: int) -> str:
    return reverse("planning:activity", args=[pk])
