"""Finding the room's rows: search, the calendar, and where a record named by history or a duty is shown."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
    rows = reads.activity_rows(actor)
    for day, number, title, pk in reads.by_day(rows.unfinished().filter(standing=False), "end", first, last):
        if number == 1:
            yield day, _("%(title)s ska vara klar") % {"title": title}, _page(pk)
        else:
            ended = ngettext("%(n)s aktivitet ska vara klar", "%(n)s aktiviteter ska vara klara", number) % {
                "n": number
            }
            yield day, ended, figures.list_url(status="open", sort="end")
    for day, number, title, pk in reads.by_day(rows.exclude(status=Status.DROPPED), "effect_due", first, last):
        if number == 1:
            yield day, _("Effekten av %(title)s följs upp") % {"title": title}, _page(pk)
        else:
            due = ngettext("Effekten av %(n)s aktivitet följs upp", "Effekten av %(n)s aktiviteter följs upp", number)
            yield day, due % {"n": number}, figures.list_url(sort="plan")


def activity_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """Title and address of the activities the actor may see."""
    rows = reads.activity_rows(actor).filter(pk__in=refs)
    return {pk: (title, _page(pk)) for pk, title in rows.values_list("pk", "title")}


def request_faces(actor: Actor, refs: Collection[int]) -> Mapping[int, tuple[str, str]]:
    """A request is shown in the follow-up of its plan."""
    rows = reads.requests(actor).filter(pk__in=refs)
    return {row.pk: (str(row), reverse("planning:follow_up", args=[row.document_id])) for row in rows}


def _page(pk: int) -> str:
    return reverse("planning:activity", args=[pk])
