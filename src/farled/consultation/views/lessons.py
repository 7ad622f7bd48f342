"""What a round teaches, open to all who work in the organisation (S21, R35)."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from farled.consultation import figures
from farled.consultation.reads import treatments as reads
from farled.people.reads import Request


def lessons(request: Request, pk: int) -> HttpResponse:
    """How long the bodies took, how many answered in time, the themes, and how much changed the text."""
    row = get_object_or_404(reads.consultations(request.actor), pk=pk)
    told = figures.lessons(row, request.actor)
    return render(request, "consultation/lessons.html", {"consultation": row, "told": told})
