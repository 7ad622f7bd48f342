"""What is left to do with the remarks of a consultation before its document can be adopted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from farled.consultation.models import Consultation
from farled.consultation.reads.treatments import Tally, caused_in, changed_by, tally
from farled.consultation.states import ConsultationState
from farled.direction.reads import DocumentVersion, Passage, stand_in
from farled.direction.reads.text import Changed
from farled.direction.states import UNDECIDED


@dataclass(frozen=True, slots=True)
class Left:
    """What is left to do with the remarks of a consultation before its document can be adopted.

    ``still_open``: the round is out. ``open``: remarks without a disposition. ``pointless``: those said to change the
    text that point at no passage. ``unchanged``: passages that are said to be changed and read as they did.
    """

    consultation: Consultation
    still_open: bool
    open: int
    pointless: int
    unchanged: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.still_open or self.open or self.pointless or self.unchanged)


def left_before(draft: DocumentVersion) -> list[Left]:
    """What is left of the consultations that a draft goes on from, those since the last decided version."""
    earlier = DocumentVersion.objects.filter(document=draft.document_id, number__lt=draft.number)
    decided = earlier.exclude(state__in=UNDECIDED).order_by("-number").values_list("number", flat=True).first() or 0
    rows = Consultation.objects.filter(
        proposal__document=draft.document_id, proposal__number__gt=decided, proposal__number__lt=draft.number
    )
    sent_out = rows.exclude(state=ConsultationState.PREPARING).select_related("proposal").order_by("pk")
    return [
        left
        for row in sent_out
        if (left := left_of(row, draft, tally(row), caused_in(row), partial(changed_by, row, draft)))
    ]


def left_of(
    consultation: Consultation,
    draft: DocumentVersion,
    told: Tally,
    caused: Mapping[int, int],
    changes: Callable[[], Mapping[int, Changed]],
) -> Left:
    """What is left of one consultation; ``changes``: what the draft has made of its passages, asked for when needed."""
    document, said = consultation.proposal.document_id, set(caused)
    changed = {passage for passage, change in changes().items() if change.natures} if said else set()
    changed |= {each for each, places in stand_in(draft, said - changed).items() if not changed.isdisjoint(places)}
    return Left(
        consultation=consultation,
        still_open=consultation.state == ConsultationState.OPEN,
        open=told.open,
        pointless=told.pointless if told.pointless and Passage.objects.filter(document=document).exists() else 0,
        unchanged=tuple(sorted(said - changed)),
    )
