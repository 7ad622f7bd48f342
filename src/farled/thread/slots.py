"""What the red thread registers: its invariants and the traceability figure on the start page."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.people.reads import Request
from farled.thread import broken, figures, invariants
from farled.thread.state import state
from farled.web import formats, slots
from farled.web.slots import Figure, Invariant, StartSource


def traceability(request: Request) -> Iterator[Figure]:
    """The share of activities whose thread is whole; nothing while there are no activities."""
    standing = state(request.actor, on=request.today)
    share = standing.whole
    if not share.denominator:
        return
    number = sum(broken.counts(standing).values())
    counted = figures.Counted(share.numerator, share.denominator, (), 0)
    few = _("aktiviteter har hel röd tråd, från beslutat mål till mätt eller planerad effekt")
    many = _("av aktiviteterna har hel röd tråd, från beslutat mål till mätt eller planerad effekt")
    yield Figure(
        value=counted.written,
        label=few if counted.small else many,
        how=_(
            "%(whole)s av %(total)s aktiviteter räknas: de som leder upp till ett mål som är beslutat och gäller "
            "i dag, och som har en mätt effekt eller en dag då effekten ska mätas. Det som har utgått räknas inte."
        )
        % {"whole": formats.number(share.numerator), "total": formats.number(share.denominator)},
        href=reverse("thread:breaks"),
        link=ngettext("%(n)s bruten tråd", "%(n)s brutna trådar", number) % {"n": formats.number(number)},
    )


def register() -> None:
    """Called once, when the app is ready."""
    for name, check in (
        ("thread.rows", invariants.every_node_stands_for_a_row),
        ("thread.rings", invariants.no_node_leads_to_itself),
        ("thread.borders", invariants.other_organisations_are_met_in_public),
    ):
        slots.invariants.register(name, Invariant(name, check))
    slots.start_sources.register("thread", StartSource(traceability))
