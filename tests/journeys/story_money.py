"""The story's first half, step by step: from an idea on a phone to money that the right body has granted."""

from datetime import date

from farled.cases.reads import Case
from tests.journeys.story_scene import GOAL, IDEA, LARGER, NAME, OF_THE_LARGER, THIRD, reckon
from tests.journeys.walk import PHONE, Walk

ALONE = {  # criterion → the points of Gun, of Greta and of both
    "Nytta för invånare och företag": (5, 3, 4),
    "Nytta för verksamheten": (4, 4, 4),
    "Bidrag till målen": (4, 4, 4),
    "Verksamheten är redo": (4, 2, 4),
    "Risk": (2, 2, 2),
}


def the_clerk_gives_an_idea_on_a_phone(walk: Walk) -> None:
    """A sentence is enough; what is like it is shown, and it is kept as new."""
    walk.enter("ella", PHONE)
    walk.go("Lämna en idé")
    walk.fill({"Vad vill du att vi ska göra, eller vad behöver du?": IDEA})
    walk.page.locator("#redan").wait_for()
    walk.press("Lämna idén")
    walk.told("Finns det redan?", "Båda nämner vårdnadshavare, frånvaro, anmäla.")
    walk.press("Nej, min är ny – lämna den")
    walk.told("Tack. Någon läser din idé och svarar inom två veckor.")


def the_coach_finds_something_to_build_on(walk: Walk) -> None:
    """A component can be built on, and an initiative begins from the idea; the clerk has an answer."""
    walk.enter("cora")
    walk.take("Svara på idén")
    walk.go("Pröva om det kan användas (Anmälan)")
    walk.fill({"Vad kom du fram till?": "byggs vidare på", "Varför?": "Den tar redan emot uppgifterna."})
    walk.press("Spara prövningen")
    walk.go("Ta upp i ett initiativ")
    walk.go("Finns inget som passar? Starta ett initiativ av det här behovet.", "Starta på nivån differentierande")
    walk.fill({
        "Vad heter initiativet?": NAME, "Varför behövs det?": "Skolan skriver av samtal.", "Kund": "Skolnämnden",
        "Vem är det till för?": "boende", GOAL: True, "Vad ska det leda till?": "Skolan slipper skriva av.",
        "När följs effekten upp?": "2028-12-31", "Börjar": "2027-01-10", "Slutar": "2027-12-01",
        "Ungefärlig kostnad, kronor": "1 000 000", "Förvaltningsobjekt": "Elevregister", "Risker och säkerhet": "Få.",
    })  # fmt: skip
    walk.press("Starta initiativet")
    walk.fill({"Vad säger du till dem som lämnade det?": "Vi gör det, med Anmälan som grund."})
    walk.press("Ta upp och skicka svaret")
    walk.enter("ella", PHONE)
    walk.take("Läs svaret")
    walk.told("Vi gör det, med Anmälan som grund.")


def nothing_goes_on_without_an_owner(walk: Walk) -> None:
    """Left: an owner. The board's editor takes the ownership, and then it is ready."""
    walk.enter("cora")
    walk.go("Initiativ", NAME)
    walk.told("Ingen äger initiativet än. Be någon i Skolnämnden ta ägarskapet.")
    walk.enter("erik")
    walk.take("Ta ställning till ägarskapet")
    walk.go("Ta ägarskapet")
    walk.fill({"I vilken funktion äger du initiativet?": "Skoldirektör"})
    walk.press("Ta ägarskapet")
    walk.go("Gör klart för beredning")
    walk.press("Gör klart för beredning")
    walk.told("Klart för beredning sedan 21 nov 2026.")


def the_board_reckons_and_applies(walk: Walk) -> None:
    """Each page leads to the next. Refused: more than the case seeks, and a plan that is missing."""
    walk.go("Påbörja en nyttokalkyl")
    walk.fill({"Hur många år efter det första ser kalkylen framåt?": "3"})
    walk.press("Påbörja")
    reckon(walk.world, Case.objects.get(initiative__title=NAME))
    walk.page.reload()
    walk.go("Lämna in")
    walk.press("Lämna in nyttokalkylen")
    walk.go(NAME, "Sök medel")
    amount = walk.page.get_by_role("group", name="Del 2").get_by_label("Belopp, kronor")
    assert amount.input_value() == "200000", "what the case seeks stands there already"
    walk.look()
    amount.fill("300 000")
    walk.fill({"Hur ska arbetssätten ändras?": "Samtal skrivs inte av.", "Hur ska nyttan tas hem?": "Tiden mäts."})
    walk.press("Börja ansökan")
    walk.refused("Ansökan är på 1 100 000 kr, men nyttokalkylen söker 1 000 000 kr", "Sänk beloppen")
    walk.page.get_by_role("group", name="Del 2").get_by_label("Belopp, kronor").fill("200 000")
    walk.press("Börja ansökan")
    walk.look()
    walk.go("Lämna in")
    walk.press("Lämna in")
    walk.refused("Det här saknas i ansökan: plan för förvaltningen. Välj Ändra ansökan och skriv det.")
    walk.go("Avbryt", "Ändra ansökan")
    walk.fill({"Hur ska det förvaltas?": "IT-avdelningen förvaltar Anmälan."})
    walk.press("Spara ändringen")
    walk.go("Lämna in")
    walk.press("Lämna in")
    walk.told("Projektkontoret har fått den.", "Inkommen, men inte komplett: 2 saker saknas.")


def the_owner_body_accepts_its_running_cost(walk: Walk) -> None:
    """The body says itself what it will pay every year."""
    walk.enter("erik")
    walk.take("Ta ställning till kostnaden")
    walk.go("Godta kostnaden")
    walk.told("Skolnämnden: 120 tkr")
    walk.fill({"I vilken funktion?": "Skoldirektör"})
    walk.press("Godta kostnaden")
    walk.told("Alla har godtagit sin kostnad. Väntar på en oberoende värdering.")


def an_appraiser_who_does_not_apply_values_it(walk: Walk) -> None:
    """Refused: whoever works for the applicant. Another one values, and the applicant explains the difference."""
    walk.enter("erika")
    walk.take("Värdera oberoende")
    near = "Du arbetar i Skolnämnden, som söker. Den som söker värderar inte: be en värderare som arbetar någon annanst"
    walk.told(near)
    walk.page.goto(walk.page.url + "appraise/")
    walk.told(near)
    walk.enter("valter")
    walk.take("Värdera oberoende")
    walk.go("Börja värdera")
    walk.press("Börja värdera")
    walk.go("Värdera : Utveckling av närvaroregistret")
    walk.fill({"Gånger sökandens belopp": "1,2", "Varför?": "Liknande bygge kostade mer."})
    walk.press("Spara")
    walk.go("Lämna värderingen")
    walk.fill({"Utlåtande": "Rimlig, men utvecklingen är lågt räknad."})
    walk.press("Lämna värderingen")
    walk.enter("erik")
    walk.take("Förklara skillnaderna")
    walk.go("Förklara skillnaderna")
    walk.fill({"Er förklaring": "Anmälan finns redan, så vi bygger mindre."})
    walk.press("Spara förklaringen")
    walk.told("1 200 tkr", "+20 %", "Anmälan finns redan, så vi bygger mindre.")


def the_office_finds_it_complete(walk: Walk) -> None:
    """The coach takes it on and says that nothing is missing."""
    walk.enter("cora")
    walk.take("Se om ansökan är komplett")
    walk.go("Ge ansökan en projektcoach")
    walk.fill({"Projektcoach": "Cora Coach"})
    walk.press("Spara")
    walk.go("Ansökan är komplett")
    walk.press("Ansökan är komplett")
    walk.told("Ansökan är komplett och kan beredas.")


def a_member_with_a_stake_stands_aside(walk: Walk) -> None:
    """Refused: jäv. The page says why, and where to say so."""
    walk.enter("sten")
    walk.go("Portfölj", "Ansökningar", f"3. {NAME}")
    walk.told("Du arbetar i Skolnämnden, som söker, och är jävig. Anmäl jäv, så sätter de andra poängen.")
    walk.go("Anmäl jäv")
    walk.fill({"Varför är du jävig?": "Jag är skolchef där."})
    walk.press("Anmäl jäv")
    walk.told("Deltar inte på grund av jäv: Sten Skolchef (Jag är skolchef där.)")


def the_group_scores_alone_then_together(walk: Walk) -> None:
    """Nobody sees the others' points before their own are given; where the group departs it says why."""
    for place, name in enumerate(("gun", "greta")):
        walk.enter(name)
        walk.take(f"Sätt poäng: 3. {NAME}")
        walk.go("Sätt egna poäng")
        _mark(walk, place)
        if name == "gun":
            walk.look()
        walk.press("Spara mina poäng")
    walk.go("Poängsätt gemensamt")
    walk.press("Öppna gemensam poängsättning")
    walk.told("Greta Gruppledamot: 2 Gun Gruppledamot: 4")
    _mark(walk, 2)
    walk.press("Spara de gemensamma poängen")
    walk.refused("De egna poängen har medelvärdet 3,0. Skriv varför gruppen landar i något annat.")
    walk.look()
    walk.fill({"Därför: Verksamheten är redo": "En skola har prövat."})
    walk.press("Spara de gemensamma poängen")
    walk.told("75 %", "En skola har prövat.")


def _mark(walk: Walk, place: int) -> None:
    for criterion, points in ALONE.items():
        walk.page.get_by_role("group", name=criterion).get_by_role("radio", name=str(points[place]), exact=True).check()


def the_desk_proposes_and_explains(walk: Walk) -> None:
    """The coach prepares; the strategist has the best set proposed, with why one is left out; the group takes it."""
    walk.enter("cora")
    walk.take("Bered ansökan")
    walk.go("Bered ansökan")
    walk.fill({"Beredningens bedömning": "Väl underbyggd. Återanvänder Anmälan."})
    walk.press("Spara bedömningen")
    walk.enter("asa")
    walk.go("Portfölj")
    walk.look()
    walk.go("Urval", "Öppna ett urval")
    walk.fill({
        "Vad heter urvalet?": "Urval 2027", "Utveckling": True, "Första år": "2027", "Sista år": "2028",
        "Vilken grupp gör urvalet?": "Beredningsgruppen",
    })  # fmt: skip
    walk.press("Öppna urvalet")
    for title in (f"1. {LARGER}", f"2. {THIRD}", f"3. {NAME}"):
        walk.go("Lägg till en ansökan")
        walk.fill({"Vilken ansökan?": title, "När kan den börja senast?": "2027"})
        walk.press("Lägg till")
    walk.press("Räkna fram ett förslag")
    walk.told("Förslaget tar med 2 ansökningar", "Det är bevisat bäst", f"Skulle tränga ut {LARGER}")
    walk.look()
    walk.go("Varför några inte är med")
    walk.told("Ryms bredvid förslaget om ramen för Utveckling 2027 ökar med 2 800 tkr.")
    walk.look()
    walk.go("Urval 2027", "Utgå från förslaget")
    walk.press("Välj så här")
    walk.go("Lämna förslag")
    walk.fill({"Vad kom gruppen fram till?": "Två tas med. Webbplatsen får vänta."})
    walk.press("Lämna förslag")
    walk.told("förslag lämnat", "Två tas med. Webbplatsen får vänta.")


def the_director_grants_within_the_delegation(walk: Walk) -> None:
    """The director grants a million in two parts, each of which waits for a phase."""
    walk.enter("bo")
    walk.take(f"Besluta om ansökan: 3. {NAME}")
    walk.told("Det beslutas av Stadsdirektören i Kommunstyrelsen på delegation.", "inget hindrar ett beslut")
    walk.look()
    walk.go("Bevilja medel")
    for number, phase in ((1, "utveckla"), (2, "implementera")):
        part = walk.page.get_by_role("group", name=f"Del {number}")
        part.get_by_label("Betalas när fasen är nådd").select_option(label=phase)
    walk.look()
    walk.fill({"Skäl för beslutet": "Nyttan är stor, och Anmälan återanvänds."})
    walk.press("Bevilja")
    walk.told("1 000 000 kr beviljades 21 nov 2026. Utbetalt är 0 kr")
    walk.look()


def the_board_grants_the_larger(walk: Walk) -> None:
    """Refused: more than the director may grant. The executive board decides, and the registrar enters it."""
    walk.go("Portfölj", "Ansökningar", f"1. {LARGER}", "Så beslutas den")
    beyond = "6 000 000 kr är mer än vad du får besluta om. Rätt beslutsfattare är Kommunstyrelsen vid sammanträde."
    walk.told(beyond)
    walk.go("Bevilja medel")
    walk.fill({"Skäl för beslutet": "Alla behöver den."})
    walk.press("Bevilja")
    walk.refused(beyond)
    walk.calendar.turn(date(2026, 12, 10))
    walk.enter("rut")
    register(walk, OF_THE_LARGER, on="2026-12-09", body="Kommunstyrelsen", paragraph="87")
    walk.go("Start")
    walk.take(f"Ta till Kommunstyrelsen: 1. {LARGER}")
    walk.go("Bevilja medel")
    decided = f"Kommunstyrelsen 9 dec 2026 § 87 – 2026/00001 {OF_THE_LARGER}"
    walk.fill({"Skäl för beslutet": "Enligt beredningens förslag.", "Sammanträdets beslut": decided})
    walk.press("Bevilja")
    walk.told("6 000 000 kr beviljades 9 dec 2026", "Kommunstyrelsen vid sammanträde")


def register(walk: Walk, matter: str, *, on: str, body: str, paragraph: str) -> None:
    """What a meeting decided in a matter, as the registrar copies it from the minutes."""
    walk.go("Ärenden", matter, "Registrera beslut")
    walk.fill({
        "Sammanträdets dag": on, "Nämnd eller styrelse som sammanträdde": body, "Paragraf i protokollet": paragraph,
        "Vad blev beslutet?": "bifalls",
    })  # fmt: skip
    walk.press("Registrera beslutet")


def the_frame_is_not_overdrawn(walk: Walk) -> None:
    """Refused: a departure without a reason, and more than is left. What was not chosen is declined."""
    walk.enter("bo")
    walk.take(f"Besluta om ansökan: 2. {THIRD}")
    walk.told(
        "pengarna räcker inte till allt", "3 000 000 kr söks ur Utveckling för 2027, och där finns 200 000 kr kvar."
    )
    walk.go("Bevilja medel")
    walk.fill({"Skäl för beslutet": "Webbplatsen är gammal."})
    walk.press("Bevilja")
    walk.refused("Gruppen valde inte ansökan i urvalet Urval 2027. Skriv varför beslutet avviker från det.")
    walk.fill({"Avviker från gruppens val därför att": "Leverantören slutar."})
    walk.press("Bevilja")
    walk.refused("Det finns 200 000 kr kvar i Utveckling för 2027, och det fattas 2 800 000 kr. Minska beloppet")
    walk.go("Avbryt", "Avslå ansökan")
    walk.fill({"Skäl för avslaget": "Ramen räcker inte i år."})
    walk.press("Avslå")
    walk.told("avslagen", "Ramen räcker inte i år.")
