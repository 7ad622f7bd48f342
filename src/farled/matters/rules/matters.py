"""Who may handle matters, and what must hold of them and of what stands in the diary about them."""

from collections.abc import Iterable
from datetime import date

from farled.matters.models import Decision, Matter
from farled.matters.states import MOVES, Course, MatterKind, MatterState, ending
from farled.people.reads import Actor, Body, Group
from farled.web.refused import Forbidden, Invalid, Refused, asks


def check_can_register(by: Actor, organisation_id: int) -> None:
    """Registrars and strategists register matters, in their own organisation."""
    if by.organisation_id != organisation_id or not by.reach("matters.handle").whole:
        raise Forbidden("matters.handle")


def check_can_handle(by: Actor, matter: Matter) -> None:
    """Whoever may register matters may also change them; a secret one only who may read it."""
    check_can_register(by, matter.organisation_id)
    if matter.confidential and not by.reach("matters.read_secret").covers(matter.handler_id):
        raise Forbidden("matters.handle")


def check_can_decide(by: Actor, matter: Matter) -> None:
    """Decisions are recorded by those who keep the minutes."""
    if by.organisation_id != matter.organisation_id or not by.reach("matters.decide").whole:
        raise Forbidden("matters.decide")


def check_opened(opened_on: date, *, today: date) -> None:
    """A matter is registered on a day that has been."""
    if opened_on > today:
        raise Invalid("matters.opened_ahead", field="opened_on")


def check_secrecy(*, confidential: bool, secrecy_ground: str) -> None:
    """Secrecy names its ground in law (OSL 5 kap. 5 §)."""
    if confidential and not secrecy_ground:
        raise Invalid("matters.secrecy_ground", field="secrecy_ground")


def check_own(part: Body | Group | None, organisation_id: int, *, field: str) -> None:
    """A body or group named in a matter belongs to its organisation."""
    if part is not None and part.organisation_id != organisation_id:
        raise Invalid("matters.other_organisation", field=field)


def check_is_open(matter: Matter) -> None:
    """Nothing more happens in a closed matter."""
    if matter.state == MatterState.CLOSED:
        raise Refused("matters.closed", reference=matter.reference)


def settling(decisions: Iterable[Decision], kind: MatterKind) -> list[Decision]:
    """The decisions, of some in a matter, that would settle it, were it of the kind."""
    return [each for each in decisions if each.outcome in ending(kind) and not each.recommends]


def is_settled(matter: Matter, kind: MatterKind) -> bool:
    """Whether a decision in the matter would settle it, were it of the kind."""
    return bool(settling(matter.decisions.all(), kind))


def check_kind(matter: Matter, kind: MatterKind) -> None:
    """A matter that is decided stays decided when it is given another kind."""
    if matter.state == MatterState.DECIDED and not is_settled(matter, kind):
        raise Invalid("matters.kind_decided", field="kind", kind=kind.label)


def check_move(matter: Matter, to: MatterState) -> None:
    """A matter moves as its states allow, and is decided only by a decision."""
    state = MatterState(matter.state)
    if to not in MOVES[state]:
        raise Refused("matters.move", field="to", state=state.label, to=to.label)
    if to is MatterState.DECIDED and not is_settled(matter, MatterKind(matter.kind)):
        raise Refused("matters.no_decision", field="to", reference=matter.reference)


def check_own_matter(matter: Matter | None, organisation_id: int, *, field: str = "matter") -> None:
    """A matter that is named belongs to the same organisation."""
    if matter is not None and matter.organisation_id != organisation_id:
        raise Invalid("matters.other_organisation", field=field)


def check_entry_day(on: date, *, today: date) -> None:
    """A document is entered in the diary when it is there."""
    if on > today:
        raise Invalid("matters.entry_ahead", field="on")


def check_counterpart(course: Course, counterpart: str) -> None:
    """What came in or went out has a sender or a recipient (OSL 5 kap. 2 §)."""
    if course is not Course.MADE and not counterpart:
        raise Invalid("matters.counterpart", field="counterpart")


def check_reason(why: str) -> None:
    """What is decided or registered is corrected only with a stated reason."""
    if not why.strip():
        raise Invalid("matters.reason", field="why")


can_register = asks(check_can_register)
can_handle = asks(check_can_handle)
can_decide = asks(check_can_decide)
is_open = asks(check_is_open)
