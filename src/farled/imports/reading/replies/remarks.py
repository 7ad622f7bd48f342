"""Views split into remarks: what can be answered on its own, with its reasons and where it stands.

A paragraph or a point of a list is one remark, unless it turns: from praise to criticism, or to a new matter with a word
such as *vidare* or *dessutom*. Sentences that only tell go with the remark they lead to or follow from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.judging import kind_of, mentions_in
from farled.imports.reading.replies.sentences import Sentence, passage_of, sentences
from farled.imports.reading.replies.values import ReadRemark, RemarkKind
from farled.imports.reading.replies.zones import Zoned
from farled.imports.reading.values import Unread
from farled.imports.reading.wording import letters

_TURNS = re.compile(
    r"^(?:vidare|dessutom|slutligen|avslutningsvis|därutöver|utöver detta|ytterligare|däremot|dock|samtidigt|men|det är också|det är även|likaså"
    r"|beträffande|vad gäller|gällande|när det gäller|för att|även|en annan|en ytterligare|ett annat|ytterligare en)\b",
    re.IGNORECASE,
)
_SAME = 0.8  # share of words in common for a remark to be said again
_NOTHING = re.compile(r"\bsärskilda aspekter\b|\bse svar ovan\b|\bparagrafen\b|\bnedanstående frågeställningar\b|\bföljande svar\b", re.IGNORECASE)


def remarks_of(part: Sequence[Zoned], *, first_page: int | None = None) -> tuple[tuple[ReadRemark, ...], tuple[Unread, ...]]:
    """The remarks of a reply in its order, and the paragraphs of its views in which nothing was said of the document."""
    viewed = _viewed(part)
    found: list[ReadRemark] = []
    unread: list[Unread] = []
    for item in viewed:
        remarks = list(_in(item, first_page))
        for remark in remarks:
            _add(found, remark)
        if not remarks:
            unread.append(Unread("reply.no_view", item.paragraph.passage))
    return tuple(found), tuple(unread)


def _viewed(part: Sequence[Zoned]) -> list[Zoned]:
    """Where views are looked for: the statement; the summary too when there is no statement."""
    zones = {item.zone for item in part if not item.opens}
    wanted = {Zone.VIEWS, Zone.DIMENSION} if Zone.VIEWS in zones else {Zone.SUMMARY, Zone.DIMENSION}
    return [item for item in part if item.zone in wanted and not item.opens]


def _in(item: Zoned, first_page: int | None) -> Iterator[ReadRemark]:
    for group, kind in _groups(sentences(item.paragraph)):
        text = " ".join(sentence.text for sentence in group)
        place = passage_of(group)
        page = None if place.page is None or first_page is None else place.page - first_page + 1
        yield ReadRemark(text, kind, (place,), item.heading, item.question, mentions_in(text), page)


def _groups(said: Iterable[Sentence]) -> Iterator[tuple[list[Sentence], RemarkKind]]:
    group: list[Sentence] = []
    kind: RemarkKind | None = None
    for sentence in said:
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
    return (kind is praise) is not (does is praise) or (does is not praise and bool(_TURNS.match(text)))


def _heavier(kind: RemarkKind | None, does: RemarkKind | None) -> RemarkKind | None:
    order = (RemarkKind.CRITICISM, RemarkKind.PROPOSAL, RemarkKind.APPRECIATION)
    return next((each for each in order if each in (kind, does)), None)


def _add(found: list[ReadRemark], remark: ReadRemark) -> None:
    """Add a remark, or the place where it is said again to the one that says the same."""
    words = set(_words(remark.text))
    for place, earlier in enumerate(found):
        known = set(_words(earlier.text))
        if words and len(words & known) >= _SAME * min(len(words), len(known)) and len(words) > 5:
            longer = earlier if len(known) >= len(words) else remark
            passages = (*earlier.passages, *remark.passages)
            found[place] = ReadRemark(
                longer.text, longer.kind, passages, earlier.heading, earlier.question, longer.mentions, earlier.page
            )
            return
    found.append(remark)


def _words(text: str) -> Iterator[str]:
    return (word for word in map(letters, text.split()) if len(word) > 3)
