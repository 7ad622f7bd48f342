"""Who writes, approves and sends statements, and what must hold of them before each step (S11)."""

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from farled.matters.models import Layout, Matter, Meeting, Passage, Statement
from farled.matters.rules.matters import check_can_handle, check_can_register, check_is_open
from farled.matters.states import STATEMENT_MOVES, HeadingRole, StatementState
from farled.people.reads import Actor
from farled.web.refused import Forbidden, Invalid, Refused, asks

if TYPE_CHECKING:
    from farled.matters.acts.layouts import HeadingSaid

MOST_HEADINGS = 40


def check_can_draft(by: Actor, matter: Matter) -> None:
    """The body that handles the matter writes, or those who register matters; in a secret one only who may read it."""
    own = by.organisation_id == matter.organisation_id
    if not own or not by.reach("matters.draft").covers(matter.handler_id) or not _reads(by, matter):
        raise Forbidden("matters.statement.draft")


def check_writable(statement: Statement) -> None:
    """A draft in an open matter is written in."""
    check_is_open(statement.matter)
    if statement.is_frozen:
        raise Refused("matters.statement.frozen", number=statement.number)
    if statement.state != StatementState.DRAFT:
        raise Refused("matters.statement.not_draft", state=StatementState(statement.state).label)


def check_move(statement: Statement, to: StatementState) -> None:
    """Only moves of the state diagram, in an open matter; what is frozen stays."""
    check_is_open(statement.matter)
    if statement.is_frozen:
        raise Refused("matters.statement.frozen", number=statement.number)
    state = StatementState(statement.state)
    if to not in STATEMENT_MOVES[state]:
        raise Refused("matters.statement.move", state=state.label, to=to.label)


def check_one_at_a_time(matter: Matter, worked_on: Statement | None) -> None:
    """One version at a time is worked on."""
    check_is_open(matter)
    if worked_on is not None:
        raise Refused("matters.statement.under_way", number=worked_on.number, reference=matter.reference)


def check_can_go_on(matter: Matter, statement: Statement, *, latest: Statement) -> None:
    """A new version goes on from the ``latest`` of the matter, once a meeting has been given that."""
    check_one_at_a_time(matter, None if latest.is_frozen else latest)
    if statement.pk != latest.pk:
        raise Refused("matters.statement.not_latest", number=latest.number)


def check_layout(layout: Layout, matter: Matter) -> None:
    """A statement is laid out by a layout of its organisation that is in use."""
    if layout.organisation_id != matter.organisation_id:
        raise Invalid("matters.other_organisation", field="layout")
    if not layout.in_use:
        raise Invalid("matters.layout.retired", field="layout", name=layout.name)


def check_said(passage: Passage, text: str, *, nothing: bool) -> None:
    """Nothing to say is said of a dimension, and not beside a text."""
    if nothing and passage.role != HeadingRole.DIMENSION:
        raise Invalid("matters.statement.nothing_elsewhere", field="nothing", heading=passage.name)
    if nothing and text:
        raise Invalid("matters.statement.both", field="nothing", heading=passage.name)


def check_answered(passages: Iterable[Passage]) -> None:
    """Every heading that has to be filled in is; every dimension is answered, with text or with nothing to say."""
    left = [each for each in passages if each.missing]
    if dimensions := [each.name for each in left if each.is_dimension]:
        raise Refused("matters.statement.dimension", headings=", ".join(dimensions))
    if left:
        raise Refused("matters.statement.left", headings=", ".join(each.name for each in left))


def check_can_approve(by: Actor, statement: Statement, writers: Collection[int]) -> None:
    """Whoever approves for the body that handles the matter; where the layout says so, not one who has written."""
    check_move(statement, StatementState.APPROVED)
    own = by.organisation_id == statement.matter.organisation_id and _reads(by, statement.matter)
    handler = statement.matter.handler_id
    approves = by.reach("matters.approve").covers(handler)
    if not statement.layout.second_person:
        approves = approves or by.reach("matters.draft").covers(handler)
    if not own or not approves:
        raise Forbidden("matters.statement.approver")
    if statement.layout.second_person and statement.state == StatementState.DRAFT:
        raise Refused("matters.statement.review_first")
    if statement.layout.second_person and by.user_id is not None and by.user_id in writers:
        raise Forbidden("matters.statement.own_text")


def check_can_send_back(by: Actor, statement: Statement) -> None:
    """Whoever writes or approves takes it back to be changed, until a meeting has been given it."""
    check_move(statement, StatementState.DRAFT)
    approves = by.organisation_id == statement.matter.organisation_id and by.reach("matters.approve").covers(
        statement.matter.handler_id
    )
    if not (approves and _reads(by, statement.matter)):
        check_can_draft(by, statement.matter)


def check_statement_comment(comment: str) -> None:
    """What is sent back says what to do."""
    if not comment:
        raise Invalid("matters.statement.comment", field="comment")


def check_can_send(by: Actor, statement: Statement, meeting: Meeting) -> None:
    """Whoever keeps the list of a meeting to come gives it an approved statement."""
    check_can_handle(by, statement.matter)
    check_move(statement, StatementState.BASIS)
    if meeting.organisation_id != statement.matter.organisation_id:
        raise Invalid("matters.other_organisation", field="meeting")
    if statement.approved_on is not None and meeting.on < statement.approved_on:
        raise Invalid("matters.statement.meeting_then", field="meeting", on=statement.approved_on.isoformat())


def check_can_lay_out(by: Actor, organisation_id: int) -> None:
    """Whoever registers matters says how statements are laid out."""
    check_can_register(by, organisation_id)


def check_headings(headings: Sequence["HeadingSaid"]) -> None:
    """A layout has headings, each named once, and one for what is proposed to be decided."""
    names = [each.name.casefold() for each in headings]
    if not headings:
        raise Invalid("matters.layout.empty", field="headings-0-name")
    if len(headings) > MOST_HEADINGS:
        raise Refused("matters.layout.long", most=MOST_HEADINGS)
    for place, name in enumerate(names):
        if name in names[:place]:
            raise Invalid("matters.layout.twice", field=f"headings-{place}-name", name=headings[place].name)
    if sum(each.role == HeadingRole.CLAUSES for each in headings) != 1:
        raise Invalid("matters.layout.clauses", field="headings-0-role")


def _reads(by: Actor, matter: Matter) -> bool:
    return not matter.confidential or by.reach("matters.read_secret").covers(matter.handler_id)


can_draft = asks(check_can_draft)
can_go_on = asks(check_can_go_on)
can_approve = asks(check_can_approve)
can_send_back = asks(check_can_send_back)
can_lay_out = asks(check_can_lay_out)
is_writable = asks(check_writable)
