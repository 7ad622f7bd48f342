"""Ties between objectives and the passages that tell of them."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from farled.direction import rules
from farled.direction.acts.documents import locked
from farled.direction.models import DocumentVersion, Objective, ObjectivePassage, Passage
from farled.direction.reads.followed import retied
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.optimistic import check_version


@transaction.atomic
def tie_passages(
    *,
    objective: Objective,
    version: int,
    passages: Iterable[Passage],
    chosen_in: DocumentVersion | None = None,
    by: Actor,
    at: datetime,
    why: str = "",
) -> Objective:
    """Say in which passages of its document an objective is told (målet står i textställena). Raises Stale.

    They replace those said before that stand in the text they were ``chosen_in``; the others could not be chosen away
    and stay. It changes nothing that was decided, so it takes no reason.
    """
    document = locked(objective.document)
    objective = Objective.objects.select_for_update(of=("self",)).get(pk=objective.pk)
    objective.document = document
    rules.check_can_edit(by, document)
    check_version(current=objective.version, seen=version, stored=objective.trail_values())
    wanted = list(passages)
    rules.check_told_in(objective, wanted)
    with trail.changing(objective, "direction.objective.told_in", by=by, at=at, why=why):
        held = list(objective.told_in.values_list("passage_id", flat=True))
        away, more = retied(held, {passage.pk for passage in wanted}, [chosen_in] if chosen_in else [])
        objective.told_in.filter(passage__in=away).delete()
        ObjectivePassage.objects.bulk_create(
            ObjectivePassage(objective=objective, passage_id=passage) for passage in sorted(more)
        )
    return objective
