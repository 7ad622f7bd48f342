"""The checks Farled proposes; an organisation takes them over and changes them as it likes."""

from django.utils.translation import gettext_noop as _

from farled.initiatives.acts.steering import Question
from farled.initiatives.states import AskedOf
from farled.systems.states import Tier

ALL = tuple(Tier)
LASTING = (Tier.BASIC, Tier.DIFFERENTIATING)

QUESTIONS: tuple[tuple[str, Question, str], ...] = (
    (
        "informationssakerhet",
        Question(
            question=_("Är informationen klassad, och räcker skyddet?"),
            help=_("Konfidentialitet, riktighet och tillgänglighet. Ta hjälp av informationssäkerhetssamordnaren."),
            function=_("informationssäkerhetssamordnare"),
            tiers=ALL,
            position=1,
        ),
        "",
    ),
    (
        "personuppgifter",
        Question(
            question=_("Är behandlingen av personuppgifter prövad?"),
            help=_("Laglig grund, konsekvensbedömning om den behövs, och avtal med den som behandlar åt er."),
            function=_("dataskyddsombud"),
            tiers=ALL,
            position=2,
        ),
        "",
    ),
    (
        "utanforskap",
        Question(
            question=_("Vem riskerar att stängas ute, och vilken annan väg finns?"),
            help=_("Digitalt utanförskap: beskriv vilka som inte kan eller vill använda lösningen och vad de gör då."),
            tiers=LASTING,
            position=3,
        ),
        "002:5427-5429, 002:5588-5591",
    ),
    (
        "klimat",
        Question(
            question=_("Hur påverkas klimatet, åt vilket håll?"),
            help=_("Resor, energi, livslängd och möjlighet att laga. Räcker med en bedömning."),
            tiers=LASTING,
            blocks=False,
            position=4,
        ),
        "002:5413-5419, 002:3469-3474",
    ),
    (
        "utformning",
        Question(
            question=_("Fungerar det för så många som möjligt från början?"),
            help=_("Universell utformning: prövat med användare, tillgängligt enligt lagen om digital service."),
            tiers=ALL,
            blocks=False,
            position=5,
        ),
        "002:589-608, 002:4600-4604",
    ),
    (
        "arkitektur",
        Question(
            question=_("Följer det arkitekturen, och går det att koppla ihop med resten?"),
            help=_("Gemensamma komponenter, integrationstjänst och öppna format."),
            asked_of=AskedOf.SUPPLIER,
            tiers=LASTING,
            position=6,
        ),
        "",
    ),
    (
        "drift",
        Question(
            question=_("Kan driften betalas och skötas när initiativet är slut?"),
            help=_("Årlig kostnad, vem som betalar, och vem som svarar när något går sönder."),
            tiers=LASTING,
            position=7,
        ),
        "004:3735-3745",
    ),
    (
        "ai-risk",
        Question(
            question=_("Vilken riskklass har AI-användningen, och vad kräver den?"),
            help=_("AI-förordningen, (EU) 2024/1689. Skriv vilken artikel bedömningen vilar på."),
            tiers=ALL,
            only_ai=True,
            position=8,
        ),
        "003:243-269",
    ),
)
