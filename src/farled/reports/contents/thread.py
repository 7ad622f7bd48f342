"""How a plan hangs in the red thread, where it is broken, and who has reported."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from farled.methods.goal_chain import Share
from farled.planning import figures
from farled.planning.figures import FollowUp
from farled.planning.states import Status
from farled.reports.contents.source import PlanSource
from farled.reports.document import Block, Cell, Column, Look, Paragraph, Section, Table
from farled.web import formats


def thread_section(source: PlanSource) -> Section:
    """Traceability of the plan's activities and every broken thread with who can mend it."""
    blocks: list[Block] = []
    own = source.standing.work & set(source.keys.values())
    upward, whole = _within(source.standing.upward, own), _within(source.standing.whole, own)
    if own:
        sentence = _("%(n)s aktiviteter i planen har en hel röd tråd, från ett beslutat mål till en effekt som mäts.")
        blocks.append(Paragraph(sentence % {"n": formats.of_total(*whole)}, Look.LEAD))
    every = source.standing.whole
    rows: tuple[tuple[Cell, ...], ...] = (
        (
            _("Planens aktiviteter som leder upp till ett beslutat mål"),
            *upward,
            _("Målet är beslutat och gäller den dag rapporten visar. Det som har utgått räknas inte."),
        ),
        (
            _("Planens aktiviteter med hel röd tråd"),
            *whole,
            _("De leder upp till ett beslutat mål och har en mätt effekt, eller en dag då effekten ska mätas."),
        ),
        (
            _("Hela organisationens aktiviteter och initiativ med hel röd tråd"),
            every.numerator,
            every.denominator,
            _("Räknat på samma sätt, över alla planer."),
        ),
    )
    columns = (
        Column(_("Spårbarhet"), 28),
        Column(_("Antal"), 8, number=True),
        Column(_("Av"), 6, number=True),
        Column(_("Så räknas det"), 38),
    )
    blocks.append(Table(_("Spårbarhet"), columns, rows, sheet=_("Spårbarhet")))
    blocks += list(_broken(source))
    return Section(_("Röd tråd"), tuple(blocks))


def _within(share: Share, own: frozenset[str]) -> tuple[int, int]:
    """How many of the plan's own activities a share holds, of how many."""
    return len(own) - len(own & share.failing.keys()), len(own)


def _broken(source: PlanSource) -> Iterator[Block]:
    if not source.broken:
        yield Paragraph(_("Ingen tråd är bruten i planen."))
        return
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (title, str(notice.label), *(() if source.past else (notice.who, str(notice.verb))))
        for title, notice in source.broken
    )
    mending = (Column(_("Vem som kan laga"), 20), Column(_("Så här"), 16))  # today; nobody mends a day gone by
    columns = (Column(_("Var"), 32), Column(_("Vad som är brutet"), 22), *(() if source.past else mending))
    yield Table(_("Brutna trådar"), columns, rows, sheet=_("Brutna trådar"))


def reporting_section(source: PlanSource) -> Section:
    """Who answers for what is under way, who has reported and who has not."""
    blocks: list[Block] = []
    if source.follow_up:
        blocks.append(Paragraph(_asked(source.follow_up), Look.LEAD))
    else:
        blocks.append(
            Paragraph(_("Ingen har frågats om läget genom Farled. Tabellen visar vad som är rapporterat ändå."))
        )
    columns = (
        Column(_("Ansvarar"), 30),
        Column(_("Inte avslutade"), 11, number=True),
        Column(_("Med färsk rapport"), 12, number=True),
        Column(_("Senaste rapport"), 14),
        Column(_("Svar på frågan"), 18),
    )
    rows = tuple(_reporters(source))
    if rows:
        blocks.append(Table(_("Vilka som har rapporterat"), columns, rows, sheet=_("Rapportering")))
    return Section(_("Vilka som har rapporterat"), tuple(blocks))


def _asked(asked: FollowUp) -> str:
    told = _("%(n)s har svarat på frågan från %(asked)s. Sista dag var %(due)s.") % {
        "n": formats.of_total(len(asked.answered), asked.total),
        "asked": formats.day(asked.asked_on),
        "due": formats.day(asked.due),
    }
    if not asked.waiting:
        return told
    missing = ", ".join(request.body.name for request in asked.waiting)
    return told + " " + _("Inte svarat: %(bodies)s.") % {"bodies": missing}


def _reporters(source: PlanSource) -> Iterator[tuple[Cell, ...]]:
    """The bodies that answer for something, in Swedish order, those that nobody answers for last."""
    answers = _answers(source.follow_up)
    for body, name in [*source.where.bodies.items(), (None, _("Ingen är angiven"))]:
        led = [row.activity for row in source.rows if (body in row.leads if body else not row.leads)]
        if not led:
            continue
        going = [row for row in led if not Status(row.status).finished]
        fresh = [row for row in going if not figures.is_silent(row, source.on, every=source.every)]
        told = [row.reported_on for row in led if row.reported_on]
        yield (
            name,
            len(going),
            len([row for row in fresh if row.reported_on]),
            max(told, default=None),
            answers.get(body or 0, ""),
        )


def _answers(asked: FollowUp | None) -> dict[int, str]:
    if asked is None:
        return {}
    waiting = {request.body_id: _("inte svarat") for request in asked.waiting}
    return waiting | {
        request.body_id: _("svarade %(day)s") % {"day": formats.day(request.submitted_on)}
        for request in asked.answered
        if request.submitted_on
    }
