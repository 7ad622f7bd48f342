"""Criteria to begin with. They are examples: each group owns its own (S43, R57)."""

from typing import Any

from farled.portfolio.states import CriterionDirection

SOURCE = (  # 002:7173-7178 (S43) and 004:1733-1737 (R62)
    "Exempelvärde. Bygger på vad som prioriteras i Göteborgs Stads riktlinje för styrning, samordning och finansiering "
    "(dnr 0437/20) och i Stockholms stads utlåtande 2013:46 RI"
)
CRITERIA: tuple[dict[str, Any], ...] = (
    {
        "category": "Nytta",
        "name": "Nytta för invånare och företag",
        "help": "Hur mycket bättre blir det för dem som organisationen finns till för?",
        "scale_low": "märks knappt av någon",
        "scale_high": "stor skillnad för många",
        "weight": 3,
        "source": SOURCE,
    },
    {
        "category": "Nytta",
        "name": "Nytta för verksamheten",
        "help": "Frigörs tid eller pengar, eller blir kvaliteten bättre?",
        "scale_low": "liten eller osäker",
        "scale_high": "stor och möjlig att ta hem",
        "weight": 3,
        "source": SOURCE,
    },
    {
        "category": "Mål",
        "name": "Bidrag till målen",
        "help": "Hur tydligt leder initiativet till mål som är beslutade?",
        "scale_low": "oklart samband",
        "scale_high": "nödvändigt för ett mål",
        "weight": 2,
        "source": SOURCE,
    },
    {
        "category": "Genomförande",
        "name": "Verksamheten är redo",
        "help": "Finns ägare, tid och kunskap att ändra arbetssätten?",
        "scale_low": "inte alls",
        "scale_high": "fullt ut",
        "weight": 2,
        "source": SOURCE,
    },
    {
        "category": "Genomförande",
        "name": "Risk",
        "help": "Hur sannolikt är det att det blir dyrare, senare eller mindre nytta än tänkt?",
        "scale_low": "liten risk",
        "scale_high": "stor risk",
        "direction": CriterionDirection.AGAINST,
        "weight": 1,
        "source": SOURCE,
    },
)
