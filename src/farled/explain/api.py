"""What a figure rests on, over the API."""

from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from farled.explain import reads
from farled.people.reads import Request
from farled.web.explained import Explanation, figure_kinds
from farled.web.refused import Invalid
from farled.web.rest import ON, Asked, Asks, RoomRouter, Shape, choice, number, told
from farled.web.rest.asking import text

TEXTS = ("kind", "what")  # what is named by a word and not by an id
USUAL = "thread.whole"  # the one that says most in one figure
NAMES = sorted({name for kind in figure_kinds for name in kind.takes})
router = RoomRouter("explain")


class InputShape(Shape):
    """A row that was looked at."""

    title: str = told(_("Rad"))
    url: str | None = told(_("Adress till sidan i Farled"))
    facts: list[str] = told(_("Det som avgör, i rubrikernas ordning"))
    amount: int = told(_("Så mycket av raden räknas"))
    of: int = told(_("Av så mycket"))


class UsedShape(Shape):
    """A parameter the figure rests on."""

    label: str = told(_("Parameter"))
    value: str = told(_("Värde"))
    since: date | None = told(_("Gäller från; tom för Farleds utgångsvärde"))
    reference: str = told(_("Beslut eller källa"))
    decided_by: str = told(_("Den som satte värdet"))


class FigureShape(Shape):
    """A figure and what it rests on."""

    key: str = told(_("Vilken siffra"))
    url: str = told(_("Adress till sidan i Farled"))
    value: str = told(_("Siffran som den skrivs"))
    label: str = told(_("Vad den räknar"))
    how: str = told(_("Hur den räknas, i ord"))
    on: date = told(_("Dagen svaret gäller"))
    number: int = told(_("Summan av det som räknas"))
    total: int = told(_("Summan av allt som prövades"))
    frozen: str | None = told(_("Den frysta utgåva den räknas ur"))
    hidden: bool = told(_("Om det finns rader som du inte får se, och som inte räknas"))
    heads: list[str] = told(_("Rubriker för det som avgör"))
    rows: list[InputShape] = told(_("Raderna, i ordning"))
    used: list[UsedShape] = told(_("Parametrarna den vilar på"))


def _ask(name: str) -> Any:
    takers = ", ".join(key for key in figure_kinds.names() if name in figure_kinds[key].takes)
    words = format_lazy("{} {}", _("Vad siffran gäller, för"), takers)
    return text(name, words) if name in TEXTS else number(name, words, least=0)


@router.read(
    "/figure/",
    summary=_("Hur en siffra räknas"),
    description=_("Siffran, hur den räknas i ord, raderna den räknas av och parametrarna den vilar på, en viss dag."),
    answer=FigureShape,
    asks=Asks(choice("key", _("Vilken siffra"), figure_kinds.names(), default=USUAL), ON, *map(_ask, NAMES)),
    may_miss=True,
)
def figure(request: Request, asked: Asked) -> dict[str, Any]:
    """What a figure rests on."""
    key = asked.get("key", USUAL)
    kind = reads.kind_of(request.actor, key)
    of = {name: str(value) for name, value in asked.items()}
    on = asked.get("on", request.today)
    if on > request.today and not (kind and kind.ahead):
        raise Invalid("explain.ahead", field="on")
    found = kind and reads.explanation(request.actor, kind, of, on=on, today=request.today)
    if not found:
        raise Http404
    query = "&".join(f"{name}={value}" for name, value in of.items() if name != "key")
    return {"key": key, "url": reverse("explain:figure", args=[key]) + (f"?{query}" if query else ""), **_shape(found)}


def _shape(found: Explanation) -> dict[str, Any]:
    return {
        "value": found.written,
        "label": str(found.label),
        "how": str(found.how),
        "on": found.on,
        "number": found.number,
        "total": found.total,
        "frozen": found.frozen or None,
        "hidden": found.hidden,
        "heads": [str(head) for head in found.heads],
        "rows": [
            {"title": row.title, "url": row.url or None, "facts": list(row.facts), "amount": row.amount, "of": row.of}
            for row in found.rows
        ],
        "used": [
            {
                "label": str(used.label),
                "value": used.value,
                "since": used.since,
                "reference": used.reference,
                "decided_by": used.decided_by,
            }
            for used in found.used
        ],
    }
