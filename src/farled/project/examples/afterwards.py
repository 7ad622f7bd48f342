"""How it went: reports, changed budgets, deviations with what was decided, evaluations and lessons."""

from datetime import date, datetime, timedelta

from farled.benefits import acts
from farled.benefits.reads import Benefit
from farled.benefits.states import EffectState
from farled.initiatives import acts as initiatives
from farled.matters import acts as matters
from farled.matters.reads import Decision
from farled.matters.states import MatterKind, Outcome
from farled.planning.states import Light
from farled.project.examples.portfolios import TKR, noon
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene


def tell_what_came_of_it(scene: Scene) -> None:
    """Tell of every change what has been reported, noted, decided and learned since."""
    for row in scene.folder.rows("status_report"):
        _report(scene, row)
    for row in scene.folder.rows("budget_effect"):
        _change_budget(scene, row)
    for row in scene.folder.rows("deviation"):
        _deviate(scene, row)
    for row in scene.folder.rows("evaluation"):
        initiative = scene.initiatives[row["change"]]
        said = {name: row[name] for name in ("reached", "missed", "why", "next_step") if name in row}
        on = _past(scene, row["on"])
        acts.evaluate(initiative=initiative, on=on, source=source_of(row), by=scene.by, at=noon(on), **said)
    for row in scene.folder.rows("lesson"):
        _learn(scene, row)


def _past(scene: Scene, day: date) -> date:
    """The day, if it has come."""
    return min(day, scene.at.date())


def _at(scene: Scene, row: Row, ago: str, on: str) -> datetime:
    """When it happened: so many days before the loading, or noon of a day."""
    return scene.at - timedelta(row[ago]) if ago in row else noon(_past(scene, row[on]))


def _report(scene: Scene, row: Row) -> None:
    one = scene.initiatives[row["change"]]
    one.refresh_from_db()
    parts = {name: row[name] for name in ("supplier_part", "customer_part", "next_step") if name in row}
    initiatives.report(
        initiative=one,
        version=one.version,
        light=Light(row["light"]),
        text=row["text"],
        on=_past(scene, row["on"]),
        source=source_of(row),
        by=scene.by,
        at=noon(_past(scene, row["on"])),
        **parts,
    )


def _benefit(scene: Scene, row: Row) -> Benefit:
    """The benefit that the row names, or the first that the change promised."""
    rows = Benefit.objects.filter(initiative=scene.initiatives[row["change"]]).order_by("pk")
    return rows.get(title=row["benefit"]) if "benefit" in row else rows[0]


def _change_budget(scene: Scene, row: Row) -> None:
    benefit = _benefit(scene, row)
    planned = acts.plan_budget_effect(
        benefit=benefit,
        body=benefit.body,
        year=row["year"],
        amount=row["amount"] * TKR,
        why=row["why"],
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )
    day = row.get("noted_on") or row.get("cancelled_on")
    if day:
        acts.note_budget_effect(
            effect=planned,
            version=planned.version,
            state=EffectState.DONE if "done" in row else EffectState.CANCELLED,
            done_amount=row["done"] * TKR if "done" in row else None,
            why=row["why"],
            by=scene.by,
            at=max(noon(_past(scene, day)), scene.at),
        )


def _deviate(scene: Scene, row: Row) -> None:
    at = _at(scene, row, "ago", "on")
    one = acts.report_deviation(
        benefit=_benefit(scene, row), text=row["text"], cause=row.get("cause", ""), by=scene.by, at=at
    )
    if "serious" not in row:
        return
    at = _at(scene, row, "judged_ago", "judged")
    one = acts.judge_deviation(
        deviation=one, version=one.version, serious=row["serious"], why=row["why"], by=scene.by, at=at
    )
    if "decided" not in row:
        return
    at = noon(_past(scene, row["decided"]))
    one = acts.decide_measures(
        deviation=one,
        version=one.version,
        measures=row["measures"],
        decision=_decision(scene, row, at),
        due=row.get("due"),
        by=scene.by,
        at=at,
    )
    if "finished" in row:
        at = noon(_past(scene, row["finished"]))
        acts.finish_deviation(deviation=one, version=one.version, outcome=row["outcome"], by=scene.by, at=at)


def _decision(scene: Scene, row: Row, at: datetime) -> Decision:
    """What an organ decided about a benefit that became another than promised."""
    title = scene.folder.row("change", row["change"])["title"]
    matter = matters.register_matter(
        organisation=scene.organisation,
        title=f"Nyttan av {title[0].lower()}{title[1:]} når inte det som är utlovat",
        kind=MatterKind.REPORT,
        opened_on=at.date() - timedelta(21),
        reference=f"Exempel {at.year}-{row['change'].removeprefix('f-')}",
        source=source_of(row),
        by=scene.by,
        at=at,
    )
    return matters.decide(
        matter=matter,
        on=at.date(),
        outcome=Outcome.APPROVED,
        body=scene.bodies[row["organ"]],
        clauses=[row["measures"]],
        source=source_of(row),
        by=scene.by,
        at=at,
    )


def _learn(scene: Scene, row: Row) -> None:
    names = ("title", "situation", "learned", "advice", "tags", "by_function")
    said = acts.LessonSaid(
        body=scene.bodies[row["body"]],
        initiative=scene.initiatives[row["change"]],
        **{name: row[name] for name in names if name in row},
    )
    on = _past(scene, row["on"])
    acts.write_lesson(content=said, on=on, source=source_of(row), by=scene.by, at=noon(on))
