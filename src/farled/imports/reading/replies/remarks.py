"""Views split into remarks: what can be answered on its own, with its reasons and where it stands.

A paragraph or a point of a list is one remark, unless it turns: from praise to criticism, or to a new matter with a
word such as *vidare* or *dessutom*. Sentences that only tell go with the remark they lead to or follow from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from farled.imports.reading.replies.gathering import Gathered
from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.judging import kind_of, mentions_in
from farled.imports.reading.replies.sentences import Sentence, passage_of, sentences
from farled.imports.reading.replies.values import Quoted, ReadRemark, RemarkKind
from farled.imports.reading.replies.vocabulary import begins, says
from farled.imports.reading.replies.zones import Zoned
from farled.imports.reading.values import Passage, Unread

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
    gathered = Gathered()
    for added in additions:
        kind = kind_of(added.text) or RemarkKind.PROPOSAL
        page = _page(added.passage, first_page)
        gathered.add(ReadRemark(added.text, kind, (added.passage,), mentions=mentions_in(added.text), page=page))
    unread: list[Unread] = []
    for zone in (Zone.VIEWS, Zone.SUMMARY, Zone.DIMENSION):
        for item in part:
            if item.zone is not zone or item.opens or _FOOTNOTE.match(item.paragraph.text):
                continue
            remarks = list(_in(item, first_page))
            for remark in remarks:
                gathered.add(remark, sums_up=zone is Zone.SUMMARY)
            if not remarks:
                unread.append(Unread("reply.no_view", item.paragraph.passage))
    return gathered.remarks(), tuple(sorted(unread, key=lambda part: part.passage.first))


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
