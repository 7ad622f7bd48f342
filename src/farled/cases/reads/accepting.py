"""What each body is to bear each year by a version, and who has not yet accepted that."""

from collections.abc import Iterable

from django.db.models import QuerySet

from farled.cases.models import Acceptance, Case, CostLine
from farled.cases.reads.cases import costs_of
from farled.people.reads import Actor, Body


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
