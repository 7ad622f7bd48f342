"""Breadcrumbs that are the red thread, on the rooms' own pages."""

from typing import cast

from django import template
from django.template import Context

from farled.people.reads import Request
from farled.thread import figures
from farled.thread.reads import Node

register = template.Library()


@register.inclusion_tag("web/_crumbs.html", takes_context=True)
def thread_crumbs(context: Context, node: Node | None, *first: object) -> dict[str, object]:
    """``{% thread_crumbs node plan.title plan_url %}``: the nearest nodes above a row's node, itself last.

    ``first`` are titles and addresses, in turn, of what stands before the thread. A constant number of queries.
    """
    request = cast(Request, context["request"])
    line = figures.crumbs(request.actor, node, on=request.today) if node else []
    return {"trail": [*zip(first[::2], first[1::2], strict=True), *line]}
