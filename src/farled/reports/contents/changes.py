"""What changed between two versions of a text: passage by passage, word by word, with the remarks that caused it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.consultation.reads import Treatment
from farled.consultation.reads.treatments import causes_between
from farled.direction.figures.text import NATURES, Row, tally, whole_or_changed
from farled.direction.reads import Changed, DocumentVersion, changes_between
from farled.methods.passages import Fate, Nature
from farled.people.reads import Actor
from farled.reports.document import SIGNS as SHOWN_AS
from farled.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Compared,
    Document,
    Look,
    Paragraph,
    Particulars,
    Section,
    Table,
)
from farled.reports.states import PaperKind
from farled.web import formats

Causes = Mapping[int, Sequence[Treatment]]
_SECTIONS = 3  # levels of headings that become headings of the paper; those further in stand as passages


def name_of(since: DocumentVersion, version: DocumentVersion) -> str:
    """What the paper is called where others stand beside it."""
    facts = {"title": version.document.title, "old": since.number, "new": version.number}
    return _("Vad har ändrats: %(title)s, version %(old)s till %(new)s") % facts


def report(
    reader: Actor,
    since: DocumentVersion,
    version: DocumentVersion,
    *,
    whole: bool,
    on: date,
    author: str,
    at: datetime,
) -> Document:
    """Compose the paper. The caller has checked that the reader may read both versions."""
    document = version.document
    found = changes_between(since, version)
    causes = causes_between(since, version, reader)
    return Document(
        title=_("Vad har ändrats: %(title)s") % {"title": document.title},
        subtitle=_("Från version %(old)s (%(old_state)s) till version %(new)s (%(new_state)s)")
        % {
            "old": since.number, "old_state": since.get_state_display(),
            "new": version.number, "new_state": version.get_state_display(),
        },
        organisation=reader.organisation_name,
        author=author,
        on=on,
        made_at=at,
        facts=tuple(_facts(since, version, at)),
        summary=_summary(found, causes),
        sections=tuple(_sections(found, causes, whole=whole)),
        notes=_notes(whole=whole),
        sheets=(_sheet(found, causes),),
        file_name=f"{name_of(since, version)} {on.isoformat()}"[:120],
        paper=PaperKind.CHANGES,
        particulars=Particulars(diary_number=document.reference, version=str(version.number)),
    )  # fmt: skip


def _facts(since: DocumentVersion, version: DocumentVersion, at: datetime) -> Iterator[tuple[str, str]]:
    if version.document.reference:
        yield _("Diarienummer"), version.document.reference
    for label, each in ((_("Tidigare version"), since), (_("Senare version"), version)):
        fixed = formats.day(each.frozen_at) if each.frozen_at else ""
        told = _("som den ligger fast sedan %(day)s") if fixed else _("som den läste %(moment)s")
        facts = {"day": fixed, "moment": formats.moment(at)}
        yield label, f"{each.number} ({each.get_state_display()}), {told % facts}"


# --- The answer first -------------------------------------------------------------------------------------------------


def _summary(found: Sequence[Changed], causes: Causes) -> Section:
    changed = [each for each in found if each.natures]
    if not changed:
        return Section(
            _("Sammanfattning"), (Paragraph(_("Inget är ändrat. Texterna är lika, ord för ord."), Look.LEAD),)
        )
    lead = _("%(n)s stycken är inte som de var.") % {"n": formats.of_total(len(changed), len(found))}
    told = tally(changed)
    behind = {remark.pk for each in changed for row in _caused(each, causes) for remark in row.remarks.all()}
    answered = sum(bool(_caused(each, causes)) for each in changed)
    if behind:
        words = ngettext("%(n)s synpunkt", "%(n)s synpunkter", len(behind)) % {"n": formats.number(len(behind))}
        told.append(
            ngettext(
                "%(remarks)s i remissen ligger bakom ändringar i %(n)s stycke.",
                "%(remarks)s i remissen ligger bakom ändringar i %(n)s stycken.",
                answered,
            )
            % {"remarks": words, "n": formats.number(answered)}
        )
    (more, end), (gone, last) = SHOWN_AS[Fate.ADDED], SHOWN_AS[Fate.TAKEN_AWAY]
    signs = {"more": more, "end": end, "gone": gone, "last": last}
    key = _(
        "Så läser du: tillagt är understruket och står mellan %(more)s och %(end)s. Borttaget är överstruket och står "
        "mellan %(gone)s och %(last)s. Ett stycke kan räknas flera gånger, till exempel som både flyttat och omskrivet."
    )
    blocks = (Paragraph(lead, Look.LEAD), Bullets(tuple(told)), Paragraph(key % signs, Look.SMALL))
    return Section(_("Sammanfattning"), blocks)


# --- Passage by passage -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Open:
    """A section while it is filled."""

    title: str
    level: int
    blocks: list[Block] = field(default_factory=list)
    below: list["_Open"] = field(default_factory=list)

    def closed(self) -> Section:
        return Section(self.title, tuple(self.blocks), tuple(each.closed() for each in self.below))


def _sections(found: Sequence[Changed], causes: Causes, *, whole: bool) -> Iterator[Section]:
    top = _Open("", 0)
    under = [top]
    for row in whole_or_changed(found, whole=whole):
        wording = row.change.placed.wording
        if row.level and row.change.after and wording.level <= _SECTIONS:
            while under[-1].level >= wording.level:
                under.pop()
            opened = _Open(f"{row.change.placed.label} {wording.plain}", wording.level)
            under[-1].below.append(opened)
            under.append(opened)
            under[-1].blocks += _changed(row, causes) if row.change.natures else []
            continue
        if len(under) == 1:
            opened = _Open(_("Först i texten"), 1)
            top.below.append(opened)
            under.append(opened)
        under[-1].blocks += _changed(row, causes) if row.change.natures else [Paragraph(wording.plain)]
    yield from (each.closed() for each in top.below)


def _changed(row: Row, causes: Causes) -> list[Block]:
    """What happened to a passage, how its words changed, and because of which remarks."""
    blocks: list[Block] = [Paragraph(_told(row), Look.SMALL), Compared(row.change.pieces)]
    said = tuple(_said(row.change, causes))
    if said:
        blocks += [Paragraph(_("Synpunkter som ligger bakom:"), Look.SMALL), Bullets(said)]
    return blocks


def _told(row: Row) -> str:
    placed = row.change.placed
    parts = [placed.label or _("Första stycket"), _what(row.change)]
    if row.stood:
        parts.append(_("stod tidigare: %(places)s") % {"places": _places(row)})
    return " · ".join(parts)


def _what(change: Changed) -> str:
    return ", ".join(str(NATURES[nature]) for nature in Nature if nature in change.natures)


def _places(row: Row) -> str:
    return ", ".join(each.label or str(each.wording) for each in row.stood)


def _caused(change: Changed, causes: Causes) -> list[Treatment]:
    """The treatments behind a change, each once."""
    ends = (*change.before, *((change.after,) if change.after else ()))
    rows = {row.pk: row for each in ends for row in causes.get(each.wording.passage_id, ())}
    return [rows[pk] for pk in sorted(rows)]


def _said(change: Changed, causes: Causes) -> Iterator[str]:
    """Who said what, and what it came to; bodies that said the same are told together."""
    said: dict[str, list[str]] = {}
    for row in _caused(change, causes):
        came_to = f" ({row.disposition.name})" if row.disposition else ""
        for remark in row.remarks.all():
            said.setdefault(f"{remark.text}{came_to}", []).append(remark.reply.recipient.name)
    for text, bodies in said.items():
        yield f"{', '.join(dict.fromkeys(bodies))}: {text}"


def _sheet(found: Sequence[Changed], causes: Causes) -> Table:
    """The changes as rows, for a workbook."""
    columns = (
        Column(_("Var"), 14), Column(_("Vad som har hänt"), 18), Column(_("Stod tidigare"), 14),
        Column(_("Löd"), 50), Column(_("Lyder"), 50), Column(_("Synpunkter"), 40),
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            row.change.placed.label,
            _what(row.change),
            _places(row),
            "\n".join(each.wording.plain for each in row.change.before),
            row.change.after.wording.plain if row.change.after else "",
            "\n".join(_said(row.change, causes)),
        )
        for row in map(Row, found)
        if row.change.natures
    )
    return Table(_("Ändringarna"), columns, rows, sheet=_("Ändringarna"))


def _notes(*, whole: bool) -> Section:
    rules = [
        _(
            "Ett stycke är detsamma hur det än formuleras och var det än står. Flyttat är bara det som måste ha "
            "flyttats för att resten ska stå i samma ordning som förut."
        ),
        _(
            "Orden jämförs hela. Är mindre än tre tiondelar av orden kvar visas stycket som utbytt, för att det ska gå "
            "att läsa."
        ),
        _(
            "En synpunkt står vid en ändring när den som har behandlat den har sagt att den ändrade stycket. "
            "Synpunkter som den som tog fram papperet inte får se står inte med."
        ),
    ]
    if not whole:
        rules.append(_("Det som är oförändrat står inte med, bara rubrikerna över det som är ändrat."))
    return Section(_("Så är jämförelsen gjord"), (Bullets(tuple(rules)),))
