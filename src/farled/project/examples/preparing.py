"""What happens to an application before it is decided: a coach helps, money is sought elsewhere, the group scores."""

from datetime import timedelta

from farled.people.reads import Actor, Group, acting
from farled.portfolio import acts
from farled.portfolio.reads import Application, scores
from farled.portfolio.states import ExternalState
from farled.project.examples.portfolios import TKR
from farled.project.examples.reading import Row
from farled.project.examples.scene import Scene


def prepare(scene: Scene) -> None:
    """Help, seek and score as the file says, in that order: whoever helps does not score."""
    for row in scene.folder.rows("coached"):
        _coach(scene, row)
    for row in scene.folder.rows("external_money"):
        _seek(scene, row)
    for row in scene.folder.rows("scored"):
        _score(scene, row)


def _application(scene: Scene, row: Row) -> Application:
    return Application.objects.get(initiative=scene.initiatives[row["change"]])


def _actor(scene: Scene, user: str) -> Actor:
    return acting(scene.user(user), scene.organisation, on=scene.at.date())


def _coach(scene: Scene, row: Row) -> None:
    coach = next(each["user"] for each in scene.folder.rows("assignment") if each["role"] == "coach")
    one, at = _application(scene, row), scene.at - timedelta(row["ago"])
    by = _actor(scene, coach)
    one = acts.assign_coach(application=one, version=one.version, coach=scene.user(coach), by=by, at=at)
    acts.note(application=one, text=row["note"], by=by, at=at)


def _seek(scene: Scene, row: Row) -> None:
    said = acts.Outside(
        financier=row["financier"],
        amount=row["amount"] * TKR,
        call=row["call"],
        state=ExternalState(row["state"]),
        answer_due=scene.at.date() + timedelta(row["answer_in"]) if "answer_in" in row else None,
    )
    acts.add_external_money(
        application=_application(scene, row), content=said, is_example=row["example"], by=scene.by, at=scene.at
    )


def _score(scene: Scene, row: Row) -> None:
    """Each member alone; then, when they have talked, together."""
    one, group = _application(scene, row), _group(scene)
    criteria = scores.criteria_of(group)
    alone = row["alone"]
    for user, points in alone.items():
        given = {each.pk: acts.Given(mark) for each, mark in zip(criteria, points, strict=True)}
        acts.score(application=one, group=group, given=given, by=_actor(scene, user), at=scene.at)
    if "together" not in row:
        return
    by = _actor(scene, next(iter(alone)))
    acts.open_scoring(application=one, group=group, by=by, at=scene.at)
    agreed = {each.pk: acts.Given(mark) for each, mark in zip(criteria, row["together"], strict=True)}
    acts.score_together(application=one, group=group, given=agreed, by=by, at=scene.at)


def _group(scene: Scene) -> Group:
    """The group whose criteria the file has."""
    return scene.groups[scene.folder.rows("criterion")[0]["group"]]
