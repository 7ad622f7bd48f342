"""Who may read plans in, and what must hold of readings and of their draft rows."""

from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, datetime
from functools import partial

from farled.direction.reads import Document, DocumentVersion, Objective
from farled.direction.states import VersionState
from farled.files.reads import spoken_facts
from farled.imports import reads
from farled.imports.exchange.comparing import MOST_ROWS
from farled.imports.models import ChangeSet, Draft, Reading
from farled.imports.reading import Field, Limits, Unreadable, sniff
from farled.imports.states import MOVES, ROW_MOVES, SETTLED, PartyChoice, ReadingState, RowState
from farled.methods.swedish import InvisibleCharacter, clean_name
from farled.people.reads import Actor, Body
from farled.planning.states import Status
from farled.web import jobs
from farled.web.exchange import Sheet
from farled.web.formats import day
from farled.web.refused import Forbidden, Invalid, Refused, asks

LONGEST_TITLE, LONGEST_RESPONSIBLE = 300, 500
SINGLE = frozenset({Field.TITLE, Field.PERIOD, Field.START, Field.END, Field.STATUS})  # in one column only
MENDABLE = frozenset({ReadingState.REVIEW, ReadingState.APPLIED})  # states in which rows are decided about


def check_can_run(by: Actor, organisation_id: int) -> None:
    """Plans are read in by whoever keeps the whole organisation's plans."""
    if by.organisation_id != organisation_id or not by.reach("imports.run").whole:
        raise Forbidden("imports.run")


def person(by: Actor) -> int:
    """The id of the person who reads a plan in; the system itself never does. Raises Forbidden."""
    if by.user_id is None:
        raise Forbidden("imports.run")
    return by.user_id


def check_can_keep(by: Actor, document: Document) -> None:
    """Whoever reads a plan in may keep that plan."""
    own = by.organisation_id == document.organisation_id
    if not own or not by.reach("planning.edit").covers(document.body_id):
        raise Forbidden("planning.keep", plan=document.title)


def check_can_read_text(by: Actor, version: DocumentVersion) -> None:
    """A text is read in by whoever may write it, where it may be written: in a draft, or decided without one here."""
    document = version.document
    for right in ("direction.edit", *(("direction.adopt",) if version.lacks_text else ())):
        if by.organisation_id != document.organisation_id or not by.reach(right).covers(document.body_id):
            raise Forbidden(right)
    if not version.lacks_text and version.state != VersionState.DRAFT:
        raise Refused("direction.text_fixed", state=VersionState(version.state).label)


def check_size(size: int) -> None:
    """A file is not opened at all when it is larger than it may be (bytes)."""
    limit = Limits().size
    if size > limit:
        code, facts = "file.too_large", {"size": size, "limit": limit}
        raise Invalid(f"imports.{code}", field="file", **spoken_facts(code, facts))


def check_file(name: str, content: bytes) -> None:
    """A file is of a kind that can be read, as large as it may be, and looks like what it is called (F1)."""
    try:
        sniff(name, content, Limits())
    except Unreadable as unreadable:
        code = unreadable.code
        raise Invalid(f"imports.{code}", field="file", **spoken_facts(code, unreadable.facts)) from unreadable


def check_move(reading: Reading, to: ReadingState) -> None:
    """Only moves of the state diagram."""
    state = ReadingState(reading.state)
    if to not in MOVES[state]:
        raise Refused("imports.move", state=state.label, to=to.label)


def check_can_decide(by: Actor, reading: Reading) -> None:
    """Rows are decided about while the reading is under review, and those left over after it has been applied."""
    check_can_run(by, reading.organisation_id)
    if reading.state not in MENDABLE:
        raise Refused("imports.closed", state=ReadingState(reading.state).label)


def check_row_move(draft: Draft, to: RowState) -> None:
    """Only moves of the row's diagram; what stands in the plan is changed there."""
    state = RowState(draft.state)
    if state in SETTLED:
        raise Refused("imports.row.settled")
    if to not in ROW_MOVES[state]:
        raise Refused("imports.row.move", now=state.label, to=to.label)


def check_names_decided(draft: Draft) -> None:
    """Everybody a row names has been decided, unless a person has chosen bodies for the row itself."""
    if draft.leads is None:
        for involvement in draft.involvements.all():
            if involvement.party.choice == PartyChoice.OPEN:
                raise Refused("imports.row.names", name=involvement.party.name)


def check_can_be_added(draft: Draft) -> None:
    """What the row says can stand in a plan."""
    problem = next(iter(problems_of(draft)), None)
    if problem is not None:
        raise Invalid("imports.row.faulty", field=problem.field, problem=problem.sentence)


def problems_of(draft: Draft) -> list[Refused]:
    """Everything that hinders a row from standing in a plan, told before it is tried."""
    return [
        problem
        for problem in (
            _title(draft.title),
            _responsible(draft.responsible_text),
            _period(draft.start, draft.end),
            _outcome(draft),
        )
        if problem is not None
    ]


def hindrances_of(draft: Draft, known: Collection[int]) -> list[Refused]:
    """The same, and whether the bodies it rests on are decided and still there."""
    found = problems_of(draft)
    checks: tuple[Callable[[], None], ...] = (
        partial(check_names_decided, draft),
        partial(check_bodies, draft),
        partial(check_open, draft, known),
    )
    for check in checks:
        try:
            check()
        except Refused as refused:
            found.append(refused)
    return found


def check_bodies(draft: Draft) -> None:
    """A body has one part in a row."""
    leads, contributing = reads.bodies_of(draft)
    if set(leads) & set(contributing):
        raise Invalid("imports.row.body_twice", field="contributing")


def check_open(draft: Draft, known: Collection[int]) -> None:
    """The bodies a row rests on are the organisation's and have not been closed."""
    if any(pk not in known for part in reads.bodies_of(draft) for pk in part):
        raise Refused("imports.row.body_gone", field="leads")


def check_own_bodies(bodies: Iterable[Body], organisation_id: int) -> None:
    """A name means bodies of the organisation itself."""
    for body in bodies:
        if body.organisation_id != organisation_id:
            raise Refused("planning.body.elsewhere", body=body.name)


def check_own_objective(objective: Objective, organisation_id: int) -> None:
    """A goal becomes an objective of the organisation itself."""
    if objective.trail_organisation() != organisation_id:
        raise Refused("planning.objective.elsewhere", title=objective.title)


def _title(title: str) -> Refused | None:
    try:
        cleaned = clean_name(title)
    except InvisibleCharacter as invisible:
        return Invalid("imports.row.title.invisible", field="title", character=invisible)
    if not cleaned:
        return Invalid("imports.row.title.empty", field="title")
    if len(cleaned) > LONGEST_TITLE:
        return Invalid("imports.row.title.long", field="title", length=len(cleaned))
    return None


def _responsible(text: str) -> Refused | None:
    if len(text.strip()) > LONGEST_RESPONSIBLE:
        return Invalid("imports.row.responsible.long", field="responsible_text", length=len(text.strip()))
    return None


def _period(start: date | None, end: date | None) -> Refused | None:
    if start and end and end < start:
        return Invalid("imports.row.period", field="end", start=day(start), end=day(end))
    return None


def _outcome(draft: Draft) -> Refused | None:
    status = Status(draft.status)
    if status.finished and not draft.outcome.strip():
        return Invalid("imports.row.outcome", field="outcome", status=status.label)
    return None


def check_any_table(tables: Collection[str]) -> None:
    """A file is read anew for the sake of some table."""
    if not tables:
        raise Invalid("imports.columns.none")


def check_columns(columns: Mapping[int, Field], names: Mapping[Field, str]) -> None:
    """One column says what is to be done, and what can only stand in one place does."""
    chosen = list(columns.values())
    if Field.TITLE not in chosen:
        raise Invalid("imports.columns.title")
    for field in SINGLE:
        if chosen.count(field) > 1:
            raise Invalid("imports.columns.twice", what=names[field])


def check_can_read_anew(reading: Reading) -> None:
    """A file is read anew only while nothing of it stands in the plan."""
    if reading.drafts.filter(state=RowState.ADDED).exists():
        raise Refused("imports.columns.applied")
    check_move(reading, ReadingState.READING)


def check_asked_again(reading: Reading, *, at: datetime) -> None:
    """Work is asked for again when nobody does it any longer, or when the file was refused."""
    if reading.state != ReadingState.REFUSED and not jobs.can_be_asked_again(reading, at=at):
        raise Refused("imports.busy")


def check_can_apply(reading: Reading, *, leave_out: bool) -> None:
    """Something is confirmed, and everything is decided or knowingly left out."""
    check_move(reading, ReadingState.APPLYING)
    undecided = reading.drafts.filter(state=RowState.UNDECIDED).count()
    if undecided and not leave_out:
        raise Refused("imports.apply.undecided", count=undecided)
    if not reading.drafts.filter(state__in=[RowState.CONFIRMED, RowState.MENDED]).exists():
        raise Refused("imports.apply.nothing")


def check_can_abandon(reading: Reading) -> None:
    """What has come into a plan keeps its source."""
    if reading.applied_at is not None:
        raise Refused("imports.abandon.applied")
    check_move(reading, ReadingState.ABANDONED)


# --- Changes to lists -------------------------------------------------------------------------------------------------


def check_can_exchange(by: Actor, sheet: Sheet) -> None:
    """The actor may see the list and change something in it. The acts themselves ask of each row."""
    check_can_fetch(by, sheet)
    if not by.may("imports.exchange") or not sheet.changeable(by):
        raise Forbidden("imports.changes.forbidden", list=sheet.label)


def check_can_fetch(by: Actor, sheet: Sheet) -> None:
    """Whoever sees a list may have it as a file."""
    if not by.may(sheet.capability):
        raise Forbidden("lists.list")


def check_workbook(name: str, content: bytes) -> None:
    """What comes back is an xlsx without macros, as large as it may be, and looks like what it is called (F1)."""
    ending = name.rpartition(".")[2].casefold()
    if ending in {"xlsm", "xltm", "xlsb", "xlam"}:
        raise Invalid("imports.changes.macro_file", field="file", ending=ending)
    if ending != "xlsx":
        raise Invalid("imports.changes.not_xlsx", field="file", ending=ending[:20])
    check_file(name, content)


def check_many(sheet: Sheet, refs: Collection[int], column: str) -> None:
    """Some rows are to be changed, and not more than can be looked through; the column can be given to many."""
    if not refs:
        raise Invalid("imports.changes.no_rows")
    if len(refs) > MOST_ROWS:
        raise Invalid("imports.changes.too_many", count=len(refs), most=MOST_ROWS)
    known = sheet.by_key.get(column)
    if known is None or not known.change or not known.many:
        raise Invalid("imports.changes.column", field="column")


def check_own_changes(by: Actor, change_set: ChangeSet) -> None:
    """Only whoever asked for changes approves or leaves them."""
    if by.organisation_id != change_set.organisation_id or change_set.started_by_id != person(by):
        raise Forbidden("imports.changes.others")


def check_move_of_changes(change_set: ChangeSet, to: ReadingState) -> None:
    """Only moves of the state diagram, and what is done is done."""
    state = ReadingState(change_set.state)
    if to not in MOVES[state] or state is ReadingState.APPLIED:
        raise Refused("imports.changes.move", state=state.label, to=to.label)


def check_can_approve(change_set: ChangeSet, *, partly: bool) -> None:
    """Something differs, and nothing is wrong unless that is left out knowingly."""
    check_move_of_changes(change_set, ReadingState.APPLYING)
    if change_set.cells.filter(faulty=True).exists() and not partly:
        raise Refused("imports.changes.faulty", field="partly")
    if not change_set.cells.filter(faulty=False).exists():
        raise Refused("imports.changes.nothing")


def check_compared_again(change_set: ChangeSet, *, at: datetime) -> None:
    """Nobody is at work on it, and it is not done or left."""
    at_work = change_set.state in {ReadingState.READING, ReadingState.APPLYING}
    if at_work and not jobs.can_be_asked_again(change_set, at=at):
        raise Refused("imports.busy")
    if change_set.state in {ReadingState.APPLIED, ReadingState.ABANDONED}:
        raise Refused("imports.changes.closed", state=ReadingState(change_set.state).label)


can_exchange = asks(check_can_exchange)


def can_change_many(by: Actor, sheet: Sheet) -> bool:
    """Whether the actor may change the list, and it has a column that many rows may be given the same in."""
    return any(column.change and column.many for column in sheet.columns) and can_exchange(by, sheet)


can_decide = asks(check_can_decide)
can_abandon = asks(check_can_abandon)
can_read_anew = asks(check_can_read_anew)
