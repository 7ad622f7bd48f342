"""Initiatives, reports, checks, rules and uses of AI as sheets that go to Excel; what they say comes back."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import acts, reads
from farled.initiatives.models import AiUse, CheckQuestion, Initiative
from farled.initiatives.states import AiRisk, AiStatus, AskedOf, DataStatus, Phase, TargetGroup, Track
from farled.methods.money import rounded, to_kronor, to_ore
from farled.people.reads import Actor, Body
from farled.planning.states import Light
from farled.systems.states import Tier
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.sheet_columns import Columns, only_open

WORDS = (
    "title", "purpose", "effect", "effect_due", "start", "end", "supplier", "maintenance_object", "risks",
)  # fmt: skip
KINDS = {"target_group": TargetGroup, "track": Track}
_initiative, _ai, _question = (
    Columns(Initiative, change="change"),
    Columns(AiUse, change="change"),
    Columns(CheckQuestion),
)


def change_initiative(row: Initiative, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what an initiative says; a later end of one that is ready is an extension."""
    version, end = row.version, new.get("end", row.end)
    if _extends(row, end):
        version = acts.extend(initiative=row, version=version, end=end, why=why, by=by, at=at).version
        if not new.keys() - {"end"}:
            return
    said: dict[str, Any] = {name: new.get(name, getattr(row, name)) for name in WORDS}
    for name, kind in KINDS.items():
        value = new.get(name, getattr(row, name))
        said[name] = kind(value) if value else None
    said["cost"] = row.cost if "cost" not in new else None if new["cost"] is None else to_ore(new["cost"])
    acts.change_initiative(
        initiative=row,
        version=version,
        body=new.get("body", row.body),
        content=acts.Content(**said),
        objectives=reads.aims_kept(row),
        by=by,
        at=at,
        why=why,
    )


def _extends(row: Initiative, end: date | None) -> bool:
    return row.ready_on is not None and row.end is not None and end is not None and end > row.end


def _kronor(row: Initiative) -> int | None:
    return None if row.cost is None else rounded(to_kronor(row.cost))


INITIATIVES = Sheet(
    key="initiatives.initiatives",
    label=_("Initiativ"),
    nouns=(_("initiativ"), _("initiativ")),
    capability="initiatives.read",
    rows=reads.initiatives,
    default_order="title",
    page="initiatives:initiatives",
    url=lambda row: reverse("initiatives:initiative", args=[row.pk]),
    sources={"bodies": only_open(Body.objects.visible_to)},
    changes={"change": change_initiative},
    listed={"state": _("Läge")},
    may_change=lambda actor: actor.may("initiatives.edit"),
    columns=(
        _initiative("title", _("Initiativ"), shown=True, many=False),
        _initiative("purpose", _("Syfte"), many=False),
        _initiative("body", _("Kund"), of="bodies", shown=True),
        _initiative("supplier", _("Leverantör"), of="bodies"),
        _initiative("tier", _("Nivå"), choices=Tier, change="", shown=True),
        _initiative("phase", _("Fas"), choices=Phase, change="", shown=True),
        _initiative("owner_function", _("Ägare"), change="", shown=True),
        _initiative("accepted_on", _("Ägarskapet taget"), change=""),
        _initiative("track", _("Spår"), choices=Track),
        _initiative("target_group", _("Målgrupp"), choices=TargetGroup),
        _initiative("effect", _("Förväntad effekt"), many=False),
        _initiative("effect_due", _("Effekten följs upp")),
        _initiative("start", _("Början")),
        _initiative("end", _("Slut"), shown=True),
        _initiative("first_end", _("Förlängt från"), change=""),
        _initiative("ready_on", _("Klart för beredning"), change=""),
        _initiative("cost", _("Ungefärlig kostnad, kronor"), value=_kronor),
        _initiative("risks", _("Risker och säkerhet"), many=False),
        _initiative("maintenance_object", _("Förvaltningsobjekt")),
        _initiative("maintenance_plan", _("Förvaltningsplan"), change=""),
        _initiative("support", _("Supportlösning"), change=""),
        _initiative("light", _("Läge enligt rapport"), choices=Light, change=""),
        _initiative("reported_on", _("Rapporterat"), change=""),
        _initiative("followed", _("Följs särskilt"), change=""),
        _initiative("transferred_from", _("Överfört från"), change=""),
        _initiative("outcome", _("Utfall"), change=""),
        _initiative("closed_on", _("Avslutat"), change=""),
        _initiative("source", _("Källa"), change=""),
    ),
)


AI_WORDS = (
    "title", "problem", "body", "initiative", "operation", "data_needed", "technology", "competence", "infrastructure",
    "security", "ethics", "risk_ground", "cost_note",
)  # fmt: skip


def change_ai_use(row: AiUse, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what is said of a use of AI."""
    said: dict[str, Any] = {name: new.get(name, getattr(row, name)) for name in AI_WORDS}
    said["data_status"] = DataStatus(new.get("data_status", row.data_status))
    said["risk"] = AiRisk(new.get("risk", row.risk))
    acts.change_ai_use(use=row, version=row.version, content=acts.Use(**said), by=by, at=at, why=why)


AI_USES = Sheet(
    key="initiatives.ai_uses",
    label=_("AI-användningar"),
    nouns=(_("användning"), _("användningar")),
    capability="initiatives.read",
    rows=reads.ai_uses,
    default_order="title",
    page="initiatives:ai_uses",
    url=lambda row: reverse("initiatives:ai_use", args=[row.pk]),
    sources={"bodies": only_open(Body.objects.visible_to), "initiatives": Source(reads.initiatives)},
    changes={"change": change_ai_use},
    listed={"obstacles": _("Hinder")},
    may_change=lambda actor: actor.may("initiatives.edit"),
    columns=(
        _ai("title", _("AI-användning"), shown=True, many=False),
        _ai("problem", _("Problem som ska lösas"), many=False),
        _ai("body", _("Ansvarar"), of="bodies"),
        _ai("operation", _("Verksamhet"), shown=True),
        _ai("initiative", _("Initiativ"), of="initiatives"),
        _ai("status", _("Status"), choices=AiStatus, change="", shown=True),
        _ai("data_needed", _("Data som krävs"), many=False),
        _ai("data_status", _("Finns data?"), choices=DataStatus),
        _ai("technology", _("Teknik och hur mogen den är"), many=False),
        _ai("competence", _("Kompetens"), many=False),
        _ai("infrastructure", _("Infrastruktur"), many=False),
        _ai("security", _("Informationssäkerhet"), many=False),
        _ai("ethics", _("Etik"), many=False),
        _ai("risk", _("Riskklass"), choices=AiRisk, shown=True),
        _ai("risk_ground", _("Grund för riskklassen"), many=False),
        _ai("cost_note", _("Kostnad"), many=False),
        _ai("source", _("Källa"), change=""),
    ),
)


QUESTIONS = Sheet(
    key="initiatives.steering",
    label=_("Kontrollfrågor"),
    nouns=(_("fråga"), _("frågor")),
    capability="initiatives.read",
    rows=reads.questions,
    default_order="position",
    url=lambda _row: reverse("initiatives:steering"),
    sources={"bodies": Source(Body.objects.visible_to)},
    only_out=_("En kontrollfråga ändras på sin egen sida, så att det syns vilka initiativ den gäller."),
    columns=(
        _question("key", _("Kortnamn"), shown=True),
        _question("question", _("Fråga"), shown=True),
        _question("help", _("Hjälp")),
        _question("asked_of", _("Besvaras av"), choices=AskedOf, shown=True),
        _question("body", _("Enhet"), of="bodies"),
        _question("function", _("Funktion")),
        SheetColumn(
            key="tiers",
            label=_("Nivåer"),
            value=lambda row: tuple(str(Tier(each).label) for each in row.tiers),
            holds=Holds.LINES,
            shown=True,
        ),
        _question("blocks", _("Hindrar"), shown=True),
        _question("only_ai", _("Bara för AI")),
        _question("position", _("Plats")),
        _question("retired", _("Ställs inte längre")),
        _question("source", _("Källa")),
    ),
)

SHEETS: tuple[Sheet, ...] = (INITIATIVES, AI_USES, QUESTIONS)
