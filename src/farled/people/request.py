"""The request a signed-in view meets, typed."""

from datetime import date, datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from farled.people.actor import Actor
from farled.people.models import Assignment


class Request(HttpRequest):
    """A request that has passed the gate: it has an actor, an instant and a Swedish date."""

    actor: Actor
    assignments: list[Assignment]
    now: datetime
    today: date
    htmx: HtmxDetails
