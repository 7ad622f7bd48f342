"""What the red thread asks of initiatives."""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from farled.initiatives.models import Initiative
from farled.people.reads import Actor
from farled.trail.reads import as_they_were


def node_rows(organisation_id: int, *, at: datetime | None = None) -> list[Initiative]:
    """Every initiative of an organisation, in one query; with an instant as they were then, in one more."""
    rows = list(Initiative.objects.filter(organisation_id=organisation_id).order_by("pk"))
    return rows if at is None else as_they_were(rows, at)


def faces_of(actor: Actor, refs: Collection[int]) -> QuerySet[Initiative]:
    """The initiatives the actor may see among these."""
    return Initiative.objects.visible_to(actor).filter(pk__in=refs).select_related("body")


def to_mend(actor: Actor, refs: Collection[int]) -> dict[int, Initiative]:
    """The initiatives at which threads are broken, with who answers for them."""
    rows = Initiative.objects.visible_to(actor).filter(pk__in=refs).select_related("body")
    return {row.pk: row for row in rows}
