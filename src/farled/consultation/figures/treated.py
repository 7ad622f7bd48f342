"""What became of a reply: every remark with how it was treated and the passages that changed for it."""

from dataclasses import dataclass

from farled.consultation.figures.replies import told
from farled.consultation.models import Remark, Reply, Treatment
from farled.consultation.reads import replies as reads
from farled.consultation.reads import treatments
from farled.consultation.reads.texts import labels_of
from farled.direction.reads.text import Changed
from farled.people.reads import Actor


@dataclass(frozen=True, slots=True)
class Became:
    """A remark, what it is about, how it was treated (None while that is not shown) and what it changed."""

    remark: Remark
    about: str
    treatment: Treatment | None
    changes: list[Changed]


def treated(reply: Reply, actor: Actor) -> list[Became]:
    """A reply's remarks in their order, with what became of them. The caller has checked the reply.

    Changes are told of a text the actor may read: of a draft only to those who may read drafts.
    """
    consultation = reply.recipient.consultation
    shown = reads.treatments_shown(reply)
    pointed = reads.passages_changed(shown.values())
    changes = treatments.changed_in(consultation, actor) if pointed else {}
    labels = labels_of(consultation)
    return [
        Became(row, told(row, labels), one, [changes[each] for each in _pointed(one, pointed) if each in changes])
        for row in reads.remarks_of(reply)
        for one in [shown.get(row.pk)]
    ]


def _pointed(one: Treatment | None, pointed: dict[int, list[int]]) -> list[int]:
    return pointed.get(one.pk, []) if one else []
