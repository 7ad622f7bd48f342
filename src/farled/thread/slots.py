"""What the red thread registers: its invariants and the traceability figure on the start page."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Request
from farled.thread import broken, explained, figures, invariants
from farled.thread.state import State
from farled.web import formats, slots
from farled.web.explained import register as register_figures
from farled.web.slots import Figure, Invariant, Says, StartSource
from farled.web.together import Asks, asking


@asking
def traceability(request: Request, on: date) -> Asks[Says]:
    """The share of work whose thread is whole, and of the granted kronor; nothing while there are none."""
    when = figures.When(on, request.today)
    standing = yield from when.state_asked(request.actor)
    return _shares(standing, when)


def _shares(standing: State, when: figures.When) -> Iterator[Figure]:
    share = standing.whole
    if not share.denominator:
        return
    number = sum(broken.counts(standing).values())
    counted = figures.Counted(share.numerator, share.denominator)
    few = _("aktiviteter och initiativ har hel röd tråd, från beslutat mål till mätt eller planerad effekt")
    many = _("av aktiviteterna och initiativen har hel röd tråd, från beslutat mål till mätt eller planerad effekt")
    yield Figure(
        key="thread.whole",
        value=counted.written,
        label=few if counted.small else many,
        href=reverse("thread:breaks") + (f"?on={when.on.isoformat()}" if when.elsewhere else ""),
        link=ngettext("%(n)s bruten tråd", "%(n)s brutna trådar", number) % {"n": formats.number(number)},
    )
    if standing.money.denominator:
        money = figures.Counted(standing.money.numerator, standing.money.denominator)
        yield Figure(key="thread.money", value=money.written, label=figures.LABELS["money"])


def register() -> None:
    """Called once, when the app is ready."""
    for name, check in (
        ("thread.rows", invariants.every_node_stands_for_a_row),
        ("thread.rings", invariants.no_node_leads_to_itself),
        ("thread.borders", invariants.other_organisations_are_met_in_public),
    ):
        slots.invariants.register(name, Invariant(name, check))
    register_figures(explained.kinds())
    slots.start_sources.register("thread", StartSource(traceability, dated=True))
