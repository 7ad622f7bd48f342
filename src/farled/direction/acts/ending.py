"""How versions stop to hold when another decision takes their place."""

from datetime import date, datetime, timedelta

from django.db.models import Q

from farled.direction import rules
from farled.direction.models import Document, DocumentRelation, DocumentVersion
from farled.direction.states import UNDECIDED, VersionState
from farled.matters.reads import Decision
from farled.people.reads import Actor
from farled.trail import acts as trail

DAY = timedelta(days=1)


def holding(document: Document, day: date) -> list[DocumentVersion]:
    """The decided versions that hold on a day or later, locked, the earliest first."""
    rows = document.versions.select_for_update(of=("self",)).exclude(state__in=UNDECIDED)
    found = list(rows.filter(Q(valid_to=None) | Q(valid_to__gte=day)).order_by("valid_from"))
    for version in found:
        version.document = document
    return found


def end_by_decision(version: DocumentVersion, decision: Decision, last_day: date, *, by: Actor, at: datetime) -> None:
    """Repeal a version: it holds until its last day and not after."""
    rules.check_can_end(version, last_day)
    rules.check_move(version, VersionState.REPEALED)
    with trail.changing(version, "direction.version.repealed", by=by, at=at):
        version.state, version.repealed_by, version.valid_to = VersionState.REPEALED, decision, last_day


def end_what_it_replaces(
    document: Document, relation: DocumentRelation, decision: Decision, *, by: Actor, at: datetime
) -> None:
    """Repeal the document another one replaces, from the day the new one begins to hold (R11)."""
    begins = document.versions.exclude(state__in=UNDECIDED).order_by("-number").values_list("valid_from", flat=True)
    first = begins.first()
    if first is None:
        return
    other = Document.objects.select_for_update(of=("self",)).get(pk=relation.other_id)
    for version in holding(other, first):
        if VersionState(version.state).can_end:
            end_by_decision(version, decision, first - DAY, by=by, at=at)
