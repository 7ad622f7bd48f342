"""Activities, the days of trainings, reports and rounds as sheets that go to Excel; what they say comes back."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.direction.reads.movement import stage_goals
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body
from farled.planning import acts, reads
from farled.planning.models import Activity, Occasion, Return, Round, StatusReport
from farled.planning.states import OWN_FIELDS, ActivityKind, Light, Meets, Part, ReturnState, RoundState, Status
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.refused import Invalid
from farled.web.sheet_columns import Columns, only_open, through

CONTENT = "content"
WORDS = (
    "title", "description", "start", "end", "standing", "added_on", "priority", "responsible_text", "effect",
    "effect_for", "effect_due", *OWN_FIELDS,
)  # fmt: skip
_activity, _occasion = Columns(Activity, change=CONTENT), Columns(Occasion, change="change")
_report, _round, _return = Columns(StatusReport), Columns(Round), Columns(Return)


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
        kind=ActivityKind(new.get("kind", activity.kind)),
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


def _ends(activity: Activity, to: str) -> tuple[int, ...]:
    return tuple(sorted(ref for each in activity.sequels.all() if (ref := getattr(each, f"{to}_id")) is not None))


def lead_on(activity: Activity, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Say what an activity leads to."""
    every = list(activity.sequels.all())
    acts.lead_on(
        activity=activity,
        version=activity.version,
        later=new.get("later", [each.later for each in every if each.later]),
        objectives=new.get("leads_to_goals", [each.objective for each in every if each.objective]),
        stage_goals=new.get("leads_to_stages", [each.stage_goal for each in every if each.stage_goal]),
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


def _and_its_plan(row: Activity) -> str:
    return f"{row.title} ({row.document})"


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
        "bodies": only_open(Body.objects.visible_to),
        "objectives": Source(
            lambda actor: reads.objectives(actor).select_related("document"),
            name=lambda objective: f"{objective.title} ({objective.document})",
        ),
        "insatser": Source(lambda actor: reads.insatser(actor).select_related("document"), name=_and_its_plan),
        "activities": Source(lambda actor: reads.activity_rows(actor).select_related("document"), name=_and_its_plan),
        "stages": Source(
            lambda actor: stage_goals(actor).select_related("objective"),
            name=lambda stage: f"{stage.title} ({stage.objective})",
        ),
    },
    changes={CONTENT: change_content, "bodies": set_bodies, "report": report, "lead_on": lead_on},
    beside=("parts__body", "listings__objective", "sequels__later", "sequels__objective__document",
            "sequels__stage_goal__objective__document"),
    listed={"state": _("Läge")},
    may_change=lambda actor: actor.may("planning.edit"),
    columns=(
        _activity("title", _("Aktivitet"), shown=True, many=False),
        _activity("light", _("Läge enligt rapport"), choices=Light, change="report"),
        _activity("status", _("Status"), choices=Status, change="report"),
        SheetColumn(
            key="plan",
            label=_("Plan"),
            value=lambda activity: activity.document.title,
            order=["document_id", "position"],
            shown=True,
        ),
        _activity("objective", _("Mål"), of="objectives", order=["objective__position"]),
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
        _activity("start", _("Början")),
        _activity("end", _("Slut"), order=["end", "start"], shown=True),
        _activity("standing", _("Löpande uppdrag")),
        SheetColumn(
            key="reported",
            label=_("Rapporterad"),
            value=lambda activity: activity.reported_on,
            holds=Holds.DAY,
            order=["reported_on"],
            shown=True,
        ),
        _activity("kind", _("Slag"), choices=ActivityKind),
        _activity("insats", _("Insats"), of="insatser"),
        _activity("description", _("Beskrivning"), many=False),
        _activity("priority", _("Prioritet")),
        _activity("responsible_text", _("Ansvariga som de skrivs i planen")),
        _activity("effect", _("Förväntad effekt")),
        _activity("effect_for", _("För vem")),
        _activity("effect_due", _("Effekten följs upp")),
        _activity("outcome", _("Utfall"), change="report"),
        _activity("outcome_on", _("Utfallets dag"), change="report"),
        _activity("added_on", _("Tillkom")),
        _activity("meets", _("Hur ofta nätverket möts"), choices=Meets),
        _activity("next_meeting", _("Nätverkets nästa möte")),
        _activity("scope", _("Vad som kartläggs"), many=False),
        _activity("result_source", _("Var kartläggningens resultat finns"), many=False),
        _activity("target_group", _("Utbildningens målgrupp")),
        *(
            SheetColumn(
                key=name,
                label=label,
                value=partial(_ends, to=to),
                holds=Holds.ROWS,
                of=source,
                change="lead_on",
                many=False,
            )
            for name, label, to, source in (
                ("later", _("Leder till aktiviteterna"), "later", "activities"),
                ("leads_to_goals", _("Leder till målen"), "objective", "objectives"),
                ("leads_to_stages", _("Leder till delmålen"), "stage_goal", "stages"),
            )
        ),
    ),
)  # fmt: skip


def _of_activity(row: StatusReport | Occasion) -> str:
    return _and_its_plan(row.activity)


OCCASIONS = Sheet(
    key="planning.occasions",
    label=_("Utbildningstillfällen"),
    nouns=(_("tillfälle"), _("tillfällen")),
    capability="planning.read",
    rows=reads.occasions,
    default_order="-on",
    url=lambda row: reverse("planning:activity", args=[row.activity_id]),
    changes={"change": through(acts.change_occasion, "on", "planned", "trained", "source")},
    may_change=lambda actor: actor.may("planning.edit"),
    columns=(
        SheetColumn(
            key="activity", label=_("Utbildning"), value=_of_activity, order=[swedish("activity__title")], shown=True
        ),
        _occasion("on", _("Dag"), shown=True),
        _occasion("planned", _("Planerade"), shown=True),
        _occasion("trained", _("Utbildade"), shown=True),
        _occasion("source", _("Källa")),
    ),
)

REPORTS = Sheet(
    key="planning.reports",
    label=_("Lägesrapporter"),
    nouns=(_("rapport"), _("rapporter")),
    capability="planning.read",
    rows=lambda actor: reads.visible_reports(actor).select_related("activity__document", "body"),
    default_order="-on",
    url=lambda row: reverse("planning:activity", args=[row.activity_id]),
    sources={"bodies": Source(Body.objects.visible_to)},
    only_out=_("En rapport säger vad som gällde den dagen. Rapportera läget på nytt i stället för att ändra den."),
    columns=(
        SheetColumn(
            key="activity", label=_("Aktivitet"), value=_of_activity, order=[swedish("activity__title")], shown=True
        ),
        _report("on", _("Dag"), shown=True),
        _report("light", _("Läge"), choices=Light, shown=True),
        _report("status", _("Status"), choices=Status),
        _report("body", _("Rapporterat för"), of="bodies", shown=True),
        _report("text", _("Vad har hänt"), shown=True),
        _report("next_step", _("Nästa steg")),
        _report("proposed_end", _("Föreslaget slut")),
    ),
)

ROUNDS = Sheet(
    key="planning.rounds",
    label=_("Uppföljningar"),
    nouns=(_("uppföljning"), _("uppföljningar")),
    capability="planning.read",
    rows=reads.rounds,
    default_order="-opened_on",
    url=lambda row: reverse("planning:round", args=[row.pk]),
    only_out=_("En uppföljning som är öppnad styrs på sin egen sida: påminn, stäng, öppna igen och frys."),
    columns=(
        _round("title", _("Uppföljning"), shown=True),
        SheetColumn(
            key="plan",
            label=_("Plan"),
            value=lambda row: row.document.title,
            order=[swedish("document__title")],
            shown=True,
        ),
        _round("state", _("Läge"), choices=RoundState, shown=True),
        _round("period_from", _("Period från")),
        _round("period_to", _("Period till")),
        _round("opened_on", _("Öppnad"), shown=True),
        _round("due", _("Svar senast"), shown=True),
    ),
)

RETURNS = Sheet(
    key="planning.returns",
    label=_("Svar i uppföljningar"),
    nouns=(_("svar"), _("svar")),
    capability="planning.read",
    rows=reads.returns,
    default_order="round",
    url=lambda row: reverse("planning:round", args=[row.round_id]),
    sources={"bodies": Source(Body.objects.visible_to)},
    only_out=_("Ett svar skrivs och lämnas in på organets egen sida i uppföljningen."),
    columns=(
        SheetColumn(
            key="round",
            label=_("Uppföljning"),
            value=lambda row: row.round.title,
            order=["round__opened_on", "round_id"],
            shown=True,
        ),
        _return("body", _("Svarar"), of="bodies", shown=True),
        _return("state", _("Läge"), choices=ReturnState, shown=True),
        _return("due", _("Svar senast"), shown=True),
        _return("submitted_on", _("Inlämnat"), shown=True),
    ),
)

SHEETS = (ACTIVITIES, OCCASIONS, REPORTS, ROUNDS, RETURNS)
