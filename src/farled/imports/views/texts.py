"""Reading a document's text from Word: choose the file, look the text over, keep it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts as direction
from farled.direction.reads import DocumentVersion, mark_of, readable_versions, text_of
from farled.files.containers import Unreadable
from farled.files.reads import spoken_facts
from farled.imports import rules
from farled.imports.forms.texts import ReadTextForm, ReviewLackingTextForm, ReviewTextForm
from farled.imports.reading.running_text import text_of_word
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.refused import Refused


def read_text(request: Request, pk: int) -> HttpResponse:
    """Choose a Word file; what is read from it is shown before it is kept."""
    version = _version(request, pk)
    rules.check_can_read_text(request.actor, version)
    form = ReadTextForm(request.POST or None, request.FILES or None)
    context = {"form": form, "version": version, "document": version.document}
    if request.method != "POST" or not form.is_valid():
        return render(request, "imports/read_text.html", context, status=422 if form.is_bound else 200)
    upload = form.cleaned_data["file"]
    try:
        rules.check_size(upload.size)
        text = text_of_word(upload.name, upload.read())
    except Unreadable as unreadable:
        form.add_error("file", _refusal(unreadable).sentence)
    except Refused as refused:
        form.add_error("file", refused.sentence)
    else:
        seen = mark_of(each.wording for each in text_of(version))
        shown = _form(version)(initial={"version": seen, "text": text})
        return render(request, "imports/review_text.html", {**context, "form": shown})
    return render(request, "imports/read_text.html", context, status=422)


def review_text(request: Request, pk: int) -> HttpResponse:
    """Keep what was read, as it has been looked over."""
    version = _version(request, pk)
    if request.method != "POST":
        return HttpResponseRedirect(reverse("imports:read_text", args=[pk]))
    return form_page(
        request,
        template="imports/review_text.html",
        form=_form(version)(request.POST),
        act=lambda data: direction.write_text(draft=version, by=request.actor, at=request.now, **data),
        done=lambda done: reverse("direction:text", args=[done.pk]),
        message=_("Texten är inläst."),
        context={"version": version, "document": version.document},
    )


def _version(request: Request, pk: int) -> DocumentVersion:
    own = readable_versions(request.actor).filter(document__organisation_id=request.actor.organisation_id)
    return get_object_or_404(own, pk=pk)


def _refusal(unreadable: Unreadable) -> Refused:
    facts: dict[str, Any] = spoken_facts(unreadable.code, unreadable.facts)
    return Refused(f"imports.{unreadable.code}", **facts)


def _form(version: DocumentVersion) -> type[ReviewTextForm]:
    return ReviewLackingTextForm if version.lacks_text else ReviewTextForm
