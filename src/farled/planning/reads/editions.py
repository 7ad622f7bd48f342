"""What an edition of a round holds: the rows it is made of, the one before it, and its data once frozen."""

import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from farled.direction.reads import DocumentVersion, Objective
from farled.files.reads import content_of
from farled.matters.reads import Matter
from farled.people.reads import Actor, anybody
from farled.planning.models import Activity, Answer, Continuation, Edition, Return, Round, StatusReport
from farled.planning.reads.activities import latest_reports
from farled.planning.reads.plans import Bearings, PlanRow, bearings, plan_rows
from farled.planning.states import Part
from farled.thread.states import NodeKind, kind_and_ref


@dataclass(frozen=True, slots=True)
class Basis:
    """Everything about a round that is frozen, as anybody in the organisation may see it."""

    rows: Sequence[PlanRow]
    where: Bearings
    reports: Mapping[int, StatusReport]
    returns: Sequence[Return]
    said: Sequence[Answer]
    continues: Mapping[int, Sequence[int]]


def basis(row: Round, *, on: date) -> Basis:
    """Ask for all of it, in as many queries whatever the number of rows."""
    reader = anybody(row.organisation_id, row.organisation.name)
    where = bearings(reader)
    rows = sorted(plan_rows(row.document, texts=True), key=lambda each: _place(each, where))
    said = Answer.objects.filter(
        within__round=row, part=Part.CONTRIBUTING, within__heard_on__isnull=False, complete=True
    )
    ties = Continuation.objects.filter(later__document=row.document_id).order_by("pk")
    continues: dict[int, list[int]] = {}
    for later, earlier in ties.values_list("later", "earlier"):
        continues.setdefault(later, []).append(earlier)
    returns = Return.objects.filter(round=row).select_related("body").order_by(Collate("body__name", "sv-x-icu"), "pk")
    return Basis(
        rows=rows,
        where=where,
        reports=latest_reports(reader, Activity.objects.filter(document=row.document_id), on=on),
        returns=list(returns),
        said=list(said.select_related("within").order_by("activity", "pk")),
        continues=continues,
    )


def _place(row: PlanRow, where: Bearings) -> tuple[bool, int, int, int]:
    area = where.area_of(row.activity)
    return area is None, area.place if area else 0, row.activity.position, row.activity.pk


def edition_before(row: Round) -> Edition | None:
    """The edition that tells of the time before a round: of the same plan, or of one that the plan goes on with."""
    plans = Continuation.objects.filter(later__document=row.document_id).values("earlier__document")
    rows = Edition.objects.filter(
        Q(round__document=row.document_id) | Q(round__document__in=plans),
        frozen_at__isnull=False, round__period_to__lt=row.period_to,
    )  # fmt: skip
    return rows.exclude(round=row).select_related("file", "round").order_by("-round__period_to", "-pk").first()


def data_of(edition: Edition) -> dict[str, Any]:
    """The frozen data, proved against their checksum. The caller has checked that the round may be seen."""
    if edition.file is None:
        raise ValueError("the round is not frozen yet")
    return dict(json.loads(content_of(edition.file)))


def frozen_rounds(actor: Actor) -> Any:
    """The rounds that are frozen and that the actor may see, the latest first."""
    rows = Round.objects.visible_to(actor).filter(edition__frozen_at__isnull=False)
    return rows.select_related("document", "edition__file").order_by("-period_to", "-pk")


def plans_of(matter: Matter, keys: Iterable[str]) -> set[int]:
    """The documents a matter is about, and those that rows of the red thread, by key, stand in. Three queries."""
    refs: dict[str, list[int]] = {}
    for key in keys:
        kind, ref = kind_and_ref(key)
        refs.setdefault(kind, []).append(ref)
    goals = refs.pop(NodeKind.OBJECTIVE, [])
    rows = [ref for those in refs.values() for ref in those]
    found = set(DocumentVersion.objects.filter(matter=matter).values_list("document", flat=True))
    found.update(Objective.objects.filter(pk__in=goals).values_list("document", flat=True))
    found.update(Activity.objects.filter(pk__in=rows).values_list("document", flat=True))
    return found


def latest_frozen(actor: Actor, documents: Collection[int]) -> list[Round]:
    """The latest frozen round of each of some plans that the actor may see."""
    found: dict[int, Round] = {}
    for row in frozen_rounds(actor).filter(document__in=documents):
        found.setdefault(row.document_id, row)
    return list(found.values())


def editions(actor: Actor) -> QuerySet[Edition]:
    """The editions of rounds the actor may see, frozen or being frozen."""
    rows = Edition.objects.filter(round__in=Round.objects.visible_to(actor))
    return rows.select_related("file", "frozen_by", "round__document")
