"""Forty initiatives told in two ways, with a neighbour that is something else: 120 Swedish texts, written for this.

Each row: the process, the initiative, the same initiative in somebody else's words, the neighbour's process, and the
neighbour, which has words or subject in common with the first. The two ways of telling share few whole words, as when
two administrations describe the same wish.
"""

from random import Random

ROWS = [
    (
        "bygglov",
        "E-tjänst för bygglovsansökan. Den sökande fyller i allt digitalt och ser var ärendet är.",
        "Ansökan om bygglov på webben så att husägare slipper blanketter och kan följa handläggningen.",
        "arkiv",
        "Digitalt bygglovsarkiv. Äldre ritningar skannas och blir sökbara.",
    ),
    (
        "försörjningsstöd",
        "Automatiserad handläggning av återansökan om ekonomiskt bistånd. Socialsekreterare får mer tid för klienter.",
        "Robot som sköter månadsvis prövning av försörjningsstöd, för kortare väntan och frigjord arbetstid.",
        "försörjningsstöd",
        "Utbildning av socialsekreterare i samtalsmetodik för klienter med ekonomiskt bistånd.",
    ),
    (
        "hemtjänst",
        "Digital tillsyn nattetid med kamera hos äldre i ordinärt boende, i stället för fysiska besök.",
        "Nattkamera inom hemtjänsten: den boende sover ostört och personalen slipper köra runt.",
        "hemtjänst",
        "Ruttplanering för hemtjänstens bilar, så att besöken nattetid sker i bättre ordning.",
    ),
    (
        "hemtjänst",
        "Nyckelfri hemtjänst. Digitala lås gör att personalen slipper hämta nycklar.",
        "Elektroniska låsenheter på brukarnas dörrar öppnas med mobilen, så att nyckelhantering upphör.",
        "fastighet",
        "Passersystem med kort till kommunens förvaltningslokaler, i stället för nycklar.",
    ),
    (
        "skola",
        "Gemensam lärplattform för grundskolan, där elever och vårdnadshavare ser uppgifter och omdömen.",
        "Ett digitalt verktyg för undervisning och återkoppling som alla skolor delar, öppet för föräldrar.",
        "skola",
        "Inköp av elevdatorer till grundskolan, en för varje elev från årskurs fyra.",
    ),
    (
        "frånvaro",
        "Frånvaroanmälan via mobilen. Vårdnadshavare anmäler sjukt barn och skolan får det direkt.",
        "App för sjukanmälan av elever, så att lärare ser vilka som är borta när lektionen börjar.",
        "frånvaro",
        "Analys av skolfrånvaro för att tidigt hitta elever som behöver stöd.",
    ),
    (
        "förskola",
        "Digital köhantering för förskoleplats. Föräldrar ansöker, ser sin plats i kön och tackar ja.",
        "Webbtjänst för placering i förskolan där vårdnadshavare själva följer kötiden och svarar på erbjudanden.",
        "förskola",
        "Schemaläggning av personal i förskolan efter barnens vistelsetider.",
    ),
    (
        "kontaktcenter",
        "Chattrobot på webbplatsen som svarar på vanliga frågor dygnet runt.",
        "Virtuell assistent som ger medborgare svar när kontaktcenter har stängt.",
        "kontaktcenter",
        "Nytt telefonisystem för kontaktcenter med återuppringning när kön är lång.",
    ),
    (
        "felanmälan",
        "Felanmälan av gator och parker med karta och bild, med återkoppling när felet är lagat.",
        "Medborgarapp där trasig belysning och hål i gatan rapporteras på en kartbild och åtgärden syns.",
        "gata",
        "Inventering av gatubelysning med mobil kamera på kommunens fordon.",
    ),
    (
        "avfall",
        "Sensorer i papperskorgar som visar när de är fulla, så att de töms när det behövs.",
        "Uppkopplade soptunnor på stan med fyllnadsgivare och behovsstyrd tömning.",
        "avfall",
        "Ny app med sorteringsguide och hämtningsdagar för hushållens avfall.",
    ),
    (
        "vatten",
        "Smarta vattenmätare i alla fastigheter som läses av på distans.",
        "Fjärravläsning av hushållens vattenförbrukning, utan att någon behöver åka ut och läsa av.",
        "vatten",
        "Sensorer i dagvattenbrunnar som varnar för översvämning vid skyfall.",
    ),
    (
        "fastighet",
        "Energistyrning av skolor med väderprognos, för lägre uppvärmningskostnad.",
        "Prognosbaserad reglering av värmen i kommunens lokaler, så att energianvändningen minskar.",
        "fastighet",
        "Solceller på skolornas tak, med mätning av hur mycket el de ger.",
    ),
    (
        "parkering",
        "Mobil betalning av parkering med registreringsnummer i stället för automater.",
        "Parkeringsautomaterna tas bort, bilister betalar med telefonen och kontrollen sker på bilens skylt.",
        "parkering",
        "Visning av lediga parkeringsplatser i realtid på skyltar vid infarterna.",
    ),
    (
        "e-arkiv",
        "Införande av e-arkiv så att allmänna handlingar kan bevaras och lämnas ut digitalt.",
        "Mellanarkivering och slutarkivering av elektroniska akter, med utlämnande över nätet.",
        "diarium",
        "Nytt ärendehanteringssystem med diarium för alla nämnder.",
    ),
    (
        "diarium",
        "Automatisk registrering av inkommande post i diariet.",
        "Inkomna brev och mejl diarieförs av en programvara som föreslår ärende och handläggare.",
        "postgång",
        "Digital brevlåda för utgående post till medborgare.",
    ),
    (
        "nämnd",
        "Digitala sammanträden och läsplattor för förtroendevalda, utan pappershandlingar.",
        "Politikerna får möteshandlingar i surfplatta och kan delta på distans när nämnden sammanträder.",
        "nämnd",
        "Webbsändning av fullmäktige med textning och sökbara anföranden.",
    ),
    (
        "fakturering",
        "Elektroniska fakturor från alla leverantörer och automatisk matchning mot beställning.",
        "Leverantörsfakturor läses in och konteras av sig själva när de stämmer med inköpsordern.",
        "fakturering",
        "Samlat utskick av fakturor för vatten, avfall och barnomsorg till hushållen.",
    ),
    (
        "inköp",
        "E-handel för verksamheternas inköp mot ramavtal, så att avtalstroheten ökar.",
        "Beställningsportal där enheterna handlar från upphandlade sortiment i stället för på egen hand.",
        "inköp",
        "Stöd för uppföljning av leverantörers hållbarhetskrav i ramavtal.",
    ),
    (
        "rekrytering",
        "Rekryteringssystem som rangordnar ansökningar utan namn och kön.",
        "Kompetensbaserat urval av sökande till tjänster, med avidentifierade meriter.",
        "schema",
        "Vikariepool med mobil förfrågan om lediga pass till timanställda.",
    ),
    (
        "schema",
        "Behovsstyrd bemanning inom vård och omsorg med gemensamt schemaverktyg.",
        "Planering av arbetspass i äldreboenden efter de boendes insatser, i ett system för alla enheter.",
        "lön",
        "Självservice där medarbetare ser lönespecifikation och rapporterar reseräkningar.",
    ),
    (
        "lön",
        "Digitala anställningsavtal med e-underskrift.",
        "Nyanställda signerar sitt kontrakt med bank-id i stället för på papper.",
        "lön",
        "Uppföljning av sjukfrånvaro och rehabilitering för chefer.",
    ),
    (
        "kultur",
        "Meröppet bibliotek med inpassering efter stängning.",
        "Låntagare kan använda filialerna utan personal kvällar och helger med kort och kod.",
        "kultur",
        "Digital utlåning av e-böcker och ljudböcker till skolelever.",
    ),
    (
        "bokning",
        "Bokning och betalning av idrottslokaler på nätet med öppning utan vaktmästare.",
        "Föreningar hyr sporthallar direkt på webben och får en kod till dörren.",
        "bidrag",
        "Ansökan om föreningsbidrag till idrottsföreningar i en e-tjänst.",
    ),
    (
        "turism",
        "Digital stadsvandring i mobilen med historiska bilder på plats.",
        "Guidad tur genom centrum där besökaren med telefonen ser hur kvarteren såg ut förr.",
        "turism",
        "Räkning av besökare i centrum med anonyma mobildata.",
    ),
    (
        "detaljplan",
        "Tredimensionell stadsmodell för dialog om detaljplaner.",
        "Planförslag visas i 3d på skärm så att grannar förstår nya byggnader och kan lämna synpunkter.",
        "detaljplan",
        "Digitalisering av äldre detaljplaner enligt nationell standard.",
    ),
    (
        "karta",
        "Öppna geodata: kommunens kartskikt publiceras fritt för återanvändning.",
        "Fri tillgång till geografisk information för företag och invånare genom ett öppet gränssnitt.",
        "karta",
        "Drönare för inmätning och ajourhållning av primärkartan.",
    ),
    (
        "livsmedel",
        "Riskbaserad livsmedelskontroll med surfplatta, där inspektören skriver protokollet på plats.",
        "Mobilt arbetssätt för tillsyn av restauranger: rapporten blir klar under besöket.",
        "livsmedel",
        "Publicering av restaurangernas kontrollresultat som öppna data.",
    ),
    (
        "serveringstillstånd",
        "E-tjänst för serveringstillstånd med automatisk inhämtning av uppgifter från andra myndigheter.",
        "Krögare ansöker digitalt om att servera alkohol och slipper skicka in registerutdrag.",
        "serveringstillstånd",
        "Samordnad tillsyn av alkohol, tobak och läkemedel.",
    ),
    (
        "trygghetslarm",
        "Mobila trygghetslarm med position för äldre som vill röra sig utomhus.",
        "Larmklocka med gps så att den som bor hemma vågar gå ut själv.",
        "trygghetslarm",
        "Byte av analoga trygghetslarm till digitala i särskilda boenden.",
    ),
    (
        "läkemedel",
        "Läkemedelsautomat i hemmet som påminner brukaren och larmar vid utebliven dos.",
        "Robot för medicingivning hos personer med hemsjukvård, med påminnelse och signal till sköterskan.",
        "läkemedel",
        "Digital signering av överlämnad medicin inom omsorgen.",
    ),
    (
        "orosanmälan",
        "Säker digital orosanmälan om barn från skola och polis till socialtjänsten.",
        "Anmälningar om barn som far illa skickas krypterat via formulär i stället för fax.",
        "familjerätt",
        "Digital bekräftelse av föräldraskap och gemensam vårdnad.",
    ),
    (
        "lss",
        "Digitalt stöd för delaktighet på gruppbostäder: bildschema och egna val på surfplatta.",
        "Boende med funktionsnedsättning planerar sin dag med bildstöd på platta i gruppbostaden.",
        "lss",
        "Tidrapportering för personliga assistenter med mobilapp.",
    ),
    (
        "it-säkerhet",
        "Flerfaktorsinloggning för alla anställda till kommunens system.",
        "Stark autentisering med e-legitimation när personalen loggar in, i stället för enbart lösenord.",
        "it-säkerhet",
        "Övervakning av nätverket dygnet runt för att upptäcka intrång.",
    ),
    (
        "it-drift",
        "Flytt av kommunens servrar till gemensam molntjänst med grannkommunerna.",
        "Serverdriften läggs i ett delat datacenter tillsammans med andra kommuner i länet.",
        "it-drift",
        "Utbyggnad av trådlöst nät i alla kommunala lokaler.",
    ),
    (
        "e-tjänster",
        "Gemensam plattform för e-tjänster med mina sidor för invånare och företag.",
        "En portal där den inloggade ser alla sina ärenden hos kommunen samlade.",
        "e-tjänster",
        "Översättning av webbplatsens innehåll till lättläst svenska och andra språk.",
    ),
    (
        "öppna data",
        "Publicering av öppna data i en katalog enligt nationell standard.",
        "Datamängder från nämnderna görs tillgängliga för vem som helst i en nationellt skördad datakatalog.",
        "statistik",
        "Beslutsstöd med nyckeltal och prognoser för ledningen.",
    ),
    (
        "bostad",
        "Digital bostadsanpassning: ansökan, intyg och beslut utan papper.",
        "Den som behöver anpassa sin bostad söker bidraget på nätet och bifogar läkarens utlåtande.",
        "bostad",
        "Kommunal bostadskö med e-legitimation och automatisk rangordning.",
    ),
    (
        "kollektivtrafik",
        "Anropsstyrd trafik på landsbygden som beställs i en app.",
        "Närtrafik utan tidtabell där resenären bokar turen med telefonen.",
        "skolskjuts",
        "Planering av skolskjutsar med optimering av rutter.",
    ),
    (
        "miljö",
        "Mätning av luftkvalitet med uppkopplade sensorer vid skolor och vägar.",
        "Sakernas internet för luftmiljön: små mätare visar partikelhalter där barn vistas.",
        "miljö",
        "Mätning av buller längs vägar med uppkopplade sensorer.",
    ),
    (
        "näringsliv",
        "En väg in för företagare: lots och samlad ansökan om tillstånd.",
        "Företagslots med en gemensam tillståndsansökan, så att näringsidkaren inte skickas runt mellan förvaltningar.",
        "näringsliv",
        "Register över lediga lokaler och mark för företag som vill etablera sig.",
    ),
]

_WHATS = "E-tjänst Systembyte Förstudie Upphandling Utbildning Uppföljning Integration Pilot Stöd"
_ABOUT = (
    "simhallar",
    "kemikalietillsyn",
    "krisberedskap",
    "överförmyndare",
    "skogsbruk",
    "räddningstjänst",
    "vuxenutbildning",
    "måltider",
    "konsumentrådgivning",
    "borgerliga vigslar",
    "gravskötsel",
    "hamnavgifter",
    "musikskola",
    "kommunikation",
    "nödvatten",
)


def texts() -> dict[str, str]:
    """All 120 by name: ``a7`` and ``b7`` are the same initiative, ``c7`` is the neighbour of ``a7``."""
    return {f"{kind}{nr}": row[place] for nr, row in enumerate(ROWS) for kind, place in (("a", 1), ("b", 2), ("c", 4))}


def crowd() -> dict[str, str]:
    """135 texts from a mould, about other things, to look among."""
    return {
        f"mould {what} {about}": f"{what} för {about}. Enklare för medarbetare, bättre service för invånare."
        for what in _WHATS.split()
        for about in _ABOUT
    }


def processes(right: float = 0.9, seed: int = 1) -> dict[str, str]:
    """The process of each text, recorded right so often, else as another one."""
    pick = Random(seed)  # noqa: S311 - a simulation, no secret
    found = {f"{kind}{nr}": row[place] for nr, row in enumerate(ROWS) for kind, place in (("a", 0), ("b", 0), ("c", 3))}
    known = sorted(set(found.values()))
    return {name: process if pick.random() < right else pick.choice(known) for name, process in found.items()}


def same(one: str, other: str) -> bool:
    """Whether two of them are the same initiative."""
    return one[1:] == other[1:] and {one[0], other[0]} == {"a", "b"}
