"""Bodies, groups, roles and keys as sheets that go to Excel; what bodies and groups say comes back."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people import acts, reads
from farled.people.models import Assignment, Body, Group, Token
from farled.people.reads import Actor
from farled.people.states import BodyKind, GroupKind, Role
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.formats import moment
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open, through

BODIES_TO_CHOOSE = {"bodies": only_open(reads.bodies_ever)}
_body, _group = Columns(Body, change="change"), Columns(Group, change="change")
_role, _token = Columns(Assignment), Columns(Token)


def _may_manage(actor: Actor) -> bool:
    return actor.reach("people.manage").whole


BODIES = Sheet(
    key="people.bodies",
    label=_("Enheter"),
    nouns=(_("enhet"), _("enheter")),
    capability="people.read",
    rows=reads.bodies_ever,
    default_order="name",
    url=lambda body: reverse("people:body", args=[body.pk]),
    sources=BODIES_TO_CHOOSE,
    changes={
        "change": through(
            acts.change_body, "name", "parent", "administration", "aliases", "contact_function", kind=BodyKind
        )
    },
    may_change=_may_manage,
    columns=(
        _body("name", _("Namn"), shown=True, many=False),
        _body("kind", _("Slag"), choices=BodyKind, shown=True),
        _body("parent", _("Ligger under"), of="bodies", shown=True),
        _body("administration", _("Förvaltning"), of="bodies"),
        _body("aliases", _("Andra namn"), many=False),
        _body("contact_function", _("Kontaktfunktion"), shown=True),
        _body("closed_on", _("Upphörde"), change=""),
        _body("source", _("Källa"), change=""),
    ),
)

GROUPS = Sheet(
    key="people.groups",
    label=_("Grupper och nätverk"),
    nouns=(_("grupp"), _("grupper")),
    capability="people.read",
    rows=lambda actor: reads.groups(actor).select_related("led_by"),
    default_order="name",
    url=lambda group: reverse("people:group", args=[group.pk]),
    sources=BODIES_TO_CHOOSE,
    changes={"change": through(acts.change_group, "name", "purpose", "led_by", "decides", kind=GroupKind)},
    may_change=_may_manage,
    columns=(
        _group("name", _("Namn"), shown=True, many=False),
        _group("kind", _("Slag"), choices=GroupKind, shown=True),
        _group("led_by", _("Leds av"), of="bodies", shown=True),
        _group("decides", _("Fattar beslut"), shown=True),
        _group("purpose", _("Uppgift")),
    ),
)


def _person(held: Assignment) -> str:
    return str(held.user.name)


ROLES = Sheet(
    key="people.people",
    label=_("Roller"),
    nouns=(_("roll"), _("roller")),
    capability="people.read",
    rows=reads.assignments_ever,
    default_order="name",
    page="people:people",
    name=_person,
    url=lambda held: reverse("people:person", args=[held.user_id]),
    sources={"bodies": Source(reads.bodies_ever)},
    only_out=_("En roll ges och avslutas på personens sida, så att det alltid framgår vem som gav den."),
    columns=(
        SheetColumn(key="name", label=_("Person"), value=_person, order=[swedish("user__name")], shown=True),
        _role("role", _("Roll"), choices=Role, shown=True),
        _role("body", _("Hör till"), of="bodies", shown=True),
        _role("function", _("Funktion")),
        SheetColumn(
            key="time",
            label=_("Från och med"),
            value=lambda held: held.valid_from,
            holds=Holds.DAY,
            order=["valid_from"],
            shown=True,
        ),
        _role("valid_to", _("Till och med")),
    ),
)


def _used(token: Token) -> str:
    return moment(token.used_at) if token.used_at else ""


TOKENS = Sheet(
    key="people.all_tokens",
    label=_("API-nycklar"),
    nouns=(_("nyckel"), _("nycklar")),
    capability="people.manage",
    rows=reads.tokens,
    default_order="-expires",
    page="people:all_tokens",
    listed={"may": _("Får"), "state": _("Läge"), "end": _("Återkalla")},
    only_out=_("En nyckel ändras aldrig. Återkalla den på sidan och gör en ny."),
    columns=(
        _token("name", _("Nyckel"), shown=True),
        SheetColumn(
            key="who",
            label=_("Person"),
            value=lambda token: str(token.user.name),
            order=[swedish("user__name")],
            shown=True,
        ),
        SheetColumn(
            key="expires",
            label=_("Gäller till och med"),
            value=lambda token: token.expires_on,
            holds=Holds.DAY,
            order=["expires_on"],
            shown=True,
        ),
        SheetColumn(key="used", label=_("Senast använd"), value=_used, order=["used_at"], shown=True),
    ),
)

SHEETS = (BODIES, GROUPS, ROLES, TOKENS)
