"""E-services: whose they are and how they meet the criteria for those who use them."""

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.forms import information as forms
from farled.systems.models import EService
from farled.systems.views.asked import Asked, ask, room
from farled.trail.reads import told
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.signs import Kind
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import state_tag


def page(row: EService) -> str:
    """The address of an e-service."""
    return reverse("systems:eservice", args=[row.pk])


def _all() -> tuple[str, str]:
    return (_("E-tjänster"), reverse("systems:eservices"))


def _owner(row: EService) -> object:
    owner = reads.whose(row)
    if owner is None:
        return state_tag(Kind.WARN, _("ingen ägare"))
    told_by = _("följer %(system)s") % {"system": row.system.name} if row.system else _("beslutad")
    return format_html('{} <span class="small">{}</span>', owner.name, told_by)


COLUMNS = [
    Column(key="name", cell=lambda row: link(page(row), row.name)),
    Column(key="whose", cell=_owner),
    Column(key="system", cell=lambda row: row.system.name if row.system else None),
    Column(key="maintenance", cell=lambda row: reads.maintained_in(row) or None),
]


def eservices(request: Request) -> HttpResponse:
    """Every e-service, and how many nobody owns."""
    may = request.actor.may("systems.edit")
    listing = ListPage(
        request,
        reads.eservices(request.actor),
        columns=COLUMNS,
        filterset=forms.EServiceFilter,
        default_order="name",
        nouns=(_("e-tjänst"), _("e-tjänster")),
        empty=Empty(
            _("Inga e-tjänster än"),
            _("Här samlas e-tjänsterna, vem som äger dem och hur de fungerar för den som använder dem."),
            reverse("systems:register_eservice") if may else "",
            _("Registrera en e-tjänst") if may else "",
        ),
        sheet="systems.eservices",
    )
    ownerless = reads.ownerless(reads.eservices(request.actor)).count()
    return listing.render("systems/eservices.html", {"may": may, "ownerless": ownerless})


def eservice(request: Request, pk: int) -> HttpResponse:
    """One e-service: whose it is and why, and how it meets the criteria."""
    one = _opened(request, pk)
    criteria = reads.criteria_of(one)
    keeps = rules.can_keep_eservice(request.actor, one)
    context = {
        "one": one,
        "owner": reads.whose(one),
        "maintained_in": reads.maintained_in(one),
        "decision": reads.decision_in_sight(request.actor, one.decision_id),
        "criteria": criteria,
        "met": sum(each.met for each in criteria),
        "keeps": keeps,
        "decides": one.system is None and rules.can_decide_owner(request.actor, one),
        "panels": panels_for(EService.KIND, one, request),
        "links": links_for(EService.KIND, one, request),
        "history": told(one, reader=request.actor),
    }
    return render(request, "systems/eservice.html", context)


def register_eservice(request: Request) -> HttpResponse:
    """Register an e-service."""
    return ask(
        request,
        Asked(
            heading=_("Registrera en e-tjänst"),
            verb=_("Registrera e-tjänsten"),
            lead=_("Med ett verksamhetssystem är ägaren given. Utan system beslutar direktören vem som äger den."),
            way=(room(), _all()),
        ),
        form=forms.EServiceForm(request.actor, request.POST or None, initial={"system": request.GET.get("system")}),
        act=lambda by, at, **data: acts.register_eservice(
            organisation=own_organisation(request.actor), content=acts.EServiceContent(**data), by=by, at=at
        ),
        done=page,
        message=_("E-tjänsten är registrerad."),
    )


def change_eservice(request: Request, pk: int) -> HttpResponse:
    """Change what an e-service says, or which system it belongs to."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ändra e-tjänsten"),
            verb=_("Spara ändringen"),
            lead=_("Väljs ett verksamhetssystem gäller systemets ägare, i stället för den som har beslutats.")
            if one.owner_id
            else one.name,
            way=_way(one),
        ),
        form=forms.ChangeEServiceForm(request.actor, request.POST or None, initial=now(one, forms.ChangeEServiceForm)),
        act=lambda by, at, version, why, **data: acts.change_eservice(
            eservice=one, version=version, content=acts.EServiceContent(**data), by=by, at=at, why=why
        ),
        done=page,
        message=_("Ändringen är sparad."),
    )


def decide_owner(request: Request, pk: int) -> HttpResponse:
    """Write down whose an e-service without a system is."""
    one = _opened(request, pk)
    rules.check_can_decide_owner(request.actor, one)
    rules.check_has_no_system(one)
    return ask(
        request,
        Asked(
            heading=_("Ange beslutad ägare"),
            verb=_("Spara ägaren"),
            lead=_("%(name)s har ingen tydlig koppling till ett verksamhetssystem, så direktören beslutar.")
            % {"name": one.name},
            way=_way(one),
        ),
        form=forms.OwnerForm(request.actor, request.POST or None, initial=now(one, forms.OwnerForm)),
        act=partial(acts.decide_owner, eservice=one),
        done=page,
        message=_("Ägaren är sparad."),
    )


def answer_criteria(request: Request, pk: int) -> HttpResponse:
    """Say how an e-service meets the criteria for those who use it."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Svara för den som använder e-tjänsten"),
            verb=_("Spara svaren"),
            lead=_("Det du inte svarar på räknas som obesvarat, aldrig som uppfyllt."),
            way=_way(one),
        ),
        form=forms.CriteriaForm(request.POST or None, initial=criteria_now(one)),
        act=lambda by, at, version, why, **data: acts.answer_criteria(
            eservice=one, version=version, answers=forms.answers_in(data), by=by, at=at, why=why
        ),
        done=page,
        message=_("Svaren är sparade."),
        template="systems/answer_criteria.html",
    )


def criteria_now(one: EService) -> dict[str, Any]:
    """What is answered now, as the form asks it."""
    said: dict[str, Any] = {"version": one.version}
    for each in reads.criteria_of(one):
        said |= {f"met_{each.criterion.value}": each.state or "", f"ground_{each.criterion.value}": each.ground}
    return said


def remove_eservice(request: Request, pk: int) -> HttpResponse:
    """Take away an e-service, after a question."""
    one = _kept(request, pk)
    return ask(
        request,
        Asked(
            heading=_("Ta bort e-tjänsten"),
            verb=_("Ta bort e-tjänsten"),
            lead=_("%(name)s försvinner ur registret. Vad som stod finns kvar i historiken.") % {"name": one.name},
            way=_way(one),
            danger=True,
        ),
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        act=partial(acts.remove_eservice, eservice=one),
        done=lambda _none: reverse("systems:eservices"),
        message=_("E-tjänsten är borttagen."),
    )


def _way(one: EService) -> tuple[tuple[str, str], ...]:
    return (room(), _all(), (one.name, page(one)))


def _opened(request: Request, pk: int) -> EService:
    return get_object_or_404(reads.eservices(request.actor).prefetch_related("answers"), pk=pk)


def _kept(request: Request, pk: int) -> EService:
    """An e-service that the actor may change; 404 for one they may not see."""
    one = _opened(request, pk)
    rules.check_can_keep_eservice(request.actor, one)
    return one
