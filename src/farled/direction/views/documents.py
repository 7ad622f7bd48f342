"""The list of governing documents, a document's page, and writing what it says of itself."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from farled.direction import acts, figures, reads, rules
from farled.direction.figures.local_plans import served
from farled.direction.forms import ChangeDocumentForm, DocumentFilter, NewDocumentForm, RelateForm, SureForm
from farled.direction.models import Document, DocumentRelation
from farled.direction.reads.text import readable_versions, with_text
from farled.direction.reads.then import document_then
from farled.direction.states import DocumentKind, DocumentRelationKind
from farled.direction.views.asking import own_document
from farled.matters.reads import Matter, matters
from farled.people.reads import Request, own_organisation
from farled.thread.reads import NodeKind, nodes_of
from farled.trail.reads import told
from farled.web import formats
from farled.web.as_of import asked_day
from farled.web.explained import linked
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.refused import NotThen
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def _columns(on: Any) -> list[Column]:
    def validity(document: Document) -> str | None:
        period = figures.stand(document.versions.all(), on).period
        return format_html('<span class="nowrap">{}</span>', period) if period else None

    return [
        Column(key="title", cell=lambda d: link(reverse("direction:document", args=[d.pk]), d.title)),
        Column(key="kind", cell=lambda d: d.get_kind_display()),
        Column(
            key="state",
            label=gettext_lazy("Status"),
            cell=lambda d: state_tag(figures.stand(d.versions.all(), on).tag),
        ),
        Column(key="valid", label=gettext_lazy("Giltighet"), cell=validity, order=["begins"]),
        Column(key="body", cell=lambda d: d.body),
        Column(
            key="objectives",
            label=gettext_lazy("Mål"),
            cell=lambda d: (
                linked("direction.objectives", formats.number(d.objective_count), document=d.pk)
                if d.objective_count
                else None
            ),
            order=["objective_count"],
            numeric=True,
        ),
    ]


def documents(request: Request) -> HttpResponse:
    """The organisation's governing documents, as they stand today or on the day filtered by."""
    may = request.actor.may("direction.edit")
    day = DocumentFilter(request.GET, reads.documents(request.actor), request=request).day or request.today
    rows = reads.count_objectives(reads.with_validity(reads.documents(request.actor), day))
    listing = ListPage(
        request,
        rows,
        columns=_columns(day),
        filterset=DocumentFilter,
        default_order="title",
        nouns=(_("dokument"), pgettext("flera", "dokument")),
        empty=Empty(
            _("Inga styrande dokument än"),
            _("Här samlas visioner, program, planer, policyer och riktlinjer med sina mål."),
            reverse("direction:add") if may else "",
            _("Lägg till ett dokument") if may else "",
        ),
        sheet="direction.documents",
    )
    return listing.render("direction/documents.html", {"can_add": may})


def document(request: Request, pk: int) -> HttpResponse:
    """One document: its metadata, what it is to others, its versions and its objectives, today or as it was."""
    one = get_object_or_404(reads.documents_in_sight(request.actor), pk=pk)
    asked = asked_day(request, ahead=True)
    versions = reads.versions_of(one, request.actor)
    relations = list(reads.relations_of(one, request.actor))
    objectives = list(reads.objectives_of(one))
    own = one.organisation_id == request.actor.organisation_id
    history = told(one, *versions, *relations, reader=request.actor) if own else []
    since = None
    if at := asked.at:
        stood = document_then(one, relations, objectives, at)
        if stood is None:
            raise NotThen("web.not_then", on=asked.on.isoformat())
        relations, objectives, since = stood.relations, stood.objectives, stood.written_in
    stand = figures.stand(reversed(versions), asked.on)
    edits, adopts = rules.can_edit(request.actor, one), rules.can_adopt(request.actor, one)
    doors = {} if asked.past else figures.doors(one, edits=edits, adopts=adopts)
    nodes = nodes_of(NodeKind.OBJECTIVE, [objective.pk for objective in objectives])
    local = own and not asked.past and one.kind == DocumentKind.LOCAL_PLAN
    context = {
        "document": one,
        "asked": asked,
        "written_in": since,
        "stand": stand,
        "serves": served(one, request.actor) if local else None,
        "matter": _matter(request, stand),
        "versions": [(version, figures.stand([version], asked.on)) for version in versions],
        "forwards": [
            (_kind(relation).label, relation, doors.get("edit", False) and rules.can_unrelate(relation))
            for relation in relations
            if relation.document_id == one.pk
        ],
        "backwards": [(_kind(relation).backwards, relation) for relation in relations if relation.other_id == one.pk],
        "texts": with_text(readable_versions(request.actor).filter(document=one)),
        "groves": figures.trees(objectives, {ref: node.pk for ref, node in nodes.items()}),
        "missing": figures.missing(one, stand) if own else [],
        "history": history,
        "own": own,
        "panels": panels_for(Document.KIND, one, request),
        "links": links_for(Document.KIND, one, request),
        "doors": doors,
    }
    return render(request, "direction/document.html", context)


def _matter(request: Request, stand: figures.Stand) -> Matter | None:
    """The matter the version is about, when the actor may see it."""
    version = stand.version
    return matters(request.actor).filter(pk=version.matter_id).first() if version and version.matter_id else None


def _kind(relation: DocumentRelation) -> DocumentRelationKind:
    return DocumentRelationKind(relation.kind)


def add(request: Request) -> HttpResponse:
    """Write a new document."""
    return form_page(
        request,
        template="direction/add.html",
        form=NewDocumentForm(request.actor, request.POST or None),
        act=lambda data: acts.create_document(
            organisation=own_organisation(request.actor), by=request.actor, at=request.now, **data
        ),
        done=lambda made: reverse("direction:document", args=[made.pk]),
        message=_("Dokumentet finns nu som utkast. Lägg till dess mål."),
    )


def change(request: Request, pk: int) -> HttpResponse:
    """Change what a document says of itself."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/change.html",
        form=ChangeDocumentForm(
            request.actor,
            request.POST or None,
            decided=rules.is_decided(one),
            initial=now(one, ChangeDocumentForm),
        ),
        act=lambda data: acts.change_document(document=one, by=request.actor, at=request.now, **data),
        done=lambda changed: reverse("direction:document", args=[changed.pk]),
        message=_("Ändringen är sparad."),
        context={"document": one},
    )


def remove_document(request: Request, pk: int) -> HttpResponse:
    """Take away a draft that nothing belongs to, after a question."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/remove_document.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_document(document=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("direction:documents"),
        message=_("Utkastet %(title)s är borttaget.") % {"title": one.title},
        context={"document": one},
    )


def relate(request: Request, pk: int) -> HttpResponse:
    """Say what a document is to another."""
    one = own_document(request, pk)
    return form_page(
        request,
        template="direction/relate.html",
        form=RelateForm(request.actor, one, request.POST or None),
        act=lambda data: acts.relate(document=one, by=request.actor, at=request.now, **data),
        done=lambda _relation: reverse("direction:document", args=[one.pk]),
        message=_("Förhållandet är sparat."),
        context={"document": one},
    )


def unrelate(request: Request, pk: int) -> HttpResponse:
    """Take back what was said of two documents."""
    one = get_object_or_404(reads.relations(request.actor), pk=pk)
    return form_page(
        request,
        template="direction/unrelate.html",
        form=SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.unrelate(relation=one, by=request.actor, at=request.now, **data),
        done=lambda _none: reverse("direction:document", args=[one.document_id]),
        message=_("Förhållandet är borttaget."),
        context={"relation": one, "document": one.document},
    )
