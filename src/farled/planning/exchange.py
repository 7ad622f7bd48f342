"""Activities and insatser as a sheet that goes to Excel and comes back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import acts, reads
from farled.planning.models import Activity
from farled.planning.states import ActivityKind, Light, Part, Status
from farled.web.exchange import Holds, Sheet, SheetColumn, Source, Text
from farled.web.lists import as_declared, swedish
from farled.web.refused import Invalid

CONTENT = "content"
WORDS = (
    "title", "description", "start", "end", "standing", "added_on", "priority", "responsible_text", "effect",
    "effect_for", "effect_due",
)  # fmt: skip


def _sheet_rows(actor: Actor) -> Any:
    return reads.activities(actor)


def change_content(activity: Activity, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what an activity says and where it stands. A later end in a decided plan is a prolonging (R41)."""
    version, footnotes, end = activity.version, activity.footnotes, new.get("end", activity.end)
    if _prolongs(activity, end):
        changed = acts.prolong(activity=activity, version=version, end=end, why=why, by=by, at=at)
        version, footnotes = changed.version, changed.footnotes
        if not new.keys() - {"end"}:
            return
    said = {name: new.get(name, getattr(activity, name)) for name in WORDS}
    acts.change_activity(
        activity=activity,
        version=version,
        content=acts.Content(footnotes=tuple(footnotes), **said),
        objective=new.get("objective", activity.objective),
        insats=new.get("insats", activity.insats),
        also_listed=[each.objective for each in activity.listings.all()],
        by=by,
        at=at,
        why=why,
    )


def _prolongs(activity: Activity, end: date | None) -> bool:
    later = activity.end is not None and end is not None and end > activity.end
    return later and reads.is_decided(activity.document)


def _bodies(activity: Activity, part: Part) -> tuple[int, ...]:
    return tuple(sorted(each.body_id for each in activity.parts.all() if each.part == part))


def set_bodies(activity: Activity, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Say who answers for an activity and who contributes."""
    parts = list(activity.parts.all())
    acts.set_bodies(
        activity=activity,
        version=activity.version,
        leads=new.get("leads", [each.body for each in parts if each.part == Part.LEAD]),
        contributing=new.get("contributing", [each.body for each in parts if each.part == Part.CONTRIBUTING]),
        by=by,
        at=at,
        why=why,
    )


def report(activity: Activity, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Finish an activity with its outcome, or tell how it goes; the reason is the report's text."""
    status = Status(new.get("status", activity.status))
    if status.finished:
        acts.record_outcome(
            activity=activity,
            version=activity.version,
            status=status,
            outcome=new.get("outcome", activity.outcome),
            outcome_on=new.get("outcome_on", activity.outcome_on) or local_day(at),
            by=by,
            at=at,
            why=why,
        )
        return
    light = new.get("light", activity.light)
    if not light:
        raise Invalid("planning.exchange.light", field="light" if "light" in new else "status")
    if new.keys() & {"outcome", "outcome_on"}:
        raise Invalid("planning.exchange.outcome", field="outcome" if "outcome" in new else "outcome_on")
    acts.report_status(
        activity=activity,
        version=activity.version,
        light=Light(light),
        status=status,
        text=why,
        by=by,
        at=at,
    )


def _said(name: str, label: Text, **more: Any) -> SheetColumn:
    """What an activity says under the column's own name."""
    return SheetColumn(key=name, label=label, value=lambda row: getattr(row, name), **({"change": CONTENT} | more))


ACTIVITIES = Sheet(
    key="planning.activities",
    label=_("Aktiviteter och insatser"),
    nouns=(_("rad"), _("rader")),
    capability="planning.read",
    rows=_sheet_rows,
    default_order="plan",
    page="planning:activities",
    url=lambda activity: reverse("planning:activity", args=[activity.pk]),
    sources={
        "bodies": Source(Body.objects.visible_to, open=lambda body: body.closed_on is None),
        "objectives": Source(
            lambda actor: reads.objectives(actor).select_related("document"),
            name=lambda objective: f"{objective.title} ({objective.document})",
        ),
        "insatser": Source(
            lambda actor: reads.insatser(actor).select_related("document"),
            name=lambda insats: f"{insats.title} ({insats.document})",
        ),
    },
    changes={CONTENT: change_content, "bodies": set_bodies, "report": report},
    beside=("parts__body", "listings__objective"),
    listed={"state": _("Läge")},
    may_change=lambda actor: actor.may("planning.edit"),
    columns=(
        _said("title", _("Aktivitet"), required=True, longest=300, order=[swedish("title")], shown=True, many=False),
        _said(
            "light",
            _("Läge enligt rapport"),
            holds=Holds.CHOICE,
            choices=Light,
            change="report",
            order=[as_declared("light", Light)],
        ),
        _said(
            "status",
            _("Status"),
            holds=Holds.CHOICE,
            choices=Status,
            required=True,
            change="report",
            order=[as_declared("status", Status)],
        ),
        SheetColumn(
            key="plan",
            label=_("Plan"),
            value=lambda activity: activity.document.title,
            order=["document_id", "position"],
            shown=True,
        ),
        SheetColumn(
            key="objective",
            label=_("Mål"),
            value=lambda activity: activity.objective_id,
            holds=Holds.ROW,
            of="objectives",
            change=CONTENT,
            order=["objective__position"],
        ),
        SheetColumn(
            key="leads",
            label=_("Ansvarar"),
            value=lambda activity: _bodies(activity, Part.LEAD),
            holds=Holds.ROWS,
            of="bodies",
            change="bodies",
            shown=True,
        ),
        SheetColumn(
            key="contributing",
            label=_("Medverkar"),
            value=lambda activity: _bodies(activity, Part.CONTRIBUTING),
            holds=Holds.ROWS,
            of="bodies",
            change="bodies",
        ),
        _said("start", _("Början"), holds=Holds.DAY, order=["start"]),
        _said("end", _("Slut"), holds=Holds.DAY, order=["end", "start"], shown=True),
        _said("standing", _("Löpande uppdrag"), holds=Holds.YES_NO, order=["standing"]),
        SheetColumn(
            key="reported",
            label=_("Rapporterad"),
            value=lambda activity: activity.reported_on,
            holds=Holds.DAY,
            order=["reported_on"],
            shown=True,
        ),
        _said("kind", _("Slag"), holds=Holds.CHOICE, choices=ActivityKind, change=""),
        SheetColumn(
            key="insats",
            label=_("Insats"),
            value=lambda activity: activity.insats_id,
            holds=Holds.ROW,
            of="insatser",
            change=CONTENT,
            order=[swedish("insats__title")],
        ),
        _said("description", _("Beskrivning"), holds=Holds.PROSE, many=False),
        _said("priority", _("Prioritet"), holds=Holds.NUMBER, longest=32_767, order=["priority"]),
        _said("responsible_text", _("Ansvariga som de skrivs i planen"), longest=500),
        _said("effect", _("Förväntad effekt"), holds=Holds.PROSE),
        _said("effect_for", _("För vem"), longest=200),
        _said("effect_due", _("Effekten följs upp"), holds=Holds.DAY, order=["effect_due"]),
        _said("outcome", _("Utfall"), holds=Holds.PROSE, change="report"),
        _said("outcome_on", _("Utfallets dag"), holds=Holds.DAY, change="report", order=["outcome_on"]),
        _said("added_on", _("Tillkom"), holds=Holds.DAY, order=["added_on"]),
    ),
)

SHEETS = (ACTIVITIES,)
