"""What the organisation registers: sentences of its history and its invariants."""

from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.people import invariants, reads
from farled.people.reads import Request, Role
from farled.web import formats, slots

SOON = timedelta(days=30)

SENTENCES = {
    "people.organisation.founded": _("%(subject)s fick en plats i Farled."),
    "people.body.added": _("%(who)s lade till %(subject)s."),
    "people.body.changed": _("%(who)s ändrade %(subject)s."),
    "people.group.added": _("%(who)s lade till gruppen %(subject)s."),
    "people.group.seated": _("%(who)s gav plats: %(subject)s."),
    "people.user.added": _("%(who)s skapade ett konto för %(subject)s."),
    "people.user.deactivated": _("%(who)s stängde kontot för %(subject)s."),
    "people.assignment.given": _("%(who)s gav en roll: %(subject)s."),
    "people.assignment.ended": _("%(who)s avslutade en roll: %(subject)s."),
    "trail.refused": _("%(who)s nekades: %(subject)s."),
}


def people_with_roles(request: Request) -> slots.Figure:
    """How many people work here today."""
    number = reads.assignments(request.actor, on=request.today).values("user").order_by().distinct().count()
    return slots.Figure(
        value=formats.number(number),
        label=gettext("personer har en roll i dag"),
        how=gettext("Var och en räknas en gång, också den som har flera roller."),
        href=reverse("people:people"),
    )


def roles_ending_soon(request: Request) -> slots.Figure | None:
    """How many roles end within a month; none when there are none."""
    today = request.today
    number = reads.assignments(request.actor, on=today).filter(valid_to__lte=today + SOON).count()
    if not number:
        return None
    return slots.Figure(
        value=formats.number(number),
        label=gettext("roller går ut inom 30 dagar"),
        how=gettext("Roller med en sista dag som infaller i dag eller inom 30 dagar."),
        href=reverse("people:people"),
    )


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    administrators = frozenset({Role.ADMINISTRATOR.value})
    slots.start_figures.register("people.roles", slots.StartFigure(people_with_roles, administrators))
    slots.start_figures.register("people.ending", slots.StartFigure(roles_ending_soon, administrators))
    slots.invariants.register("people.tree", slots.Invariant("people.tree", invariants.bodies_stand_in_a_tree))
    slots.invariants.register("people.tenants", slots.Invariant("people.tenants", invariants.nothing_crosses_tenants))
