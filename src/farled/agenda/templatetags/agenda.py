"""The calendar's own sub navigation."""

from django import template
from django.template import Context

register = template.Library()


@register.inclusion_tag("agenda/_tabs.html", takes_context=True)
def agenda_tabs(context: Context, here: str) -> dict[str, object]:
    """``{% agenda_tabs "dates" %}``: the parts of the calendar that the reader may open."""
    return {"here": here, "may_see_sendings": context["request"].actor.reach("agenda.manage").whole}
