"""Benefits: the lists, one with its years and measurements, and when it is measured next."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.db.models.functions import Collate

from farled.benefits.models import Benefit, BudgetEffect, Measurement, YearPoint
from farled.benefits.states import FOLLOWED, OWNED
from farled.cases import reads as cases
from farled.cases.reads import BenefitLine, Case
from farled.initiatives.reads import Initiative
from farled.methods.periods import add_months
from farled.people.reads import Actor, Body
from farled.portfolio.reads import thread as portfolio
from farled.web.together import Asking, Asks, answered, asking

YEAR, EARLY_SPRING = 12, 3  # months: a day of a yearly schedule until the end of March is about the year before
SOON = timedelta(days=14)  # how long after a system is closed it is to be measured that its cost has ended
LONG = timedelta(days=30)  # how late a measurement is before the body's head is told
MOST_DAYS = 1200  # days a schedule can have: every month for a hundred years


def benefits(actor: Actor) -> QuerySet[Benefit]:
    """The benefits the actor may see, with body and initiative."""
    return Benefit.objects.visible_to(actor).select_related("body", "initiative__body")


def whole(rows: QuerySet[Benefit]) -> list[Benefit]:
    """Benefits with their years fetched: two queries."""
    return list(_with_years(rows))


def _with_years(rows: QuerySet[Benefit]) -> QuerySet[Benefit]:
    return rows.prefetch_related("points").order_by("pk")


def summable(actor: Actor) -> list[Benefit]:
    """Every benefit with its years and no more than is needed to add them up: two queries."""
    rows = Benefit.objects.visible_to(actor).only("price", "state", "body", "initiative")
    return whole(rows)


def benefits_of(initiative: Initiative) -> QuerySet[Benefit]:
    """Those of an initiative with their years, in the order they were planned."""
    rows = Benefit.objects.filter(initiative=initiative).select_related("body", "initiative__body")
    return _with_years(rows)


def matching(actor: Actor, text: str) -> QuerySet[Benefit]:
    """Benefits whose words hold a text."""
    holds = Q(title__icontains=text) | Q(description__icontains=text) | Q(process__icontains=text)
    return benefits(actor).filter(holds)


def missing_owners(initiative: Initiative) -> list[Benefit]:
    """The benefits of an initiative that are to be followed and that nobody in the line has accepted."""
    rows = Benefit.objects.filter(initiative=initiative, state__in=sorted(FOLLOWED)).exclude(state__in=sorted(OWNED))
    return list(rows.order_by("pk"))


def followed_by(body: Body) -> int:
    """How many benefits a body takes home, or shall."""
    return Benefit.objects.filter(body=body, state__in=sorted(FOLLOWED)).count()


def lines_left(case: Case) -> list[BenefitLine]:
    """The lines of a calculation that say a quantity and that no benefit was planned from."""
    planned = set(Benefit.objects.filter(line__alternative__case=case).values_list("line", flat=True))
    return [
        line
        for line in cases.benefit_lines(case)
        if line.pk not in planned and line.likely is not None and line.likely > 0 and any(line.shares)
    ]


def granted(initiative: Initiative) -> bool:
    """Whether an initiative has been granted money that was not taken back."""
    return initiative.pk in portfolio.granted_in([initiative.pk])


# --- Measuring --------------------------------------------------------------------------------------------------------


def measurements(actor: Actor) -> QuerySet[Measurement]:
    """Every measurement the actor may see."""
    rows = Measurement.objects.filter(benefit__in=Benefit.objects.visible_to(actor))
    return rows.select_related("benefit__body", "benefit__initiative__body")


def measurements_of(row: Benefit) -> QuerySet[Measurement]:
    """Those of a benefit, the latest first, with those that were taken back."""
    return Measurement.objects.filter(benefit=row).order_by("-on", "-pk")


def measured_years(row: Benefit) -> dict[int, date]:
    """The years that a measurement that holds is of, each with the day it was measured last."""
    held = Measurement.objects.filter(benefit=row, withdrawn_because="")
    return dict(held.order_by("on").values_list("year", "on"))


def realised_of(benefit_ids: Iterable[int], *, on: date | None = None) -> dict[int, dict[int, Decimal]]:
    """What benefits came to, benefit → year → units: of each year the latest measurement that holds, in one query.

    With a day, only what had been measured by then.
    """
    rows = Measurement.objects.filter(benefit__in=list(benefit_ids))
    return answered(_realised(rows if on is None else rows.filter(on__lte=on)))


def realised_for(initiative: Initiative) -> Asking[dict[int, dict[int, Decimal]]]:
    """The same of the benefits of an initiative."""
    return _realised(Measurement.objects.filter(benefit__initiative=initiative))


@asking
def _realised(rows: QuerySet[Measurement]) -> Asks[dict[int, dict[int, Decimal]]]:
    held = rows.filter(withdrawn_because="").order_by("on", "pk").values_list("benefit", "year", "value")
    yield (held,)
    found: dict[int, dict[int, Decimal]] = {}
    for benefit_id, year, value in held:
        found.setdefault(benefit_id, {})[year] = value
    return found


def realised_in(measured: Iterable[Measurement]) -> dict[int, Decimal]:
    """The same of one benefit, from its measurements."""
    held = sorted((each for each in measured if not each.withdrawn_because), key=lambda each: (each.on, each.pk))
    return {each.year: each.value for each in held}


def of_year(actor: Actor, year: int) -> QuerySet[Benefit, tuple[Any, ...]]:
    """What benefits valued in money say of a year: state, price, promised, forecast and realised units."""
    of = {"benefit": OuterRef("pk"), "year": year}
    point = YearPoint.objects.filter(**of)
    came = Measurement.objects.filter(**of, withdrawn_because="").order_by("-on", "-pk")
    rows = Benefit.objects.visible_to(actor).filter(Exists(point) | Exists(came), price__isnull=False).order_by()
    return rows.values_list(
        "state",
        "price",
        Subquery(point.values("promised")[:1]),
        Subquery(point.values("forecast")[:1]),
        Subquery(came.values("value")[:1]),
    )


def counted(actor: Actor, on: date) -> QuerySet[Benefit, dict[str, int]]:
    """How many are ``late``, ``ownerless`` and ``valued`` in money: one row, or none where there are no benefits."""
    owned, waiting = Q(state__in=sorted(OWNED)), Q(state__in=sorted(FOLLOWED - OWNED))
    rows = Benefit.objects.visible_to(actor).order_by().values("organisation")
    counts = {"late": Count("pk", filter=owned & Q(next_due__lt=on)), "ownerless": Count("pk", filter=waiting)}
    counts["valued"] = Count("pk", filter=Q(price__isnull=False))
    found: QuerySet[Benefit, dict[str, int]] = rows.annotate(**counts).values(*counts)
    return found


def measured_in(row: Benefit, due: date) -> int:
    """The year that is to be measured on a day of a benefit's schedule.

    The year the day lies in. A day in January to March of a schedule of a year or more is when the year before is
    added up, and is about that year.
    """
    return due.year - 1 if row.every >= YEAR and due.month <= EARLY_SPRING else due.year


def next_due(row: Benefit, measured: Mapping[int, date]) -> date | None:
    """The first day of its schedule that is not measured, given the years that are, each with the day it was last.

    A day is measured when its year is, whenever that was done, so a year that nobody has measured is not passed over
    because a later one is. Where a year has several days, a measurement of the year is that of the days until it was
    made, and of the next one from half-way there. None when no day is left, or none was set.
    """
    if row.first_measured is None:
        return None
    for place in range(MOST_DAYS):
        due = add_months(row.first_measured, place * row.every)
        if row.last_measured is not None and due > row.last_measured:
            return None
        on = measured.get(measured_in(row, due))
        if on is None or (row.every < YEAR and on < _half_way(row.first_measured, place, row.every)):
            return due
    return None


def _half_way(first: date, place: int, every: int) -> date:
    """The day in the middle between a day of a schedule and the one before it."""
    before, due = add_months(first, (place - 1) * every), add_months(first, place * every)
    return before + (due - before) / 2


def overdue(actor: Actor, on: date) -> QuerySet[Benefit]:
    """Benefits whose day of measuring has passed."""
    return benefits(actor).filter(state__in=sorted(OWNED), next_due__lt=on)


def ended_costs(body_ids: Collection[int]) -> QuerySet[Benefit]:
    """What some bodies own of systems that are closed, not measured since: the cost has ended (S69)."""
    later = Measurement.objects.filter(benefit=OuterRef("pk"), withdrawn_because="", on__gte=OuterRef("closed"))
    rows = Benefit.objects.filter(body__in=body_ids, state__in=sorted(OWNED), line__exit__done_on__isnull=False)
    rows = rows.annotate(closed=F("line__exit__done_on")).exclude(Exists(later))
    return rows.select_related("body", "line__exit__system").order_by("pk")


def delayed(actor: Actor, on: date) -> QuerySet[Benefit]:
    """Those that have waited so long that the body's head is told."""
    return overdue(actor, on).filter(next_due__lte=on - LONG)


# --- Budget effects ---------------------------------------------------------------------------------------------------


def effects(actor: Actor) -> QuerySet[BudgetEffect]:
    """Every budget effect the actor may see."""
    rows = BudgetEffect.objects.filter(benefit__in=Benefit.objects.visible_to(actor))
    return rows.select_related("benefit__body", "benefit__initiative", "body", "decision")


def changed_budgets(actor: Actor) -> int:
    """By how much budgets have been changed in all, in öre a year."""
    return effects(actor).aggregate(total=Sum("done_amount"))["total"] or 0


def effects_of(actor: Actor, row: Benefit) -> QuerySet[BudgetEffect]:
    """Those of a benefit, year by year."""
    return effects(actor).filter(benefit=row).order_by("year", "pk")


def has_effect(row: Benefit, body: Body, year: int) -> bool:
    """Whether the body's budget for the year is told of already."""
    return BudgetEffect.objects.filter(benefit=row, body=body, year=year).exists()


# --- What may be chosen -----------------------------------------------------------------------------------------------


def bodies_in_line(actor: Actor, initiative: Initiative, *, besides: Benefit | None = None) -> QuerySet[Body]:
    """The bodies that can take a benefit home: not the one that carries the initiative out."""
    held = {besides.body_id} if besides else set()
    rows = Body.objects.visible_to(actor).filter(Q(closed_on=None) | Q(pk__in=held))
    if initiative.supplier_id:
        rows = rows.exclude(pk=initiative.supplier_id)
    return rows.order_by(Collate("name", "sv-x-icu"), "pk")


def bodies_of_all(actor: Actor) -> QuerySet[Body]:
    """Every body that is open; the act says which can take a benefit of an initiative home."""
    return Body.objects.visible_to(actor).filter(closed_on=None).order_by(Collate("name", "sv-x-icu"), "pk")


def bodies_to_tell_for(actor: Actor) -> QuerySet[Body]:
    """The bodies the actor may write lessons for."""
    reach = actor.reach("benefits.plan")
    rows = Body.objects.visible_to(actor).filter(closed_on=None)
    return (rows if reach.whole else rows.filter(pk__in=reach.bodies)).order_by(Collate("name", "sv-x-icu"), "pk")


def owned_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies that take some benefit home, for filters."""
    rows = Body.objects.visible_to(actor).filter(pk__in=Benefit.objects.visible_to(actor).values("body"))
    return rows.order_by(Collate("name", "sv-x-icu"), "pk")
