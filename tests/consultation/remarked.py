"""A consultation whose replies have come in, for the tests of how remarks are treated."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from farled.consultation import acts
from farled.consultation.models import Consultation, Disposition, Recipient, Remark, Reply, Treatment
from farled.consultation.reads.treatments import mark_of
from farled.consultation.states import ConsultationState, Place, RecipientKind, ReplyStanding, ReplyState, Stance
from farled.direction import acts as direction
from farled.direction.models import Document, DocumentVersion, Passage, Wording
from farled.methods.swedish import fold
from tests.cast import NOW, World
from tests.factories.direction import a_draft, adopted

TEXT = """# Plan

## Mål

Staden ska bli mer digital.

Alla ska ha tillgång till tjänsterna.

## Uppföljning

Uppföljningen sker varje år.
"""


@dataclass
class Round:
    """A document whose draft was sent out, and the next draft."""

    world: World
    document: Document
    proposal: DocumentVersion
    draft: DocumentVersion
    consultation: Consultation
    passages: list[Wording]


def a_round(world: World, *, text: str = TEXT, title: str = "Plan för digitalisering") -> Round:
    """A plan that is out for consultation."""
    document = a_draft(world, title=title)
    first = DocumentVersion.objects.get(document=document)
    _write(world, first, text)
    proposal = direction.send_for_consultation(document=document, by=world.hand, at=NOW)
    draft = DocumentVersion.objects.filter(document=document).latest("number")
    consultation = Consultation.objects.create(
        organisation=world.ours,
        proposal=proposal,
        title=f"Remiss om {title}",
        state=ConsultationState.OPEN,
        sent_on=date(2026, 9, 1),
        due=date(2026, 12, 1),
    )
    passages = list(Wording.objects.filter(document_version=proposal).order_by("position"))
    return Round(world, document, proposal, draft, consultation, passages)


def _write(world: World, version: DocumentVersion, text: str) -> None:
    from farled.direction.reads.text import mark_of

    direction.write_text(draft=version, version=mark_of([]), text=text, by=world.hand, at=NOW)


def a_reply(
    scene: Round,
    name: str,
    *said: tuple[int | None, str],
    stance: Stance = Stance.SUPPORTS_WITH_REMARKS,
    appreciates: Sequence[int] = (),
    at: datetime = NOW,
) -> Reply:
    """A reply that has been handed in: what it says, each with the place of its passage (None: the whole)."""
    recipient = Recipient.objects.create(consultation=scene.consultation, name=name, kind=RecipientKind.BOARD)
    reply = Reply.objects.create(
        recipient=recipient, state=ReplyState.HANDED_IN, standing=ReplyStanding.OFFICE, stance=stance,
        statement="\n\n".join(text for _place, text in said), handed_in_at=at,
    )  # fmt: skip
    Remark.objects.bulk_create(
        Remark(
            reply=reply,
            number=number,
            place=Place.WHOLE if place is None else Place.PASSAGE,
            passage_id=None if place is None else scene.passages[place].passage_id,
            text=text,
            text_key=fold(text)[:64],
            appreciates=number in appreciates,
        )
        for number, (place, text) in enumerate(said, 1)
    )
    acts.receive(reply=reply, by=scene.world.hand, at=at)
    return reply


def a_treated_round(world: World) -> Round:
    """A closed round of two organisations outside, their remarks treated and one of them in the adopted text."""
    found = a_round(world)
    a_reply(found, "Föreningen", (2, "Säg hur mycket."), (None, "Tack för att vi får svara."))
    a_reply(found, "Stiftelsen", (5, "Följ upp oftare."))
    Recipient.objects.filter(name="Föreningen").update(address="remiss@forening.example")
    Consultation.objects.filter(pk=found.consultation.pk).update(state=ConsultationState.CLOSED)
    passage = found.passages[2].passage
    _treat(found, "Säg hur mycket.", "Texten förtydligas", "Målet får ett tal.", [passage])
    _treat(found, "Tack för att vi får svara.", "Ingen åtgärd", "")
    _treat(found, "Följ upp oftare.", "Ingen åtgärd", "Varje år räcker.")
    version = found.draft.wordings.get(passage=passage).version
    text = "Staden ska ha hundra e-tjänster 2030."
    direction.reword(draft=found.draft, passage=passage, version=version, text=text, by=world.hand, at=NOW)
    adopted(world, found.document)
    return found


def _treat(scene: Round, text: str, disposition: str, answer: str, passages: Sequence[Passage] = ()) -> None:
    rows = [Treatment.objects.get(remarks__text=text)]
    how = acts.How(disposition=Disposition.objects.get(name=disposition), answer=answer, passages=list(passages))
    acts.treat(treatments=rows, version=mark_of(rows), how=how, by=scene.world.actor("asa"), at=NOW)
