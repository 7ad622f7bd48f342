"""Breadcrumbs that are the red thread, on the rooms' own pages."""

from collections.abc import Sequence

from django import template

register = template.Library()


@register.inclusion_tag("web/_crumbs.html")
def thread_crumbs(line: Sequence[tuple[str, str]], *first: object) -> dict[str, object]:
    """``{% thread_crumbs line plan.title plan_url %}``: the nearest nodes above a row's node, itself last.

    The page has read the line (``thread.figures.hanging``). ``first`` are titles and addresses, in turn, of what stands
    before it.
    """
    return {"trail": [*zip(first[::2], first[1::2], strict=True), *line]}
