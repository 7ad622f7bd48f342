"""What the journey of a whole consultation is about, and the ways between its pages."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import override

from farled.consultation.models import Consultation, Recipient
from farled.consultation.refusals import SENTENCES
from farled.direction.reads import DocumentVersion
from farled.matters.reads import Matter
from tests.cast import World
from tests.journeys.conftest import Calendar
from tests.journeys.journey import Journey

TITLE = "Program för digital utveckling"
COUNCIL_OF = "Rådet för funktionshinderfrågor"
OUTSIDE = "Föreningen Läsa lätt"
CHANGED = "Programmet har tre mål, och kommunstyrelsen följer upp dem varje år."
SCHOOL_SAYS = "Säg hur målen följs upp och av vem."
CARE_SAYS = "Säg hur målen ska följas upp och av vem."
OF_THE_WHOLE = "Vi behöver stöd med kompetens."
WELCOMES = "Bra att vi får delta i arbetet."
LATE = "Skriv en lättläst version."


@dataclass
class Scene:
    """A programme with its text, and the matter it is handled in."""

    world: World
    draft: DocumentVersion
    matter: Matter
    calendar: Calendar

    @property
    def row(self) -> Consultation:
        """The consultation as it is stored."""
        return Consultation.objects.get()

    def asked(self, name: str) -> Recipient:
        """A recipient by name."""
        return Recipient.objects.select_related("consultation").get(name=name)


def open_round(scene: Scene, journey: Journey) -> None:
    """Go to the consultation by the navigation."""
    journey.room("Remiss")
    journey.go(scene.row.title)


def open_treatment(scene: Scene, journey: Journey) -> None:
    """Go to how its remarks are treated."""
    open_round(scene, journey)
    journey.go("Hur synpunkterna behandlas")
    assert journey.page.url.endswith(reverse("consultation:treatment", args=[scene.row.pk]))


def stands(journey: Journey, name: str) -> str:
    """How far somebody has come, as the round's table tells it."""
    row = journey.page.locator("main table tbody tr", has=journey.page.get_by_role("link", name=name, exact=True))
    return str(row.locator(".tag").first.evaluate("tag => tag.lastChild.textContent"))


def told(code: str, journey: Journey) -> str:
    """The sentence of a refusal, in the journey's language."""
    with override(journey.language):
        return str(SENTENCES[code])


def decide(
    scene: Scene,
    journey: Journey,
    *,
    on: date,
    body: str,
    paragraph: str,
    outcome: str,
    points: str = "",
) -> None:
    """Write a decision in the matter, as the registrar."""
    keys, say = journey.keys, journey.say
    journey.room("Ärenden")
    journey.go(scene.matter.title)
    journey.go("Registrera beslut")
    keys.content()
    journey.date("Sammanträdets dag", on)
    keys.select(say("Nämnd eller styrelse som sammanträdde"), body)
    keys.write(say("Paragraf i protokollet"), paragraph)
    keys.select(say("Vad blev beslutet?"), say(outcome))
    if points:
        keys.write(say("Vad ska kompletteras?"), points)
    keys.follow(say("Registrera beslutet"), "button")
