"""Matters, meetings and decisions as sheets that go to Excel; what matters say comes back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.matters import acts, reads
from farled.matters.models import Decision, Matter, Meeting
from farled.matters.states import MatterKind, MatterState, Outcome
from farled.people.reads import Actor, Body
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import as_declared, swedish
from farled.web.refused import Refused

BODIES = Source(Body.objects.visible_to, open=lambda body: body.closed_on is None)


def _check_open_to_all(matter: Matter) -> None:
    """What a secret matter says is read and changed on its own page only."""
    if matter.confidential:
        raise Refused("matters.exchange.secret", reference=matter.reference)


def change(matter: Matter, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what differs of a matter."""
    _check_open_to_all(matter)
    acts.change_matter(
        matter=matter,
        version=matter.version,
        title=new.get("title", matter.title),
        kind=MatterKind(new.get("kind", matter.kind)),
        handler=new.get("handler", matter.handler),
        summary=new.get("summary", matter.summary),
        by=by,
        at=at,
        why=why,
    )


def move(matter: Matter, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Take a matter to another state."""
    _check_open_to_all(matter)
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
    changes={"change": change, "move": move},
    may_change=lambda actor: actor.reach("matters.handle").whole,
    columns=(
        SheetColumn(
            key="title",
            label=_("Ärende"),
            value=lambda matter: matter.open_title,
            change="change",
            required=True,
            longest=300,
            order=[swedish("title")],
            shown=True,
            many=False,
        ),
        SheetColumn(
            key="reference",
            label=_("Diarienummer"),
            value=lambda matter: matter.reference,
            order=["reference"],
            shown=True,
        ),
        SheetColumn(
            key="kind",
            label=_("Typ"),
            value=lambda matter: matter.kind,
            holds=Holds.CHOICE,
            choices=MatterKind,
            required=True,
            change="change",
            order=[as_declared("kind", MatterKind)],
            shown=True,
        ),
        SheetColumn(
            key="state",
            label=_("Status"),
            value=lambda matter: matter.state,
            holds=Holds.CHOICE,
            choices=MatterState,
            required=True,
            change="move",
            order=[as_declared("state", MatterState)],
            shown=True,
        ),
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
        SheetColumn(
            key="handler",
            label=_("Handläggs av"),
            value=lambda matter: matter.handler_id,
            holds=Holds.ROW,
            of="bodies",
            change="change",
            order=[swedish("handler__name")],
        ),
        SheetColumn(
            key="summary",
            label=_("Sammanfattning"),
            value=lambda matter: "" if matter.confidential else matter.summary,
            holds=Holds.PROSE,
            change="change",
            many=False,
        ),
        SheetColumn(
            key="confidential",
            label=_("Sekretess"),
            value=lambda matter: matter.confidential,
            holds=Holds.YES_NO,
            order=["confidential"],
        ),
    ),
)


def _organ(meeting: Meeting) -> str:
    return str(meeting.organ)


MEETINGS = Sheet(
    key="matters.meetings",
    label=_("Sammanträden"),
    nouns=(_("sammanträde"), _("sammanträden")),
    capability="matters.read",
    rows=lambda actor: Meeting.objects.visible_to(actor).select_related("body", "group"),
    default_order="-on",
    columns=(
        SheetColumn(key="organ", label=_("Organ"), value=_organ, order=[swedish("body__name")], shown=True),
        SheetColumn(
            key="on", label=_("Dag"), value=lambda meeting: meeting.on, holds=Holds.DAY, order=["on"], shown=True
        ),
    ),
)


def _decision(decision: Decision) -> str:
    return str(decision)


DECISIONS = Sheet(
    key="matters.decisions",
    label=_("Beslut"),
    nouns=(_("beslut"), _("beslut")),
    capability="matters.read",
    rows=reads.decisions,
    default_order="-on",
    url=lambda decision: reverse("matters:matter", args=[decision.matter_id]),
    columns=(
        SheetColumn(key="decision", label=_("Beslut"), value=_decision, shown=True),
        SheetColumn(
            key="on",
            label=_("Dag"),
            value=lambda decision: decision.meeting.on,
            holds=Holds.DAY,
            order=["meeting__on"],
            shown=True,
        ),
        SheetColumn(key="organ", label=_("Organ"), value=lambda decision: _organ(decision.meeting), shown=True),
        SheetColumn(
            key="paragraph", label=_("Paragraf"), value=lambda decision: decision.paragraph, order=["paragraph"]
        ),
        SheetColumn(
            key="outcome",
            label=_("Utfall"),
            value=lambda decision: decision.outcome,
            holds=Holds.CHOICE,
            choices=Outcome,
            order=[as_declared("outcome", Outcome)],
            shown=True,
        ),
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

SHEETS = (MATTERS, MEETINGS, DECISIONS)
