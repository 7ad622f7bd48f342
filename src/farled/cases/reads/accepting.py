"""What each body is to bear each year by a version, and who has not yet accepted that."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import QuerySet

from farled.cases.models import Acceptance, Case, CostLine
from farled.cases.reads.cases import costs_of
from farled.people.reads import Actor, Body, Role, assignments, bodies_ever
from farled.web.together import Asks, asking

ANSWERS = (
    Role.BODY_EDITOR,
    Role.DECIDER,
)  # who answers for a body about its cost: its editors, else who decides for it


def yearly(lines: Iterable[CostLine]) -> dict[int, int]:
    """The most that operation, maintenance and further development cost a body in any one year, öre by body id."""
    by_body: dict[int, list[int]] = {}
    for line in lines:
        if line.is_running and line.body_id is not None:
            years = by_body.setdefault(line.body_id, [0] * len(line.amounts))
            by_body[line.body_id] = [old + new for old, new in zip(years, line.amounts, strict=True)]
    return {body_id: max(years, default=0) for body_id, years in by_body.items()}


def bearing(case: Case) -> dict[int, int]:
    """What each body is asked to accept, öre a year by body id; the applicant always, also when it bears nothing."""
    return {case.body_id: 0} | yearly(costs_of(case))


def acceptances(actor: Actor) -> QuerySet[Acceptance]:
    """Every answer about a running cost that the actor may see."""
    return Acceptance.objects.filter(case__in=Case.objects.visible_to(actor)).select_related("case", "body")


def acceptances_of(case: Case) -> QuerySet[Acceptance]:
    """What the bodies have answered."""
    return Acceptance.objects.filter(case=case).select_related("body").order_by("on", "pk")


def running_accepted(case: Case) -> QuerySet[Body]:
    """The bodies that have not accepted their running cost: not answered, or said no. Empty: all have accepted."""
    said = Acceptance.objects.filter(case=case, accepted=True).values("body")
    return Body.objects.filter(pk__in=bearing(case)).exclude(pk__in=said).order_by("name")


def answerable(actor: Actor, case: Case) -> QuerySet[Body]:
    """The bodies whose running cost by a version the actor may answer about."""
    rows, reach = Body.objects.filter(pk__in=bearing(case)), actor.reach("cases.accept")
    return (rows if reach.whole else rows.filter(pk__in=reach.bodies)).order_by("name")


@asking
def who_answers(actor: Actor, body_ids: Collection[int], *, on: date) -> Asks[dict[int, Role | None]]:
    """The role that is asked for each body about its cost on a day: its editors, else its deciders, else None.

    A role that is held in a body above reaches down. Somebody whose account is closed answers for nobody.
    """
    held = assignments(actor, on=on).filter(role__in=ANSWERS, body__isnull=False, user__is_active=True)
    holders = held.order_by().values_list("role", "body_id").distinct()
    parents = bodies_ever(actor).order_by().values_list("pk", "parent_id")
    yield holders, parents
    places, above = set(holders), dict(parents)
    found: dict[int, Role | None] = {}
    for body_id in body_ids:
        chain: list[int] = []
        at: int | None = body_id
        while at is not None and at not in chain:
            chain.append(at)
            at = above.get(at)
        found[body_id] = next((role for role in ANSWERS if any((role, each) in places for each in chain)), None)
    return found
