"""Remarks that several bodies voiced, each in words of its own: written for this after what real replies had in common.

Each row: the theme the remark would be sorted under, the complaint, and how different bodies may put it. What the real
replies repeat, and how many bodies voiced it, stands in the inventory of the source documents; these texts are ours.
Every third complaint is held out: nothing is ever tuned on it.
"""

ROWS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("konkret", (
        "Målen behöver ett utgångsvärde, ett målvärde och en tid, annars går det inte att veta när balans är nådd.",
        "Vi saknar basvärden och målvärden med årtal. Hur ska nämnden se att målet är uppfyllt?",
        "Målformuleringarna är inte mätbara. Ange från vilket läge och till vilket värde, och när.",
        "Det framgår inte vad som är startvärde eller vad som ska vara uppnått vid periodens slut.",
    )),
    ("konkret", (
        "Insatserna saknar utpekad ansvarig. Det bör stå vem som genomför vad.",
        "Otydligt vem som ska göra insatserna, risken är att de faller mellan stolarna.",
        "Planen bör namnge ansvarig nämnd eller bolag för varje insats.",
        "Det saknas uppgift om vem som bär ansvaret för att genomföra respektive insats.",
    )),
    ("konkret", (
        "Insatserna behöver ett startdatum och ett slutdatum.",
        "Ange när varje insats ska börja och när den ska vara klar.",
        "Tidplan saknas: när påbörjas och avslutas insatserna?",
    )),
    ("konkret", (
        "Den förväntade effekten av varje insats bör beskrivas och knytas till målen.",
        "Det går inte att utläsa vilken effekt insatserna ska ge eller hur de bidrar till målen och nyttorna.",
        "Beskriv hur insatserna tjänar målen och vilken effekt de väntas få.",
    )),
    ("konkret", (
        "Kostnaderna för insatserna är inte bedömda, och finansieringen behöver säkras.",
        "Nämnden efterfrågar kostnadsbedömning och säkrad finansiering för varje insats.",
    )),
    ("konkret", (
        "Begreppen är svåra. Texten behöver förklaras med enklare ord för den som inte är insatt.",
        "Språket förutsätter förkunskaper, skriv på klarspråk och förklara begreppen.",
        "Flera begrepp är oklara och kräver mycket bakgrund för att förstås. En ordlista behövs.",
        "Planen är svårläst för den som saknar bakgrundskunskap, termerna bör definieras.",
    )),
    ("konkret", (
        "Målkedjan mellan stadens plan, policyn och den lokala planen borde synas.",
        "Visa hur målen hänger ihop med policy, nationell strategi och nämndens egen plan.",
        "Sambandet mellan stadens mål och de lokala planerna är inte synligt i dokumentet.",
    )),
    ("konkret", (
        "Är det ett program, en plan eller en handlingsplan? Definitionerna säger olika saker.",
        "Det är oklart vilken sorts dokument detta är, plan eller program, enligt riktlinjen för styrande dokument.",
        "Dokumenttypen behöver redas ut: texten beskriver ömsom ett program och ömsom en handlingsplan.",
    )),
    ("konkret", (
        "Nulägesbilden beskriver en portfölj och inte hela staden.",
        "Beskrivningen av nuläget bör omfatta samtliga verksamheter i staden.",
        "Nuläget bygger på en begränsad del av staden, bredda underlaget till alla.",
    )),
    ("roller", (
        "Gränsen mellan vad förvaltningen driver och vad som drivs centralt behöver bli tydlig, liksom resurserna.",
        "Det måste klargöras vad vi själva driver och vad centralen driver, och vilka resurser som sitter var.",
        "Tydliggör gränsdragningen mellan lokalt och centralt ansvar och fördelningen av resurser.",
    )),
    ("roller", (
        "Insatserna ska stödja nämndens egen utveckling, inte styra den.",
        "Vi vill se stöd snarare än styrning av vårt eget utvecklingsarbete.",
    )),
    ("roller", (
        "Bolagens olika storlek och komplexitet måste beaktas.",
        "Ta hänsyn till att förvaltningar och bolag är olika stora och har olika komplicerad verksamhet.",
    )),
    ("roller", (
        "Beskriv hur målkonflikter ska hanteras.",
        "Det saknas en beskrivning av vad som gäller när mål står i konflikt med varandra.",
    )),
    ("roller", (
        "Varför låses arbetssätt centralt? Motivera, och ge en väg till undantag.",
        "Centralt bestämda metoder bör motiveras, och det ska gå att göra avsteg.",
        "Nämnden saknar skäl till att arbetssätten styrs centralt och en möjlighet till undantag.",
    )),
    ("roller", (
        "Portföljstyrning riskerar att göra utvecklingen centralstyrd och ge mindre plats åt lokala behov.",
        "Vi befarar att portföljerna styr utvecklingen centralt så att lokala initiativ trängs undan.",
    )),
    ("roller", (
        "Visa hur digitaliseringen är organiserad och vem som gör vad.",
        "Den nya organisationen för digitalisering behöver beskrivas, vem gör vad?",
        "Det framgår inte hur arbetet är organiserat eller vilka som har vilka uppgifter.",
    )),
    ("mätning", (
        "Mognadsmätningen är svår att använda för styrning. Komplettera med vanliga nyckeltal.",
        "Enkäten om digital mognad ger ingen styrning, lägg till nyckeltal i ordinarie uppföljning.",
        "Mätningen av mognad bygger på självskattning och behöver kompletteras med nyckeltal.",
        "Nämnden ställer sig tveksam till mognadsenkäten som underlag, ordinarie frågor i uppföljningen vore bättre.",
    )),
    ("mätning", (
        "Det behövs regler för vem som svarar på enkäten och stöd att kontrollera svaren.",
        "Vem ska besvara mätningen? Tydligare regler och hjälp att kvalitetssäkra svaren behövs.",
    )),
    ("mätning", (
        "Knyt mätningen till det ledningssystem som redan används och till befintliga processer.",
        "Uppföljningen bör ligga i ordinarie system och följa de processer som finns.",
        "Samordna enkäten med nämndens egen uppföljning och det gemensamma ledningssystemet.",
    )),
    ("mätning", (
        "Mät effekten för boende, besökare och näringsliv.",
        "Effekterna för invånare, besökare och företag behöver följas upp.",
        "Mått saknas för vad arbetet ger dem som bor i, besöker och driver företag i staden.",
    )),
    ("mätning", (
        "Mät effekt i stället för antal utbildade eller antal transaktioner.",
        "Antalet transaktioner och hur många som gått utbildning säger inget om effekten.",
    )),
    ("mätning", (
        "Det är för många mått, femton ger extra arbete utan generella slutsatser.",
        "Minska antalet mått. De skapar merarbete och går inte att dra slutsatser av.",
        "Måtten är för många och innebär ökad administration.",
    )),
    ("mätning", (
        "Varje mått bör ange vilket beslut det är till för innan det samlas in.",
        "Ange syftet med måtten: vilka beslut ska de ligga till grund för?",
    )),
    ("mätning", (
        "Tabellerna för uppföljning är svåra att förstå. Ange tid och ansvarig för varje mått.",
        "Uppföljningstabellerna behöver bli begripliga, med tidpunkt och ägare för måtten.",
    )),
)  # fmt: skip


def texts(*, held_out: bool) -> dict[str, tuple[str, int, str]]:
    """Each remark by its id: its theme, which complaint it voices, and its words."""
    rows = [(at, row) for at, row in enumerate(ROWS) if (at % 3 == 2) is held_out]
    return {f"{at:02}-{body}": (theme, at, text) for at, (theme, said) in rows for body, text in enumerate(said)}
