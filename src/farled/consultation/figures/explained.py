"""What the counts of a round rest on: each recipient, how far it has come and whether it counts."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.consultation import reads
from farled.consultation.states import Progress
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

Text = str | Promise
Counts = Callable[[Any], bool]


def _waits(*stands: Progress) -> Counts:
    return lambda one: one.invited and not one.answers and one.stands in stands


COUNTS: dict[str, tuple[Text, Text, Counts]] = {
    "answered": (
        _("har svarat"),
        _("De räknas vars svar är inlämnat, också de som avstår, av alla som fick remissen."),
        lambda one: one.answers,
    ),
    "unopened": (_("har inte öppnat"), _("De räknas som inte har sagt att de har fått remissen."),
                 _waits(Progress.INVITED)),
    "opened": (_("har öppnat"), _("De räknas som har öppnat remissen och inte börjat svara."), _waits(Progress.OPENED)),
    "drafting": (_("skriver"), _("De räknas som har ett utkast till svar."), _waits(Progress.DRAFTING)),
    "for_approval": (
        _("väntar på godkännande eller beslut"),
        _("De räknas vars utkast väntar på att någon godkänner det, eller på nämndens beslut."),
        _waits(Progress.FOR_APPROVAL, Progress.APPROVED),
    ),
    "office": (_("kontorsyttranden"), _("De räknas vars svar inte är beslutat av nämnden eller styrelsen."),
               lambda one: one.stands == Progress.OFFICE and one.invited),
    "abstained": (_("avstår"), _("De räknas som har sagt att de avstår från att svara."),
                  lambda one: one.stands == Progress.ABSTAINED and one.invited),
    "late": (_("är sena"), _("De räknas vars sista svarsdag har passerat utan att svaret är inlämnat."),
             lambda one: one.late),
    "extended": (_("har fått längre tid"), _("De räknas som har en egen, senare svarsdag."),
                 lambda one: one.extended_to is not None and one.invited),
    "uninvited": (_("inkomna utan remiss"), _("De räknas som svarar utan att ha fått remissen."),
                  lambda one: not one.invited),
}  # fmt: skip


def _told_of(one: Any, name: str) -> bool:
    """Whether a recipient is looked at: those who answer through another are counted with that one."""
    return one.invited and one.answers_through_id is None if name != "uninvited" else True


def _explained(name: str, question: Question) -> Explanation | None:
    row = reads.consultations(question.actor).filter(pk=question.ref("consultation")).first()
    if row is None:
        return None
    label, how, counts = COUNTS[name]
    found = reads.standings(question.actor, question.on).filter(consultation=row).order_by("name", "pk")
    rows: list[Any] = [one for one in found if _told_of(one, name)]
    return Explanation(
        label=label,
        how=how,
        heads=(_("Läge"), _("Svar senast")),
        rows=[
            Input(
                title=one.name,
                url=reverse("consultation:recipient", args=[one.pk]),
                facts=(str(Progress(one.stands).label), formats.day(one.last)),
                amount=int(counts(one)),
            )
            for one in rows
        ],
        form=Form.OF_TOTAL if name == "answered" else Form.NUMBER,
        place=(row.title, reverse("consultation:consultation", args=[row.pk])),
        on=question.on,
    )


KINDS: dict[str, FigureKind] = {
    f"consultation.{name}": FigureKind(
        label, "consultation.read", partial(_explained, name), takes=("consultation",), dated=False
    )
    for name, (label, _how, _counts) in COUNTS.items()
}
