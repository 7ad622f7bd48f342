"""The story's second half, step by step: from granted money to a benefit that is measured, and what was learnt."""

from datetime import date

from tests.journeys.story_money import register
from tests.journeys.story_scene import BENEFIT, NAME, OF_THE_BENEFIT
from tests.journeys.walk import Walk


def no_money_is_paid_before_its_gate(walk: Walk) -> None:
    """Refused: the phase that a part waits for is not reached. The owner moves it there, and the part is paid out."""
    walk.calendar.turn(date(2027, 1, 11))
    walk.enter("cora")
    walk.go("Portfölj", "Beviljade medel", NAME, "Betala ut 1")
    walk.press("Betala ut")
    walk.refused("Del 1 betalas ut när initiativet har nått fasen ”utveckla”.", "Be den som äger initiativet byta fas")
    walk.look()
    walk.enter("erik")
    walk.go("Initiativ", NAME, "Byt fas")
    reach(walk, "utveckla")
    walk.enter("cora")
    walk.take(f"Betala ut del 1: {NAME}")
    walk.go("Betala ut 1")
    walk.press("Betala ut")
    walk.told("Utbetalt är 800 000 kr")


def reach(walk: Walk, phase: str) -> None:
    """The initiative reaches a phase, on the page for that."""
    walk.fill({phase: True})
    walk.press("Byt fas")
    walk.told(f"Är i fasen ”{phase}”")


def the_benefit_is_planned_and_the_delivery_deviates(walk: Walk) -> None:
    """The plan comes from the case. In the autumn it is late, and the strategist judges that nothing is needed."""
    walk.enter("erik")
    walk.go("Initiativ", NAME, "Skriv realiseringsplanen", "Hämta ur nyttokalkylen")
    walk.press("Hämta nyttorna")
    walk.told("1 nytta väntar på en ägare i linjen.")
    walk.look()
    walk.calendar.turn(date(2027, 9, 1))
    walk.enter("erik")
    walk.go("Initiativ", NAME, "Byt fas")
    reach(walk, "implementera")
    walk.go("Rapportera läget")
    walk.fill({"försenad": True, "Vad har hänt?": "Inloggningen tog längre tid."})
    walk.press("Spara rapporten")
    walk.go(BENEFIT)
    walk.look()
    deviates(walk, "Skolorna börjar i november.")
    judged(walk, serious=False, why="Nyttan kommer, men senare.")
    walk.told("ingen åtgärd behövs")


def deviates(walk: Walk, text: str) -> None:
    """The benefit becomes another than promised."""
    walk.go("Rapportera en avvikelse")
    walk.fill({"Vad avviker?": text})
    walk.press("Rapportera avvikelsen")
    walk.told("Strategen bedömer om den är allvarlig.")


def judged(walk: Walk, *, serious: bool, why: str) -> None:
    """The strategist says whether a deviation is serious."""
    walk.enter("asa")
    walk.take("Bedöm avvikelsen")
    walk.fill({"Ja, den ska beslutas" if serious else "Nej, ingen åtgärd behövs": True, "Varför?": why})
    walk.press("Spara bedömningen")


def it_is_closed_when_somebody_takes_the_benefit_home(walk: Walk) -> None:
    """Refused: a benefit without owner. The head of the schools takes it, and the initiative is handed over."""
    walk.calendar.turn(date(2027, 11, 29))
    walk.enter("erik")
    walk.take("Säg vad som händer när tiden är ute")
    walk.go("Avsluta", "Ange förvaltning och support")
    walk.fill({"Förvaltningsplan": "IT-avdelningen, inom ramen.", "Supportlösning": "Servicedesk."})
    walk.press("Spara")
    closed(walk)
    walk.refused(f"Det här saknar ägare i linjen: {BENEFIT}.", "Be den enhet som tar hem nyttan att ta ägarskapet")
    walk.enter("sten")
    walk.take("Ta ställning till nyttan")
    walk.go("Ta ägarskapet")
    walk.fill({"Din funktion": "Skolchef"})
    walk.press("Ta ägarskapet")
    walk.enter("erik")
    walk.take("Säg vad som händer när tiden är ute")
    closed(walk)
    walk.told("Avslutat 29 nov 2027.")


def closed(walk: Walk) -> None:
    """The owner says what it came to and closes."""
    walk.go("Avsluta")
    walk.fill({"Utfall": "Alla skolor tar emot anmälan i mobilen."})
    walk.press("Avsluta initiativet")


def a_year_later_it_gives_less_than_promised(walk: Walk) -> None:
    """The line owner is asked to measure, and the deviation is serious."""
    walk.calendar.turn(date(2029, 1, 8))
    walk.enter("sten")
    walk.take(f"Mät nyttan: {BENEFIT}")
    walk.go("Mät nyttan")
    walk.fill({"Realiserat": "900", "Hur mättes det?": "Tidmätning en vecka på fyra skolor."})
    walk.look()
    walk.press("Spara mätningen")
    walk.told("Gav 900 timmar 2028, av 1 500 utlovade.", "rapportera en avvikelse")
    deviates(walk, "900 timmar i stället för 1 500.")
    judged(walk, serious=True, why="40 procent under det utlovade.")
    walk.told("allvarlig, väntar på beslut")


def the_board_decides_on_measures(walk: Walk) -> None:
    """What the school board decided is entered in its matter, and then where the benefit is followed."""
    walk.calendar.turn(date(2029, 2, 15))
    walk.enter("rut")
    register(walk, OF_THE_BENEFIT, on="2029-02-14", body="Skolnämnden", paragraph="12")
    walk.enter("bo")
    walk.take("Besluta om åtgärder")
    walk.look()
    walk.fill({
        "Vilka åtgärder beslutades?": "Telefonen stängs för frånvaro.", "Åtgärdat senast": "2029-08-15",
        "Beslut": f"Skolnämnden 14 feb 2029 § 12 – 2026/00002 {OF_THE_BENEFIT}",
    })  # fmt: skip
    walk.press("Spara åtgärderna")
    walk.told("åtgärder beslutade", "Telefonen stängs för frånvaro.", "senast 15 aug 2029")
    walk.look()


def what_was_learnt_is_found_by_another_body(walk: Walk) -> None:
    """The owner evaluates and writes a card; the care board's editor meets it when searching for something else."""
    walk.enter("erik")
    walk.go("Initiativ", NAME, "Realiseringsplanen", "Utvärdera")
    walk.fill({"Vad nåddes?": "Alla skolor tar emot anmälan.", "Vad nåddes inte?": "Två tar fortfarande emot samtal."})
    walk.press("Spara utvärderingen")
    walk.look()
    walk.go("Skriv en lärdom")
    walk.look()
    walk.fill({
        "Lärdomen i en mening": "Stäng den gamla vägen samma dag",
        "Hur var läget?": "Mobilen fanns, men telefonen var kvar.",
        "Vad lärde ni er?": "Så länge telefonen är kvar frigörs ingen tid.",
    })  # fmt: skip
    walk.press("Spara lärdomen")
    walk.enter("maj")
    walk.page.get_by_role("searchbox", name="Sök").fill("telefon")
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.go("Stäng den gamla vägen samma dag")
    walk.told("Lärt av Skolnämnden, 15 feb 2029", "Så länge telefonen är kvar frigörs ingen tid.", NAME)
    walk.look()
