"""Every address, in the order of the loop: the first part of an address is the room."""

from importlib.util import find_spec

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView, TemplateView
from django.views.i18n import set_language

from farled.loop import LOOP
from farled.project import api, api_pages


def health(request: HttpRequest) -> HttpResponse:
    """Liveness: the process answers."""
    return HttpResponse("ok", content_type="text/plain")


rooms = [path(f"{part.name}/", include(f"{part.package}.urls")) for part in LOOP if find_spec(f"{part.package}.urls")]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", RedirectView.as_view(pattern_name="agenda:start"), name="root"),
    path("health/", health, name="health"),
    path("accessibility/", TemplateView.as_view(template_name="accessibility.html"), name="accessibility"),
    path("account/", include("farled.people.accounts")),
    path("language/", set_language, name="set_language"),
    path("api/", api_pages.guide, name="api_guide"),
    path("api/reference/", api_pages.reference, name="api_reference"),
    path("api/v1/", include(([path("openapi.json", api.schema, name="schema"), *api.operations()], "api"))),
    *rooms,
]

handler400 = "farled.project.errors.bad_request"
handler403 = "farled.project.errors.forbidden"
handler404 = "farled.project.errors.not_found"
handler500 = "farled.project.errors.broken"
