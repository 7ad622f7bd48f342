"""What must always hold of treatments, and that each breach of it is found."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from farled.consultation import acts
from farled.consultation.acts import How
from farled.consultation.models import (
    ChangedPassage,
    Consultation,
    Disposition,
    Remark,
    Reply,
    Theme,
    Treatment,
)
from farled.consultation.reads.treatments import mark_of
from farled.consultation.states import ConsultationState, ReplyState
from farled.direction import acts as direction
from farled.project.invariants import violations
from farled.web.refused import Invalid, Refused
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.factories.direction import adopted


@pytest.fixture
def scene(world: World) -> Round:
    """A round whose remarks have been treated: one alone, two together."""
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra att det finns en plan."))
    a_reply(found, "Äldrenämnden", (2, "Målet är otydligt skrivet."))
    asa = world.actor("asa")
    pair = list(Treatment.objects.filter(remarks__text__startswith="Målet"))
    row = acts.group(treatments=pair, version=mark_of(pair), by=asa, at=NOW)
    clearer = Disposition.objects.get(name="Texten förtydligas")
    passage = found.passages[2].passage
    acts.treat(treatments=[row], version=row.version, how=How(disposition=clearer, passages=[passage]), by=asa, at=NOW)
    rest = Treatment.objects.get(remarks__text__startswith="Bra")
    nothing = Disposition.objects.get(name="Ingen åtgärd")
    acts.treat(treatments=[rest], version=1, how=How(disposition=nothing), by=asa, at=NOW)
    return found


def broken() -> list[str]:
    return sorted({found.invariant for found in violations()})


def finished(scene: Round) -> None:
    """The text is changed as was said, the document adopted and the round over."""
    Consultation.objects.update(state=ConsultationState.CLOSED)
    passage = scene.passages[2].passage
    wording = scene.draft.wordings.get(passage=passage)
    direction.reword(
        draft=scene.draft, passage=passage, version=wording.version, text="Staden ska ha hundra e-tjänster.",
        by=scene.world.hand, at=NOW,
    )  # fmt: skip
    adopted(scene.world, scene.document, at=NOW + timedelta(hours=1))


def test_a_treated_round_holds_also_when_its_document_is_adopted(scene: Round) -> None:
    assert broken() == []
    finished(scene)
    assert broken() == []


def _elsewhere(scene: Round) -> Round:
    other = a_round(scene.world, title="En annan plan")
    a_reply(other, "Skolnämnden", (2, "Annat."))
    return other


def _unreceived(_scene: Round) -> None:
    Remark.objects.filter(text__startswith="Bra").update(treatment=None)
    Treatment.objects.filter(remarks=None).delete()


def _too_early(_scene: Round) -> None:
    Reply.objects.filter(recipient__name="Äldrenämnden").update(state=ReplyState.DRAFT)


def _of_another_round(scene: Round) -> None:
    theirs = Treatment.objects.get(consultation=_elsewhere(scene).consultation)
    Remark.objects.filter(text__startswith="Bra").update(treatment=theirs)
    Treatment.objects.filter(remarks=None).delete()


def _idle(scene: Round) -> None:
    Treatment.objects.create(consultation=scene.consultation)


def _foreign_theme(scene: Round) -> None:
    Treatment.objects.filter(consultation=scene.consultation).update(
        theme=Theme.objects.create(consultation=_elsewhere(scene).consultation, name="Mål")
    )


def _foreign_disposition(scene: Round) -> None:
    theirs = Disposition.objects.create(organisation=scene.world.theirs, name="Deras")
    Treatment.objects.filter(remarks__text__startswith="Bra").update(disposition=theirs)


def _nowhere(_scene: Round) -> None:
    ChangedPassage.objects.all().delete()


def _for_nothing(scene: Round) -> None:
    idle = Treatment.objects.get(remarks__text__startswith="Bra")
    ChangedPassage.objects.create(treatment=idle, passage=scene.passages[2].passage)


def _in_another_document(scene: Round) -> None:
    ChangedPassage.objects.update(passage=_elsewhere(scene).passages[2].passage)


def _open_when_finished(_scene: Round) -> None:
    Treatment.objects.filter(remarks__text__startswith="Bra").update(disposition=None)
    Consultation.objects.update(state=ConsultationState.FINISHED)


def _open_when_adopted(scene: Round) -> None:
    finished(scene)
    Treatment.objects.filter(remarks__text__startswith="Bra").update(disposition=None)


BREACHES: list[tuple[Callable[[Round], None], str]] = [
    (_unreceived, "consultation.received"),
    (_too_early, "consultation.received"),
    (_of_another_round, "consultation.received"),
    (_idle, "consultation.received"),
    (_foreign_theme, "consultation.words"),
    (_foreign_disposition, "consultation.words"),
    (_nowhere, "consultation.changes"),
    (_for_nothing, "consultation.changes"),
    (_in_another_document, "consultation.changes"),
    (_open_when_finished, "consultation.open"),
    (_open_when_adopted, "consultation.open"),
]


@pytest.mark.parametrize(("breach", "name"), BREACHES, ids=lambda each: getattr(each, "__name__", ""))
def test_T5_T4_each_breach_is_found(scene: Round, breach: Callable[[Round], None], name: str) -> None:
    breach(scene)
    assert name in broken()


def test_a_reply_that_comes_when_the_document_is_adopted_waits_and_breaks_nothing(scene: Round) -> None:
    finished(scene)
    a_reply(scene, "Sena nämnden", (None, "Vi hann inte."), at=NOW + timedelta(hours=2))
    assert broken() == []


def test_once_the_document_is_adopted_no_remark_becomes_open_again(scene: Round) -> None:
    finished(scene)
    asa, one = scene.world.actor("asa"), Remark.objects.get(text="Målet är otydligt.")
    row = Treatment.objects.get(remarks__text__startswith="Bra")
    with pytest.raises(Invalid, match="adopted_already") as refusal:
        acts.treat(treatments=[row], version=row.version, how=How(disposition=None), by=asa, at=NOW)
    assert refusal.value.field == "disposition"
    assert "Välj en behandling" in refusal.value.sentence
    group: Any = one.treatment
    with pytest.raises(Refused, match="adopted_group"):
        acts.ungroup(remark=one, version=Treatment.objects.get(pk=group.pk).version, by=asa, at=NOW)
    unclear = Disposition.objects.get(name="Oklar synpunkt")
    (row,) = acts.treat(treatments=[row], version=row.version, how=How(disposition=unclear), by=asa, at=NOW)
    assert row.disposition == unclear, "it may be worded otherwise"
    assert broken() == []
