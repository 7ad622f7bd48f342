"""Sheets of information, e-services, legacy and exits."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from farled.people.reads import Actor, Body
from farled.systems import acts, reads, rules
from farled.systems.models import DataSet, EService, ExitPlan, KeepingRule, LegacyAnswer, LegacyCriterion
from farled.systems.states import Direction, ExitState, Keeping, Sharing
from farled.web.exchange import Do, Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open

_data, _service, _rule = (Columns(model, change="change") for model in (DataSet, EService, KeepingRule))
_asked, _answer, _exit = (Columns(model, change="change") for model in (LegacyCriterion, LegacyAnswer, ExitPlan))
KRONA = 100  # öre


def content_through(act: Callable[..., Any], content: Callable[..., Any], subject: str) -> Do:
    """A change that writes a row's whole content through an act: what is new, and the rest as it stands."""
    names = [each.name for each in fields(content)]  # type: ignore[arg-type] # a dataclass

    def do(row: Any, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
        said = content(**{name: new.get(name, getattr(row, name)) for name in names})
        act(**{subject: row}, version=row.version, content=said, by=by, at=at, why=why)

    return do


def _assess(row: LegacyAnswer, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    said = {name: new.get(name, getattr(row, name)) for name in ("level", "ground", "source")}
    acts.assess(system=row.system, criterion=row.criterion, version=row.version, by=by, at=at, **said)


def _change_exit(row: ExitPlan, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change a plan; what the sheet holds in kronor is kept in öre."""
    cost = new.get("ends_cost")
    in_ore = dict(new) if cost is None else {**new, "ends_cost": cost * KRONA}
    _exit_content(row, in_ore, by=by, at=at, why=why)


def _kronor(row: ExitPlan) -> int | None:
    return None if row.ends_cost is None else row.ends_cost // KRONA


_exit_content = content_through(acts.change_exit, acts.ExitContent, "plan")


def _edits(actor: Actor) -> bool:
    return actor.may("systems.edit")


BODIES = only_open(Body.objects.visible_to)
SYSTEMS = Source(reads.systems)

DATA_SETS = Sheet(
    key="systems.data_sets",
    label=_("Datamängder"),
    nouns=(_("datamängd"), _("datamängder")),
    capability="systems.read",
    rows=reads.data_sets,
    default_order="name",
    page="systems:data_sets",
    url=lambda row: reverse("systems:data_set", args=[row.pk]),
    sources={"bodies": BODIES, "systems": SYSTEMS},
    changes={"change": content_through(acts.change_data_set, acts.DataSetContent, "data_set")},
    may_change=_edits,
    columns=(
        _data("name", _("Datamängd"), shown=True, many=False),
        _data("owner", _("Informationsägare"), of="bodies", shown=True),
        _data("sharing", _("Delning"), choices=Sharing, shown=True),
        _data("system", _("Finns i"), of="systems", shown=True),
        _data("definition", _("Vad den innehåller"), many=False),
        _data("interface", _("Gränssnitt"), shown=True),
        _data("model", _("Informationsmodell"), many=False),
        _data("quality", _("Kvalitet")),
        _data("source", _("Källa")),
    ),
)

DATA_SET_LEVELS = Sheet(
    key="systems.data_set_levels",
    label=_("Datamängdernas säkerhetsnivåer"),
    nouns=(_("datamängd"), _("datamängder")),
    capability="systems.read_secret",
    rows=reads.data_sets,
    default_order="name",
    url=lambda row: reverse("systems:data_set", args=[row.pk]),
    sources={"bodies": BODIES},
    changes={"change": content_through(acts.change_data_set, acts.DataSetContent, "data_set")},
    may_change=_edits,
    columns=(
        _data("name", _("Datamängd"), change="", shown=True),
        _data("owner", _("Informationsägare"), of="bodies", change="", shown=True),
        _data("security", _("Säkerhetsnivå 1–4"), longest=4, shown=True),
    ),
)

ESERVICES = Sheet(
    key="systems.eservices",
    label=_("E-tjänster"),
    nouns=(_("e-tjänst"), _("e-tjänster")),
    capability="systems.read",
    rows=reads.eservices,
    default_order="name",
    page="systems:eservices",
    url=lambda row: reverse("systems:eservice", args=[row.pk]),
    sources={"bodies": BODIES, "systems": SYSTEMS},
    changes={"change": content_through(acts.change_eservice, acts.EServiceContent, "eservice")},
    may_change=_edits,
    columns=(
        _service("name", _("E-tjänst"), shown=True, many=False),
        SheetColumn(
            key="whose", label=_("Ägare"), value=lambda row: str(reads.whose(row) or ""),
            order=[swedish("system__owner__name"), swedish("owner__name")], shown=True,
        ),
        _service("system", _("Verksamhetssystem"), of="systems", shown=True),
        SheetColumn(
            key="maintenance", label=_("Förvaltningsobjekt"), value=reads.maintained_in,
            order=[swedish("system__maintenance")], shown=True,
        ),
        _service("description", _("Vad man gör i den"), many=False),
        _service("source", _("Källa")),
    ),
)  # fmt: skip

KEEPING_RULES = Sheet(
    key="systems.keeping_rules",
    label=_("Bevarandeplan"),
    nouns=(_("rad"), _("rader")),
    capability="systems.read",
    rows=reads.keeping_rules,
    default_order="about",
    page="systems:keeping",
    url=lambda row: reverse("systems:keeping_rule", args=[row.pk]),
    sources={"data_sets": Source(reads.data_sets), "systems": SYSTEMS},
    changes={"change": content_through(acts.change_keeping_rule, acts.KeepingContent, "rule")},
    may_change=_edits,
    columns=(
        _rule("what", _("Vad"), shown=True, many=False),
        SheetColumn(
            key="about", label=_("Gäller"), value=lambda row: str(row.data_set or row.system),
            order=[swedish("data_set__name"), swedish("system__name"), "pk"], shown=True,
        ),
        _rule("keeping", _("Bevaras eller gallras"), choices=Keeping, shown=True),
        _rule("years", _("Gallras efter antal år")),
        _rule("ground", _("Stöd"), shown=True),
        _rule("data_set", _("Datamängd"), of="data_sets"),
        _rule("system", _("System"), of="systems"),
        _rule("source", _("Källa")),
    ),
)  # fmt: skip

LEGACY_CRITERIA = Sheet(
    key="systems.legacy_criteria",
    label=_("Frågor om arvet"),
    nouns=(_("fråga"), _("frågor")),
    capability="systems.read_secret",
    rows=reads.criteria,
    default_order="position",
    page="systems:criteria",
    url=lambda row: reverse("systems:criterion", args=[row.pk]),
    changes={"change": content_through(acts.change_criterion, acts.CriterionContent, "criterion")},
    may_change=rules.can_declare,
    columns=(
        _asked("question", _("Fråga"), shown=True, many=False),
        SheetColumn(
            key="position", label=_("Ordning"), value=lambda row: row.position, holds=Holds.NUMBER, order=["position"]
        ),
        _asked("direction", _("Högsta steget"), choices=Direction, shown=True),
        _asked("steps", _("Antal steg"), shown=True),
        _asked("weight", _("Vikt"), shown=True),
        _asked("used", _("Används"), shown=True),
        _asked("lowest", _("Lägsta steget betyder")),
        _asked("highest", _("Högsta steget betyder")),
        _asked("explanation", _("Förklaring"), many=False),
        _asked("source", _("Källa")),
    ),
)

LEGACY_ANSWERS = Sheet(
    key="systems.legacy_answers",
    label=_("Svar om arvet"),
    nouns=(_("svar"), pgettext_lazy("flera", "svar")),
    capability="systems.read_secret",
    rows=reads.legacy_answers,
    default_order="system",
    page="systems:legacy_answers",
    url=lambda row: reverse("systems:legacy_of", args=[row.system_id]),
    changes={"change": _assess},
    may_change=_edits,
    columns=(
        SheetColumn(
            key="system", label=_("System"), value=lambda row: row.system.name, order=[swedish("system__name")],
            shown=True,
        ),
        SheetColumn(
            key="criterion", label=_("Fråga"), value=lambda row: row.criterion.question,
            order=["criterion__position"], shown=True,
        ),
        _answer("level", _("Svar"), shown=True),
        _answer("ground", _("Grund"), shown=True, many=False),
        SheetColumn(
            key="answered_by", label=_("Svarat av"), value=lambda row: row.answered_by, order=[swedish("answered_by")]
        ),
        SheetColumn(
            key="answered_on", label=_("Svarat"), value=lambda row: row.answered_on, holds=Holds.DAY,
            order=["answered_on"], shown=True,
        ),
        _answer("source", _("Källa")),
    ),
)  # fmt: skip

EXIT_PLANS = Sheet(
    key="systems.exit_plans",
    label=_("Avveckling"),
    nouns=(_("plan"), _("planer")),
    capability="systems.read",
    rows=reads.exit_plans,
    default_order="planned_on",
    page="systems:exits",
    url=lambda row: reverse("systems:exit_plan", args=[row.pk]),
    sources={"systems": SYSTEMS},
    changes={"change": _change_exit},
    may_change=_edits,
    columns=(
        SheetColumn(
            key="system", label=_("System"), value=lambda row: row.system.name, order=[swedish("system__name")],
            shown=True,
        ),
        _exit("state", _("Läge"), choices=ExitState, change="", shown=True),
        _exit("planned_on", _("Avvecklas senast"), shown=True),
        _exit("ends_cost", _("Kostnad per år som upphör, kronor"), value=_kronor, shown=True),
        _exit("replaced_by", _("Ersätts av"), of="systems", shown=True),
        _exit("reason", _("Varför"), many=False),
        _exit("stays", _("Kostnad som blir kvar"), many=False),
        _exit("source", _("Källa")),
    ),
)  # fmt: skip

SHEETS = (DATA_SETS, DATA_SET_LEVELS, ESERVICES, KEEPING_RULES, LEGACY_CRITERIA, LEGACY_ANSWERS, EXIT_PLANS)
