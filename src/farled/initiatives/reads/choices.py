"""What may be chosen in the room's forms."""

from django.db.models import Q, QuerySet
from django.db.models.functions import Collate

from farled.direction.reads import Objective
from farled.initiatives.models import AiUse, Initiative
from farled.people.reads import Actor, Body
from farled.planning import reads as planning


def objectives(actor: Actor) -> QuerySet[Objective]:
    """The objectives an initiative can contribute to, document by document."""
    return planning.objectives(actor)


def bodies_to_begin_for(actor: Actor, *, besides: Initiative | None = None) -> QuerySet[Body]:
    """The bodies the actor may begin an initiative for, and the one that is its customer now."""
    return _within(actor, {besides.body_id} if besides else set())


def bodies_to_keep_ai_for(actor: Actor, *, besides: AiUse | None = None) -> QuerySet[Body]:
    """The bodies whose uses of AI the actor keeps, and the one that answers for it now."""
    return _within(actor, {besides.body_id} if besides and besides.body_id else set())


def suppliers(actor: Actor, *, besides: Initiative | None = None) -> QuerySet[Body]:
    """The bodies that can carry out an initiative, and the one that does now."""
    held = {besides.supplier_id} if besides and besides.supplier_id else set()
    return _in_order(Body.objects.visible_to(actor).filter(Q(closed_on=None) | Q(pk__in=held)))


def _within(actor: Actor, held: set[int]) -> QuerySet[Body]:
    reach = actor.reach("initiatives.edit")
    rows = Body.objects.visible_to(actor).filter(Q(closed_on=None) | Q(pk__in=held))
    return _in_order(rows if reach.whole else rows.filter(Q(pk__in=reach.bodies) | Q(pk__in=held)))


def _in_order(rows: QuerySet[Body]) -> QuerySet[Body]:
    return rows.order_by(Collate("name", "sv-x-icu"), "pk")
