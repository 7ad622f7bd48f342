"""Matters and what belongs to them as sheets that go to Excel; what they say comes back through the room's acts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, reads
from farled.matters.models import Assignment, Decision, DiaryEntry, Matter, Meeting, Motion, Point, Statement
from farled.matters.states import AssignmentState, Course, MatterKind, MatterState, Outcome, StatementState
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.web.exchange import Do, Holds, Sheet, SheetColumn
from farled.web.lists import swedish
from farled.web.refused import Refused
from farled.web.sheet_columns import Columns, only_open, through

BODIES = only_open(Body.objects.visible_to)
_matter, _decision = Columns(Matter, change="change"), Columns(Decision)
_assignment, _entry = Columns(Assignment, change="change"), Columns(DiaryEntry, change="correct")
_motion, _point = Columns(Motion, change="write"), Columns(Point, change="answer")
_statement = Columns(Statement)


def _may_handle(actor: Actor) -> bool:
    return actor.reach("matters.handle").whole


def _open(row: Any) -> bool:
    """Whether what a row says may stand among others."""
    return not row.trail_confidential()


def _said(name: str, nothing: Any = "") -> Any:
    """What a row says, or nothing when that is secret."""
    return lambda row: getattr(row, name) if _open(row) else nothing


def unless_secret(do: Do) -> Do:
    """The same for what is not secret: what is, is read and changed on its own page only."""

    def checked(row: Any, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
        if not _open(row):
            matter = row if isinstance(row, Matter) else row.matter
            raise Refused("matters.exchange.secret", reference=matter.reference)
        do(row, new, by=by, at=at, why=why)

    return checked


def move(matter: Matter, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Take a matter to another state."""
    acts.move_matter(matter=matter, version=matter.version, to=MatterState(new["state"]), by=by, at=at, why=why)


MATTERS = Sheet(
    key="matters.matters",
    label=_("Ärenden"),
    nouns=(_("ärende"), _("ärenden")),
    capability="matters.read",
    rows=reads.with_decisions,
    default_order="-opened",
    page="matters:matters",
    url=lambda matter: reverse("matters:matter", args=[matter.pk]),
    sources={"bodies": BODIES},
    changes={
        "change": unless_secret(through(acts.change_matter, "title", "handler", "summary", kind=MatterKind)),
        "move": unless_secret(move),
    },
    may_change=_may_handle,
    columns=(
        _matter("title", _("Ärende"), value=lambda matter: matter.open_title, shown=True, many=False),
        _matter("reference", _("Diarienummer"), change="", order=["reference"], shown=True),
        _matter("kind", _("Typ"), choices=MatterKind, shown=True),
        _matter("state", _("Status"), choices=MatterState, change="move", shown=True),
        SheetColumn(
            key="latest",
            label=_("Senast"),
            value=lambda matter: next((str(each) for each in matter.decisions.all()), ""),
            shown=True,
        ),
        SheetColumn(
            key="opened",
            label=_("Registrerat"),
            value=lambda matter: matter.opened_on,
            holds=Holds.DAY,
            order=["opened_on"],
            shown=True,
        ),
        _matter("handler", _("Handläggs av"), of="bodies"),
        _matter("summary", _("Sammanfattning"), value=_said("summary"), many=False),
        _matter("confidential", _("Sekretess"), change=""),
    ),
)


def _organ(meeting: Meeting) -> str:
    return str(meeting.organ)


MEETINGS = Sheet(
    key="matters.meetings",
    label=_("Sammanträden"),
    nouns=(_("sammanträde"), _("sammanträden")),
    capability="matters.read",
    rows=reads.meetings,
    default_order="-on",
    page="matters:meetings",
    url=lambda meeting: reverse("matters:meeting", args=[meeting.pk]),
    only_out=_("Ett sammanträde ändras inte. Ärendelistan och besluten förs på sammanträdets egen sida."),
    columns=(
        SheetColumn(key="organ", label=_("Organ"), value=_organ, order=[swedish("body__name")], shown=True),
        Columns(Meeting)("on", _("Dag"), shown=True),
        SheetColumn(
            key="decided",
            label=_("Beslut"),
            value=lambda meeting: meeting.decided,
            holds=Holds.NUMBER,
            order=["decided"],
            shown=True,
        ),
    ),
)


def _text(row: Any) -> str:
    return str(row)


DECISIONS = Sheet(
    key="matters.decisions",
    label=_("Beslut"),
    nouns=(_("beslut"), _("beslut")),
    capability="matters.read",
    rows=reads.decisions,
    default_order="-on",
    url=lambda decision: reverse("matters:matter", args=[decision.matter_id]),
    only_out=_("Ett beslut rättas på ärendets sida, punkt för punkt och med skäl."),
    columns=(
        SheetColumn(key="decision", label=_("Beslut"), value=_text, shown=True),
        SheetColumn(
            key="on",
            label=_("Dag"),
            value=lambda decision: decision.meeting.on,
            holds=Holds.DAY,
            order=["meeting__on"],
            shown=True,
        ),
        SheetColumn(key="organ", label=_("Organ"), value=lambda decision: _organ(decision.meeting), shown=True),
        _decision("paragraph", _("Paragraf")),
        _decision("outcome", _("Utfall"), choices=Outcome, shown=True),
        SheetColumn(
            key="matter", label=_("Ärende"), value=lambda decision: str(decision.matter), order=["matter__reference"]
        ),
        SheetColumn(
            key="clauses",
            label=_("Beslutspunkter"),
            value=lambda decision: () if decision.matter.confidential else tuple(decision.clauses),
            holds=Holds.LINES,
        ),
    ),
)

ASSIGNMENTS = Sheet(
    key="matters.assignments",
    label=_("Uppdrag"),
    nouns=(_("uppdrag"), _("uppdrag")),
    capability="matters.read",
    rows=reads.assignments,
    default_order="state",
    page="matters:assignments",
    url=lambda one: reverse("matters:assignment", args=[one.pk]),
    sources={"bodies": BODIES},
    changes={
        "change": unless_secret(
            through(
                acts.change_assignment,
                "title", "given_in", "given_to", "text", "given_on", "given_by", "matter", "due",
            )
        )
    },
    may_change=_may_handle,
    columns=(
        _assignment("title", _("Uppdrag"), value=lambda one: one.open_title, shown=True, many=False),
        _assignment("given_in", _("Står i"), value=lambda one: one.open_origin, shown=True),
        _assignment("given_to", _("Gavs till"), of="bodies", shown=True),
        _assignment("state", _("Status"), choices=AssignmentState, change="", shown=True),
        _assignment("due", _("Ska redovisas"), shown=True),
        _assignment("given_by", _("Gavs av"), of="bodies"),
        _assignment("given_on", _("Gavs")),
        _assignment("text", _("Vad som ska göras"), value=_said("text"), many=False),
        SheetColumn(
            key="matter",
            label=_("Utförs i ärendet"),
            value=lambda one: one.matter.reference if one.matter else "",
            order=["matter__reference"],
        ),
        _assignment("reported_on", _("Redovisat"), change=""),
        _assignment("report", _("Redovisning"), value=_said("report"), change=""),
    ),
)  # fmt: skip

DIARY = Sheet(
    key="matters.diary",
    label=_("Diarium"),
    nouns=(_("handling"), _("handlingar")),
    capability="matters.read",
    rows=reads.diary,
    default_order="-on",
    page="matters:diary",
    url=lambda entry: reverse("matters:matter", args=[entry.matter_id]),
    changes={
        "correct": unless_secret(
            through(acts.correct_entry, "on", "counterpart", "subject", "confidential", "secrecy_ground", course=Course)
        )
    },
    may_change=_may_handle,
    columns=(
        _entry("subject", _("Handling"), value=_said("subject"), shown=True, many=False),
        SheetColumn(
            key="reference",
            label=_("Nummer"),
            value=lambda entry: entry.reference,
            order=["matter__reference", "number"],
            shown=True,
        ),
        _entry("course", _("Slag"), choices=Course, shown=True),
        _entry("counterpart", _("Från eller till"), value=_said("counterpart"), shown=True),
        _entry("on", _("Dag"), shown=True),
        SheetColumn(
            key="secret", label=_("Sekretess"), value=lambda entry: entry.secret, holds=Holds.YES_NO, many=False
        ),
    ),
)


def write(motion: Motion, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Write a motion down in other words."""
    said = {name: new.get(name, getattr(motion, name)) for name in ("parties", "submitted_on", "text", "claims")}
    acts.write_motion(
        matter=motion.matter, version=motion.version, covered_by=motion.covered_by, by=by, at=at, why=why, **said
    )


MOTIONS = Sheet(
    key="matters.motions",
    label=_("Motioner"),
    nouns=(_("motion"), _("motioner")),
    capability="matters.read",
    rows=lambda actor: reads.motions(actor).filter(matter__confidential=False),
    default_order="-submitted_on",
    url=lambda motion: reverse("matters:matter", args=[motion.matter_id]),
    changes={"write": write},
    may_change=_may_handle,
    columns=(
        SheetColumn(key="matter", label=_("Ärende"), value=_text, order=["matter__reference"], shown=True),
        _motion("parties", _("Väckt av"), required=True, shown=True),
        _motion("submitted_on", _("Dagen den väcktes"), shown=True),
        _motion("claims", _("Att-satser"), required=True, shown=True, many=False),
        _motion("text", _("Motionens text"), many=False),
    ),
)


def answer(point: Point, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Answer what a matter was sent back for, or reword the answer."""
    acts.answer_point(
        point=point,
        version=point.version,
        answer=new.get("answer", point.answer),
        on=new.get("answered_on", point.answered_on) or local_day(at),
        moved_to=point.moved_to,
        moved_text=point.moved_text,
        node=point.node,
        by=by,
        at=at,
        why=why,
    )


POINTS = Sheet(
    key="matters.points",
    label=_("Återremissers punkter"),
    nouns=(_("punkt"), _("punkter")),
    capability="matters.read",
    rows=lambda actor: reads.points(actor).filter(decision__matter__confidential=False),
    default_order="matter",
    url=lambda point: reverse("matters:matter", args=[point.decision.matter_id]),
    changes={"answer": answer},
    may_change=_may_handle,
    columns=(
        _point("text", _("Vad som ska kompletteras"), change="", shown=True),
        SheetColumn(
            key="matter",
            label=_("Ärende"),
            value=lambda point: str(point.decision.matter),
            order=["decision__matter__reference", "order"],
            shown=True,
        ),
        SheetColumn(key="organ", label=_("Återremitterat av"), value=lambda point: _organ(point.decision.meeting)),
        _point("answer", _("Svar"), shown=True, many=False),
        _point("answered_on", _("Besvarad"), shown=True),
        _point("moved_text", _("Flyttad till"), change=""),
    ),
)

STATEMENTS = Sheet(
    key="matters.statements",
    label=_("Tjänsteutlåtanden"),
    nouns=(_("tjänsteutlåtande"), _("tjänsteutlåtanden")),
    capability="matters.read",
    rows=lambda actor: reads.with_left(reads.statements(actor)),
    default_order="-due",
    page="matters:statements",
    url=lambda statement: reverse("matters:statement", args=[statement.pk]),
    only_out=_("Ett tjänsteutlåtande skrivs och godkänns på sin egen sida."),
    columns=(
        _statement("title", _("Tjänsteutlåtande"), value=lambda statement: statement.open_title, shown=True),
        SheetColumn(
            key="reference",
            label=_("Ärende"),
            value=lambda statement: statement.matter.reference,
            order=["matter__reference"],
            shown=True,
        ),
        _statement("number", _("Nummer"), shown=True),
        _statement("state", _("Status"), choices=StatementState, shown=True),
        SheetColumn(
            key="left",
            label=_("Kvar att skriva"),
            value=lambda statement: statement.left if statement.state == StatementState.DRAFT else None,
            holds=Holds.NUMBER,
            order=["left"],
            shown=True,
        ),
        _statement("due", _("Ska vara klart"), shown=True),
        SheetColumn(
            key="to", label=_("Till"), value=lambda statement: str(statement.to or ""), order=[swedish("to__name")]
        ),
        _statement("approved_on", _("Godkänt")),
        SheetColumn(key="meeting", label=_("Sammanträde"), value=lambda statement: str(statement.meeting or "")),
    ),
)

SHEETS = (MATTERS, MEETINGS, DECISIONS, STATEMENTS, ASSIGNMENTS, DIARY, MOTIONS, POINTS)
