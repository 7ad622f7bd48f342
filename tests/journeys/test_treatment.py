"""Åsa treats a remark and changes the text; Vera on the council follows it to the changed sentence and back."""

import pytest
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Consultation, Disposition, Remark, Treatment
from farled.consultation.reads.treatments import mark_of
from farled.direction import acts as direction
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.factories.direction import adopted
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra att det finns en plan."))
    a_reply(found, "Äldrenämnden", (2, "Målet är otydligt skrivet."), (5, "Följ upp oftare än varje år."))
    acts.add_theme(consultation=found.consultation, name="Mål", by=world.hand, at=NOW)
    return found


def change_the_text_for(scene: Round, one: Remark) -> None:
    """Treat a remark on the goal, write what it led to, and let everybody see it."""
    world, passage = scene.world, scene.passages[2].passage
    rows = [one.treatment] if one.treatment else []
    acts.treat(
        treatments=rows, version=1, by=world.hand, at=NOW,
        how=acts.How(disposition=Disposition.objects.get(name="Texten förtydligas"), answer="Målet skrivs om.",
                     passages=[passage]),
    )  # fmt: skip
    wording = scene.draft.wordings.get(passage=passage)
    direction.reword(
        draft=scene.draft, passage=passage, version=wording.version, text="Staden ska ha hundra e-tjänster.",
        by=world.hand, at=NOW,
    )  # fmt: skip
    version = Consultation.objects.get().version
    acts.show_treatment(consultation=scene.consultation, version=version, shown=True, by=world.hand, at=NOW)


def test_a_remark_is_followed_to_the_changed_sentence_and_back(scene: Round, journey: Journey) -> None:
    world, one = scene.world, Remark.objects.get(text="Målet är otydligt.")
    passage = scene.passages[2].passage
    journey.sign_in(world, "asa")
    for name, args in (
        ("treatment", [scene.consultation.pk]),
        ("remarks", []),
        ("remark", [one.pk]),
        ("treat", [one.pk]),
        ("group", [one.pk]),
        ("passage", [scene.consultation.pk, passage.pk]),
        ("add_theme", [scene.consultation.pk]),
        ("dispositions", []),
        ("show_treatment", [scene.consultation.pk]),
    ):
        journey.page.goto(journey.server + reverse(f"consultation:{name}", args=args))
        journey.look(name)
    change_the_text_for(scene, one)
    journey.page.goto(journey.server + reverse("reports:compilation", args=[scene.consultation.pk]))
    journey.look("compilation")
    assert "Målet skrivs om." in journey.read()
    journey.page.goto(journey.server + reverse("consultation:remark", args=[one.pk]))
    journey.keys.content()
    journey.keys.follow("1.1 st. 1" if journey.language == "sv" else "1.1 para. 1")
    assert "hundra e-tjänster" in journey.read()
    journey.look("changed passage")
    journey.keys.content()
    journey.keys.follow("Skolnämnden")
    assert "Målet skrivs om." in journey.read()
    journey.faultless()


def adopt_the_text(scene: Round) -> None:
    """Treat what is left, close the round and adopt: until then a draft is read by those who write it."""
    world, rest = scene.world, list(Treatment.objects.filter(disposition=None))
    nothing = acts.How(disposition=Disposition.objects.get(name="Ingen åtgärd"), answer="Noterat.")
    acts.treat(treatments=rest, version=mark_of(rest), how=nothing, by=world.hand, at=NOW)
    row = Consultation.objects.get()
    acts.close(consultation=row, version=row.version, why="Alla har svarat.", by=world.hand, at=NOW)
    adopted(world, scene.document)


def test_a_councillor_follows_a_remark_from_the_reply_to_the_sentence_it_changed_and_back(
    scene: Round, journey: Journey
) -> None:
    one = Remark.objects.get(text="Målet är otydligt.")
    change_the_text_for(scene, one)
    adopt_the_text(scene)
    journey.sign_in(scene.world, "vera")
    journey.room("Remiss")
    journey.look("consultations")
    journey.go(scene.consultation.title)
    journey.look("the round as others see it")
    main = journey.page.locator("main")
    for verb in ("Stäng för svar", "Påminn dem som inte har svarat", "Ta fram sammanställningen"):
        assert main.get_by_role("link", name=journey.say(verb), exact=True).count() == 0, verb
    journey.go("Skolnämnden")
    journey.look("who was asked")
    journey.go("Läs svaret")
    journey.look("the reply")
    assert "Målet skrivs om." in journey.read()
    journey.keys.content()
    journey.keys.follow(f"{journey.say('Följ synpunkten')} 1")
    journey.look("the remark")
    there = journey.page.url
    journey.keys.content()
    journey.keys.follow("1.1 st. 1" if journey.language == "sv" else "1.1 para. 1")
    assert "hundra e-tjänster" in journey.read()
    journey.look("the changed sentence")
    journey.keys.content()
    journey.keys.follow("Skolnämnden")
    assert journey.page.url == there, "and back to the remark it was changed for"
    assert "Målet skrivs om." in journey.read()
    journey.sign_out()
    journey.faultless()
