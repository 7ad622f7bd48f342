"""Who may change and share views, and what a view is."""

from django.http import QueryDict

from farled.lists.models import LONGEST_NAME, LONGEST_QUERY, SavedView
from farled.people.reads import Actor
from farled.web.exchange import Sheet
from farled.web.own_lists import PICK, VIEW
from farled.web.refused import Forbidden, Invalid, asks

LEFT_OUT = (VIEW, PICK, "page", "size", "csrfmiddlewaretoken", "do", "every")


def check_can_keep(by: Actor, view: SavedView) -> None:
    """A view is changed by whoever saved it; one that is shared also by those who may share."""
    own = by.user_id is not None and view.owner_id == by.user_id
    if by.organisation_id != view.organisation_id or not (own or (view.shared and by.reach("lists.share").whole)):
        raise Forbidden("lists.view.keep", name=view.name)


def check_can_share(by: Actor) -> None:
    """Views for everyone are made by those who keep the whole organisation's programme or its people."""
    if not by.reach("lists.share").whole:
        raise Forbidden("lists.view.share", field="shared")


def check_can_see(by: Actor, sheet: Sheet | None) -> Sheet:
    """The list is there, and the actor may see it."""
    if sheet is None or not by.may(sheet.capability):
        raise Forbidden("lists.list")
    return sheet


def check_name(name: str) -> None:
    """A view's name fits where it is shown."""
    if len(name) > LONGEST_NAME:
        raise Invalid("web.text.long", field="name", length=len(name), most=LONGEST_NAME)


def kept_query(query: str) -> str:
    """What of a list's address a view keeps: filters, order and columns. Raises Invalid when it is too long."""
    known = QueryDict(query, mutable=True)
    for name in LEFT_OUT:
        known.pop(name, None)
    for name in [name for name, values in known.lists() if not any(values)]:
        del known[name]
    kept = known.urlencode()
    if len(kept) > LONGEST_QUERY:
        raise Invalid("lists.view.long", field="name", length=len(kept), most=LONGEST_QUERY)
    return kept


can_keep = asks(check_can_keep)
can_share = asks(check_can_share)
