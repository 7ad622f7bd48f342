"""A refusal as problem JSON (RFC 9457): the same sentence as on a page, for programs."""

from django.http import HttpResponse, JsonResponse

from farled.web.optimistic import Stale
from farled.web.refused import Refused, TooOften

MEDIA_TYPE = "application/problem+json"


def problem(refused: Refused) -> HttpResponse:
    """The answer to a refusal: its code with facts, its sentence in the reader's language, its status and its field.

    ``errors`` holds each of several refusals told together; it is empty when there is only one.
    """
    each = refused.each
    body = {
        "status": refused.status,
        **_told(refused),
        "errors": [_told(one) for one in each] if len(each) > 1 else [],
    }
    response = JsonResponse(
        body, status=refused.status, content_type=MEDIA_TYPE, json_dumps_params={"ensure_ascii": False}
    )
    if refused.status == 401:
        response.headers["WWW-Authenticate"] = 'Bearer realm="Farled"'
    if isinstance(refused, Stale):
        response.headers["ETag"] = f'"{refused.version}"'
    if isinstance(refused, TooOften):
        response.headers["Retry-After"] = str(refused.wait)
    return response


def problem_of(status: int) -> HttpResponse:
    """The answer to what no rule has refused: an address that is not there, a method not taken, a fault of ours."""
    refused = Refused(f"http.{status}")
    refused.status = status
    return problem(refused)


def _told(refused: Refused) -> dict[str, object]:
    facts = {name: value if isinstance(value, bool | int) else str(value) for name, value in refused.facts.items()}
    return {"code": refused.code, "detail": refused.sentence, "field": refused.field or None, "facts": facts}
