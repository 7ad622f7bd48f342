"""The whole row of an activity: every field in a column of its own for a workbook, gathered in a few for paper."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from farled.planning import figures
from farled.planning.reads import Bearings, PlanRow, StatusReport
from farled.planning.states import ActivityKind, Light, Status
from farled.reports.contents.words import mark_of
from farled.reports.document import Cell, Column, Line, Lines, Table
from farled.web import formats


@dataclass(frozen=True, slots=True)
class Listed:
    """Rows of one or several plans with what their cells need."""

    rows: Sequence[PlanRow]
    reports: Mapping[int, StatusReport]
    where: Bearings
    on: date

    @property
    def titles(self) -> dict[int, str]:
        """The rows' titles by id, for those that are part of another."""
        return {row.activity.pk: row.activity.title for row in self.rows}


def full_table(listed: Listed) -> Table:
    """Every field of every row, for a workbook: days are days and numbers are numbers."""
    titles = listed.titles
    columns = (
        Column(_("Nr"), 5, number=True), Column(_("Aktivitet"), 44), Column(_("Plan"), 28),
        Column(_("Målområde"), 26), Column(_("Mål"), 26), Column(_("Slag"), 10), Column(_("Del av insatsen"), 24),
        Column(_("Beskrivning"), 50),
        Column(_("Ansvarar"), 28), Column(_("Medverkar"), 28), Column(_("Ansvariga som de skrivs i planen"), 28),
        Column(_("Början"), 12), Column(_("Slut"), 12), Column(_("Första slut"), 12), Column(_("Löpande uppdrag"), 10),
        Column(_("Tillkom"), 12), Column(_("Status"), 16), Column(_("Läge"), 18),
        Column(_("Prioritet"), 9, number=True),
        Column(_("Senast rapporterad"), 12), Column(_("Ljus"), 16), Column(_("Vad har hänt"), 50),
        Column(_("Nästa steg"), 40), Column(_("Föreslaget slut"), 12), Column(_("Förväntad effekt"), 40),
        Column(_("För vem"), 22), Column(_("Effekten följs upp"), 12), Column(_("Utfall"), 50),
        Column(_("Utfallets dag"), 12), Column(_("Noter"), 40), Column(_("Anges även under"), 28),
        Column(_("Slagets egna uppgifter"), 40), Column(_("Källa"), 20),
    )  # fmt: skip
    rows = tuple(_full(nr, row, listed, titles) for nr, row in enumerate(listed.rows, 1))
    return Table(_("Alla aktiviteter och insatser"), columns, rows, sheet=_("Aktiviteter"))


def _full(nr: int, row: PlanRow, listed: Listed, titles: Mapping[int, str]) -> tuple[Cell, ...]:
    one, where = row.activity, listed.where
    area, report = where.area_of(one), listed.reports.get(one.pk)
    return (
        nr, one.title, where.plans.get(one.document_id, ""), area.title if area else _("Utan mål"),
        where.objectives.get(one.objective_id, "") if one.objective_id else "",
        str(ActivityKind(one.kind).label), titles.get(one.insats_id, "") if one.insats_id else "",
        one.description, figures.names(row.leads, where.bodies), figures.names(row.contributing, where.bodies),
        one.responsible_text, one.start, one.end, one.first_end, _("ja") if one.standing else _("nej"), one.added_on,
        str(Status(one.status).label), str(figures.state_of(one, listed.on)[1]), one.priority, one.reported_on,
        str(Light(one.light).label) if one.light else "", report.text if report else "",
        report.next_step if report else "", one.proposed_end, one.effect, one.effect_for, one.effect_due, one.outcome,
        one.outcome_on, "\n".join(one.footnotes),
        ", ".join(where.objectives[pk] for pk in row.listings if pk in where.objectives),
        "\n".join(f"{label}: {value}" for label, value in figures.own_facts(one) if value), one.source,
    )  # fmt: skip


# --- On paper ---------------------------------------------------------------------------------------------------------


def paper_table(caption: str, rows: Sequence[PlanRow], listed: Listed) -> Table:
    """The same fields gathered in five columns that a page lying down has room for. Empty fields are left out."""
    titles = listed.titles
    columns = (
        Column(_("Aktivitet"), 34),
        Column(_("Läge och tid"), 17),
        Column(_("Ansvarar"), 18),
        Column(_("Senaste rapport"), 26),
        Column(_("Effekt och utfall"), 28),
    )
    return Table(caption, columns, tuple(_paper(row, listed, titles) for row in rows), caption_shown=False)


def _paper(row: PlanRow, listed: Listed, titles: Mapping[int, str]) -> tuple[Cell, ...]:
    mark = mark_of(figures.state_of(row.activity, listed.on))
    return (
        Lines(tuple(_what(row, listed.where, titles))),
        Lines(tuple(_when(row, mark.word)), mark),
        Lines(tuple(_who(row, listed.where))),
        Lines(tuple(_said(row, listed))),
        Lines(tuple(_came(row))),
    )


def _what(row: PlanRow, where: Bearings, titles: Mapping[int, str]) -> Iterator[Line]:
    one = row.activity
    yield Line(one.title, strong=True)
    if one.description:
        yield Line(one.description)
    home = where.area_of(one)
    goal = where.objectives.get(one.objective_id, "") if one.objective_id else ""
    if home is None or (goal and home.id != one.objective_id):
        yield Line(goal or _("inget"), label=_("Mål"), small=True)
    if one.kind != ActivityKind.ACTIVITY:
        yield Line(capfirst(str(ActivityKind(one.kind).label)), small=True)
    for label, value in figures.own_facts(one):
        if value:
            yield Line(str(value), label=str(label), small=True)
    if one.insats_id in titles and one.insats_id:
        yield Line(titles[one.insats_id], label=_("Del av insatsen"), small=True)
    if listed := [where.objectives[pk] for pk in row.listings if pk in where.objectives]:
        yield Line(", ".join(listed), label=_("Anges även under"), small=True)
    for note in one.footnotes:
        yield Line(note, label=_("Not"), small=True)
    if one.source:
        yield Line(one.source, label=_("Källa"), small=True)


def _when(row: PlanRow, shown: str) -> Iterator[Line]:
    one = row.activity
    status = str(Status(one.status).label)
    if status != shown:
        yield Line(status, label=_("Status"))
    yield Line(figures.time_of(one))
    if one.standing:
        yield Line(_("Löpande uppdrag"), small=True)
    for label, day in (
        (_("Förlängd från"), one.first_end),
        (_("Föreslaget slut"), one.proposed_end),
        (_("Tillkom"), one.added_on),
    ):
        if day is not None:
            yield Line(formats.day(day), label=label, small=True)
    if one.priority is not None:
        yield Line(formats.number(one.priority), label=_("Prioritet"), small=True)


def _who(row: PlanRow, where: Bearings) -> Iterator[Line]:
    leads = figures.names(row.leads, where.bodies)
    yield Line(leads or row.activity.responsible_text or _("Ingen är angiven"))
    if helpers := figures.names(row.contributing, where.bodies):
        yield Line(helpers, label=_("Medverkar"), small=True)
    if leads and row.activity.responsible_text not in ("", leads):
        yield Line(row.activity.responsible_text, label=_("I planen"), small=True)


def _said(row: PlanRow, listed: Listed) -> Iterator[Line]:
    report = listed.reports.get(row.activity.pk)
    if report is None:
        yield Line(formats.DASH)
        return
    word = mark_of(Light(report.light).state_tag)  # type: ignore[arg-type]  # a light's kind is written as its name
    yield Line(f"{formats.day(report.on)}, {word.text}", strong=True)
    yield Line(report.text)
    if report.next_step:
        yield Line(report.next_step, label=_("Nästa steg"))


def _came(row: PlanRow) -> Iterator[Line]:
    one = row.activity
    if not (one.outcome or one.effect):
        yield Line(formats.DASH)
    if one.outcome:
        yield Line(
            one.outcome, label=_("Utfall %(day)s") % {"day": formats.day(one.outcome_on) if one.outcome_on else ""}
        )
    if one.effect:
        yield Line(one.effect, label=_("Förväntad effekt"))
    if one.effect_for:
        yield Line(one.effect_for, label=_("För vem"), small=True)
    if one.effect_due is not None:
        yield Line(formats.day(one.effect_due), label=_("Effekten följs upp"), small=True)
