"""How many rows are what: a plan's counts, how they are counted, and where to see what they count."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction.reads import Document
from farled.planning import reads
from farled.planning.figures.states import LATE, State, is_late, is_silent
from farled.planning.models import Activity
from farled.planning.reads import Tally
from farled.planning.states import ActivityKind, Light, Status
from farled.web.signs import Kind

_COUNTS = ("insatser", "total", "ongoing", "finished", "late", "unreported", "green", "yellow", "red")


def tally(rows: Iterable[Activity], *, on: date, every: int) -> list[Tally]:
    """The same counts as ``reads.tallies`` for rows already at hand, such as those of an earlier day."""
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


def _single(row: Activity, *, on: date, every: int) -> Tally:
    status = Status(row.status)
    light = None if status.finished else row.light
    return Tally(
        document_id=row.document_id,
        objective_id=row.objective_id,
        insatser=int(row.kind == ActivityKind.INSATS),
        total=1,
        ongoing=int(status is Status.ONGOING),
        finished=int(status.finished),
        late=int(is_late(row, on)),
        unreported=int(is_silent(row, on, every=every)),
        green=int(light == Light.GREEN),
        yellow=int(light == Light.YELLOW),
        red=int(light == Light.RED),
    )


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


def plan_counts(organisation_id: int, document: Document, *, on: date) -> Tally:
    """The counts of one plan on a date."""
    every = reads.report_every(organisation_id, on)
    return together(reads.tallies([document.pk], on=on, every=every))


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


def how_ongoing() -> str:
    """How "pågår" is counted."""
    return _("Rader i planen med status pågår, av alla rader i planen.")


def how_late() -> str:
    """How "sen" is counted."""
    return _("Rader vars sista dag har passerat utan att de är avslutade. Löpande uppdrag räknas inte.")


def how_unreported(every: int) -> str:
    """How "utan färsk rapport" is counted."""
    return _(
        "Rader som har börjat och inte är avslutade, och där den senaste rapporten är äldre än %(days)s dagar eller "
        "saknas. Antalet dagar är en parameter."
    ) % {"days": every}


def how_finished() -> str:
    """How "avslutade" is counted."""
    return _(
        "Rader som är genomförda, delvis genomförda, ersatta, ej utnyttjade eller har utgått. "
        "Var och en har ett utfall."
    )


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


def hows(every: int) -> Hows:
    """How the figures are counted, with the longest time between reports in days."""
    return Hows(how_ongoing(), how_late(), how_unreported(every), how_finished())
