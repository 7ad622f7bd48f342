"""The canaries of benefits, what was measured, what deviates, evaluations and lessons."""

from decimal import Decimal

from farled.benefits import acts
from tests.cast import NOW, TODAY, World
from tests.factories.benefits import a_benefit, a_lesson, an_effect, fresh, owned
from tests.gates.canaries import canary, named


def release_benefits(world: World) -> None:
    """Ours in each table, with a benefit and a lesson of the other organisation."""
    text = canary("benefit")
    row = owned(world, a_benefit(world, text, description=text, process=text, method=text))
    row, text, hand = fresh(row), canary("measurement"), named(world.hand)
    acts.measure(
        benefit=row, version=row.version, year=2026, value=Decimal(30), on=TODAY, how=text, note=text,
        by=named(world.actor("erik")), at=NOW,
    )  # fmt: skip
    an_effect(world, row, why=canary("budgeteffect"))
    text = canary("deviation")
    acts.report_deviation(benefit=row, text=text, cause=text, by=hand, at=NOW)
    text = canary("evaluation")
    acts.evaluate(initiative=row.initiative, reached=text, missed=text, by=hand, at=NOW)
    lesson = canary("lesson")
    a_lesson(world, lesson, situation=lesson, learned=lesson, advice=lesson, tags=lesson)
    text = canary("theirbenefit")
    a_benefit(world, text, theirs=True, description=text, process=text, method=text)
    a_lesson(world, canary("theirlesson"), theirs=True, learned=canary("theirlesson"))
