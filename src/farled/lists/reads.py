"""The lists' front door."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from farled.lists.models import LONGEST_NAME, LONGEST_QUERY, SavedView
from farled.people.reads import Actor
from farled.web.exchange import Sheet
from farled.web.lists import swedish
from farled.web.own_lists import sheets

__all__ = ["LONGEST_NAME", "LONGEST_QUERY", "SavedView", "lists", "sheet_of", "views", "views_of"]


def views(actor: Actor) -> QuerySet[SavedView]:
    """The views the actor may use, by list and in Swedish order: one's own before those shared."""
    return SavedView.objects.visible_to(actor).order_by("sheet", "shared", swedish("name"), "pk")


def views_of(request: Any, sheet: str) -> Sequence[SavedView]:
    """The views of one list, looked up once a request."""
    kept: dict[str, list[SavedView]] = request.__dict__.setdefault("_saved_views", {})
    if sheet not in kept:
        kept[sheet] = list(views(request.actor).filter(sheet=sheet))
    return kept[sheet]


def lists(actor: Actor) -> list[Sheet]:
    """Every list the actor may see, in the order of the loop."""
    return [sheet for sheet in sheets if actor.may(sheet.capability)]


def sheet_of(actor: Actor, key: str) -> Sheet | None:
    """The list of that key, if the actor may see it."""
    return next((sheet for sheet in lists(actor) if sheet.key == key), None)
