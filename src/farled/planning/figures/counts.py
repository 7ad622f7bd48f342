"""How many rows are what: a plan's counts, how they are counted, and where to see what they count."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads import Document
from farled.planning import reads
from farled.planning.figures.states import LATE, State
from farled.planning.models import Activity
from farled.planning.reads import Tally
from farled.web.conditions import holds
from farled.web.signs import Kind

_COUNTS = ("insatser", "total", "ongoing", "finished", "late", "unreported", "green", "yellow", "red")


def tally(rows: Iterable[Activity], *, on: date, every: int | None = None) -> list[Tally]:
    """The same counts as ``reads.tallies_of`` for rows already at hand, such as those of an earlier day."""
    found: dict[tuple[int, int | None], Tally] = {}
    for row in rows:
        key = (row.document_id, row.objective_id)
        found[key] = _add(found.get(key, nothing(*key)), _single(row, on=on, every=every))
    return list(found.values())


def together(counts: Iterable[Tally]) -> Tally:
    """Counts added up, whatever plan and objective they are of."""
    whole = nothing()
    for each in counts:
        whole = _add(whole, each)
    return whole


def nothing(document_id: int = 0, objective_id: int | None = None) -> Tally:
    """No rows at all."""
    return Tally(document_id, objective_id, *([0] * len(_COUNTS)))


def _add(one: Tally, other: Tally) -> Tally:
    return replace(one, **{name: getattr(one, name) + getattr(other, name) for name in _COUNTS})


def _single(row: Activity, *, on: date, every: int | None) -> Tally:
    counted = {name: int(holds(each, row)) for name, each in reads.conditions(on, every).items()}
    return replace(nothing(row.document_id, row.objective_id), **counted)


def overall(counts: Tally) -> State:
    """The state of a plan or of one of its goal areas: that of the row that goes worst."""
    if not counts.total:
        return (Kind.PLAIN, _("inga aktiviteter"))
    if counts.finished == counts.total:
        return (Kind.GOOD, _("avslutad"))
    if counts.late or counts.red:
        return LATE
    if counts.yellow:
        return (Kind.WARN, _("risk för försening"))
    if counts.green:
        return (Kind.GOOD, _("enligt plan"))
    return (Kind.PLAIN, _("inte rapporterad"))


def nouns(counts: Tally) -> str:
    """What the rows are: activities, insatser or both."""
    if not counts.insatser:
        return _("aktiviteter")
    return _("insatser") if counts.insatser == counts.total else _("aktiviteter och insatser")


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """A plan in the list of plans, with its counts."""

    document: Document
    counts: Tally

    @property
    def state(self) -> State:
        """The state of the row that goes worst."""
        return overall(self.counts)


def plans(documents: Iterable[Document], counts: Iterable[Tally]) -> list[PlanFigures]:
    """Each plan with its own counts, in the order given."""
    gathered: dict[int, list[Tally]] = {}
    for each in counts:
        gathered.setdefault(each.document_id, []).append(each)
    return [PlanFigures(document, together(gathered.get(document.pk, ()))) for document in documents]


# --- How it is counted ------------------------------------------------------------------------------------------------

LABELS: Mapping[str, str | Promise] = {
    "total": gettext_lazy("rader"),
    "ongoing": gettext_lazy("pågår"),
    "late": gettext_lazy("har passerat sin sluttid"),
    "unreported": gettext_lazy("saknar färsk rapport"),
    "finished": gettext_lazy("är avslutade"),
}
HOWS: Mapping[str, str | Promise] = {
    "total": gettext_lazy("Alla rader i planen, oavsett status."),
    "ongoing": gettext_lazy("Rader i planen med status pågår, av alla rader i planen."),
    "late": gettext_lazy("Rader vars sista dag har passerat utan att de är avslutade. Löpande uppdrag räknas inte."),
    "unreported": gettext_lazy(
        "Rader som har börjat och inte är avslutade, och där den senaste rapporten är äldre än %(days)s dagar eller "
        "saknas. Antalet dagar är en parameter."
    ),
    "finished": gettext_lazy(
        "Rader som är genomförda, delvis genomförda, ersatta, ej utnyttjade eller har utgått. "
        "Var och en har ett utfall."
    ),
}


def list_url(**filters: object) -> str:
    """The address of the list with filters set."""
    return f"{reverse('planning:activities')}?{urlencode(filters)}"


@dataclass(frozen=True, slots=True)
class Hows:
    """How each figure of a plan is counted."""

    ongoing: str
    late: str
    unreported: str
    finished: str
    total: str


def hows(every: int) -> Hows:
    """How the figures are counted, with the longest time between reports in days."""
    return Hows(**{name: str(how) % {"days": every} for name, how in HOWS.items()})
