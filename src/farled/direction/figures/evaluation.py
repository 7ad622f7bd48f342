"""An evaluation as its page tells it: each finding with the passages that answer it, and the findings by kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.direction.models import Finding
from farled.direction.reads.followed import Standing
from farled.direction.states import FindingKind


@dataclass(frozen=True, slots=True)
class Told:
    """A finding, and the passages that answer it as (id, label, title of their document)."""

    finding: Finding
    passages: tuple[tuple[int, str, str], ...]

    @property
    def answered(self) -> bool:
        """Whether anything is said of how it is met."""
        return bool(self.finding.answer or self.passages)


def is_answered(finding: Finding) -> bool:
    """Whether anything is said of how a finding is met, with its passages fetched."""
    return bool(finding.answer or finding.answered_in.all())


def told(finding: Finding, places: Mapping[int, Sequence[Standing]]) -> Told:
    """A finding with its passages; one that no text has any longer is told by its number."""
    found: dict[int, tuple[int, str, str]] = {}
    for one in (each.passage for each in finding.answered_in.all()):
        stands = [(each.passage_id, each.label) for each in places.get(one.pk, ())] or [(one.pk, f"§{one.number}")]
        found |= {pk: (pk, label, one.document.title) for pk, label in stands}
    return Told(finding, tuple(found.values()))


HEADINGS: dict[FindingKind, str | Promise] = {
    FindingKind.CONCLUSION: _("Iakttagelser"),
    FindingKind.STRENGTH: _("Styrkor"),
    FindingKind.WEAKNESS: _("Svagheter"),
    FindingKind.OPPORTUNITY: _("Möjligheter"),
    FindingKind.THREAT: _("Hot"),
    FindingKind.RECOMMENDATION: _("Rekommendationer"),
}


def by_kind(
    rows: Sequence[Finding], places: Mapping[int, Sequence[Standing]]
) -> list[tuple[str | Promise, list[Told]]]:
    """The findings under the headings of their kinds, in the kinds' order; kinds without any are left out."""
    groups = ((HEADINGS[kind], [told(row, places) for row in rows if row.kind == kind]) for kind in FindingKind)
    return [(heading, held) for heading, held in groups if held]
