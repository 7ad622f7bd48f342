"""Ideas and needs: those that bodies wrote of in replies, and made-up ones that people have given and been answered."""

from farled.initiatives import acts
from farled.initiatives.reads import Need
from farled.initiatives.states import NeedKind, Origin, TargetGroup, Track
from farled.methods.periods import local_day
from farled.people.reads import Actor, acting
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene


def give_needs(scene: Scene) -> None:
    """Give every idea and need, let others stand behind it, and answer those that were answered."""
    for row in scene.folder.rows("need"):
        need = acts.give(
            words=_words(row),
            body=scene.bodies[row["body"]],
            given_on=row["given_on"],
            source=source_of(row),
            by=_person(scene, row["giver"]) if "giver" in row else scene.by,
            at=scene.at,
        )
        for user in row.get("backed_by", ()):
            acts.back(need=need, by=_person(scene, user), at=scene.at)
        if "considered" in row:
            _consider(scene, need, row["considered"])


def _words(row: Row) -> acts.Words:
    return acts.Words(
        title=row["title"],
        description=row.get("description", ""),
        kind=NeedKind(row["kind"]),
        target_group=TargetGroup(row["target_group"]) if "target_group" in row else "",
        origin=Origin(row.get("origin", Origin.MISSION)),
        track=Track(row.get("track", Track.OWN)),
    )


def _person(scene: Scene, user: str) -> Actor:
    return acting(scene.user(user), scene.organisation, on=local_day(scene.at))


def _consider(scene: Scene, need: Need, text: str) -> None:
    """Answer as the organisation's coach."""
    coach = next(row["user"] for row in scene.folder.rows("assignment") if row["role"] == "coach")
    acts.consider(need=need, version=need.version, text=text, by=_person(scene, coach), at=scene.at)
