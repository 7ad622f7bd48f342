"""A refusal as problem JSON (RFC 9457): the same sentence as on a page, for programs."""

from django.http import HttpResponse, JsonResponse

from farled.web.refused import Refused

MEDIA_TYPE = "application/problem+json"


def problem(refused: Refused) -> HttpResponse:
    """The answer to a refusal: its code, its sentence in the reader's language, its status and the field it is about.

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
        response.headers["WWW-Authenticate"] = "Session"  # HTTP asks for a scheme; ours is signing in, in a browser
    return response


def problem_of(status: int) -> HttpResponse:
    """The answer to what no rule has refused: an address that is not there, a method not taken, a fault of ours."""
    refused = Refused(f"http.{status}")
    refused.status = status
    return problem(refused)


def _told(refused: Refused) -> dict[str, str | None]:
    return {"code": refused.code, "detail": refused.sentence, "field": refused.field or None}
