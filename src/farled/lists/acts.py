"""Saving, changing and removing views of lists."""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from farled.lists import rules
from farled.lists.models import SavedView
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.trail import acts as trail
from farled.web.exchange import Sheet
from farled.web.optimistic import check_version
from farled.web.refused import Forbidden, Invalid


@transaction.atomic
def save_view(
    *, sheet: Sheet | None, name: str, query: str, shared: bool, first: bool, by: Actor, at: datetime
) -> SavedView:
    """Save a list as it is asked for (spara vyn), for oneself or shared with everyone. Raises Invalid, Forbidden."""
    sheet = rules.check_can_see(by, sheet)
    if by.user_id is None:
        raise Forbidden("lists.list")
    if shared:
        rules.check_can_share(by)
    name = cleaned(name)
    rules.check_name(name)
    trail.hold(by.organisation_id)
    view = SavedView(
        organisation_id=by.organisation_id,
        owner_id=by.user_id,
        sheet=sheet.key,
        name=name,
        query=rules.kept_query(query),
        shared=shared,
        first=first,
    )
    _check_name_free(view)
    if first:
        _no_other_first(view, by=by, at=at)
    view.save(force_insert=True)
    trail.created(view, "lists.view.saved", by=by, at=at)
    return view


@transaction.atomic
def change_view(
    *, view: SavedView, version: int, name: str, query: str, shared: bool, first: bool, by: Actor, at: datetime
) -> SavedView:
    """Change what a view is called, shows and for whom it is. Raises Stale, Invalid, Forbidden."""
    trail.hold(view.organisation_id)
    view = SavedView.objects.select_for_update(of=("self",)).get(pk=view.pk)
    rules.check_can_keep(by, view)
    if shared and not view.shared:
        rules.check_can_share(by)
    check_version(current=view.version, seen=version, stored=view.trail_values())
    name = cleaned(name)
    rules.check_name(name)
    with trail.changing(view, "lists.view.changed", by=by, at=at):
        view.name, view.query, view.shared, view.first = name, rules.kept_query(query), shared, first
        _check_name_free(view)
        if first:
            _no_other_first(view, by=by, at=at)
    return view


@transaction.atomic
def remove_view(*, view: SavedView, version: int, by: Actor, at: datetime) -> None:
    """Take a view away; the list itself is not touched. Raises Stale, Forbidden."""
    view = SavedView.objects.select_for_update(of=("self",)).get(pk=view.pk)
    rules.check_can_keep(by, view)
    check_version(current=view.version, seen=version, stored=view.trail_values())
    trail.removed(view, "lists.view.removed", by=by, at=at)
    view.delete()


def _beside(view: SavedView) -> QuerySet[SavedView]:
    """The other views whose names and places it shares: the owner's own, or those shared."""
    rows = SavedView.objects.filter(organisation_id=view.organisation_id, sheet=view.sheet, shared=view.shared)
    return (rows if view.shared else rows.filter(owner_id=view.owner_id)).exclude(pk=view.pk)


def _check_name_free(view: SavedView) -> None:
    if _beside(view).filter(name=view.name).exists():
        raise Invalid("lists.view.taken", field="name", name=view.name)


def _no_other_first(view: SavedView, *, by: Actor, at: datetime) -> None:
    for other in _beside(view).filter(first=True).select_for_update(of=("self",)):
        with trail.changing(other, "lists.view.changed", by=by, at=at):
            other.first = False
