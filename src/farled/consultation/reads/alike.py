"""Remarks that may say the same: found among those on the same passage, question or theme, each with its reason."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from farled.consultation.models import Remark
from farled.consultation.states import Place
from farled.methods.similarity import Reason, build, shared_words, why

NEAREST = 5
MOST = 400  # remarks compared when one is looked at; the comparison of a whole round is a job


@dataclass(frozen=True, slots=True)
class Similar:
    """A remark that may say the same as another, how like they are, and why."""

    remark: Remark
    score: float
    same: bool
    reasons: tuple[Reason, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The whole words both have, the heaviest first."""
        return shared_words(self.reasons)


def beside(remark: Remark) -> list[Remark]:
    """The other remarks about the same passage or question, under the same theme, or of the whole."""
    rows = Remark.objects.filter(treatment__consultation=remark.treatment.consultation_id if remark.treatment else None)
    near = Q(passage=remark.passage_id) if remark.passage_id else Q(pk=None)
    near |= Q(question=remark.question_id) if remark.question_id else Q(pk=None)
    if remark.treatment is not None and remark.treatment.theme_id:
        near |= Q(treatment__theme=remark.treatment.theme_id)
    if remark.place == Place.WHOLE:
        near |= Q(place=Place.WHOLE)
    others = rows.filter(near).exclude(pk=remark.pk).exclude(treatment=remark.treatment_id)
    return list(others.select_related("reply__recipient", "treatment__disposition").order_by("pk")[:MOST])


def nearest(remark: Remark, others: Sequence[Remark] | None = None) -> list[Similar]:
    """The remarks most like one, best first, each with why."""
    found = {str(each.pk): each for each in (beside(remark) if others is None else others)}
    if not found:
        return []
    key = str(remark.pk)
    index = build({key: remark.text, **{name: each.text for name, each in found.items()}})
    return [
        Similar(
            remark=found[match.id],
            score=match.score,
            same=bool(remark.text_key) and found[match.id].text_key == remark.text_key,
            reasons=why(index, remark.text, match),
        )
        for match in index.like(key, NEAREST)
        if match.id in found
    ]
