"""Erik reckons what an initiative costs and gives, his board accepts to pay for it, and Valter values it too."""

import pytest

from farled.cases import reads
from farled.cases.reads import Appraisal, Case
from farled.cases.states import CaseState
from farled.initiatives.reads import Initiative
from tests.cases.conftest import strategic
from tests.cast import World
from tests.factories.cases import fresh, submitted
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser
HOW_MUCH = (
    ("Så mäts nyttan", "Tidmätning en vecka varje termin."),
    ("Enhet", "timmar"),
    ("Nuläge", "6000"),
    ("Lägst per år", "2000"),
    ("Troligen per år", "3000"),
    ("Högst per år", "3500"),
)


@pytest.fixture
def initiative(world: World) -> Initiative:
    """An initiative that is to be valued in full."""
    return strategic(world)


def test_a_case_is_written_submitted_and_accepted(world: World, initiative: Initiative, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(world, "erik")
    journey.page.goto(f"{journey.server}/initiatives/initiatives/{initiative.pk}/")
    journey.go("Påbörja en nyttokalkyl")
    journey.look("begin")
    keys.content()
    keys.write(say("Hur många år efter det första ser kalkylen framåt?"), "2")
    keys.follow(say("Påbörja"))
    case = Case.objects.get()
    journey.look("a draft without lines")
    keys.content()
    keys.follow(f"{say('Lägg till en kostnad')} : Förslaget")
    journey.look("a cost")
    keys.content()
    keys.write(say("Vad kostar?"), "Drift")
    keys.select(say("Kostnadsslag"), say("drift"))
    keys.select(say("Vems pengar?"), say("egen budget"))
    for year, kronor in zip(case.years, ("många", "100 000", "120 000"), strict=True):
        keys.write(str(year), kronor)
    keys.follow(say("Lägg till"))
    journey.look("a cost with a year that cannot be read")
    keys.content()
    keys.write(str(case.first_year), "0")
    keys.follow(say("Lägg till"))
    keys.content()
    keys.follow(f"{say('Lägg till en nytta')} : Förslaget")
    journey.look("a benefit")
    keys.content()
    keys.write(say("Vilken nytta?"), "Mindre tid för att föra närvaro")
    keys.select(say("För vem?"), say("den egna organisationen"))
    keys.select(say("Hur märks den?"), say("frigjord tid"))
    keys.select(say("I vilken enhet uppstår den?"), world.school.name)
    for name, text in HOW_MUCH:
        keys.write(say(name), text)
    keys.select(say("Värde enligt schablon"), say("en medarbetares timme"))
    keys.follow(say("Lägg till"))
    journey.look("a draft to submit")
    journey.go("Lämna in")
    journey.look("what submitting means")
    journey.go("Lämna in nyttokalkylen")
    assert fresh(case).state == CaseState.SUBMITTED
    journey.look("a submitted case")
    keys.content()
    keys.follow(f"{say('Godta')} : {world.school.name}")
    journey.look("accept")
    keys.content()
    keys.write(say("I vilken funktion?"), "Förvaltningschef")
    keys.follow(say("Godta kostnaden"))
    assert list(reads.running_accepted(fresh(case))) == []
    journey.look("accepted")
    journey.faultless()


def test_the_two_valuations_are_set_side_by_side(world: World, initiative: Initiative, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    case = submitted(world, of=initiative)
    journey.sign_in(world, "valter")
    journey.page.goto(f"{journey.server}/cases/")
    journey.look("the list")
    journey.page.goto(f"{journey.server}/cases/{case.pk}/")
    journey.go("Börja värdera")
    journey.go("Börja värdera")
    journey.look("a begun appraisal")
    keys.content()
    keys.follow(f"{say('Värdera')} : Utveckling av närvaroregistret")
    journey.look("a cost to value")
    keys.content()
    keys.write(say("Gånger sökandens belopp"), "1,2")
    keys.write(say("Varför?"), "Liknande system kostade mer.")
    keys.follow(say("Spara"))
    journey.go("Lämna värderingen")
    keys.content()
    keys.write(say("Utlåtande"), "Rimlig, men utvecklingen är lågt räknad.")
    keys.follow(say("Lämna värderingen"))
    assert Appraisal.objects.get().delivered_on is not None
    journey.look("both valuations")
    journey.sign_out()

    journey.sign_in(world, "erik")
    journey.page.goto(f"{journey.server}/cases/{case.pk}/")
    journey.go("Förklara skillnaderna")
    journey.look("a reply")
    keys.content()
    keys.write(say("Er förklaring"), "Vi återanvänder mer än de andra.")
    keys.follow(say("Spara förklaringen"))
    assert "Vi återanvänder mer" in journey.read()
    journey.faultless()
