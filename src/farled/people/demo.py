"""The demo's role switcher: everybody in the examples, to be tried with one click. Exists in demo mode only."""

from allauth.account.internal.flows.login import record_authentication
from django.conf import settings
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.text import capfirst
from django.views.decorators.http import require_POST

from farled.people.models import Assignment, User
from farled.web.numbers import whole

DEMO_ADDRESSES = ".example"  # a top domain nobody can own; the examples' people have addresses there


def cast(current: int | None) -> list[dict[str, object]]:
    """The people to try, by organisation and role."""
    held = Assignment.objects.filter(user__email__endswith=DEMO_ADDRESSES, user__is_active=True, valid_to=None)
    people: dict[int, dict[str, object]] = {}
    for one in held.select_related("user", "organisation", "body").order_by("organisation__name", "id"):
        where = f"{one.organisation.name}, {one.body.name}" if one.body else one.organisation.name
        label = capfirst(one.called)
        people.setdefault(
            one.user_id, {"value": one.user_id, "label": label, "note": where, "current": one.user_id == current}
        )
    return list(people.values())


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Become one of the people of the examples."""
    if not settings.DEMO:
        raise Http404
    people = User.objects.filter(email__endswith=DEMO_ADDRESSES, is_active=True)
    user = get_object_or_404(people, pk=whole(request.POST.get("role", "")) or 0)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, method="password")  # choosing is how one signs in here
    return HttpResponseRedirect("/", status=303)
