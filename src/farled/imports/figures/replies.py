"""What the page of a reply that came as a file shows: the answer in words, its parts by their source, what is left."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.consultation.reads import Question
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance, Tone
from farled.direction.reads import Wording
from farled.imports.figures import Source, listed
from farled.imports.models import ReplyPart, ReplyReading
from farled.imports.reads import replies as reads
from farled.imports.rules import replies as rules
from farled.imports.states import PartKind, ReplyReadingState
from farled.imports.wording import place, sentence
from farled.methods.anchoring import AnchorCode
from farled.web import formats
from farled.web.refused import SENTENCES, Refused

EXCERPT = 90  # characters of a passage that say which it is
ASKED_FOR = frozenset({"reply.no_body", "reply.no_stance"})  # what the page asks for, or has been told, another way

Text = Mapping[int, tuple[str, str]]  # passage → its label and its words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that a remark may be about: its label, its beginning, and why."""

    passage: int
    label: str
    excerpt: str
    why: str


@dataclass(frozen=True, slots=True)
class PartRow:
    """A part of the draft as its page shows it."""

    part: ReplyPart
    kind: str | Promise
    state: tuple[str, str | Promise]
    sources: list[Source]
    facts: list[tuple[str, str]]
    suggestions: list[Suggestion]
    lacks: list[str]


@dataclass(frozen=True, slots=True)
class Left:
    """Something a person has to say before the reply can be registered, and where."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class Stood:
    """A passage of the file that was not understood. ``number`` is its place among them."""

    number: int
    why: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Held:
    """One of several replies in a file."""

    number: int
    body: str
    note: str
    chosen: bool


# --- In words ---------------------------------------------------------------------------------------------------------


def counted(parts: Iterable[ReplyPart]) -> str:
    """``5 synpunkter, 2 yrkanden och en avvikande mening``: of what is kept."""
    kept = [part.kind for part in parts if part.kept]
    numbers = {kind: kept.count(kind) for kind in PartKind}
    words = {
        PartKind.REMARK: ngettext("%(n)s synpunkt", "%(n)s synpunkter", numbers[PartKind.REMARK]),
        PartKind.MOTION: ngettext("%(n)s yrkande", "%(n)s yrkanden", numbers[PartKind.MOTION]),
        PartKind.DISSENT: ngettext("%(n)s avvikande mening", "%(n)s avvikande meningar", numbers[PartKind.DISSENT]),
    }
    return listed(words[kind] % {"n": formats.number(number)} for kind, number in numbers.items() if number)


def answer(reading: ReplyReading, parts: Sequence[ReplyPart], left: Sequence[Refused]) -> str:
    """What the reading has given, and what is left to do."""
    if reading.state == ReplyReadingState.REGISTERED:
        return _("Svaret är registrerat. Filen är kvar som källa till det.")
    if reading.by_hand:
        found = _("Filen är sparad men har ingen text som går att läsa. Skriv in svaret med filen bredvid.")
    else:
        what = counted(parts)
        found = _("%(what)s ur filen.") % {"what": what} if what else _("Inga synpunkter hittades i filen.")
    if not left:
        return f"{found} {_('Gå igenom dem, och registrera sedan svaret.')}" if parts else found
    rest = ngettext("%(n)s sak behöver du ange.", "%(n)s saker behöver du ange.", len(left))
    return f"{found} {rest % {'n': formats.number(len(left))}}"


def late(reading: ReplyReading) -> date | None:
    """The last day to answer, when the reply came after it."""
    due = reads.due_of(reading.recipient)
    return due if reading.received_on > due else None


def hindered(reading: ReplyReading) -> str:
    """Why the draft cannot be registered any longer; empty when it can."""
    try:
        rules.check_can_be_registered(reading)
    except Refused as refused:
        return refused.sentence
    return ""


def doubts(reading: ReplyReading) -> list[str]:
    """What a person should look at first. What stopped the reading is told here too."""
    kept = [each for each in reading.found.get("problems", ()) if each["code"] not in ASKED_FOR]
    return [sentence(each["code"], _spoken(each["facts"])) for each in kept]


def _spoken(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Days are told as everywhere else."""
    return {name: _day(value) if name in {"first", "second"} else value for name, value in facts.items()}


def _day(value: Any) -> Any:
    try:
        return formats.day(date.fromisoformat(value))
    except (TypeError, ValueError):
        return value


def left_of(reading: ReplyReading, lacking: Iterable[Refused]) -> list[Left]:
    """What has to be said, each with the place where one says it."""
    head = reverse("imports:reply_head", args=[reading.pk])

    def where(field: str) -> str:
        return f"#del-{field.removeprefix('part-')}" if field.startswith("part-") else f"{head}#id_{field}"

    return [Left(each.sentence, where(each.field)) for each in lacking]


# --- What it says, beside where it stands -----------------------------------------------------------------------------


def sources(passages: Iterable[Mapping[str, Any]]) -> list[Source]:
    """Passages of the file, each with where it stands."""
    return [Source(place(each), each["text"]) for each in passages]


def head_sources(reading: ReplyReading) -> list[Source]:
    """Where the stance and the conditions were read; without them the beginning of the reply."""
    found = reading.found
    told = [*found.get("stated", ()), *found.get("conditions", ())] or found.get("head", ())
    return sources({each["first"]: each for each in told}.values())


def head_facts(reading: ReplyReading) -> list[tuple[str, str]]:
    """The draft as a whole: the stance that is stated, the tone that is derived, who decided and when."""
    tone = reads.tone_of(reading)
    unsaid = _("inte angivet")
    every = [
        (_("Ställningstagande"), str(Stance(reading.stance).label) if reading.stance else unsaid),
        (_("Med deras ord"), reading.stance_text),
        (_("Vad det kommer till"), str(Tone(tone.value).label) if tone else ""),
        (_("Villkor"), reading.conditions),
        (_("Vem står bakom"), str(ReplyStanding(reading.standing).label) if reading.standing else unsaid),
        (_("Beslutat"), formats.day(reading.decided_on) if reading.decided_on else ""),
        (_("Paragraf"), reading.paragraph),
        (_("Daterat"), formats.day(reading.stated_on) if reading.stated_on else ""),
        (_("Deras diarienummer"), reading.reference),
        (_("Inkommet"), formats.day(reading.received_on)),
        (_("Sammanfattning"), reading.summary),
    ]
    return [(label, value) for label, value in every if value]


def text_by_passage(text: Iterable[tuple[Wording, str]]) -> Text:
    """The text sent out, by passage."""
    return {wording.passage_id: (label, wording.plain) for wording, label in text}


def named(text: Text, passage: int) -> str:
    """A passage as one recognises it: its label and its beginning."""
    label, words = text.get(passage, ("", ""))
    return " ".join(filter(None, (label, words[:EXCERPT] + ("…" if len(words) > EXCERPT else ""))))


def rows_of(parts: Sequence[ReplyPart], kind: PartKind, text: Text, lacking: Iterable[Refused]) -> list[PartRow]:
    """The parts of one kind, each with what it lacks."""
    lacks: dict[str, list[str]] = {}
    for refusal in lacking:
        lacks.setdefault(refusal.field, []).append(refusal.sentence)
    return [row_of(part, text, lacks.get(f"part-{part.number}", [])) for part in parts if part.kind == kind]


def row_of(part: ReplyPart, text: Text, lacks: list[str]) -> PartRow:
    """A part beside its source."""
    kind = PartKind(part.kind)
    return PartRow(
        part,
        kind.label,
        ("good", _("tas med")) if part.kept else ("plain", _("tas inte med")),
        sources(part.passages),
        _facts(part, text),
        [each for each in _suggestions(part, text) if each.passage != part.passage_id],
        lacks,
    )


def _facts(part: ReplyPart, text: Text) -> list[tuple[str, str]]:
    if part.kind == PartKind.REMARK:
        every = [
            (_("Gäller"), about(part, text)),
            (_("Orden det gäller"), part.quote),
            (_("Står under"), part.heading),
            (_("Sida i svaret"), part.page),
            (_("Ton"), _("uppskattar") if part.appreciates else ""),
        ]
    else:
        every = [
            (_("Vem"), listed(part.who) if part.who else _("inte angivet")),
            (_("Hur det gick"), str(MotionFate(part.fate).label) if part.fate else ""),
            (_("Slag"), str(ReplyDissentKind(part.dissent).label) if part.dissent else ""),
        ]
    return [(label, value) for label, value in every if value]


def about(part: ReplyPart, text: Text) -> str:
    """What a remark is about, in words."""
    if part.passage_id is not None:
        return named(text, part.passage_id) or _("ett stycke i texten")
    if part.question is not None:
        return _("fråga %(question)s") % {"question": part.question}
    return _("förslaget som helhet")


def _suggestions(part: ReplyPart, text: Text) -> list[Suggestion]:
    return [
        Suggestion(each["passage"], *_split(text, each["passage"]), listed(_why(*reason) for reason in each["reasons"]))
        for each in part.suggested
        if each["passage"] in text
    ]


def _split(text: Text, passage: int) -> tuple[str, str]:
    label, words = text[passage]
    return label, words[:EXCERPT] + ("…" if len(words) > EXCERPT else "")


def _why(code: str, what: str) -> str:
    words = {
        AnchorCode.QUOTE: _("citerar ”%(what)s”"),
        AnchorCode.SECTION: _("nämner avsnitt %(what)s"),
        AnchorCode.HEADING: _("nämner rubriken ”%(what)s”"),
        AnchorCode.PAGE: _("nämner sidan %(what)s"),
        AnchorCode.WORDS: _("liknande ord"),
    }
    return words[AnchorCode(code)] % {"what": what}


def place_choices(part: ReplyPart | None, text: Text, questions: Sequence[Question]) -> list[tuple[Any, Any]]:
    """What a remark can be about, as a form offers it: what is likely first, then the questions, then the text."""
    chosen = part.passage_id if part else None
    likely = [each for each in (_suggestions(part, text) if part else []) if each.passage != chosen]
    groups: list[tuple[Any, Any]] = [("whole", _("Förslaget som helhet"))]
    if likely:
        groups.append((_("Kan gälla"), [(f"passage-{each.passage}", named(text, each.passage)) for each in likely]))
    if questions:
        groups.append((_("Frågorna"), [(f"question-{each.pk}", str(each)[:EXCERPT]) for each in questions]))
    listed_already = {each.passage for each in likely}
    rest = [(f"passage-{ref}", named(text, ref)) for ref in text if ref not in listed_already]
    return [*groups, (_("Texten"), rest)] if rest else groups


# --- The rest of the file ---------------------------------------------------------------------------------------------


def unread(reading: ReplyReading, parts: Iterable[ReplyPart]) -> list[Stood]:
    """What was not understood, but for what somebody has made a part of since."""
    made = [passage for part in parts if part.kept for passage in part.passages]
    return [
        Stood(
            number, str(SENTENCES[f"imports.unread.{each['reason']}"]), place(each["passage"]), each["passage"]["text"]
        )
        for number, each in enumerate(reading.found.get("unread", ()))
        if each["passage"] not in made
    ]


def held(reading: ReplyReading) -> list[Held]:
    """The replies of a file that holds several; none when it holds one."""
    every = reading.found.get("replies", ())
    if len(every) < 2:
        return []
    return [
        Held(
            number,
            each["body"] or _("avsändaren framgår inte"),
            _("%(place)s, %(remarks)s") % {"place": place(each["place"]), "remarks": _remarks(each["remarks"])},
            number == reading.chosen,
        )
        for number, each in enumerate(every)
    ]


def _remarks(number: int) -> str:
    return ngettext("%(n)s synpunkt", "%(n)s synpunkter", number) % {"n": formats.number(number)}
