"""Benefits, measurements and lessons for tests, made through the acts a user takes."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from farled.benefits import acts
from farled.benefits.reads import Benefit, BudgetEffect, Deviation, Evaluation, Lesson, Measurement
from farled.initiatives.reads import Initiative
from farled.people.reads import Body
from tests.cast import NOW, TODAY, World
from tests.factories.initiatives import an_initiative

PROMISED: Mapping[int, Decimal] = {2026: Decimal(40), 2027: Decimal(100), 2028: Decimal(200)}
HOUR = 45_000  # öre


def said(world: World, title: str = "Lärarna får tid", *, body: Body | None = None, **more: Any) -> acts.Content:
    """What a benefit says: hours that teachers get, measured every twelfth month from the turn of the year."""
    return acts.Content(
        **{
            "title": title,
            "kind": "time",
            "receiver": "internal",
            "body": body or world.school,
            "unit": "timmar",
            "promised": PROMISED,
            "price": HOUR,
            "method": "Tidmätning en vecka på tre skolor.",
            "first_measured": date(2026, 12, 31),
            "last_measured": date(2028, 12, 31),
            **more,
        }
    )


def a_benefit(
    world: World,
    title: str = "Lärarna får tid",
    *,
    of: Initiative | None = None,
    theirs: bool = False,
    **more: Any,
) -> Benefit:
    """A benefit of an initiative, planned and not yet owned."""
    initiative = of or an_initiative(world, f"Initiativ för {title}", theirs=theirs)
    content = said(world, title, **({"body": world.their_body} if theirs else {}), **more)
    return acts.plan_benefit(
        initiative=initiative, content=content, by=world.their_hand if theirs else world.hand, at=NOW
    )


def fresh(row: Benefit) -> Benefit:
    """The benefit as it is stored now."""
    return Benefit.objects.get(pk=row.pk)


def owned(world: World, row: Benefit | None = None, who: str = "erik", **more: Any) -> Benefit:
    """A benefit that somebody in the body has accepted."""
    row = fresh(row) if row else a_benefit(world, **more)
    by = world.hand if who == "hand" else world.actor(who)
    return acts.accept_benefit(benefit=row, version=row.version, function="Rektor", by=by, at=NOW)


def a_measurement(
    world: World, row: Benefit, value: int = 30, *, year: int = 2026, who: str = "erik", **more: Any
) -> Measurement:
    """What an owned benefit came to in a year."""
    row = fresh(row)
    details = {"on": TODAY, "how": "Tidmätning en vecka.", **more}
    by = world.hand if who == "hand" else world.actor(who)
    return acts.measure(benefit=row, version=row.version, year=year, value=Decimal(value), by=by, at=NOW, **details)


def an_effect(world: World, row: Benefit, **more: Any) -> BudgetEffect:
    """A planned change of the body's budget."""
    details = {"body": row.body, "year": 2027, "amount": 50_000_000, **more}
    return acts.plan_budget_effect(benefit=row, by=world.hand, at=NOW, **details)


def a_deviation(world: World, row: Benefit, text: str = "Tiden blir hälften.", **more: Any) -> Deviation:
    """A deviation that was reported."""
    return acts.report_deviation(benefit=row, text=text, by=world.hand, at=NOW, **more)


def an_evaluation(world: World, of: Initiative, reached: str = "Närvaron förs en gång.", **more: Any) -> Evaluation:
    """What an initiative came to."""
    return acts.evaluate(initiative=of, reached=reached, by=world.hand, at=NOW, **more)


def a_lesson(world: World, title: str = "Mät före start", *, theirs: bool = False, **more: Any) -> Lesson:
    """A lesson on a card."""
    content = acts.LessonSaid(
        **{
            "title": title,
            "situation": "Vi började utan utgångsvärde.",
            "learned": "Utan en mätning före går nyttan inte att visa.",
            "body": world.their_body if theirs else world.school,
            **more,
        }
    )
    return acts.write_lesson(content=content, by=world.their_hand if theirs else world.hand, at=NOW)
