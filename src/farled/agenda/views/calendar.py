"""My calendar: the secret address a calendar program fetches, and the language of mail and calendar."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from farled.agenda import acts, feeds, forms, ical, reads
from farled.agenda.reads import feeds as feed_reads
from farled.people import acts as people
from farled.people.reads import Request
from farled.web.forms import form_page


def calendar(request: Request) -> HttpResponse:
    """Whether I have an address, and how to make one."""
    return _page(request)


@require_POST
def make_feed(request: Request) -> HttpResponse:
    """Make the address and show it, this once. The one before stops working."""
    token = acts.make_feed(by=request.actor, at=request.now)
    return _page(request, address=settings.BASE_URL.rstrip("/") + reverse("agenda:feed", args=[token]))


@require_POST
def revoke_feed(request: Request) -> HttpResponse:
    """Let the address stop working."""
    acts.revoke_feed(by=request.actor, at=request.now)
    return HttpResponseRedirect(reverse("agenda:calendar"), status=303)


def choose_language(request: Request) -> HttpResponse:
    """Choose the language of mail and calendar."""
    return form_page(
        request,
        template="agenda/language.html",
        form=forms.LanguageForm(
            request.POST or None, initial={"language": getattr(request.user, "language", settings.LANGUAGE_CODE)}
        ),
        act=lambda data: people.choose_language(by=request.actor, at=request.now, **data),
        done=lambda _user: reverse("agenda:calendar"),
        message=_("Språket är sparat."),
    )


def _page(request: Request, address: str = "") -> HttpResponse:
    key = reads.FeedKey.objects.visible_to(request.actor).filter(revoked_at=None).first()
    languages = dict(settings.LANGUAGES)
    context = {
        "key": key,
        "address": address,
        "language": languages.get(getattr(request.user, "language", ""), languages[settings.LANGUAGE_CODE]),
    }
    return render(request, "agenda/calendar.html", context)


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar behind a secret address. An address that does not work says nothing of why."""
    key = feed_reads.opened_by(token)
    now, today = request.now, request.today  # type: ignore[attr-defined]
    actor = feed_reads.owner(key, on=today) if key is not None else None
    if key is None or actor is None:
        return HttpResponse(status=404, content_type="text/plain")
    if feeds.too_often(key):
        response = HttpResponse(status=429, content_type="text/plain")
        response.headers["Retry-After"] = str(feeds.HOUR)
        return response
    acts.fetched(key=key, on=today)
    return HttpResponse(feeds.content(key, actor, on=today, now=now), content_type=ical.MEDIA_TYPE)
