"""Who wrote what in an answer before it was handed in: one row of history for each person and sitting."""

from datetime import datetime, timedelta
from typing import Any

from farled.people.reads import Actor
from farled.planning import reads
from farled.planning.models import Answer, Return, Sitting
from farled.planning.states import Light, Status
from farled.trail import acts as trail
from farled.web import formats

PAUSE = timedelta(minutes=30)  # after which somebody has sat down anew


def wrote(row: Answer, before: dict[str, Any], *, by: Actor, at: datetime) -> None:
    """Note that somebody wrote in an answer, within the sitting that goes on; what stood there when it began stays."""
    if by.user_id is None:
        return
    going = Sitting.objects.filter(within=row.within_id, writer=by.user_id, latest_at__gte=at - PAUSE)
    sitting = going.order_by("-latest_at").first()
    if sitting is None:
        sitting = Sitting(within_id=row.within_id, writer_id=by.user_id, began_at=at, latest_at=at)
    first = sitting.wrote.get(str(row.activity_id), {"before": _told(before)})
    sitting.wrote[str(row.activity_id)] = {
        "title": row.activity.title, "before": first["before"], "after": _told(reads.said(row)),
    }  # fmt: skip
    sitting.latest_at = max(sitting.latest_at, at)  # two saves may come in another order than they were sent
    sitting.save()


def tell(one: Return, *, at: datetime, texts: bool = True) -> None:
    """Write the sittings of an answer into its history, each as the person who wrote, and keep them no longer.

    Without ``texts`` it is told who wrote about what, but not what: an answer that is never handed in stays the body's
    own.
    """
    for sitting in one.sittings.select_related("writer").order_by("began_at", "pk"):
        pieces = list(sitting.wrote.values())
        trail.append(
            "planning.return.written",
            organisation_id=one.round.organisation_id,
            subject=(Return.KIND, one.pk, one.trail_name()),
            by=Actor(one.round.organisation_id, "", sitting.writer_id, sitting.writer.name, ()),
            at=at,
            why=f"{formats.moment(sitting.began_at)}–{formats.moment(sitting.latest_at)}",
            on_behalf_of=one.body.name,
            changes={
                "answers": [
                    [f"{each['title']}: {each['before']}" for each in pieces if texts and each["before"]],
                    [f"{each['title']}: {each['after']}" if texts else each["title"] for each in pieces],
                ]
            },
        )
        sitting.delete()


def _told(said: dict[str, Any]) -> str:
    """What an answer says, in a line or two."""
    light = str(Light(said["light"]).label) if said["light"] else ""
    status = str(Status(said["status"]).label) if said["status"] and (light or said["text"]) else ""
    end = said["proposed_end"].isoformat() if said["proposed_end"] else ""
    texts = (said["text"], said["next_step"], said["outcome"])
    return ". ".join(part.rstrip(".") for part in (light, status, end, *texts) if part)
