"""Sentences that draw conclusions from a plan's figures, and the words its rows are told in."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.planning import figures
from farled.planning.reads import Activity
from farled.planning.states import Light, Status
from farled.reports.contents.source import PlanSource
from farled.reports.document import Mark
from farled.web import formats
from farled.web.signs import Kind

NAMED = 3  # as many are named in a sentence; the others are counted


def mark_of(state: figures.State) -> Mark:
    """A state of a row, an area or a plan."""
    return Mark(Kind(state[0]), str(state[1]))


def named(titles: Sequence[str]) -> str:
    """The first few by name, the others by number."""
    if len(titles) <= NAMED:
        return _and(list(titles))
    rest = _("%(n)s till") % {"n": formats.number(len(titles) - NAMED)}
    return _and([*titles[:NAMED], rest])


def _and(texts: list[str]) -> str:
    if len(texts) < 2:
        return "".join(texts)
    return _("%(first)s och %(last)s") % {"first": ", ".join(texts[:-1]), "last": texts[-1]}


def lead(source: PlanSource) -> str:
    """How the plan stands, in a sentence or two; the second is the one its own page begins with."""
    counts = source.counts
    answer = figures.plan_answer(counts, [area.state for area in source.areas])
    if not counts.total or counts.finished == counts.total:
        return answer
    sentence = (
        _("%(n)s av %(total)s %(rows)s är avslutade.")
        if counts.finished
        else _("Ingen av planens %(total)s %(rows)s är avslutad.")
    )
    finished = sentence % {
        "n": formats.number(counts.finished),
        "total": formats.number(counts.total),
        "rows": figures.nouns(counts),
    }
    return f"{finished} {answer}"


def conclusions(source: PlanSource) -> Iterator[str]:
    """What the figures say, the most important first; what there is none of is not mentioned."""
    rows, on = source.activities, source.on
    going = [row for row in rows if not Status(row.status).finished]
    late = [row for row in going if figures.is_late(row, on)]
    paused = [row for row in going if row not in late and row.status == Status.PAUSED]
    rest = [row for row in going if row not in late and row not in paused]
    yield from _told(
        late,
        _("%(names)s har passerat sin sluttid utan att vara avslutad."),
        _("%(n)s har passerat sin sluttid utan att vara avslutade: %(names)s."),
    )
    yield from _told(
        [row for row in rest if row.light == Light.RED],
        _("%(names)s är försenad enligt den som rapporterar."),
        _("%(n)s är försenade enligt dem som rapporterar: %(names)s."),
    )
    yield from _told(
        [row for row in rest if row.light == Light.YELLOW],
        _("%(names)s riskerar att bli försenad."),
        _("%(n)s riskerar att bli försenade: %(names)s."),
    )
    yield from _told(paused, _("%(names)s är pausad."), _("%(n)s är pausade: %(names)s."))
    if finished := _finished(rows):
        yield finished
    yield from _told(
        [row for row in rows if row.first_end is not None],
        _("%(names)s."),
        _("%(n)s har förlängts: %(names)s."),
        name=prolonged,
    )
    yield from _told(
        [row for row in rows if row.added_on is not None],
        _("%(names)s tillkom efter att planen beslutades."),
        _("%(n)s tillkom efter att planen beslutades: %(names)s."),
    )
    if source.counts.unreported:
        yield _("%(n)s av %(total)s som inte är avslutade saknar färsk rapport.") % {
            "n": formats.number(source.counts.unreported),
            "total": formats.number(len(going)),
        }


def _told(
    rows: Sequence[Activity], one: str, many: str, *, name: Callable[[Activity], str] = lambda row: row.title
) -> Iterator[str]:
    """A sentence about some rows, when there are any."""
    if rows:
        sentence = one if len(rows) == 1 else many
        yield sentence % {"n": formats.number(len(rows)), "names": named([name(row) for row in rows])}


def prolonged(row: Activity) -> str:
    """That a row has been prolonged, and from when until when."""
    return _("%(title)s är förlängd från %(first)s till %(last)s") % {
        "title": row.title,
        "first": formats.day(row.first_end) if row.first_end else "",
        "last": formats.day(row.end) if row.end else "",
    }


def _finished(rows: Iterable[Activity]) -> str:
    words: dict[str, tuple[str, str]] = {
        Status.DONE: (_("1 är genomförd"), _("%(n)s är genomförda")),
        Status.PARTLY: (_("1 är delvis genomförd"), _("%(n)s är delvis genomförda")),
        Status.REPLACED: (_("1 är ersatt"), _("%(n)s är ersatta")),
        Status.NOT_USED: (_("1 blev inte utnyttjad"), _("%(n)s blev inte utnyttjade")),
        Status.DROPPED: (_("1 har utgått"), _("%(n)s har utgått")),
    }
    ended = [row.status for row in rows]
    told = []
    for status, (one, many) in words.items():
        if number := ended.count(status):
            told.append(one if number == 1 else many % {"n": formats.number(number)})
    return _("Så blev de avslutade: %(list)s.") % {"list": _and(told)} if told else ""


def to_decide(source: PlanSource) -> Iterator[str]:
    """What waits for those who steer the plan: new ends asked for, what has run out of time, threads to mend."""
    going = [row for row in source.activities if not Status(row.status).finished]
    for row in going:
        if row.proposed_end is not None:
            yield _("%(title)s: den som ansvarar föreslår ny sluttid %(end)s. Förläng, eller behåll sluttiden.") % {
                "title": row.title,
                "end": formats.day(row.proposed_end),
            }
    yield from _told(
        [row for row in going if figures.is_late(row, source.on) and row.proposed_end is None],
        _("%(names)s har passerat sin sluttid. Skriv utfallet, förläng eller ta den ur planen."),
        _("%(n)s har passerat sin sluttid. Skriv utfallet, förläng eller ta dem ur planen."),
    )
    alone = [row.activity.title for row in source.rows if not row.leads and row.activity in going]
    if alone:
        yield _("Ingen ansvarar för %(names)s. Ange vem.") % {"names": named(alone)}
    if source.broken:
        yield ngettext(
            "En bruten tråd behöver lagas. Under Röd tråd står vem som kan.",
            "%(n)s brutna trådar behöver lagas. Under Röd tråd står vem som kan.",
            len(source.broken),
        ) % {"n": formats.number(len(source.broken))}


def area_answer(area: figures.AreaState) -> str:
    """How a goal area stands, in a sentence or two."""
    counts = area.counts
    if not counts.total:
        return _("Inget i planen har området som sitt huvudsakliga målområde.")
    if counts.finished == counts.total:
        return ngettext("Den enda raden är avslutad.", "Alla %(n)s är avslutade.", counts.total) % {
            "n": formats.number(counts.total)
        }
    finished = _("%(n)s av %(total)s är avslutade") if counts.finished else _("Ingen av %(total)s är avslutad")
    told = [finished % {"n": formats.number(counts.finished), "total": formats.number(counts.total)}]
    if counts.late:
        told.append(_("%(n)s har passerat sin sluttid") % {"n": formats.number(counts.late)})
    if counts.unreported:
        told.append(_("%(n)s saknar färsk rapport") % {"n": formats.number(counts.unreported)})
    return _and(told) + "."
