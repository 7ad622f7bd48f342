"""Writing down what a motion says."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.acts.matters import locked
from farled.matters.models import Matter, Motion
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version


@transaction.atomic
def write_motion(
    *,
    matter: Matter,
    version: int,
    parties: Iterable[str],
    submitted_on: date,
    text: str,
    claims: Iterable[str],
    by: Actor,
    at: datetime,
    covered_by: str = "",
    source: str = "",
    why: str = "",
) -> Motion:
    """Write down a motion's party, day, text and claims, and what covers it already (föra in motionen).

    ``version`` is 0 the first time. Raises Stale, and Refused when the matter is no motion.
    """
    matter = locked(matter)
    rules.check_can_handle(by, matter)
    rules.check_is_open(matter)
    parties = list(parties)
    claims = [claim.strip() for claim in claims if claim.strip()]
    rules.check_motion(matter, parties=parties, claims=claims, submitted_on=submitted_on, today=local(at))
    motion = Motion.objects.select_for_update(of=("self",)).filter(matter=matter).first()
    check_version(
        current=motion.version if motion else 0, seen=version, stored=motion.trail_values() if motion else {}
    )  # fmt: skip
    if motion is None:
        motion = Motion(
            matter=matter, parties=parties, submitted_on=submitted_on, text=text.strip(), claims=claims,
            covered_by=covered_by, source=source,
        )  # fmt: skip
        motion.save(force_insert=True)
        trail.created(motion, "matters.motion.written", by=by, at=at)
        return motion
    motion.matter = matter
    with trail.changing(motion, "matters.motion.changed", by=by, at=at, why=why):
        motion.parties, motion.submitted_on, motion.text = parties, submitted_on, text.strip()
        motion.claims, motion.covered_by = claims, covered_by
    return motion
