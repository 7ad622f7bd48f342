"""The stance of a reply, read from its own words: first the decision, then the statement, then the summary."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farled.imports.reading.replies.sentences import Sentence
from farled.methods.stance import Stance

_I = re.IGNORECASE
_MATTER = (
    r"(?:(?:it-?\s?)?program\w*|\w*plan(?:en)?\b|\w*planen|förslag\w*|förlag\w*|remiss\w*|strategi\w*|riktlinje\w*|dokument\w*|ärendet"
    r"|innehållet|digitaliseringsplan\w*)"
)
_PART = re.compile(
    r"förslag\w* att\b|\bmodell\w*|\bdefinition|\bbegreppet|\bfokusområde|\bportfölj\w*|finansiering\w*\b(?! och samordning)"
    r"|\bprincip(?!ernas?\b)\w*|dessa olika", _I,
)  # fmt: skip
_QUALIFIED = re.compile(
    r"\bi (?:allt )?(?:huvudsak|stort|väsentligt|grunden|det stora hela)\b|\bi stora drag\b|\böverlag\b|\bgenerellt sett\b"
    r"|\bi allt väsentligt\b|\bpå det stora hela\b", _I,
)  # fmt: skip
_OTHERS_WORD = re.compile(r"\b(?:tillstyrkte|avstyrkte)\b|\bföreslås?\b.{0,40}\b(?:att )?(?:tillstyrka|avstyrka)", _I)
_OF_OTHERS = re.compile(r"^(?:flertalet|flera|några|bolagen|nämnderna|remissinstanserna)\b", _I)
_REMARKS = re.compile(
    r"\bmed (?:de |nedan|följande |beaktande|\w+s? synpunkter|hänsyn)|\bi beaktande\b|\bbeaktas\b|\bmed de synpunkter", _I
)
_CONDITION = re.compile(r"\bunder förutsättning att\b|\bförutsatt att\b|\bunder förutsättningen\b|\bpå villkor att\b|\bvillkor(?:at|as) av\b", _I)
_DESPITE = re.compile(r"\btrots\b", _I)

_ABSTAINS = re.compile(r"\bavstår (?:\w+ )?från att (?:\w+ )?(?:svara|yttra|lämna|besvara)|\bavstår från (?:yttrande|svar|remiss)|\bväljer att inte (?:yttra|svara|lämna)", _I)  # fmt: skip
_OPPOSES = re.compile(r"\bavstyrk(?:er|a)\b", _I)
_SUPPORTS = re.compile(r"\btillstyrk(?:er|a)\b", _I)
_BEHIND = re.compile(
    rf"\bställer sig (?:(?:helt|därför|också|även|fullt ut) )?bakom\b.{{0,60}}?{_MATTER}|\bstöd(?:jer|er) (?:\w+ )?(?:det |den )?{_MATTER}", _I
)
_NO_OWN = re.compile(r"\butan eget (?:ställningstagande|yttrande)\b|\btar inte ställning till\b|\bavstår från (?:eget )?ställningstagande", _I)
_NOTHING = re.compile(
    r"\b(?:inget|ingenting|inte något|inga)\b.{0,25}\b(?:att )?(?:erinra|invända|anmärka|invändning\w*|erinring\w*)|\binga (?:särskilda |egna )?synpunkter\b", _I
)
_EVERYTHING_ELSE = re.compile(r"\bi övrigt\b|\bi denna del\b|\bpå (?:detta|den delen)\b", _I)
_WARM = re.compile(
    rf"\b(?:positiv[at]?|positiva)\b.{{0,45}}?\b(?:till|på|att)\b.{{0,70}}?{_MATTER}"
    rf"|\bvälkomnar\b.{{0,30}}?{_MATTER}"
    rf"|{_MATTER}.{{0,80}}?\b(?:är|som)\b.{{0,20}}?\b(?:mycket )?(?:bra|positiv\w*|välarbeta\w*|väl (?:genom|ut)\w+|genomarbeta\w*"
    r"|välformulera\w*|välskriv\w*|koncis\w*)"
    rf"|{_MATTER}.{{0,60}}?\bpå ett bra sätt\b"
    r"|\bpositiva? inställning\b"
    r"|\bansatsen\b.{0,60}\bbra\b|\bmålsättning\w*\b.{0,50}\bbra\b"
    r"|\bmålområde\w*\b.{0,20}\böverensstämmer väl\b|\bområden\b.{0,40}\bväl belyser\b"
    r"|\bmodellen är mycket intressant\b"
    rf"|\bpositivt på\b.{{0,60}}\b(?:ambition|samordna|införandet|program)"
    r"|\bär positivt att (?:staden|kommunen|regionen)\b", _I,
)  # fmt: skip
_LUKEWARM = re.compile(r"\btill att\b|\bpositivt? att\b(?! (?:staden|kommunen|regionen))", _I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance and the sentence it was read from, None where it was not said."""

    stance: Stance
    sentence: Sentence | None = None


def stance_of(decision: Sequence[Sentence], views: Sequence[Sentence], summary: Sequence[Sentence] = ()) -> Reading:
    """The stance of a reply from the sentences of its decision, statement and summary.

    A yes about the whole document outweighs a kind word, and the strongest reservation that the board has made its own
    goes with the yes. A kind word about a part, or late in a text that mostly criticises, is no stance.
    """
    everything = [*decision, *views]
    for said in (everything, summary):
        if found := _spoken(said):
            return found
    return Reading(Stance.OWN_STATEMENT)


def _spoken(said: Sequence[Sentence]) -> Reading | None:
    whole = [sentence for sentence in said if not _OTHERS_WORD.search(sentence.text) and not _OF_OTHERS.match(sentence.text)]
    for pattern, stance in ((_ABSTAINS, Stance.ABSTAINS), (_OPPOSES, Stance.OPPOSES)):
        if first := _first(pattern, whole):
            return Reading(stance, first)
    if supported := _support(whole):
        return supported
    if first := _first(_BEHIND, [sentence for sentence in whole if not _PART.search(sentence.text[:120])]):
        return Reading(Stance.STANDS_BEHIND, first)
    if first := _first(_NO_OWN, whole):
        return Reading(Stance.NO_OWN_STANCE, first)
    if first := _first(_NOTHING, [sentence for sentence in whole if not _EVERYTHING_ELSE.search(sentence.text)]):
        return Reading(Stance.NO_OBJECTION, first)
    return _kind_word(whole)


def _support(said: Sequence[Sentence]) -> Reading | None:
    yes = [
        sentence
        for sentence in said
        if _SUPPORTS.search(sentence.text) and not re.search(r"förslag\w* att (?!tillstyrka)", sentence.text, _I)
    ]
    if not yes:
        return None
    for sentence in yes:
        if _CONDITION.search(sentence.text):
            return Reading(Stance.SUPPORTS_ON_CONDITION, sentence)
    for sentence in yes:
        if _REMARKS.search(sentence.text) and not _DESPITE.search(sentence.text):
            return Reading(Stance.SUPPORTS_WITH_REMARKS, sentence)
    return Reading(Stance.SUPPORTS, yes[0])


def _kind_word(said: Sequence[Sentence]) -> Reading | None:
    for sentence in said:
        if _WARM.search(sentence.text) and not _LUKEWARM.search(sentence.text):
            qualified = _QUALIFIED.search(sentence.text)
            return Reading(Stance.MOSTLY_POSITIVE if qualified else Stance.POSITIVE, sentence)
    return None


def conditions_in(said: Iterable[Sentence]) -> list[Sentence]:
    """Sentences by which a body makes its yes hang on something."""
    return [sentence for sentence in said if _CONDITION.search(sentence.text) and _SUPPORTS.search(sentence.text)]


def _first(pattern: re.Pattern[str], said: Iterable[Sentence]) -> Sentence | None:
    return next((sentence for sentence in said if pattern.search(sentence.text)), None)
