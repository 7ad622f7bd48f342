"""How far the treatment has come, explained; and which passages a treatment may point at."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from farled.consultation.acts.dispositions import PRESETS
from farled.consultation.models import Consultation, Disposition, Remark
from farled.consultation.reads import treatments as reads
from farled.direction.reads.text import Changed, Placed
from farled.methods.swedish import fold
from farled.people.reads import Actor
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

SHORT = 90  # characters of a passage that tell which it is


def short(text: str) -> str:
    """The beginning of a text."""
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip() + "…"


def treated(question: Question) -> Explanation | None:
    """How many of the received remarks have a disposition."""
    consultation = reads.consultations(question.actor).filter(pk=question.ref("consultation")).first()
    if consultation is None:
        return None
    rows = list(reads.to_treat(question.actor).filter(treatment__consultation=consultation).order_by("pk"))
    return Explanation(
        label=_("behandlade"),
        how=_("De synpunkter räknas som har fått en behandling, av alla i inlämnade yttranden."),
        heads=(_("Remissinstans"), _("Behandling")),
        rows=[
            Input(
                title=short(row.text),
                url=reverse("consultation:remark", args=[row.pk]),
                facts=(row.reply.recipient.name, row.treatment.disposition.name if row.treatment.disposition else ""),
                amount=int(row.treatment.disposition_id is not None),
            )
            for row in rows
            if row.treatment is not None
        ],
        form=Form.OF_TOTAL,
        place=(consultation.title, reverse("consultation:treatment", args=[consultation.pk])),
        on=question.on,
    )


def presets_missing(rows: Iterable[Disposition]) -> list[str]:
    """The presets that an organisation has not got, in the words they would be added with."""
    names = {fold(row.name) for row in rows}
    with override("sv"):
        every = [str(each.name) for each in PRESETS]
    return [name for name in every if fold(name) not in names]


def explained_kinds() -> dict[str, FigureKind]:
    """The figures of the treatment."""
    return {
        "consultation.remarks_treated": FigureKind(
            label=gettext_lazy("Behandlade synpunkter"),
            capability="consultation.treat",
            explain=treated,
            takes=("consultation",),
            dated=False,
        )
    }


@dataclass(frozen=True, slots=True)
class Pointed:
    """A passage that a treatment can point at, and what has become of it."""

    passage_id: int
    words: str


def pointable(consultation: Consultation, actor: Actor, *, near: Collection[int], every: bool = False) -> list[Pointed]:
    """The passages to choose among: those that have changed, those that are ``near``, or every one, in text order."""
    changes = reads.changed_in(consultation, actor)
    text = reads.consulted_text(consultation)
    found: dict[int, Pointed] = {}
    for each in text:
        pk = each.wording.passage_id
        change = changes.get(pk)
        if every or pk in near or (change is not None and change.natures):
            found[pk] = Pointed(pk, _told(each, change))
    for pk, change in changes.items():
        if pk not in {each.wording.passage_id for each in text} and (change.natures or pk in near):
            found[pk] = Pointed(pk, _("%(place)s (nytt)") % {"place": _place(change.placed)})
    return list(found.values())


def _told(each: Placed, change: Changed | None) -> str:
    place = _place(each)
    if change is None or not change.natures:
        return place
    if change.after is None:
        return _("%(place)s (borttaget)") % {"place": place}
    return _("%(place)s (ändrat)") % {"place": place}


def _place(each: Placed) -> str:
    text = short(each.wording.plain)
    return f"{each.label}: {text}" if each.label else text


def place_of(remark: Remark, labels: dict[int, str]) -> str:
    """What a remark is about, in a few words: the passage's label, the question, or the whole."""
    if remark.passage_id is not None:
        return labels.get(remark.passage_id) or _("rubrik eller ingress")
    if remark.question is not None:
        return _("Fråga %s") % remark.question.number
    return _("Helheten")
