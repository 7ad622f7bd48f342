"""What this part registers: views on every list page, where columns are chosen, words of history."""

from collections.abc import Collection, Sequence
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.lists import reads
from farled.lists.models import SavedView
from farled.people.reads import Actor
from farled.web import own_lists, slots
from farled.web.faces import Faces, faces_of
from farled.web.own_lists import KeptView, ListKeeper

SENTENCES = {
    "lists.view.saved": _("%(who)s sparade vyn %(subject)s"),
    "lists.view.changed": _("%(who)s ändrade vyn %(subject)s"),
    "lists.view.removed": _("%(who)s tog bort vyn %(subject)s"),
}


def views(request: Any, sheet: str) -> Sequence[KeptView]:
    """The views of a list. Of two that show first, one's own does."""
    rows = reads.views_of(request, sheet)
    own = any(view.first and not view.shared for view in rows)
    return [
        KeptView(
            view.pk,
            view.name,
            view.query,
            f"{request.path}?view={view.pk}",
            view.first and (not own or not view.shared),
            view.owner_id == request.actor.user_id,
        )
        for view in rows
    ]


def links(request: Any, listing: Any) -> Sequence[tuple[str | Promise, str]]:
    """Where the list's columns are chosen and how it is saved or changed as a view, as it is asked for now."""
    asked = urlencode({"query": listing.here.partition("?")[2]})
    key, found = listing.sheet.key, [(_("Välj kolumner"), "lists:columns"), (_("Spara som vy"), "lists:save_view")]
    out: list[tuple[str | Promise, str]] = [(words, f"{reverse(name, args=[key])}?{asked}") for words, name in found]
    if listing.own.view is not None and listing.own.view.own:
        out.append((_("Ändra vyn"), f"{reverse('lists:change_view', args=[listing.own.view.pk])}?{asked}"))
    return out


def faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Views as history names them."""
    rows = reads.views(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.name, reverse("lists:view", args=[row.pk])))


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(SavedView.KIND, slots.SubjectSource(SavedView.KIND, faces, news=False))
    own_lists.list_keepers.register("lists", ListKeeper(views, links, lambda key: reverse("lists:list", args=[key])))
