"""The activity list: every field of the activities somebody chose, of one plan or several."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import SimpleNamespace

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.methods.periods import end_of_day, local_day
from farled.people.reads import Actor
from farled.planning import figures, reads
from farled.planning.forms.filters import ActivityFilter, activity_filter
from farled.planning.reads import Activity, Bearings, PlanRow
from farled.reports.contents.notes import notes_section
from farled.reports.contents.rows import Listed, full_table, paper_table
from farled.reports.document import Block, Bullets, Document, Look, Paragraph, Section
from farled.reports.states import PaperKind
from farled.web import formats
from farled.web.refused import Invalid

PLAN = "plan"


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows that an address's parameters choose, and the choices in words."""

    rows: QuerySet[Activity]
    chosen: tuple[tuple[str, str], ...]


def known_parameters(given: Mapping[str, str]) -> dict[str, str]:
    """Those of an address's parameters that choose rows; the others order or page the list."""
    return {name: given[name] for name in ActivityFilter.base_filters if given.get(name)}


def selection(actor: Actor, where: Bearings, parameters: Mapping[str, str], *, on: date) -> Selection:
    """The rows chosen, as the list's own filter chooses them. Raises Invalid for a choice there is not."""
    query = QueryDict(mutable=True)
    query.update(dict(parameters))
    kind = activity_filter(where, on)
    chosen = kind(
        query, reads.activities(actor).order_by("document_id", "position", "pk"), request=SimpleNamespace(actor=actor)
    )
    if not chosen.is_valid():
        raise Invalid("reports.selection", field="report")
    words = tuple(
        (str(field.label), _spoken(field, chosen.form.cleaned_data[field.name]))
        for field in chosen.form
        if parameters.get(field.name)
    )
    return Selection(chosen.qs, words)


def _spoken(field: object, value: str) -> str:
    """A choice as its field words it."""
    labels = {str(key): str(label) for key, label in getattr(field.field, "choices", ())}  # type: ignore[attr-defined]
    return labels.get(value, value)


def title_of(plan: str) -> str:
    """What a list is called, by the title of the one plan it is of."""
    return _("Aktiviteter i %(plan)s") % {"plan": plan} if plan else _("Aktiviteter och insatser")


def report(
    reader: Actor, parameters: Mapping[str, str], *, on: date, author: str, at: datetime, for_everyone: bool = False
) -> Document:
    """Compose the list as ``reader`` may see it. For an earlier day only a whole plan, or everything, can be chosen."""
    past = on < local_day(at)
    then = end_of_day(on) if past else None
    where = reads.bearings(reader, at=then)
    chosen = selection(reader, where, parameters, on=on)
    rows = _rows(chosen.rows, where, then)
    listed = Listed(rows, reads.latest_reports(reader, chosen.rows, on=on, at=then), where, on)
    every = reads.report_every(reader.organisation_id, on, at=then)
    words = ", ".join(f"{label.lower()}: {value}" for label, value in chosen.chosen)
    plan = where.plans.get(int(parameters[PLAN]), "") if PLAN in parameters else ""
    return Document(
        title=title_of(plan),
        subtitle=_("Läget %(day)s") % {"day": formats.day(on)},
        organisation=reader.organisation_name,
        author=author,
        on=on,
        made_at=at,
        facts=(
            (_("Urval"), words or _("alla planer")),
            (_("Avser läget"), formats.day(on)),
            (_("Framtagen"), _("%(at)s av %(who)s") % {"at": formats.moment(at), "who": author}),
        ),
        summary=_summary(listed, every),
        sections=tuple(_plans(listed)),
        notes=notes_section(reader, on=on, past=past, sources=(), for_everyone=for_everyone),
        sheets=(full_table(listed),) if rows else (),
        wide=True,
        file_name=_("Aktiviteter %(plan)s %(day)s") % {"plan": plan, "day": on.isoformat()},
        paper=PaperKind.ACTIVITIES,
    )  # fmt: skip


def _rows(chosen: QuerySet[Activity], where: Bearings, at: datetime | None) -> list[PlanRow]:
    """Plan by plan as the plans are listed, goal area by goal area."""
    found = reads.listed_rows(chosen, texts=True) if at is None else reads.listed_rows_at(chosen, at)
    plans = {pk: place for place, pk in enumerate(where.plans)}

    def place(row: PlanRow) -> tuple[int, bool, int, int]:
        area = where.area_of(row.activity)
        return (
            plans.get(row.activity.document_id, len(plans)),
            area is None,
            area.place if area else 0,
            row.activity.position,
        )

    return sorted(found, key=place)


def _summary(listed: Listed, every: int) -> Section:
    counts = figures.together(figures.tally((row.activity for row in listed.rows), on=listed.on, every=every))
    if not counts.total:
        return Section(
            _("Sammanfattning"), (Paragraph(_("Inga aktiviteter eller insatser stämmer med urvalet."), Look.LEAD),)
        )
    lead = ngettext("Listan har %(n)s rad.", "Listan har %(n)s rader.", counts.total) % {
        "n": formats.number(counts.total)
    }
    told = (
        _("%(n)s pågår.") % {"n": formats.number(counts.ongoing)},
        _("%(n)s är avslutade.") % {"n": formats.number(counts.finished)},
        _("%(n)s har passerat sin sluttid.") % {"n": formats.number(counts.late)},
        _("%(n)s saknar färsk rapport.") % {"n": formats.number(counts.unreported)},
    )
    blocks: tuple[Block, ...] = (Paragraph(lead, Look.LEAD), Bullets(told))
    return Section(_("Sammanfattning"), blocks)


def _plans(listed: Listed) -> Iterator[Section]:
    """A section for each plan, in it a table for each goal area."""
    for document_id, rows in groupby(listed.rows, key=lambda row: row.activity.document_id):
        yield Section(listed.where.plans.get(document_id, ""), sections=tuple(_areas(list(rows), listed)))


def _areas(rows: Sequence[PlanRow], listed: Listed) -> Iterator[Section]:
    for area, those in groupby(rows, key=lambda row: listed.where.area_of(row.activity)):
        title = area.title if area else _("Utan mål")
        yield Section(title, (paper_table(_("Rader inom %(area)s") % {"area": title}, list(those), listed),))
