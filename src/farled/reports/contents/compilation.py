"""A consultation put together: remarks with answers in text order, themes, stances, who is silent, every reply."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.consultation.reads import Consultation, compiled, treatments
from farled.consultation.reads.compiled import Answered, Compiled, Stood, Themed, View, answered_on
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance
from farled.direction.reads.text import Changed
from farled.people.reads import Actor
from farled.reports.document import (
    Block,
    Bullets,
    Cell,
    Column,
    Document,
    Facts,
    Line,
    Lines,
    Look,
    Paragraph,
    Particulars,
    Section,
    Table,
)
from farled.reports.states import PaperKind
from farled.web import formats


def title_of(consultation: Consultation) -> str:
    """What the compilation is called."""
    return _("Sammanställning: %(title)s") % {"title": consultation.title}


def report(reader: Actor, consultation: Consultation, *, on: date, author: str, at: datetime) -> Document:
    """Compose the compilation. The caller has checked that the reader may see the consultation."""
    made = compiled.compiled(consultation, reader)
    changes = treatments.changes_told(consultation, reader) if made.shown else {}
    title = title_of(consultation)
    return Document(
        title=title,
        subtitle=consultation.proposal.document.title,
        organisation=reader.organisation_name,
        author=author,
        on=on,
        made_at=at,
        facts=tuple(_facts(consultation)),
        summary=_summary(made),
        sections=tuple(_sections(made, changes)),
        notes=_notes(),
        file_name=f"{title} {on.isoformat()}"[:120],
        wide=True,
        paper=PaperKind.COMPILATION,
        particulars=Particulars(diary_number=consultation.reference),
    )


def _facts(consultation: Consultation) -> Iterator[tuple[str, str]]:
    yield _("Förslag"), str(consultation.proposal)
    if consultation.sent_on:
        yield _("Utsänd"), formats.day(consultation.sent_on)
    yield _("Svar senast"), formats.day(consultation.due)
    yield _("Läge"), str(consultation.get_state_display())


def _summary(made: Compiled) -> Section:
    counts, number = made.counts, formats.number
    treated = sum(1 for each in made.remarks if each.treatment and each.treatment.disposition_id)
    changed = sum(1 for each in made.remarks if each.treatment and _changes(each))
    told = [
        *_answered(made),
        _("%(n)s har uttryckligen sagt ja: tillstyrkt eller ställt sig bakom.")
        % {"n": formats.of_total(counts.stated_support, counts.answers)},
        ngettext("%(n)s synpunkt har kommit in.", "%(n)s synpunkter har kommit in.", len(made.remarks))
        % {"n": number(len(made.remarks))},
    ]
    if made.shown and made.remarks:
        told.append(_("%(n)s synpunkter är behandlade.") % {"n": formats.of_total(treated, len(made.remarks))})
        told.append(_("%(n)s synpunkter har ändrat texten.") % {"n": formats.of_total(changed, len(made.remarks))})
    if made.silent:
        silent = ngettext("%(n)s tillfrågad har inte svarat.", "%(n)s tillfrågade har inte svarat.", len(made.silent))
        told.append(silent % {"n": number(len(made.silent))})
    lead = _("%(n)s har svarat.") % {"n": number(counts.answers)} if counts.answers else _("Ingen har svarat än.")
    return Section(_("Sammanfattning"), (Paragraph(lead, Look.LEAD), Bullets(tuple(told))))


def _answered(made: Compiled) -> Iterator[str]:
    """What kinds of answers those that answered by themselves have given, besides a body's own decided one."""
    own = [each for each in made.stances if each.counted]
    office = [each for each in own if each.reply.standing == ReplyStanding.OFFICE and each.stance != Stance.ABSTAINS]
    abstains = [each for each in own if each.stance == Stance.ABSTAINS]
    uninvited = [each for each in own if not each.recipient.invited]
    for rows, told in (
        (office, ngettext("%(n)s av dem är ett kontorsyttrande.", "%(n)s av dem är kontorsyttranden.", len(office))),
        (abstains, ngettext("%(n)s av dem avstår: %(who)s.", "%(n)s av dem avstår: %(who)s.", len(abstains))),
        (uninvited, ngettext("%(n)s svar kom in utan remiss.", "%(n)s svar kom in utan remiss.", len(uninvited))),
    ):
        if rows:
            who = ", ".join(each.recipient.name for each in rows)
            yield told % {"n": formats.number(len(rows)), "who": who}
    if collected := len(made.stances) - len(own):
        yield ngettext(
            "%(n)s svar till ingår i ett annat och räknas med det.",
            "%(n)s svar till ingår i ett annat och räknas med det.",
            collected,
        ) % {"n": formats.number(collected)}


def _changes(each: Answered) -> bool:
    return bool(each.treatment and each.treatment.disposition and each.treatment.disposition.changes_text)


def _sections(made: Compiled, changes: Mapping[int, Sequence[Changed]]) -> Iterator[Section]:
    yield _stances(made)
    yield from _dispositions(made)
    if made.themes:
        yield Section(_("Tema för tema"), sections=tuple(_theme(each) for each in made.themes))
    yield _remarks(made, changes)
    yield _silent(made)
    yield Section(_("Bilaga: yttrandena i sin helhet"), sections=tuple(_reply(each) for each in made.stances))


# --- Stances ----------------------------------------------------------------------------------------------------------


def _stances(made: Compiled) -> Section:
    if not made.stances:
        return Section(_("Ställningstaganden"), (Paragraph(_("Ingen har svarat än.")),))
    rows: list[tuple[Cell, ...]] = [
        (
            each.recipient.name,
            _stated(each),
            str(each.tone.label),
            str(ReplyStanding(each.reply.standing).label),
            _decided(each),
            each.criticisms,
            each.appreciations,
        )
        for each in made.stances
    ]  # fmt: skip
    columns = (
        Column(_("Remissinstans"), 22), Column(_("Har skrivit"), 20), Column(_("Härledd inställning"), 16),
        Column(_("Beslutat av"), 14), Column(_("Beslut"), 14), Column(_("Vill ändra"), 8, number=True),
        Column(_("Uppskattar"), 8, number=True),
    )  # fmt: skip
    caption = _("Vad varje instans har skrivit, och vad det kommer till")
    lead = Paragraph(
        _(
            "Vad en instans har skrivit och vad svaret lutar åt hålls isär. Den som inte uttryckligen har sagt ja "
            "räknas inte som ja."
        ),
        Look.SMALL,
    )
    counted: tuple[tuple[Cell, ...], ...] = tuple(
        (str(tone.label), sum(each.tone is tone for each in made.stances if each.counted))
        for tone in type(made.stances[0].tone)
    )
    tones = Table(
        _("Härledd inställning"), (Column(_("Inställning"), 30), Column(_("Antal"), 8, number=True)), counted,
        sheet=_("Inställning"),
    )  # fmt: skip
    table = Table(caption, columns, tuple(rows), sheet=_("Ställningstaganden"), caption_shown=False)
    return Section(_("Ställningstaganden"), (lead, table, tones))


def _stated(each: Stood) -> Lines:
    label, said = str(each.stance.label), each.reply.stance_text
    own = (Line(said, small=True),) if said and said.casefold() != label.casefold() else ()
    return Lines((Line(label), *own))


def _decided(each: Stood) -> str:
    day = answered_on(each.reply)
    words = [
        formats.day(day) if day else "",
        f"§\N{NO-BREAK SPACE}{each.reply.paragraph}" if each.reply.paragraph else "",
    ]
    return " ".join(filter(None, words))


def _dispositions(made: Compiled) -> Iterator[Section]:
    """How many remarks each disposition was given, the most used first."""
    given = Counter(
        each.treatment.disposition.name for each in made.remarks if each.treatment and each.treatment.disposition
    )
    if given:
        title = _("Vad synpunkterna ledde till")
        columns = (Column(_("Behandling"), 30), Column(_("Synpunkter"), 8, number=True))
        rows: tuple[tuple[Cell, ...], ...] = tuple(given.most_common())
        yield Section(title, (Table(title, columns, rows, sheet=_("Behandlingar"), caption_shown=False),))


# --- Themes -----------------------------------------------------------------------------------------------------------


def _theme(each: Themed) -> Section:
    told = _("%(bodies)s, %(texts)s.") % {
        "bodies": ngettext("%(n)s instans", "%(n)s instanser", len(each.bodies))
        % {"n": formats.number(len(each.bodies))},
        "texts": ngettext("%(n)s text", "%(n)s olika texter", each.texts) % {"n": formats.number(each.texts)},
    }
    blocks: list[Block] = [Paragraph(told, Look.SMALL)]
    if each.theme and each.theme.reflection:
        blocks.append(Paragraph(each.theme.reflection))
    shared = [view for view in each.views if len(view.bodies) > 1]
    alone = [view for view in each.views if len(view.bodies) == 1]
    if shared:
        blocks += [Paragraph(_("Sägs av flera:"), Look.SMALL), Bullets(tuple(map(_view, shared)))]
    if alone:
        blocks += [Paragraph(_("Sägs av en instans:"), Look.SMALL), Bullets(tuple(map(_view, alone)))]
    return Section(each.theme.name if each.theme else _("Utan tema"), tuple(blocks))


def _view(view: View) -> str:
    texts = list(dict.fromkeys(each.text for each in view.remarks))
    return f"{', '.join(view.bodies)}: {' / '.join(texts)}"


# --- Remarks ----------------------------------------------------------------------------------------------------------


def _remarks(made: Compiled, changes: Mapping[int, Sequence[Changed]]) -> Section:
    title = _("Synpunkterna i textens ordning")
    if not made.remarks:
        return Section(title, (Paragraph(_("Inga synpunkter har kommit in.")),))
    rows: list[tuple[Cell, ...]] = [
        (_where(each), each.body, _said(each), *((_answer(each, changes),) if made.shown else ()))
        for each in made.remarks
    ]
    answer = (Column(_("Svar"), 34),) if made.shown else ()
    columns = (Column(_("Gäller"), 12), Column(_("Remissinstans"), 18), Column(_("Synpunkt"), 36), *answer)
    return Section(title, (Table(title, columns, tuple(rows), sheet=_("Synpunkter"), caption_shown=False),))


def _where(each: Answered) -> Cell:
    if each.place is not None:
        begins = Line(str(each.place.wording), small=True)
        return Lines((Line(each.place.label), begins)) if each.place.label else Lines((begins,))
    if each.remark.question is not None:
        return _("Fråga %s") % each.remark.question.number
    return _("Helheten")


def _said(each: Answered) -> str:
    return f"{each.remark.text} ({each.remark.page})" if each.remark.page else each.remark.text


def _answer(each: Answered, changes: Mapping[int, Sequence[Changed]]) -> Cell:
    row = each.treatment
    if row is None or row.disposition is None:
        return _("inte behandlad än")
    lines = [Line(row.disposition.name, strong=True)]
    if row.answer:
        lines.append(Line(row.answer))
    if row.refers_to:
        lines.append(Line(row.refers_to, label=_("Hänvisas till"), small=True))
    lines += [_changed(change) for change in changes.get(row.pk, ())]
    return Lines(tuple(lines))


def _changed(change: Changed) -> Line:
    label = _("Borttaget") if change.after is None else _("Nytt stycke") if not change.before else _("Ändrat stycke")
    return Line(change.placed.wording.plain, label=label, small=True)


# --- Who did not answer, and the replies ------------------------------------------------------------------------------


def _silent(made: Compiled) -> Section:
    blocks: list[Block] = [
        Bullets(tuple(row.name for row in made.silent)) if made.silent else Paragraph(_("Alla tillfrågade har svarat."))
    ]
    if made.collected:
        blocks.append(
            Bullets(
                tuple(
                    _("%(name)s svarar genom %(through)s") % {"name": row.name, "through": row.answers_through}
                    for row in made.collected
                )
            )
        )
    return Section(_("Har inte svarat"), tuple(blocks))


def _reply(each: Stood) -> Section:
    reply = each.reply
    facts = [(_("Ställningstagande"), str(each.stance.label))]
    if reply.stance_text:
        facts.append((_("Med egna ord"), reply.stance_text))
    if reply.conditions:
        facts.append((_("Villkor"), reply.conditions))
    if reply.reference:
        facts.append((_("Diarienummer"), reply.reference))
    if decided := _decided(each):
        facts.append((_("Beslut"), decided))
    blocks: list[Block] = [Facts(tuple(facts))]
    texts = [text for part in (reply.summary, reply.statement) for text in part.splitlines() if text.strip()]
    blocks += [Paragraph(text) for text in texts]
    remarks = tuple(remark.text for remark in reply.remarks.all() if remark.text not in reply.statement)
    if remarks:
        blocks += [Paragraph(_("Synpunkter:"), Look.SMALL), Bullets(remarks)]
    blocks += [Paragraph(text, Look.SMALL) for text in _beside(each)]
    if reply.file is not None:
        blocks.append(Paragraph(_("Kom in som filen %(name)s.") % {"name": reply.file.name}, Look.SMALL))
    return Section(each.recipient.name, tuple(blocks))


def _beside(each: Stood) -> Iterator[str]:
    for motion in each.reply.motions.all():
        who, fate = ", ".join(motion.who), MotionFate(motion.fate).label
        yield _("Yrkande (%(who)s), %(fate)s: %(text)s") % {"who": who, "fate": fate, "text": motion.text}
    for dissent in each.reply.dissents.all():
        kind = str(ReplyDissentKind(dissent.kind).label).capitalize()
        yield f"{kind} ({', '.join(dissent.who)}): {dissent.text}".rstrip(": ")


def _notes() -> Section:
    rules = (
        _("Varje synpunkt i varje inlämnat yttrande står med. Inget urval är gjort."),
        _(
            "Inställningen härleds ur ställningstagandet, villkoren och synpunkterna med en och samma regel. Inget "
            "som är osagt räknas som stöd."
        ),
        _("Likalydande texter räknas som en text. Varje instans räknas en gång under ett tema."),
    )
    return Section(_("Så är sammanställningen gjord"), (Bullets(rules),))
