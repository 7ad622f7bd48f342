"""The selection desk: what competes for the next frames, and under which rules."""

from farled.people.reads import acting
from farled.portfolio import acts
from farled.portfolio.reads import Application
from farled.portfolio.states import ApplicationState, DeskRuleKind
from farled.project.examples.reading import Row
from farled.project.examples.scene import Scene


def open_desks(scene: Scene) -> None:
    """Open each selection with all that is prepared, give it its rules and have a proposal worked out."""
    for row in scene.folder.rows("desk"):
        _open(scene, row)


def _open(scene: Scene, row: Row) -> None:
    strategist = next(each["user"] for each in scene.folder.rows("assignment") if each["role"] == "strategist")
    by = acting(scene.user(strategist), scene.organisation, on=scene.at.date())
    desk = acts.open_desk(
        title=row["title"],
        group=scene.groups[row["group"]],
        first_year=row["first_year"],
        last_year=row["last_year"],
        portfolios=scene.portfolios.values(),
        is_example=row.get("example", False),
        by=by,
        at=scene.at,
    )
    prepared = Application.objects.filter(
        organisation=scene.organisation, state=ApplicationState.PREPARED, start__year__gte=row["first_year"]
    )
    for application in prepared.order_by("number"):
        acts.add_candidate(desk=desk, application=application, by=by, at=scene.at)
    for rule in scene.folder.rows("desk_rule"):
        if rule["desk"] == row["key"]:
            acts.add_rule(desk=desk, kind=DeskRuleKind(rule["kind"]), content=_rule(scene, rule), by=by, at=scene.at)
    acts.run(desk=desk, by=by, at=scene.at)


def _rule(scene: Scene, row: Row) -> acts.RuleContent:
    def of(key: str) -> Application:
        return Application.objects.get(initiative=scene.initiatives[key])

    return acts.RuleContent(
        one=of(row["one"]) if "one" in row else None,
        other=of(row["other"]) if "other" in row else None,
        members=[of(key) for key in row.get("members", ())],
        body=scene.body(row.get("body")),
        count=row.get("count"),
        share=row.get("share"),
        why=row["why"],
    )
