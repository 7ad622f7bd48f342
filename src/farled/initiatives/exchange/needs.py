"""Ideas and needs as a sheet that goes to Excel; what is sorted there comes back through the room's acts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.initiatives import acts, reads
from farled.initiatives.models import Need
from farled.initiatives.states import NeedKind, NeedState, Origin, TargetGroup, Track
from farled.people.reads import Actor, Body
from farled.web.exchange import Holds, Sheet, SheetColumn
from farled.web.sheet_columns import Columns, only_open

_need = Columns(Need, change="change")
WORDS = ("title", "description", "kind", "target_group", "origin", "track")


def _may_consider(actor: Actor) -> bool:
    return bool(actor.reach("initiatives.consider"))


def change(need: Need, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Change what a need says, or how it is sorted."""
    said = {name: new.get(name, getattr(need, name)) for name in WORDS}
    words = acts.Words(**said)
    acts.change_need(
        need=need, version=need.version, words=words, body=new.get("body", need.body), by=by, at=at, why=why
    )


def _led_to(need: Need) -> str:
    """What became of it, by name."""
    found = need.joined_into or need.initiative or need.met_by_system or need.met_by_component
    return str(found) if found else ""


NEEDS = Sheet(
    key="initiatives.needs",
    label=_("Idéer och behov"),
    nouns=(_("idé eller behov"), _("idéer och behov")),
    capability="initiatives.read",
    rows=reads.need_rows,
    default_order="-given_on",
    page="initiatives:needs",
    url=lambda need: reverse("initiatives:need", args=[need.pk]),
    sources={"bodies": only_open(Body.objects.visible_to)},
    changes={"change": change},
    may_change=_may_consider,
    columns=(
        _need("title", _("Vad det gäller"), shown=True, many=False),
        _need("state", _("Läge"), choices=NeedState, change="", shown=True),
        _need("body", _("Verksamhet"), of="bodies", shown=True),
        _need("kind", _("Slag"), choices=NeedKind, shown=True),
        SheetColumn(
            key="behind",
            label=_("Står bakom"),
            value=lambda need: need.behind or 0,
            holds=Holds.NUMBER,
            order=["behind"],
            shown=True,
        ),
        _need("given_on", _("Lämnat"), change="", shown=True),
        _need("answered_on", _("Senast besvarat"), change=""),
        _need("target_group", _("Målgrupp"), choices=TargetGroup),
        _need("origin", _("Ursprung"), choices=Origin),
        _need("track", _("Spår"), choices=Track),
        _need("description", _("Beskrivning"), many=False),
        SheetColumn(key="led_to", label=_("Vad det blev"), value=_led_to),
        _need("source", _("Källa"), change=""),
    ),
)
SHEETS: tuple[Sheet, ...] = (NEEDS,)
