"""Writing a statement: started, saved as it is typed, fetched for anew, looked over, approved, sent back (S11)."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from django.db import transaction

from farled.matters import figures, reads, rules
from farled.matters.acts import duties
from farled.matters.acts.matters import locked
from farled.matters.models import Layout, Matter, Passage, Statement
from farled.matters.states import Fetching, StatementState
from farled.people.acts import cleaned
from farled.people.reads import Actor, Body
from farled.trail import acts as trail
from farled.web.formats import local
from farled.web.optimistic import check_version
from farled.web.refused import Refused


@transaction.atomic
def start_statement(
    *,
    matter: Matter,
    layout: Layout,
    title: str,
    due: date,
    by: Actor,
    at: datetime,
    to: Body | None = None,
    concerns: Collection[str] = (),
    on: date | None = None,
    source: str = "",
) -> Statement:
    """Start the matter's next statement, with what Farled knows already under its headings (börja skriva).

    ``on`` is the day, when a statement from before is entered afterwards; it begins empty. Raises Refused while another
    version is worked on.
    """
    matter = locked(matter)
    rules.check_can_draft(by, matter)
    rules.check_one_at_a_time(matter, duties.worked_on(matter))
    layout = Layout.objects.select_for_update(of=("self",)).get(pk=layout.pk)
    rules.check_layout(layout, matter)
    rules.check_own(to, matter.organisation_id, field="to")
    one = Statement(
        matter=matter, number=_next(matter), layout=layout, title=cleaned(title, field="title"), to=to, due=due,
        concerns=_known(matter, concerns), started_on=on or local(at), source=source,
    )  # fmt: skip
    one.save(force_insert=True)
    trail.created(one, "matters.statement.started", by=by, at=at)
    headings = list(layout.headings.all())
    begun = figures.under_headings(headings, [] if on else figures.fetched(one, on=local(at)))
    Passage.objects.bulk_create(
        Passage(
            statement=one, order=heading.order, name=heading.name, role=heading.role, help=heading.help,
            required=heading.required, text=begun[heading.order].text, fetched=begun[heading.order].text,
            sources=begun[heading.order].sources,
        )
        for heading in headings
    )  # fmt: skip
    duties.place(one, by=by, at=at)
    return one


@transaction.atomic
def start_next_version(*, statement: Statement, due: date, by: Actor, at: datetime) -> Statement:
    """Start a new version with the texts of the latest, which is frozen (ny version). What is frozen stays as it is."""
    matter = locked(statement.matter)
    rules.check_can_draft(by, matter)
    rules.check_can_go_on(matter, statement, latest=reads.latest_in(matter))
    one = Statement(
        matter=matter, number=_next(matter), layout_id=statement.layout_id, title=statement.title, to=statement.to,
        due=due, concerns=statement.concerns, started_on=local(at),
    )  # fmt: skip
    one.save(force_insert=True)
    trail.created(one, "matters.statement.started", by=by, at=at)
    Passage.objects.bulk_create(
        Passage(
            statement=one, order=each.order, name=each.name, role=each.role, help=each.help, required=each.required,
            text=each.text, nothing=each.nothing, nothing_by_id=each.nothing_by_id, nothing_at=each.nothing_at,
            fetched=each.fetched, sources=each.sources, writer_id=each.writer_id, writers=each.writers,
        )
        for each in statement.passages.all()
    )  # fmt: skip
    duties.place(one, by=by, at=at)
    return one


@transaction.atomic
def change_statement(
    *,
    statement: Statement,
    version: int,
    title: str,
    to: Body | None,
    due: date,
    concerns: Collection[str],
    by: Actor,
    at: datetime,
) -> Statement:
    """Change a draft's heading, whom it is to, when it shall be done and what it concerns. Raises Stale."""
    one = _locked(statement)
    rules.check_can_draft(by, one.matter)
    rules.check_writable(one)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_own(to, one.matter.organisation_id, field="to")
    with trail.changing(one, "matters.statement.changed", by=by, at=at):
        one.title, one.to, one.due = cleaned(title, field="title"), to, due
        one.concerns = _known(one.matter, concerns)
    duties.place(one, by=by, at=at)
    return one


@transaction.atomic
def save_passage(
    *, passage: Passage, version: int, text: str, by: Actor, at: datetime, nothing: bool = False
) -> Passage:
    """Keep what stands under a heading so far, or that there is nothing particular to say of a dimension (spara).

    Raises Stale when somebody else saved meanwhile.
    """
    one = _locked(passage.statement)
    row = Passage.objects.select_for_update(of=("self",)).get(pk=passage.pk)
    row.statement = one
    rules.check_can_draft(by, one.matter)
    rules.check_writable(one)
    check_version(current=row.version, seen=version, stored={"text": row.text, "nothing": row.nothing})
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    rules.check_statement_said(row, text, nothing=nothing)
    if (row.text, row.nothing) == (text, nothing):
        return row
    if row.nothing != nothing:
        verb = "matters.statement.nothing_said" if nothing else "matters.statement.nothing_taken_back"
        trail.noted(one, verb, by=by, at=at, why=row.name)
        row.nothing_by_id, row.nothing_at = (by.user_id, at) if nothing else (None, None)
    row.text, row.nothing = text, nothing
    row.written_by(by.user_id, at=at)
    row.save()
    return row


@transaction.atomic
def fetch_again(
    *, statement: Statement, chosen: Mapping[int, tuple[Fetching, str]], by: Actor, at: datetime
) -> Statement:
    """Take in what has changed since it was fetched, under each heading as chosen (hämta på nytt).

    ``chosen`` maps a passage's id to what to do and what was seen then. Raises Refused when that has changed since.
    """
    one = _locked(statement)
    rules.check_can_draft(by, one.matter)
    rules.check_writable(one)
    taken = []
    for each in figures.news(one, reads.passages_locked(one), on=local(at)):
        what, seen = chosen.get(each.passage.pk, (None, ""))
        if what is None:
            continue
        if seen != each.seen:
            raise Refused("matters.statement.fetched_then", heading=each.passage.name)
        row, before = each.passage, each.passage.text
        row.text = {Fetching.KEEP: before, Fetching.ADD: each.added, Fetching.REPLACE: each.text}[what]
        row.fetched, row.sources = each.text, each.sources
        if row.text != before:
            row.written_by(by.user_id, at=at)
        else:
            row.version += 1
        row.save()
        taken.append(f"{row.name}: {what.label}")
    if taken:
        trail.noted(one, "matters.statement.fetched", by=by, at=at, why="; ".join(taken))
    return one


@transaction.atomic
def submit_statement(*, statement: Statement, version: int, by: Actor, at: datetime) -> Statement:
    """Say that a draft is ready to be looked over (klar för granskning). Every dimension has to be answered."""
    one = _locked(statement)
    rules.check_can_draft(by, one.matter)
    rules.check_statement_move(one, StatementState.REVIEW)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_answered(one.passages.all())
    with trail.changing(one, "matters.statement.submitted", by=by, at=at):
        one.state, one.comment = StatementState.REVIEW, ""
    duties.done(one, by=by, at=at)
    duties.place(one, by=by, at=at)
    return one


@transaction.atomic
def approve_statement(
    *, statement: Statement, version: int, by: Actor, at: datetime, on: date | None = None
) -> Statement:
    """Approve what is ready, as somebody else than wrote it where the layout says so (godkänn).

    ``on`` is the day, when a statement from before is entered afterwards.
    """
    one = _locked(statement)
    rules.check_can_approve(by, one, reads.writers_of(one))
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_answered(one.passages.all())
    with trail.changing(one, "matters.statement.approved", by=by, at=at):
        one.state, one.comment = StatementState.APPROVED, ""
        one.approved_on, one.approved_by_id = on or local(at), by.user_id
    duties.done(one, by=by, at=at)
    return one


@transaction.atomic
def send_back_statement(*, statement: Statement, version: int, comment: str, by: Actor, at: datetime) -> Statement:
    """Make a draft again of what is looked over or approved, saying what to change (lämna tillbaka). Raises Stale."""
    one, comment = _locked(statement), comment.strip()
    rules.check_can_send_back(by, one)
    check_version(current=one.version, seen=version, stored=one.trail_values())
    rules.check_statement_comment(comment)
    with trail.changing(one, "matters.statement.sent_back", by=by, at=at, why=comment):
        one.state, one.comment, one.approved_on, one.approved_by_id = StatementState.DRAFT, comment, None, None
    duties.place(one, by=by, at=at, note=comment)
    return one


@transaction.atomic
def remove_statement(*, statement: Statement, by: Actor, at: datetime) -> None:
    """Take away a draft that is not needed (ta bort utkastet). History keeps that there was one."""
    one = _locked(statement)
    rules.check_can_draft(by, one.matter)
    rules.check_writable(one)
    duties.let_go(one, by=by, at=at)
    trail.removed(one, "matters.statement.removed", by=by, at=at)
    one.passages.all().delete()
    one.delete()


def _locked(statement: Statement) -> Statement:
    """The statement as it is stored, locked after its matter, in which order every act takes them."""
    matter = locked(statement.matter)
    rows = Statement.objects.select_for_update(of=("self",)).select_related("layout", "to")
    one = rows.get(pk=statement.pk)
    one.matter = matter
    return one


def _next(matter: Matter) -> int:
    return max(matter.statements.values_list("number", flat=True), default=0) + 1


def _known(matter: Matter, concerns: Collection[str]) -> list[str]:
    """The rows of the red thread, each once, that anybody in the organisation sees."""
    open_faces = reads.open_faces(matter, concerns)
    return [key for key in dict.fromkeys(concerns) if key in open_faces]
