"""Views split into remarks: what can be answered on its own, with its reasons and where it stands.

A paragraph or a point of a list is one remark, unless it turns: from praise to criticism, or to a new matter with a
word such as *vidare* or *dessutom*. Sentences that only tell go with the remark they lead to or follow from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.judging import kind_of, mentions_in
from farled.imports.reading.replies.sentences import Sentence, passage_of, sentences
from farled.imports.reading.replies.values import Quoted, ReadRemark, RemarkKind
from farled.imports.reading.replies.vocabulary import begins, says
from farled.imports.reading.replies.zones import Zoned
from farled.imports.reading.values import Passage, Unread
from farled.imports.reading.wording import letters

_SAME = 0.8  # share of words in common for a remark to be said again
_FEW = 4  # words: too few to tell whether two remarks are the same
_ALIKE = 0.3  # share of a summary's words that the statement has in one remark, for the summary to be a summary of it
_LONG = 260
_FOOTNOTE = re.compile(r"^\d{1,2} [A-ZÅÄÖ”]")
_OF_THE_PLAN = re.compile(
    r"\b\w*(?:plan(?:en)?|program\w*|förslag\w*|remiss\w*|insats\w*|strategi\w*)\b", re.IGNORECASE
)
_NOTHING = re.compile(
    r"\bsärskilda aspekter\b|\bse svar ovan\b|\bparagrafen\b|\bnedanstående frågeställningar\b|\bföljande svar\b",
    re.IGNORECASE,
)


def remarks_of(
    part: Sequence[Zoned], additions: Sequence[Quoted] = (), *, first_page: int | None = None
) -> tuple[tuple[ReadRemark, ...], tuple[Unread, ...]]:
    """The remarks of a reply in its order, and the paragraphs of its views in which nothing was said of the document.

    ``additions`` are what the board put to the statement: each is a remark.
    """
    found = [
        ReadRemark(
            added.text,
            kind_of(added.text) or RemarkKind.PROPOSAL,
            (added.passage,),
            mentions=mentions_in(added.text),
            page=_page(added.passage, first_page),
        )
        for added in additions
    ]
    unread: list[Unread] = []
    for zone in (Zone.VIEWS, Zone.SUMMARY, Zone.DIMENSION):
        known = tuple(found)
        for item in part:
            if item.zone is not zone or item.opens or _FOOTNOTE.match(item.paragraph.text):
                continue
            remarks = list(_in(item, first_page))
            for remark in remarks:
                _add(found, remark, known if zone is Zone.SUMMARY else ())
            if not remarks:
                unread.append(Unread("reply.no_view", item.paragraph.passage))
    return (
        tuple(sorted(found, key=lambda remark: remark.passages[0].first)),
        tuple(sorted(unread, key=lambda part: part.passage.first)),
    )


def _in(item: Zoned, first_page: int | None) -> Iterator[ReadRemark]:
    for group, kind in _groups(sentences(item.paragraph)):
        text = " ".join(sentence.text for sentence in group)
        if item.zone is Zone.DIMENSION and (kind is RemarkKind.APPRECIATION or not _OF_THE_PLAN.search(text)):
            continue
        place = passage_of(group)
        page = _page(place, first_page)
        yield ReadRemark(text, kind, (place,), item.heading, item.question, mentions_in(text), page)


def _page(place: Passage, first_page: int | None) -> int | None:
    return None if place.page is None or first_page is None else place.page - first_page + 1


def _groups(said: Iterable[Sentence]) -> Iterator[tuple[list[Sentence], RemarkKind]]:
    group: list[Sentence] = []
    kind: RemarkKind | None = None
    for sentence in said:
        if says("formulas", sentence.text) and not says("faults", sentence.text) and len(sentence.text) < _LONG:
            continue
        does = None if _NOTHING.search(sentence.text) else kind_of(sentence.text)
        if does and kind and _parts(kind, does, sentence.text):
            yield group, kind
            group, kind = [], None
        group.append(sentence)
        kind = _heavier(kind, does)
    if kind:
        yield group, kind


def _parts(kind: RemarkKind, does: RemarkKind, text: str) -> bool:
    praise = RemarkKind.APPRECIATION
    return (kind is praise) is not (does is praise) or begins("turns", text) or begins("speaks", text)


def _heavier(kind: RemarkKind | None, does: RemarkKind | None) -> RemarkKind | None:
    order = (RemarkKind.CRITICISM, RemarkKind.PROPOSAL, RemarkKind.APPRECIATION)
    return next((each for each in order if each in (kind, does)), None)


def _add(found: list[ReadRemark], remark: ReadRemark, summed_up: Sequence[ReadRemark] = ()) -> None:
    """Add a remark, or the place where it is said again to the one that says the same; likewise what sums it up."""
    words = set(_words(remark.text))
    for place, earlier in enumerate(found):
        known = set(_words(earlier.text))
        enough = _ALIKE if earlier in summed_up else _SAME
        asked_again = remark.question and earlier.question and remark.heading != earlier.heading
        if asked_again or min(len(words), len(known)) <= _FEW:
            continue
        if len(words & known) >= enough * (len(words) if earlier in summed_up else min(len(words), len(known))):
            longer = earlier if earlier in summed_up or len(known) >= len(words) else remark
            passages = (*earlier.passages, *remark.passages)
            found[place] = ReadRemark(
                longer.text, longer.kind, passages, earlier.heading, earlier.question, longer.mentions, earlier.page
            )
            return
    found.append(remark)


def _words(text: str) -> Iterator[str]:
    return (word for word in map(letters, text.split()) if len(word) > 3)
