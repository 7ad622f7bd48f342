"""Next year's plan: what goes on from this one, row by row, with one choice for all to begin with."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.planning import acts, figures, forms, reads, rules
from farled.planning.forms.carrying import initial
from farled.planning.reads import Activity
from farled.web.forms import form_page
from farled.web.refused import RowsRefused


def carry_over(request: Request, pk: int) -> HttpResponse:
    """Carry over, merge, split and supersede what a plan leaves to the next."""
    document = get_object_or_404(reads.plans(request.actor), pk=pk)
    rules.check_can_keep(request.actor, document)
    gone = {each.earlier_id: each.later for each in reads.continued(request.actor, document)}
    every = list(reads.activities(request.actor).filter(document=document).unfinished().order_by("position", "pk"))
    rows = [row for row in every if row.pk not in gone]
    plans = reads.plans(request.actor).exclude(pk=pk)
    form = forms.CarryForm(
        plans, rows, request.POST or None,
        initial=initial(rows, request.GET.get("every", ""), request.GET.get("to", "")),
    )  # fmt: skip
    return form_page(
        request,
        template="planning/carry_over.html",
        form=form,
        act=lambda data: _carried(request, document, form, data),
        done=lambda made: reverse("planning:plan", args=[made[0].document_id]),
        message=_("De står nu i nästa plan. Tråden bakåt finns kvar."),
        context={
            "plan": document,
            "gone": [(row, gone[row.pk]) for row in every if row.pk in gone],
            "lines": [(figures.time_of(row), row, how, names) for row, how, names in form.lines()],
            "has_plans": plans.exists(),
        },
    )


def _carried(request: Request, document: object, form: forms.CarryForm, data: dict[str, object]) -> list[Activity]:
    """Do it; what is wrong with a row is told at that row."""
    steps = form.steps(data)
    try:
        return acts.carry_over(plan=document, to=data["to"], steps=steps, by=request.actor, at=request.now)  # type: ignore[arg-type]  # rows
    except RowsRefused as refused:
        for place, each in refused.rows.items():
            form.add_error(f"names-{steps[place].activity.pk}", each.sentence)
        raise
