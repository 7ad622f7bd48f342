"""What changed between two versions of a text, ordered as files."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.reports import acts, forms, reads, rules
from farled.web.forms import form_page
from farled.web.numbers import whole as number


def order_changes(request: Request, pk: int) -> HttpResponse:
    """Order what changed to a version from an earlier one; which one the address can say (``?since=``)."""
    rules.check_can_produce(request.actor)
    version = reads.readable_version(request.actor, pk)
    earlier = reads.comparable(version, request.actor)
    initial = {"since": number(request.GET.get("since", "")) or earlier.first(), "whole": request.GET.get("whole", "")}
    return form_page(
        request,
        template="reports/order_changes.html",
        form=forms.ChangesForm(earlier, request.POST or None, initial=initial),
        act=lambda data: acts.order_changes(
            version_id=pk,
            since_id=data["since"].pk,
            whole=bool(data["whole"]),
            formats=data["formats"],
            by=request.actor,
            at=request.now,
        ),
        done=lambda production: reverse("reports:report", args=[production.pk]),
        message=_("Ändringarna är beställda. De tas fram nu."),
        context={"version": version, "document": version.document, "earlier": earlier},
    )
