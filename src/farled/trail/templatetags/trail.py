"""What a page of a day gone by says of how it is known."""

from datetime import date
from typing import Any, cast

from django import template
from django.template import Context

from farled.trail.reads import beginning

register = template.Library()


@register.inclusion_tag("trail/_before.html", takes_context=True)
def known_afterwards(context: Context, on: date | None, since: date | None = None) -> dict[str, object]:
    """``{% known_afterwards on %}``: that what the page shows was written in later, for days before the history begins.

    Says nothing without a day, or for a day the history reaches. One query when there is a day. ``since`` is the day
    when what the page is about was written in, if that was after the day shown.
    """
    actor = cast(Any, context["request"]).actor
    began = since or (beginning(actor.organisation_id) if on else None)
    return {"began": began if on and began and on < began else None}
