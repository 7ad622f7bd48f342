"""A round is frozen: its data kept as an edition with a checksum, and nothing in it changes any more (frysa)."""

import json
from datetime import datetime

from django.db import transaction

from farled.files import acts as files
from farled.files.reads import FileKind, content_of
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.planning import figures, reads, rules
from farled.planning.models import Edition, Round
from farled.planning.states import RoundState
from farled.trail import acts as trail
from farled.web import jobs, slots
from farled.web.canonical import canonical
from farled.web.optimistic import check_version


@transaction.atomic
def order_freeze(*, round: Round, version: int, by: Actor, at: datetime) -> Edition:  # noqa: A002 -- the domain's word
    """Have a round frozen that takes no more answers (frys); the job does it. Raises Stale, Refused or Forbidden."""
    from farled.planning.tasks import freeze as task

    trail.hold(round.organisation_id)
    row = Round.objects.select_for_update(of=("self",)).select_related("document").get(pk=round.pk)
    rules.check_can_freeze(by, row.document)
    by.check_lately(at)
    edition = Edition.objects.select_for_update(of=("self",)).filter(round=row).first()
    if edition is not None and not jobs.can_be_asked_again(edition, at=at):
        return edition
    check_version(current=row.version, seen=version, stored=row.trail_values())
    rules.check_round_move(row, RoundState.FROZEN)
    if edition is None:
        edition = Edition(organisation_id=row.organisation_id, round=row, frozen_by_id=by.user_id, job_beat_at=at)
        edition.save(force_insert=True)
        trail.created(edition, "planning.edition.ordered", by=by, at=at)
    else:
        trail.noted(edition, "planning.edition.ordered", by=by, at=at)
    jobs.ask(edition, task, at=at)
    return edition


@transaction.atomic
def freeze(*, edition: Edition, by: Actor, at: datetime) -> Edition:
    """Freeze the round as it stands now: all of it or nothing. Reports are then ordered by whoever writes them."""
    trail.hold(edition.organisation_id)
    row = Round.objects.select_for_update(of=("self",)).select_related("document", "organisation").get(
        pk=edition.round_id
    )  # fmt: skip
    rules.check_can_keep(by, row.document)
    rules.check_round_move(row, RoundState.FROZEN)
    one = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    basis = reads.basis(row, on=local_day(at))
    before = reads.edition_before(row)
    data = figures.frozen(
        row,
        organisation=row.organisation.name,
        rows=basis.rows,
        where=basis.where,
        reports=basis.reports,
        returns=basis.returns,
        said=basis.said,
        continues=basis.continues,
        before=json.loads(content_of(before.file)) if before and before.file else None,
        every=reads.report_every(row.organisation_id, local_day(at)),
        on=local_day(at),
        at=at,
        by=by.name,
    )
    file = files.keep(
        kind=FileKind.EDITION,
        name=f"{row.title}.json",
        media_type="application/json",
        content=canonical(data),
        by=by,
        at=at,
        verb="planning.edition.frozen",
    )
    with trail.changing(one, "planning.edition.frozen", by=by, at=at):
        one.file, one.frozen_at = file, at
    with trail.changing(row, "planning.round.frozen", by=by, at=at):
        row.state = RoundState.FROZEN
    for writer in slots.edition_writers:
        writer.order(row, by=by, at=at)
    return one
