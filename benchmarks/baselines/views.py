"""The plain views: what anyone would write first for the same rows."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, render

from benchmarks.baselines.models import Activity, Answer, Entry, Part, Report, Return


@login_required
def activities(request: HttpRequest) -> HttpResponse:
    """Fifty activities with a status, with their plans, objectives and leads."""
    rows = Activity.objects.filter(status=request.GET["status"]).select_related("document", "objective")
    leads = Prefetch("parts", Part.objects.filter(part="lead").select_related("body"))
    rows = rows.prefetch_related(leads).order_by("document_id", "position", "pk")
    page = Paginator(rows, 50).get_page(request.GET.get("page"))
    return render(request, "baselines/activities.html", {"page": page, "status": request.GET["status"]})


@login_required
def activity(request: HttpRequest, pk: int) -> HttpResponse:
    """One activity with its bodies, its reports and its latest history."""
    rows = Activity.objects.select_related("document", "objective", "insats")
    one = get_object_or_404(rows, pk=pk)
    context = {
        "one": one,
        "parts": one.parts.select_related("body"),
        "reports": one.reports.select_related("body").order_by("-on", "-pk"),
        "history": Entry.objects.filter(subject_kind="planning.activity", subject_id=pk).order_by("-seq")[:20],
    }
    return render(request, "baselines/activity.html", context)


LIGHTS = [("green", "Enligt plan"), ("yellow", "Risk"), ("red", "Försenad")]
STATUSES = [("not_started", "Inte börjad"), ("ongoing", "Pågår"), ("done", "Klar"), ("dropped", "Utgår")]


@login_required
def answers(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything a body owes in a round, a form for each, with its latest report and what others say of it."""
    one = get_object_or_404(Return.objects.select_related("round__document", "body"), pk=pk)
    pieces = list(one.answers.select_related("activity").order_by("activity__position", "pk"))
    ids = [piece.activity_id for piece in pieces]
    latest = {each.activity_id: each for each in Report.objects.filter(activity__in=ids).order_by("on", "pk")}
    others = Answer.objects.filter(activity__in=ids, part="contributing", within__round=one.round_id)
    heard: dict[int, list[Answer]] = {}
    for each in others.select_related("within__body"):
        heard.setdefault(each.activity_id, []).append(each)
    for piece in pieces:
        piece.latest = latest.get(piece.activity_id)
        piece.heard = heard.get(piece.activity_id, []) if piece.part == "lead" else []
    context = {
        "one": one,
        "pieces": pieces,
        "done": len([piece for piece in pieces if piece.light and piece.text]),
        "lights": LIGHTS,
        "statuses": STATUSES,
        "history": Entry.objects.filter(subject_kind="planning.report_request", subject_id=pk).order_by("-seq")[:10],
    }
    return render(request, "baselines/answers.html", context)


@login_required
def api(request: HttpRequest) -> JsonResponse:
    """A hundred activities as JSON."""
    page = Paginator(Activity.objects.order_by("document_id", "position", "pk").values(), 100)
    return JsonResponse({"count": page.count, "items": list(page.get_page(request.GET.get("page")))})


class OutcomeForm(forms.Form):
    """What came of an activity."""

    status = forms.CharField()
    outcome = forms.CharField()
    outcome_on = forms.DateField()


@login_required
def outcome(request: HttpRequest, pk: int) -> HttpResponse:
    """Write down what came of an activity."""
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return HttpResponse(form.errors.as_text(), status=422)
    Activity.objects.filter(pk=pk).update(**form.cleaned_data)
    return HttpResponseRedirect(f"/activities/{pk}/", status=303)
