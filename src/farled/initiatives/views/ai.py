"""The register of uses of AI."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.models import AiUse
from farled.initiatives.states import AiObstacle, AiRisk, AiStatus
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web.forms import form_page, now
from farled.web.lists import Column, Empty, ListPage, as_declared, link
from farled.web.slots import panels_for
from farled.web.templatetags.farled import state_tag


def ai_uses(request: Request) -> HttpResponse:
    """All uses of AI, thought of or in use."""
    may = request.actor.may("initiatives.edit")
    listing = ListPage(
        request,
        reads.ai_uses(request.actor),
        columns=[
            Column(key="title", cell=lambda row: link(page(row), row.title)),
            Column(
                key="status",
                label=gettext_lazy("Status"),
                cell=lambda row: state_tag(row.state_tag),
                order=[as_declared("status", AiStatus)],
            ),
            Column(key="operation", cell=lambda row: row.operation),
            Column(
                key="risk",
                label=gettext_lazy("Riskklass"),
                cell=lambda row: state_tag(AiRisk(row.risk).state_tag),
                order=[as_declared("risk", AiRisk)],
            ),
            Column(
                key="obstacles",
                label=gettext_lazy("Hinder"),
                cell=lambda row: ", ".join(str(AiObstacle(each).label) for each in row.obstacles),
            ),
        ],
        filterset=forms.AiUseFilter,
        default_order="title",
        nouns=(_("användning"), _("användningar")),
        empty=Empty(
            _("Inga AI-användningar än"),
            _("Här står vad AI används till eller skulle kunna användas till, med vad som krävs och vad som hindrar."),
            reverse("initiatives:register_ai_use") if may else "",
            _("Registrera en AI-användning"),
        ),
        caption=_("AI-användningar"),
        sheet="initiatives.ai_uses",
    )
    return listing.render("initiatives/ai_uses.html", {"tabs": figures.tabs("initiatives:ai_uses"), "may": may})


def ai_use(request: Request, pk: int) -> HttpResponse:
    """One use of AI: what for, what it takes, what hinders it."""
    one = _opened(request, pk)
    context = {
        "one": one,
        "risk": AiRisk(one.risk).state_tag,
        "obstacles": [AiObstacle(each).label for each in one.obstacles],
        "answer": figures.ai_answer(one),
        "takes": figures.ai_takes(one),
        "history": told(one, reader=request.actor, limit=20),
        "panels": panels_for(AiUse.KIND, one, request),
        "can_keep": rules.can_keep(request.actor, one.organisation_id, one.body_id),
    }
    return render(request, "initiatives/ai_use.html", context)


def register_ai_use(request: Request) -> HttpResponse:
    """Register a use of AI."""
    return form_page(
        request,
        template="initiatives/register_ai_use.html",
        form=forms.AiUseForm(
            request.actor, request.POST or None, initial={"initiative": request.GET.get("initiative", "")}
        ),
        act=lambda data: acts.register_ai_use(content=acts.Use(**data), by=request.actor, at=request.now),
        done=page,
        message=_("AI-användningen är registrerad."),
    )


def change_ai_use(request: Request, pk: int) -> HttpResponse:
    """Change what is said of a use of AI."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.organisation_id, one.body_id)

    def act(data: dict[str, Any]) -> AiUse:
        version, why = data.pop("version"), data.pop("why")
        return acts.change_ai_use(
            use=one, version=version, content=acts.Use(**data), by=request.actor, at=request.now, why=why
        )

    return form_page(
        request,
        template="initiatives/change_ai_use.html",
        form=forms.ChangeAiUseForm(
            request.actor,
            request.POST or None,
            initial=now(one, forms.ChangeAiUseForm) | {"version": one.version},
            held=one,
        ),
        act=act,
        done=page,
        message=_("Ändringen är sparad."),
        context={"one": one},
    )


def move_ai_use(request: Request, pk: int) -> HttpResponse:
    """Say how far a use of AI has come and what hinders it."""
    one = _opened(request, pk)
    rules.check_can_keep(request.actor, one.organisation_id, one.body_id)
    initial = {"version": one.version, "status": one.status, "obstacles": one.obstacles}
    return form_page(
        request,
        template="initiatives/move_ai_use.html",
        form=forms.MoveAiUseForm(AiStatus(one.status), request.POST or None, initial=initial),
        act=lambda data: acts.move_ai_use(use=one, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Status är sparad."),
        context={"one": one},
    )


def _opened(request: Request, pk: int) -> AiUse:
    return get_object_or_404(reads.ai_uses(request.actor), pk=pk)


def page(one: AiUse) -> str:
    """The page of a use of AI."""
    return reverse("initiatives:ai_use", args=[one.pk])
