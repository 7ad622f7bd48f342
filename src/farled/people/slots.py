"""What the organisation registers: sentences of its history and its invariants."""

from collections.abc import Collection
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people import exchange, explained, invariants, reads
from farled.people.reads import Actor, Body, Request, Role
from farled.web import formats, own_lists, slots
from farled.web.counted import counted
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking

SENTENCES = {
    "people.organisation.founded": _("%(subject)s fick en plats i Farled"),
    "people.body.added": _("%(who)s lade till %(subject)s"),
    "people.body.changed": _("%(who)s ändrade %(subject)s"),
    "people.group.added": _("%(who)s lade till gruppen %(subject)s"),
    "people.body.closed": _("%(who)s förde in att %(subject)s har upphört"),
    "people.body.reopened": _("%(who)s öppnade %(subject)s igen"),
    "people.group.changed": _("%(who)s ändrade gruppen %(subject)s"),
    "people.group.seated": _("%(who)s gav plats: %(subject)s"),
    "people.group.unseated": _("%(who)s avslutade en plats: %(subject)s"),
    "people.user.added": _("%(who)s skapade ett konto för %(subject)s"),
    "people.user.deactivated": _("%(who)s stängde kontot för %(subject)s"),
    "people.user.reactivated": _("%(who)s öppnade kontot för %(subject)s igen"),
    "people.assignment.given": _("%(who)s gav en roll: %(subject)s"),
    "people.assignment.function_named": _("%(who)s angav funktionen för en roll: %(subject)s"),
    "people.assignment.ended": _("%(who)s avslutade en roll: %(subject)s"),
    "people.assignment.taken_back": _("%(who)s tog tillbaka en roll som inte hade börjat: %(subject)s"),
    "people.token.made": _("%(who)s gjorde API-nyckeln %(subject)s"),
    "people.token.shortened": _("%(who)s kortade API-nyckeln %(subject)s"),
    "people.token.revoked": _("%(who)s återkallade API-nyckeln %(subject)s"),
    "trail.refused": _("%(who)s nekades: %(subject)s"),
}


@asking
def roles(request: Request, on: date) -> Asks[slots.Says]:
    """To administrators: how many people work here today, and how many roles end within a month when any do."""
    if not request.actor.holds(Role.ADMINISTRATOR):
        return []
    ends, held = Count("pk", filter=explained.ending(on)), reads.assignments(request.actor, on=on)
    numbers = counted(held, people=Count("user", distinct=True), ending=ends)
    yield (numbers,)
    (number,), people = numbers, reverse("people:people")
    working = slots.Figure("people.working", formats.number(number.people), explained.WORKING, href=people)
    ending = slots.Figure("people.ending", formats.number(number.ending), explained.ENDING, href=people)
    return [working, ending] if number.ending else [working]


def body_faces(actor: Actor, ids: Collection[int]) -> Faces:
    """What the bodies are called, and where they live."""
    rows = reads.bodies_ever(actor).filter(pk__in=ids).values_list("pk", "name", named=True)
    return faces_of(rows, lambda row: (row.name, reverse("people:body", args=[row.pk])))


def register() -> None:
    """Called once, when the app is ready."""
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(Body.KIND, slots.SubjectSource(Body.KIND, body_faces, news=False))
    register_figures(explained.KINDS)
    slots.start_sources.register("people", slots.StartSource(roles))
    slots.invariants.register("people.tree", slots.Invariant("people.tree", invariants.bodies_stand_in_a_tree))
    slots.invariants.register("people.tenants", slots.Invariant("people.tenants", invariants.nothing_crosses_tenants))
    slots.invariants.register(
        "people.roles", slots.Invariant("people.roles", invariants.no_role_is_held_twice_at_a_time)
    )
