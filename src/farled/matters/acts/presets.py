"""Two layouts of statements to begin with, as they stand in the papers of Göteborg and Västerås (S10, S11)."""

from collections.abc import Mapping
from dataclasses import dataclass

from farled.matters.acts.layouts import HeadingSaid
from farled.matters.states import HeadingRole


@dataclass(frozen=True, slots=True)
class Preset:
    """A layout that can be added and then changed. The words are those of the papers, so they are not translated."""

    name: str
    headings: tuple[HeadingSaid, ...]
    source: str


_DIMENSION = "Skriv vad förslaget betyder, eller ange att inga särskilda aspekter har framkommit."

PRESETS: Mapping[str, Preset] = {
    "goteborg": Preset(
        "Tjänsteutlåtande med tre dimensioner",
        (
            HeadingSaid("Förslag till beslut", HeadingRole.CLAUSES, "Det nämnden föreslås besluta.", required=True),
            HeadingSaid("Sammanfattning", HeadingRole.SUMMARY, "Det viktigaste på högst en sida.", required=True),
            HeadingSaid("Bedömning ur ekonomisk dimension", HeadingRole.DIMENSION, _DIMENSION, required=True),
            HeadingSaid("Bedömning ur ekologisk dimension", HeadingRole.DIMENSION, _DIMENSION, required=True),
            HeadingSaid("Bedömning ur social dimension", HeadingRole.DIMENSION, _DIMENSION, required=True),
            HeadingSaid("Samverkan", HeadingRole.CONSULTED, "När de fackliga organisationerna har informerats."),
            HeadingSaid("Bilagor", HeadingRole.ATTACHMENTS),
            HeadingSaid("Ärendet", HeadingRole.CASE, "Vad ärendet gäller och varför det tas upp.", required=True),
            HeadingSaid("Beskrivning av ärendet", HeadingRole.FACTS, "Bakgrund, vad som är gjort och fakta."),
            HeadingSaid("Bedömning", HeadingRole.OTHER, "Förvaltningens samlade bedömning och skäl.", required=True),
        ),
        "002:60-237, 002:2057-2110",
    ),
    "vasteras": Preset(
        "Underlag för beslut med tre bedömningar",
        (
            HeadingSaid("Förslag till beslut", HeadingRole.CLAUSES, "Det nämnden föreslås besluta.", required=True),
            HeadingSaid("Ärendebeskrivning", HeadingRole.CASE, "Vad ärendet gäller.", required=True),
            HeadingSaid("Faktaunderlag", HeadingRole.FACTS, "Det som beslutet vilar på.", required=True),
            HeadingSaid("Juridisk bedömning", HeadingRole.DIMENSION, _DIMENSION, required=True),
            HeadingSaid("Ekonomisk bedömning", HeadingRole.DIMENSION, _DIMENSION, required=True),
            HeadingSaid("Hållbar utveckling", HeadingRole.DIMENSION, _DIMENSION, required=True),
        ),
        "003:163-317, 000:134-314",
    ),
}
