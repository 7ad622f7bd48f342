"""Remarks are treated one by one or many at once, grouped, and followed to the text they changed."""

from typing import Any

import pytest

from farled.consultation import acts
from farled.consultation.acts import How
from farled.consultation.models import Consultation, Disposition, Remark, Treatment
from farled.consultation.reads.left import left_before
from farled.consultation.reads.treatments import mark_of, themes
from farled.consultation.states import ConsultationState
from farled.direction import acts as direction
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.factories.direction import adopted


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra att det finns en plan."))
    a_reply(found, "Äldrenämnden", (2, "Målet är otydligt skrivet."), (5, "Följ upp oftare än varje år."))
    return found


def remark(text: str) -> Remark:
    return Remark.objects.select_related("treatment").get(text=text)


def treated(scene: Round, *remarks: Remark, **how: Any) -> list[Treatment]:
    rows = [Treatment.objects.get(remarks=each) for each in remarks]
    return acts.treat(treatments=rows, version=mark_of(rows), how=How(**how), by=scene.world.actor("asa"), at=NOW)


def named(name: str) -> Disposition:
    return Disposition.objects.get(name=name)


def test_each_received_remark_has_a_treatment_and_dispositions_to_choose_among(scene: Round) -> None:
    assert Treatment.objects.open().count() == 4
    assert Disposition.objects.count() == len(acts.PRESETS)
    again = acts.receive(reply=remark("Målet är otydligt.").reply, by=scene.world.hand, at=NOW)
    assert again == [], "what has a treatment keeps it"


def test_a_remark_is_treated_and_history_tells_how(scene: Round) -> None:
    theme = acts.add_theme(consultation=scene.consultation, name="Mål", by=scene.world.actor("asa"), at=NOW)
    one = remark("Målet är otydligt.")
    passage = scene.passages[2].passage
    (row,) = treated(
        scene, one, theme=theme, handler=scene.world.users["asa"], disposition=named("Texten förtydligas"),
        answer=" Målet skrivs om. ", passages=[passage],
    )  # fmt: skip
    row.refresh_from_db()
    assert (row.theme, row.answer, row.version) == (theme, "Målet skrivs om.", 2)
    assert [each.passage for each in row.changes.all()] == [passage]
    latest = history_of(row).first()
    assert latest is not None
    assert latest.changes["passages"] == [[], [passage.pk]]
    (row,) = treated(scene, one, disposition=named("Ingen åtgärd"))
    assert list(row.changes.all()) == [], "what does not change the text points nowhere"
    assert row.answer == "Målet skrivs om.", "what is not given is left"


def test_what_a_treatment_may_not_say(scene: Round, world: World) -> None:
    one, passage = remark("Målet är otydligt."), scene.passages[2].passage
    with pytest.raises(Invalid) as refusal:
        treated(scene, one, disposition=named("Texten förtydligas"))
    assert (refusal.value.code, refusal.value.field) == ("consultation.which_passage", "passages")
    with pytest.raises(Invalid, match="text_not_changed"):
        treated(scene, one, disposition=named("Ingen åtgärd"), passages=[passage])
    with pytest.raises(Invalid, match=r"consultation\.handler"):
        treated(scene, one, handler=world.users["erik"])
    other = a_round(world, title="En annan plan")
    a_reply(other, "Skolnämnden", (2, "Annat."))
    with pytest.raises(Invalid, match="theme_elsewhere"):
        treated(scene, one, theme=acts.add_theme(consultation=other.consultation, name="X", by=world.hand, at=NOW))
    with pytest.raises(Invalid, match="passage_elsewhere"):
        treated(scene, one, disposition=named("Texten förtydligas"), passages=[other.passages[2].passage])
    with pytest.raises(Refused, match=r"consultation\.several"):
        treated(scene, one, remark("Annat."), answer="Tack.")
    row = one.treatment
    assert row is not None
    with pytest.raises(Forbidden):
        acts.treat(treatments=[row], version=1, how=How(answer="Nej"), by=world.actor("erik"), at=NOW)
    with pytest.raises(Forbidden):
        acts.treat(treatments=[row], version=1, how=How(answer="Nej"), by=world.actor("otto"), at=NOW)
    with pytest.raises(Refused, match="no_remarks"):
        acts.treat(treatments=[], version=1, how=How(answer="Nej"), by=world.actor("asa"), at=NOW)


def test_K1_two_handlers_at_once_and_the_later_sees_both_texts(scene: Round) -> None:
    one = remark("Målet är otydligt.")
    row = one.treatment
    assert row is not None
    treated(scene, one, answer="Den enas svar.")
    with pytest.raises(Stale) as stale:
        acts.treat(treatments=[row], version=1, how=How(answer="Den andras."), by=scene.world.actor("asa"), at=NOW)
    assert stale.value.stored["answer"] == "Den enas svar."
    several = list(Treatment.objects.all())
    seen = mark_of(several)
    treated(scene, one, answer="Ändrat igen.")
    with pytest.raises(Stale):
        acts.treat(treatments=several, version=seen, how=How(answer="Tack."), by=scene.world.actor("asa"), at=NOW)


def test_what_says_the_same_is_answered_once(scene: Round) -> None:
    asa = scene.world.actor("asa")
    one, other = remark("Målet är otydligt."), remark("Målet är otydligt skrivet.")
    treated(scene, other, answer="Vi ser över det.", disposition=named("Ingen åtgärd"))
    pair = [Treatment.objects.get(remarks=each) for each in (one, other)]
    row = acts.group(treatments=pair, version=mark_of(pair), by=asa, at=NOW)
    assert row.pk == other.treatment_id, "what has been answered stays"
    assert {each.text for each in row.remarks.all()} == {one.text, other.text}
    assert Treatment.objects.count() == 3
    with pytest.raises(Refused, match="group_of_one"):
        acts.group(treatments=[row], version=row.version, by=asa, at=NOW)
    one.refresh_from_db()
    own = acts.ungroup(remark=one, version=row.version, by=asa, at=NOW)
    assert own.disposition is None
    assert [each.text for each in own.remarks.all()] == [one.text]
    with pytest.raises(Refused, match=r"consultation\.alone"):
        acts.ungroup(remark=Remark.objects.get(pk=one.pk), version=own.version, by=asa, at=NOW)
    treated(scene, Remark.objects.get(pk=one.pk), answer="Något annat.")
    pair = [Treatment.objects.get(pk=own.pk), Treatment.objects.get(pk=row.pk)]
    with pytest.raises(Refused, match="answered_differently"):
        acts.group(treatments=pair, version=mark_of(pair), by=asa, at=NOW)
    for each, number in zip(pair, (1, 2), strict=True):
        how = How(disposition=named("Texten förtydligas"), answer="Ja.", passages=[scene.passages[number].passage])
        acts.treat(treatments=[each], version=mark_of([each]), how=how, by=asa, at=NOW)
        each.refresh_from_db()
    row = acts.group(treatments=pair, version=mark_of(pair), by=asa, at=NOW)
    assert row.changes.count() == 2, "every passage that one of them changed is kept"


def test_a_document_is_not_adopted_while_something_is_left(scene: Round) -> None:
    world = scene.world
    with pytest.raises(Refused, match="still_open"):
        adopted(world, scene.document)
    Consultation.objects.filter(pk=scene.consultation.pk).update(state=ConsultationState.CLOSED)
    with pytest.raises(Refused, match="remarks_left"):
        adopted(world, scene.document)
    treated(scene, *Remark.objects.exclude(passage=scene.passages[2].passage), disposition=named("Ingen åtgärd"))
    both = Remark.objects.filter(passage=scene.passages[2].passage)
    treated(scene, *both, disposition=named("Texten förtydligas"), passages=[scene.passages[2].passage])
    with pytest.raises(Refused, match=r"consultation\.unchanged") as refusal:
        adopted(world, scene.document)
    assert "lyder som i förslaget" in refusal.value.sentence
    wording = scene.draft.wordings.get(passage=scene.passages[2].passage)
    direction.reword(
        draft=scene.draft, passage=wording.passage, version=wording.version,
        text="Staden ska ha hundra e-tjänster 2030.", by=world.hand, at=NOW,
    )  # fmt: skip
    assert left_before(scene.draft) == []
    adopted(world, scene.document)


def test_themes_and_dispositions_are_the_organisations_own(scene: Round) -> None:
    asa = scene.world.actor("asa")
    theme = acts.add_theme(consultation=scene.consultation, name="Mål", by=asa, at=NOW)
    with pytest.raises(Invalid, match="name_taken"):
        acts.add_theme(consultation=scene.consultation, name="mål", by=asa, at=NOW)
    theme = acts.change_theme(theme=theme, version=1, name="Målen", reflection="De skrivs om.", by=asa, at=NOW)
    one = remark("Målet är otydligt.")
    treated(scene, one, theme=theme)
    with pytest.raises(Refused, match="theme_in_use"):
        acts.remove_theme(theme=theme, version=theme.version, by=asa, at=NOW)
    treated(scene, one, theme=None)
    acts.remove_theme(theme=theme, version=theme.version, by=asa, at=NOW)
    own = acts.add_disposition(organisation=scene.world.ours, name="Noteras", by=asa, at=NOW, changes_text=False)
    treated(scene, one, disposition=own)
    with pytest.raises(Invalid, match="disposition_in_use"):
        acts.change_disposition(
            disposition=own, version=1, name="Noteras", meaning="", changes_text=True, in_use=True, by=asa, at=NOW
        )
    acts.change_disposition(
        disposition=own, version=1, name="Noteras", meaning="", changes_text=False, in_use=False, by=asa, at=NOW
    )
    treated(scene, one, answer="Tack."), "what has it keeps it"
    with pytest.raises(Invalid, match="disposition_ended"):
        treated(scene, remark("Följ upp oftare än varje år."), disposition=Disposition.objects.get(pk=own.pk))
    with pytest.raises(Forbidden):
        acts.add_disposition(organisation=scene.world.ours, name="Ny", by=scene.world.actor("erik"), at=NOW)


def test_what_is_thought_of_a_theme_is_told_when_the_treatment_is(scene: Round) -> None:
    acts.add_theme(
        consultation=scene.consultation, name="Skola", reflection="Nej.", by=scene.world.actor("asa"), at=NOW
    )
    erik = scene.world.actor("erik")
    assert not themes(erik).exists()
    assert themes(scene.world.actor("asa")).exists()
    Consultation.objects.filter(pk=scene.consultation.pk).update(dispositions_shown=True)
    assert themes(erik).exists()
