"""Ordering a report, keeping what it became, taking it away."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from farled.direction.reads import Document
from farled.files import acts as files
from farled.files.reads import FileKind
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.planning.reads import bearings
from farled.reports import contents, reads, rules
from farled.reports.models import Output, Production, TemplateVersion
from farled.reports.states import Format, ReportKind
from farled.trail import acts as trail
from farled.web import jobs
from farled.web.jobs import JobState


@transaction.atomic
def order(
    *,
    kind: ReportKind,
    plan: Document | None,
    on: date,
    formats: Collection[str],
    parameters: Mapping[str, str],
    edition: bool = False,
    by: Actor,
    at: datetime,
) -> Production:
    """Order a report as files (ta fram en rapport); the job makes them. ``parameters`` choose rows of a list.

    The same order again, while the first is being made, is the first. Raises Refused.
    """
    chosen = [each.value for each in Format if each.value in set(formats)]
    choice = contents.known_parameters(parameters) if kind is ReportKind.ACTIVITIES else {}
    if plan is not None and kind is ReportKind.ACTIVITIES:
        choice[rules.PLAN] = str(plan.pk)
    today = local_day(at)
    rules.check_can_produce(by)
    rules.check_formats(formats)
    rules.check_plan(kind, plan)
    rules.check_day(on, today=today)
    rules.check_selection_has_been(choice, on, today=today)
    if edition:
        rules.check_can_issue(by, plan)
    reader = reads.reader_of(by, edition=edition)
    rules.check_seen(plan, reads.reportable_plans(reader), edition=edition)
    rows = contents.selection(reader, bearings(reader), choice or _whole(plan), on=on).rows
    rules.check_fits_paper(rows.count(), chosen)
    return _ordered(
        kind=kind,
        title=contents.title_of(kind, plan),
        formats=chosen,
        parameters=choice,
        plan=plan,
        on=on,
        edition=edition,
        by=by,
        at=at,
    )


@transaction.atomic
def order_of_round(
    *,
    round_id: int,
    formats: Collection[str],
    parameters: Mapping[str, str],
    edition: bool = False,
    by: Actor,
    at: datetime,
) -> Production:
    """Order the report of a frozen round as files, whole or of what ``parameters`` choose (``body`` or ``area``).

    Raises Refused when the round is not frozen or there is no such part.
    """  # fmt: skip
    rules.check_can_produce(by)
    rules.check_formats(formats)
    choice = {"round": str(round_id), **{name: parameters[name] for name in ("body", "area") if parameters.get(name)}}
    thawed = reads.thawed_round(reads.reader_of(by, edition=edition), choice)
    rules.check_part(choice, contents.rows_of_round(thawed, choice))
    plan = reads.reportable_plans(by).filter(pk=thawed.data["plan"]["id"]).first()
    if edition:
        rules.check_can_issue(by, plan)
    return _ordered(
        kind=ReportKind.ROUND,
        title=contents.title_of_round(thawed, choice),
        formats=formats,
        parameters=choice,
        plan=plan,
        on=thawed.on,
        edition=edition,
        by=by,
        at=at,
    )


@transaction.atomic
def order_compilation(*, consultation_id: int, formats: Collection[str], by: Actor, at: datetime) -> Production:
    """Order a consultation put together as files (ta fram en sammanställning). Raises Refused."""
    rules.check_can_produce(by)
    rules.check_formats(formats)
    choice = {"consultation": str(consultation_id)}
    consultation = reads.consultation_of(by, choice)
    return _ordered(
        kind=ReportKind.COMPILATION,
        title=contents.title_of_compilation(consultation),
        formats=formats,
        parameters=choice,
        on=local_day(at),
        by=by,
        at=at,
    )


@transaction.atomic
def order_changes(
    *, version_id: int, since_id: int, whole: bool, formats: Collection[str], by: Actor, at: datetime
) -> Production:
    """Order what changed to a version of a text from an earlier one as files (ta fram ändringarna). Raises Refused.

    ``whole``: with what is as it was.
    """
    rules.check_can_produce(by)
    rules.check_formats(formats)
    choice = {"version": str(version_id), "since": str(since_id), **({"whole": "on"} if whole else {})}
    since, version = reads.compared_versions(by, choice)
    return _ordered(
        kind=ReportKind.CHANGES,
        title=contents.title_of_changes(since, version),
        formats=formats,
        parameters=choice,
        on=local_day(at),
        by=by,
        at=at,
    )


@transaction.atomic
def order_decision(*, application_id: int, terms: str, formats: Collection[str], by: Actor, at: datetime) -> Production:
    """Order what a decision on an application rests on as files (ta fram beslutsunderlaget). Raises Refused.

    ``terms`` are the conditions that are proposed, one a line.
    """
    rules.check_can_produce(by)
    rules.check_formats(formats)
    rules.check_is_paper(formats)
    rules.check_terms(terms)
    said = "\n".join(line.strip() for line in terms.splitlines() if line.strip())
    choice = {"application": str(application_id), **({"terms": said} if said else {})}
    application = reads.application_of(by, choice)
    return _ordered(
        kind=ReportKind.DECISION,
        title=contents.title_of_decision(application),
        formats=formats,
        parameters=choice,
        on=local_day(at),
        by=by,
        at=at,
    )


def _ordered(
    *,
    kind: ReportKind,
    title: str,
    formats: Collection[str],
    parameters: Mapping[str, str],
    on: date,
    by: Actor,
    at: datetime,
    plan: Document | None = None,
    edition: bool = False,
) -> Production:
    """Store an order and have the job make it; the same order again, while the first is being made, is the first."""
    from farled.reports.tasks import produce  # the task calls these acts in turn

    wanted = Production(
        organisation_id=by.organisation_id,
        owner=reads.orderer(by),
        kind=kind,
        plan=plan,
        on=on,
        formats=[each.value for each in Format if each.value in set(formats)],
        parameters=dict(parameters),
        edition=edition,
        title=title[:300],
        ordered_at=at,
        job_beat_at=at,
    )
    if same := _under_way(wanted, at):
        return same
    wanted.save(force_insert=True)
    trail.created(wanted, "reports.report.ordered", by=by, at=at)
    jobs.ask(wanted, produce, at=at)
    return wanted


def _whole(plan: Document | None) -> dict[str, str]:
    return {rules.PLAN: str(plan.pk)} if plan else {}


def _under_way(wanted: Production, at: datetime) -> Production | None:
    """The same order by the same person that is still being made, such as after a second click."""
    own = Production.objects.filter(owner_id=wanted.owner_id, organisation_id=wanted.organisation_id)
    going = own.filter(
        job_state__in=[JobState.WAITING, JobState.RUNNING], kind=wanted.kind, plan=wanted.plan, on=wanted.on
    )
    for one in going.filter(edition=wanted.edition).select_for_update(of=("self",)).order_by("-pk"):
        alike = one.formats == wanted.formats and one.parameters == wanted.parameters
        if alike and not jobs.lost(one, at=at):
            return one
    return None


@transaction.atomic
def order_again(*, production: Production, by: Actor, at: datetime) -> Production:
    """Have the work done again that stopped. Nothing happens while it goes on or when it is done."""
    from farled.reports.tasks import produce

    rules.check_can_produce(by)
    row = reads.productions(by).select_for_update(of=("self",)).get(pk=production.pk)
    if row.owner_id == by.user_id and jobs.can_be_asked_again(row, at=at):
        trail.noted(row, "reports.report.ordered", by=by, at=at)
        jobs.ask(row, produce, at=at)
    return row


@transaction.atomic
def keep_files(
    *,
    production: Production,
    written: Mapping[Format, bytes],
    name: str,
    template: TemplateVersion | None = None,
    by: Actor,
    at: datetime,
) -> Production:
    """Keep what a report became, and tell that the data in it left Farled. ``template`` is what Word was written in."""
    row = Production.objects.select_for_update(of=("self",)).get(pk=production.pk)
    if row.made_at is not None:
        return row
    with trail.changing(row, "reports.report.produced", by=by, at=at):
        row.made_at = at
        for as_format, content in written.items():
            file = files.keep(
                kind=FileKind.EDITION if row.edition else FileKind.PRODUCED,
                name=f"{name}.{as_format.ending}",
                media_type=as_format.media_type,
                content=content,
                by=by,
                at=at,
            )
            Output.objects.create(
                production=row, format=as_format, file=file, template=template if as_format is Format.WORD else None
            )
    trail.noted(row, "reports.report.exported", by=by, at=at, why=", ".join(str(each.label) for each in written))
    return row


@transaction.atomic
def remove(*, production: Production, by: Actor, at: datetime) -> None:
    """Take away a report one has ordered, with its files. History keeps that it was made."""
    row = Production.objects.select_for_update(of=("self",)).get(pk=production.pk, organisation_id=by.organisation_id)
    rules.check_can_remove(by, row)
    outputs = list(row.outputs.select_related("file"))
    trail.removed(row, "reports.report.removed", by=by, at=at)
    for output in outputs:
        output.delete()
        files.discard(file=output.file, by=by, at=at)
    row.delete()


@transaction.atomic
def tell_export(*, plan: Document | None, title: str, as_format: Format, by: Actor, at: datetime) -> None:
    """Tell that data left Farled as a file that Farled does not keep."""
    subject = (Document.KIND, plan.pk, plan.title) if plan else ("reports.list", 0, title)
    why = f"{title}, {as_format.label}"
    trail.append("reports.data.exported", organisation_id=by.organisation_id, subject=subject, by=by, at=at, why=why)
