"""What the organisation's own figures rest on: roles held, roles that end, and seats in groups."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.people import reads
from farled.people.models import Assignment
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Input, Question

SOON = timedelta(days=30)
WORKING = gettext_lazy("personer har en roll i dag")
ENDING = gettext_lazy("roller går ut inom 30 dagar")


def ending(on: date) -> Q:
    """Roles that end within a month of a day."""
    return Q(valid_to__lte=on + SOON)


def _place() -> tuple[str, str]:
    return _("Personer och roller"), reverse("people:people")


def _until(row: Assignment) -> str:
    return formats.day(row.valid_to) if row.valid_to else _("tills vidare")


def working(question: Question) -> Explanation:
    """How many people hold a role: each once, whatever they hold."""
    held: dict[int, list[Assignment]] = {}
    for row in reads.assignments(question.actor, on=question.on):
        held.setdefault(row.user_id, []).append(row)
    return Explanation(
        label=WORKING,
        how=_("Var och en räknas en gång, också den som har flera roller."),
        heads=(_("Roller"),),
        rows=[
            Input(
                rows[0].user.name,
                reverse("people:person", args=[pk]),
                (", ".join(str(row.get_role_display()) for row in rows),),
            )
            for pk, rows in held.items()
        ],
        place=_place(),
        on=question.on,
    )


def ending_soon(question: Question) -> Explanation:
    """How many roles end within a month."""
    held = reads.assignments(question.actor, on=question.on)
    soon = set(held.filter(ending(question.on)).values_list("pk", flat=True))
    return Explanation(
        label=ENDING,
        how=_("Roller med en sista dag som infaller i dag eller inom 30 dagar."),
        heads=(_("Roll"), _("Sista dag")),
        rows=[
            Input(
                row.user.name,
                reverse("people:person", args=[row.user_id]),
                (str(row.get_role_display()), _until(row)),
                amount=int(row.pk in soon),
            )
            for row in held
        ],
        place=_place(),
        on=question.on,
    )


def seats(question: Question) -> Explanation | None:
    """How many bodies sit in a group on a day."""
    group = reads.groups(question.actor).filter(pk=question.ref("group")).first()
    if group is None:
        return None
    sitting = set(reads.holding(reads.seats(question.actor), question.on).values_list("pk", flat=True))
    return Explanation(
        label=_("platser i %(group)s") % {"group": group.name},
        how=_("De enheter räknas som har en plats i gruppen i dag."),
        heads=(_("Från"), _("Till")),
        rows=[
            Input(
                row.body.name,
                reverse("people:body", args=[row.body_id]),
                (formats.day(row.valid_from), formats.day(row.valid_to) if row.valid_to else _("tills vidare")),
                amount=int(row.pk in sitting),
            )
            for row in reads.seats(question.actor).filter(group=group)
        ],
        place=(group.name, reverse("people:group", args=[group.pk])),
        on=question.on,
    )


KINDS: Mapping[str, FigureKind] = {
    "people.working": FigureKind(WORKING, "people.manage", working, dated=False),
    "people.ending": FigureKind(ENDING, "people.manage", ending_soon, dated=False),
    "people.seats": FigureKind(gettext_lazy("platser i gruppen"), "people.read", seats, takes=("group",), dated=False),
}
