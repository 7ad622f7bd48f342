"""Finding the room's rows: search, the calendar, and where a record named by history or a duty is shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from farled.people.reads import Actor
from farled.planning import figures, reads
from farled.planning.states import ActivityKind, Status
from farled.web import formats, slots


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


def dates(actor: Actor, first: date, last: date) -> Iterator[tuple[date, str, str]]:
    """When activities end and effects are followed up; several on one day are told together."""
    for each in reads.days_ahead(actor, first, last):
        if each.number == 1:
            one, _many, _url = _DAYS[each.field]
            yield each.day, str(one) % {"title": each.title}, _page(each.ref)
        else:
            _one, many, filters = _DAYS[each.field]
            yield each.day, str(many) % {"n": formats.number(each.number)}, figures.list_url(**filters)


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


def meetings(actor: Actor, first: date, last: date) -> Iterator[tuple[date, str, str]]:
    """When networks meet next."""
    for row in reads.meetings_ahead(actor, first, last):
        if row.next_meeting is not None:
            yield row.next_meeting, gettext("%(title)s möts") % {"title": row.title}, _page(row.pk)


def activity_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Title and address of the activities the actor may see."""
    rows = reads.activity_rows(actor).filter(pk__in=refs)
    return {pk: (title, _page(pk)) for pk, title in rows.values_list("pk", "title")}


def occasion_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """A day of a training is shown on the training's page."""
    rows = reads.occasions(actor).filter(pk__in=refs)
    return {row.pk: (str(row), _page(row.activity_id)) for row in rows}


def return_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """A body's answer in a round has a page of its own."""
    rows = reads.returns(actor).filter(pk__in=refs)
    return {row.pk: (str(row), reverse("planning:answers", args=[row.pk])) for row in rows}


def round_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Rounds as history names them."""
    rows = reads.rounds(actor).filter(pk__in=refs).values_list("pk", "title")
    return {pk: (title, reverse("planning:round", args=[pk])) for pk, title in rows}


def edition_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """An edition is shown on the page of its round."""
    rows = reads.rounds(actor).filter(edition__in=refs).values_list("edition", "title", "pk")
    return {pk: (title, reverse("planning:round", args=[row])) for pk, title, row in rows}


def _page(pk: int) -> str:
    return reverse("planning:activity", args=[pk])
