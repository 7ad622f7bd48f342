"""What a round teaches, over the API."""

from datetime import date
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import figures
from farled.consultation.api.rounds import CONSULTATION, RECIPIENT
from farled.consultation.api.router import router
from farled.consultation.reads import treatments as reads
from farled.people.reads import Request
from farled.web.rest import Asked, Reference, Shape, address, reference, told


class AnsweringShape(Shape):
    """How a recipient's answering went."""

    recipient: Reference = told(_("Instansen"))
    came: date | None = told(_("När svaret kom in; tom när handlingarna inte säger det"))
    decided: date | None = told(_("När svaret beslutades, eller dagen det är daterat"))
    last: date = told(_("Dess sista svarsdag"))
    days: int | None = told(_("Dagar från utsändningen tills svaret kom in"))
    days_to_decide: int | None = told(_("Dagar från utsändningen tills svaret beslutades"))
    remarks: int = told(_("Antal synpunkter"))
    changed: int | None = told(_("Hur många av dem som ändrade texten, när behandlingen visas"))


class LessonsShape(Shape):
    """What a round teaches."""

    url: str = told(_("Sidan på webben"))
    consultation: Reference = told(_("Remissen"))
    asked: int = told(_("Instanser som skulle svara själva"))
    in_time: int = told(_("Hur många av dem som svarade i tid"))
    days: int | None = told(_("Dagar inom vilka hälften av svaren kom in"))
    days_to_decide: int | None = told(_("Dagar inom vilka hälften av svaren var beslutade"))
    bodies: list[AnsweringShape] = told(_("Instans för instans"))


@router.read(
    "/consultations/{int:pk}/lessons/",
    summary=_("Lärdomar av en remiss"),
    description=_("Hur lång tid instanserna behövde, hur många som svarade i tid och vad som ändrade texten."),
    answer=LessonsShape,
)
def lessons(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What a round teaches."""
    row = get_object_or_404(reads.consultations(request.actor), pk=pk)
    found = figures.lessons(row, request.actor)
    return {
        "url": address("consultation:lessons", row.pk),
        "consultation": reference(CONSULTATION, row.pk, row.title),
        "asked": found.asked,
        "in_time": found.in_time,
        "days": found.days,
        "days_to_decide": found.days_to_decide,
        "bodies": [
            {
                "recipient": reference(RECIPIENT, each.recipient.pk, each.recipient.name),
                "came": each.came,
                "decided": each.decided,
                "last": each.last,
                "days": each.days,
                "days_to_decide": each.days_to_decide,
                "remarks": each.remarks,
                "changed": each.changed,
            }
            for each in found.bodies
        ],
    }
