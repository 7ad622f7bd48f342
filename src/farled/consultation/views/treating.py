"""Treating remarks: one, many at once, together with those that say the same, or for itself again."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from farled.consultation import acts, forms, rules
from farled.consultation.figures.treatments import Pointed, place_of, pointable
from farled.consultation.models import Remark, Treatment
from farled.consultation.reads import alike, comparisons
from farled.consultation.reads import treatments as reads
from farled.consultation.views.asking import there
from farled.consultation.views.comparing import page as suggested
from farled.people.reads import Request
from farled.web.forms import form_page
from farled.web.numbers import whole
from farled.web.refused import Refused


def treat(request: Request, pk: int) -> HttpResponse:
    """Say how a remark is treated."""
    one = _opened(request, pk)
    row = _treatment(request, one)
    consultation = row.consultation
    near = {each.passage_id for each in row.remarks.all()} | {each.passage_id for each in row.changes.all()}
    pointed = _pointed(request, [row], near - {None})
    change = reads.changed_in(consultation, request.actor).get(one.passage_id or 0)
    return form_page(
        request,
        template="consultation/treat.html",
        form=forms.TreatForm(
            request.actor,
            request.today,
            [row],
            pointed,
            request.POST or None,
            initial={"version": row.version, **reads.stored_of([row])},
        ),
        act=lambda data: acts.treat(
            treatments=[row], version=data["version"], how=forms.how(data, whole=True), by=request.actor, at=request.now
        ),
        done=lambda _rows: page(one),
        message=_("Behandlingen är sparad."),
        context={
            "remark": one,
            "consultation": consultation,
            "place": place_of(one, reads.labels([consultation.proposal])[consultation.proposal_id]),
            "change": change,
            "together": [each for each in row.remarks.all() if each.pk != one.pk],
            "has_more": "every" not in request.GET,
        },
    )


def picked_out(request: Request, refs: Sequence[int]) -> HttpResponse:
    """The remarks picked out in the list, and how they shall be treated."""
    rows = _rows(request, refs)
    if not rows:
        refusal = Refused("consultation.no_remarks")
        return render(request, "consultation/none_picked.html", {"problem": refusal.sentence}, status=422)
    return _many(request, refs, rows, first=True)


@require_POST
def treat_many(request: Request) -> HttpResponse:
    """Say how many remarks are treated."""
    refs = forms.ManyForm.ids(request.POST)
    rows = _rows(request, refs)
    if not rows:
        return picked_out(request, refs)
    return _many(request, refs, rows, first=False)


def _many(request: Request, refs: Sequence[int], rows: Sequence[Treatment], *, first: bool) -> HttpResponse:
    remarks = list(reads.to_treat(request.actor).filter(pk__in=refs).order_by("pk"))
    near = {each.passage_id for each in remarks} - {None}
    initial = {"version": reads.mark_of(rows), "refs": ",".join(map(str, refs))}
    one_round = len({row.consultation_id for row in rows}) == 1
    pointed = _pointed(request, rows, near) if one_round else []
    form = forms.ManyForm(request.actor, request.today, rows, pointed, None if first else request.POST, initial=initial)
    context = {
        "remarks": remarks[:SHOWN],
        "more": max(0, len(remarks) - SHOWN),
        "number": len(remarks),
        "consultation": rows[0].consultation,
    }
    if first:
        return render(request, "consultation/treat_many.html", {"form": form, **context})
    return form_page(
        request,
        template="consultation/treat_many.html",
        form=form,
        act=lambda data: acts.treat(
            treatments=rows, version=data["version"], how=forms.how(data, whole=False), by=request.actor, at=request.now
        ),
        done=lambda _rows: list_url(rows[0].consultation_id),
        message=ngettext("%(n)s synpunkt är behandlad.", "%(n)s synpunkter är behandlade.", len(remarks))
        % {"n": len(remarks)},
        context=context,
    )


SHOWN = 20  # of the remarks picked out, told in full


def group(request: Request, pk: int) -> HttpResponse:
    """Let a remark be answered together with those that say the same."""
    one = _opened(request, pk)
    row = _treatment(request, one)
    asked = comparisons.remarks_of(request.actor, row.consultation, whole(request.GET.get("alike", "")))
    beside = [] if asked else alike.beside(one)
    similar = alike.nearest(one, beside)
    near = [pk for pk in asked or [each.pk for each in beside] if pk != one.pk]
    rows = reads.to_treat(request.actor).filter(pk__in=near, treatment__consultation=row.consultation_id)

    def act(data: dict[str, Any]) -> Treatment:
        others = [each.treatment for each in data["others"] if each.treatment is not None]
        rules.check_seen(row, data["version"])
        together = {each.pk: each for each in [row, *others]}
        return acts.group(
            treatments=list(together.values()), version=reads.mark_of(together.values()), by=request.actor,
            at=request.now,
        )  # fmt: skip

    return form_page(
        request,
        template="consultation/group.html",
        form=forms.GroupForm(
            rows.order_by("reply__recipient__name", "number"),
            request.POST or None,
            initial={"version": row.version, "others": near if asked else []},
        ),
        act=act,
        done=lambda _row: suggested(row.consultation) if asked else page(one),
        message=_("Synpunkterna besvaras nu tillsammans."),
        context={"remark": one, "consultation": row.consultation, "similar": similar},
    )


def ungroup(request: Request, pk: int) -> HttpResponse:
    """Take a remark out of the group it is answered with, after a question."""
    one = _opened(request, pk)
    row = _treatment(request, one)
    return form_page(
        request,
        template="consultation/ungroup.html",
        form=forms.SureForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.ungroup(remark=one, by=request.actor, at=request.now, **data),
        done=lambda _row: page(one),
        message=_("Synpunkten besvaras nu för sig."),
        context={"remark": one, "consultation": row.consultation},
    )


def page(one: Remark) -> str:
    """The remark's own page."""
    return reverse("consultation:remark", args=[one.pk])


def list_url(consultation_id: int) -> str:
    """The remarks of a consultation."""
    return f"{reverse('consultation:remarks')}?consultation={consultation_id}"


def _opened(request: Request, pk: int) -> Remark:
    return there(reads.to_treat(request.actor).select_related("passage"), pk, "consultation.remark.unfound")


def _treatment(request: Request, one: Remark) -> Treatment:
    row = there(reads.treatments(request.actor), one.treatment_id or 0, "consultation.remark.unfound")
    rules.check_can_treat(request.actor, row.consultation)
    return row


def _rows(request: Request, refs: Sequence[int]) -> list[Treatment]:
    picked = reads.to_treat(request.actor).filter(pk__in=refs).order_by().values("treatment")
    return list(reads.treatments(request.actor).filter(pk__in=picked).order_by("pk"))


def _pointed(request: Request, rows: Sequence[Treatment], near: set[int | None]) -> list[Pointed]:
    wanted = {pk for pk in near if pk is not None}
    wanted |= {int(pk) for pk in request.POST.getlist("passages") if pk.isdecimal()}
    return pointable(rows[0].consultation, request.actor, near=wanted, every="every" in request.GET)
