"""What a decision on an application for money rests on, ordered as files."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.reports import acts, forms, reads, rules
from farled.web.forms import form_page


def order_decision(request: Request, pk: int) -> HttpResponse:
    """Order the decision paper of an application."""
    rules.check_can_produce(request.actor)
    row = reads.opened_application(request.actor, pk)
    return form_page(
        request,
        template="reports/order_decision.html",
        form=forms.DecisionForm(request.POST or None),
        act=lambda data: acts.order_decision(application_id=pk, by=request.actor, at=request.now, **data),
        done=lambda production: reverse("reports:report", args=[production.pk]),
        message=_("Beslutsunderlaget är beställt. Det tas fram nu."),
        context={"application": row},
    )
