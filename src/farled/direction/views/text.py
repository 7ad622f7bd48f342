"""The text of a version, what changed from another, and the page of a passage."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.direction import acts, figures, rules
from farled.direction.figures import text as figured
from farled.direction.forms.text import TiePassagesForm
from farled.direction.models import DocumentVersion, Passage
from farled.direction.reads import text as reads_text
from farled.direction.reads.followed import objectives_in, told_in_text, went_to
from farled.direction.reads.gone import likenesses, only_in, to_choose_among
from farled.direction.states import CHANGES_PAGE, VersionState
from farled.direction.views.asking import own_objective, version_with_text
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.slots import links_for, panels_for


def text(request: Request, pk: int) -> HttpResponse:
    """A version's text, each passage with the label it is pointed at by."""
    version = version_with_text(request, pk)
    found = reads_text.text_of(version)
    own = version.document.organisation_id == request.actor.organisation_id
    edits = own and rules.can_edit(request.actor, version.document)
    context = {
        "version": version,
        "document": version.document,
        "stand": figures.stand([version], request.today),
        "text": found,
        "parts": list(figured.parts(found)),
        "others": [each for each in _others(request, version) if each.pk != version.pk],
        "edits": edits and version.state == VersionState.DRAFT,
        "lacks": edits and version.lacks_text and rules.can_adopt(request.actor, version.document),
        "likenesses": likenesses(version, found) if edits else [],
        "panels": panels_for(DocumentVersion.KIND, version, request),
        "links": links_for(DocumentVersion.KIND, version, request),
    }
    return render(request, "direction/text.html", context)


def changes(request: Request, pk: int) -> HttpResponse:
    """What changed to a version from an earlier one: passage by passage, word by word."""
    version = version_with_text(request, pk)
    earlier = list(reads_text.earlier_than(version, request.actor))
    asked, whole = request.GET.get("since", ""), "whole" in request.GET
    since = next((each for each in earlier if str(each.pk) == asked), earlier[0] if earlier else None)
    found = reads_text.changes_between(since, version) if since else ()
    changed = [each for each in found if each.natures]
    context = {
        "version": version,
        "document": version.document,
        "since": since,
        "earlier": earlier,
        "whole": whole,
        "rows": figured.whole_or_changed(found, whole=whole),
        "changed": len(changed),
        "count": len(found),
        "tally": figured.tally(changed),
        "links": links_for(CHANGES_PAGE, (since, version, whole), request) if since else [],
    }
    return render(request, "direction/changes.html", context)


def passage(request: Request, pk: int) -> HttpResponse:
    """A passage: how it reads in each version, and what is tied to it."""
    one = reads_text.passages(request.actor).filter(pk=pk).first()
    if one is None:
        return _where_it_went(request, pk)
    history = reads_text.history_of(one, request.actor)
    latest = history[-1]
    version = latest.wording.document_version
    own = one.document.organisation_id == request.actor.organisation_id
    edits = own and version.state == VersionState.DRAFT and rules.can_edit(request.actor, one.document)
    steps = [None, *history]
    context = {
        "passage": one,
        "document": one.document,
        "version": version,
        "latest": latest,
        "history": [(each, figured.reworded(before, each)) for before, each in zip(steps, history, strict=False)][::-1],
        "edits": edits,
        "maybe_another": edits and one.pk in only_in(version) and bool(to_choose_among(version)),
        "objectives": objectives_in(one, request.actor),
        "panels": panels_for(Passage.KIND, one, request),
    }
    return render(request, "direction/passage.html", context)


def _where_it_went(request: Request, pk: int) -> HttpResponse:
    """To the passage that one has become part of that stands nowhere itself any longer, or 404."""
    place = went_to(pk, request.actor)
    if place is None:
        raise Http404
    return HttpResponseRedirect(reverse("direction:passage", args=[place]))


def tie_passages(request: Request, pk: int) -> HttpResponse:
    """Say where in the text an objective is told."""
    one = own_objective(request, pk)
    version = reads_text.latest_text(one.document, request.actor)
    found = reads_text.text_of(version) if version else []
    return form_page(
        request,
        template="direction/tie_passages.html",
        form=TiePassagesForm(
            found,
            request.POST or None,
            initial={"version": one.version, "passages": told_in_text(one, version)},
        ),
        act=lambda data: acts.tie_passages(objective=one, chosen_in=version, by=request.actor, at=request.now, **data),
        done=lambda tied: reverse("direction:objective", args=[tied.pk]),
        message=_("Målet är kopplat till texten."),
        context={"objective": one, "document": one.document, "text_version": version},
    )


def _others(request: Request, version: DocumentVersion) -> list[DocumentVersion]:
    """The document's versions that have a text the actor may read, the latest first."""
    every = list(reads_text.readable_versions(request.actor).filter(document=version.document_id).order_by("-number"))
    with_text = reads_text.with_text(every)
    return [each for each in every if each.pk in with_text]
