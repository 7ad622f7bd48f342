"""Owning an initiative, making it ready, its phases and reports, a later end and how it ends."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.states import Phase
from farled.initiatives.views.initiatives import act_page, opened
from farled.people.reads import Request
from farled.web.together import answered


def accept_ownership(request: Request, pk: int) -> HttpResponse:
    """Accept being the owner."""
    one = opened(request, pk)
    rules.check_can_own(request.actor, one)
    return act_page(
        request,
        one,
        acts.accept_ownership,
        template="initiatives/accept_ownership.html",
        form=forms.OwnForm(request.POST or None, initial={"version": one.version}),
        message=_("Initiativet har en ägare."),
    )


def leave_ownership(request: Request, pk: int) -> HttpResponse:
    """Stop being the owner."""
    one = opened(request, pk)
    rules.check_can_own(request.actor, one)
    return act_page(
        request,
        one,
        acts.leave_ownership,
        template="initiatives/leave_ownership.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Ägarskapet är lämnat. Verksamheten har fått frågan på nytt."),
    )


def make_ready(request: Request, pk: int) -> HttpResponse:
    """Say that it is ready, after what is left has been told."""
    one = opened(request, pk)
    rules.check_can_edit(request.actor, one)
    return act_page(
        request,
        one,
        acts.make_ready,
        template="initiatives/make_ready.html",
        form=forms.EditForm(request.POST or None, initial={"version": one.version}),
        message=_("Initiativet är klart för beredning."),
        left=answered(figures.left_before_ready(one, request.actor)),
    )


def move_phase(request: Request, pk: int) -> HttpResponse:
    """Move to the next phase, or back."""
    one = opened(request, pk)
    rules.check_can_report(request.actor, one)
    return act_page(
        request,
        one,
        acts.move_phase,
        template="initiatives/move_phase.html",
        form=forms.PhaseForm(Phase(one.phase), request.POST or None, initial={"version": one.version}),
        message=_("Fasen är ändrad."),
    )


def report(request: Request, pk: int) -> HttpResponse:
    """Tell how it goes."""
    one = opened(request, pk)
    rules.check_can_report(request.actor, one)
    return act_page(
        request,
        one,
        acts.report,
        template="initiatives/report.html",
        form=forms.ReportForm(request.POST or None, initial={"version": one.version, "light": one.light}),
        message=_("Läget är rapporterat."),
        latest=reads.reports_of(one).first(),
    )


def extend(request: Request, pk: int) -> HttpResponse:
    """Move the last day forward."""
    one = opened(request, pk)
    rules.check_can_lead(request.actor, one)
    return act_page(
        request,
        one,
        acts.extend,
        template="initiatives/extend.html",
        form=forms.ExtendForm(request.POST or None, initial={"version": one.version}),
        message=_("Initiativet är förlängt."),
    )


def change_tier(request: Request, pk: int) -> HttpResponse:
    """Place it in another tier."""
    one = opened(request, pk)
    rules.check_can_lead(request.actor, one)
    return act_page(
        request,
        one,
        acts.change_tier,
        template="initiatives/change_tier.html",
        form=forms.TierForm(request.POST or None, initial={"version": one.version, "tier": one.tier}),
        message=_("Nivån är ändrad."),
    )


def transfer(request: Request, pk: int) -> HttpResponse:
    """Take it over from an older programme."""
    one = opened(request, pk)
    rules.check_can_take_over(request.actor, one)
    initial = {"version": one.version, "tier": one.tier, "transferred_from": one.transferred_from}
    return act_page(
        request,
        one,
        acts.transfer,
        template="initiatives/transfer.html",
        form=forms.TransferForm(request.POST or None, initial=initial),
        message=_("Initiativet är överfört."),
    )


def follow(request: Request, pk: int) -> HttpResponse:
    """Follow it specially, or no longer."""
    one = opened(request, pk)
    rules.check_can_manage(request.actor, one.organisation_id)
    return act_page(
        request,
        one,
        acts.follow,
        template="initiatives/follow.html",
        form=forms.FollowForm(request.POST or None, initial={"version": one.version, "followed": not one.followed}),
        message=_("Sparat. Skälet står i historiken."),
    )


def state_upkeep(request: Request, pk: int) -> HttpResponse:
    """State how what it leads to is kept up and supported."""
    one = opened(request, pk)
    rules.check_can_report(request.actor, one)
    return act_page(
        request,
        one,
        acts.state_upkeep,
        template="initiatives/state_upkeep.html",
        form=forms.UpkeepForm(request.POST or None, initial=reads.stored(one) | {"version": one.version}),
        message=_("Förvaltning och support är sparade."),
    )


def close(request: Request, pk: int) -> HttpResponse:
    """Close it with what came of it."""
    one = opened(request, pk)
    rules.check_can_lead(request.actor, one)
    return act_page(
        request,
        one,
        acts.close,
        template="initiatives/close.html",
        form=forms.CloseForm(request.POST or None, initial={"version": one.version}),
        message=_("Initiativet är avslutat."),
        left=[] if request.method == "POST" else figures.left_before_closing(one, request.actor),
    )


def drop(request: Request, pk: int) -> HttpResponse:
    """End it without carrying it through."""
    one = opened(request, pk)
    rules.check_can_lead(request.actor, one)
    return act_page(
        request,
        one,
        acts.drop,
        template="initiatives/drop.html",
        form=forms.WhyForm(request.POST or None, initial={"version": one.version}),
        message=_("Initiativet är nedlagt."),
    )
