"""Remarks: the list of those to treat, one of them, and the passage it is about, followed both ways."""

from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.consultation import forms, rules
from farled.consultation.exchange import IN_TEXT
from farled.consultation.figures.treatments import place_of, short
from farled.consultation.models import Consultation, Remark
from farled.consultation.reads import alike
from farled.consultation.reads import treatments as reads
from farled.consultation.views.asking import there
from farled.direction.reads import Passage
from farled.direction.reads.text import Changed
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.numbers import whole
from farled.web.slots import exports_for


def remarks(request: Request) -> HttpResponse:
    """The remarks to treat, in the order of the text, to be filtered, picked out and treated many at once."""
    asked = whole(request.GET.get("consultation", ""))
    rounds = list(reads.consultations(request.actor))
    listing = ListPage(
        request,
        reads.to_treat(request.actor),
        columns=_columns(cache(lambda: _labels(listing.page))),
        filterset=forms.remark_filter(request.actor, request.today, rounds, asked),
        default_order="where",
        nouns=(_("synpunkt"), _("synpunkter")),
        empty=Empty(_("Inga synpunkter än"), _("Här samlas synpunkterna när yttrandena har lämnats in.")),
        caption=_("Synpunkter"),
        exports=exports_for("consultation.remark", request),
        sheet="consultation.remarks",
    )
    chosen = next((row for row in rounds if row.pk == asked), None)
    return listing.render("consultation/remarks.html", {"consultation": chosen})


def _labels(page: Any) -> dict[int, dict[int, str]]:
    return reads.labels(row.reply.recipient.consultation.proposal for row in page)


def _columns(labels: Any) -> list[Column]:
    def text(row: Remark) -> object:
        return link(reverse("consultation:remark", args=[row.pk]), short(row.text))

    def where(row: Remark) -> object:
        place = place_of(row, labels().get(row.reply.recipient.consultation.proposal_id, {}))
        return format_html('<span class="nowrap">{}</span>', place)

    return [
        Column(key="text", cell=text),
        Column(key="where", label=gettext_lazy("Gäller"), cell=where, order=IN_TEXT),
        Column(key="body", cell=lambda row: row.reply.recipient.name),
        Column(key="theme", cell=lambda row: row.treatment.theme),
        Column(key="handler", cell=lambda row: row.treatment.handler and row.treatment.handler.name),
        Column(key="disposition", cell=lambda row: row.treatment.disposition or _("inte behandlad än")),
    ]


def remark(request: Request, pk: int) -> HttpResponse:
    """One remark: what it is about, how it is treated, who else says so, and what it changed."""
    one = _opened(request, pk)
    consultation = one.reply.recipient.consultation
    treated = reads.treatments(request.actor).filter(pk=one.treatment_id or 0).first()
    treats = rules.can_treat(request.actor, consultation)
    passage_row = one.passage
    pointed = [each.passage for each in treated.changes.all()] if treated else []
    changes = reads.changed_in(consultation, request.actor) if passage_row or pointed else {}
    labels = reads.labels([consultation.proposal])[consultation.proposal_id]
    changed = [(each, labels.get(each.pk, ""), _reads(changes.get(each.pk))) for each in pointed]
    others = [each for each in reads.remarks_on(consultation, passage_row) if each.pk != one.pk] if passage_row else []
    context = {
        "remark": one,
        "consultation": consultation,
        "place": place_of(one, labels),
        "change": changes.get(passage_row.pk) if passage_row else None,
        "treatment": treated,
        "together": [each for each in treated.remarks.all() if each.pk != one.pk] if treated else [],
        "changed": changed,
        "others": others,
        "shows": treated is not None,
        "can_treat": treats,
        "similar": alike.nearest(one) if treats else [],
        "history": told(treated, reader=request.actor, limit=20) if treated else [],
    }
    return render(request, "consultation/remark.html", context)


def passage(request: Request, pk: int, passage_pk: int) -> HttpResponse:
    """A passage of the consulted text: how it read, how it reads, what bodies say of it, and why it was changed."""
    consultation: Consultation = get_object_or_404(reads.consultations(request.actor), pk=pk)
    passages = Passage.objects.visible_to(request.actor).filter(document=consultation.proposal.document_id)
    one: Passage = get_object_or_404(passages, pk=passage_pk)
    after = reads.next_version(consultation, request.actor)
    change = reads.changed_by(consultation, after).get(one.pk) if after else None
    before = change.before if change else reads.consulted_text(consultation)
    here = next((each for each in before if each.wording.passage_id == one.pk), None)
    context = {
        "consultation": consultation,
        "passage": one,
        "placed": here or (change.placed if change else None),
        "new": here is None,
        "change": change,
        "remarks": list(reads.remarks_on(consultation, one)),
        "causes": list(reads.causes_of(consultation, one, request.actor, after)),
        "shows": consultation.dispositions_shown or rules.may_treat(request.actor, consultation),
        "document": consultation.proposal.document,
    }
    return render(request, "consultation/passage.html", context)


def _reads(change: Changed | None) -> str:
    """The words of a changed passage as it reads now; none for one that was dropped, or that may not be read."""
    return change.after.wording.plain if change and change.after else ""


def _opened(request: Request, pk: int) -> Remark:
    rows = reads.remarks(request.actor).select_related(
        "reply__recipient__consultation__proposal__document", "passage", "question", "treatment__consultation"
    )
    return there(rows, pk, "consultation.remark.unfound")
