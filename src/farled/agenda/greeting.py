"""How the start page speaks: a greeting for the time of day and one sentence that says how things are."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from farled.agenda.reads import Ahead, Waiting
from farled.web.formats import day

MORNING, DAY, EVENING = 5, 10, 18  # the hours from which each is said, Swedish time

_NUMERALS: tuple[str | Promise, ...] = (
    gettext_lazy("Två"),
    gettext_lazy("Tre"),
    gettext_lazy("Fyra"),
    gettext_lazy("Fem"),
    gettext_lazy("Sex"),
    gettext_lazy("Sju"),
    gettext_lazy("Åtta"),
    gettext_lazy("Nio"),
    gettext_lazy("Tio"),
    gettext_lazy("Elva"),
    gettext_lazy("Tolv"),
)


def greeting(now: datetime) -> str:
    """God morgon, god dag or god kväll, by Swedish time."""
    hour = timezone.localtime(now).hour
    if MORNING <= hour < DAY:
        return _("God morgon.")
    return _("God dag.") if DAY <= hour < EVENING else _("God kväll.")


def what_waits(number: int) -> str:
    """How much waits, with small numbers in words."""
    if number == 0:
        return _("Inget väntar på dig.")
    if number == 1:
        return _("En sak väntar på dig.")
    written = str(_NUMERALS[number - 2]) if number - 2 < len(_NUMERALS) else str(number)
    return _("%(number)s saker väntar på dig.") % {"number": written}


def lead(waiting: list[Waiting], coming: list[Ahead], *, today: date) -> str:
    """What is late, and what comes next."""
    late = sum(one.due < today for one in waiting)
    sentences = []
    if late and late == len(waiting):
        sentences.append(ngettext("Tiden för den har gått ut.", "Tiden för dem har gått ut.", late))
    elif late:
        sentences.append(ngettext("%(n)s av dem är försenad.", "%(n)s av dem är försenade.", late) % {"n": late})
    if coming:
        nearest = coming[0]
        facts = {"what": nearest.title, "when": day(nearest.on, today=today)}
        sentences.append(_("Närmast i kalendern: %(what)s, %(when)s.") % facts)
    return " ".join(sentences)
