"""What a round teaches: how long the bodies took, how many answered, and how much changed the text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.consultation.models import Consultation, Recipient
from farled.consultation.reads import compiled as read
from farled.consultation.reads import treatments
from farled.consultation.reads.compiled import Compiled, Stood, Themed
from farled.people.reads import Actor
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question, written


@dataclass(frozen=True, slots=True)
class Answering:
    """How a recipient's answering went. ``days`` from the sending out to the answer; None when that is not known.

    ``changed`` is how many of its remarks changed the text; None where the treatment is not shown to the reader.
    """

    recipient: Recipient
    answered: date
    last: date
    days: int | None
    remarks: int
    changed: int | None

    @property
    def in_time(self) -> bool:
        """Whether it answered by its last day."""
        return self.answered <= self.last


@dataclass(frozen=True, slots=True)
class Lessons:
    """What a round teaches, body by body and theme by theme."""

    bodies: tuple[Answering, ...]
    silent: tuple[Recipient, ...]
    themes: tuple[Themed, ...]
    shown: bool

    @property
    def invited(self) -> list[Answering]:
        """Those that were asked to answer by themselves and have; those collected by another are counted with it."""
        return [each for each in self.bodies if each.recipient.invited and each.recipient.answers_through_id is None]

    @property
    def asked(self) -> int:
        """How many were asked to answer by themselves."""
        return len(self.invited) + len(self.silent)

    @property
    def in_time(self) -> int:
        """How many of those asked answered by their last day."""
        return sum(each.in_time for each in self.invited)

    @property
    def days(self) -> int | None:
        """The days half of those that answered needed at most; None when it is not known for anybody."""
        known = [each.days for each in self.bodies if each.days is not None]
        return round(median(known)) if known else None

    @property
    def remarks(self) -> int:
        """How many remarks there are."""
        return sum(each.remarks for each in self.bodies)

    @property
    def changed(self) -> int:
        """How many of them changed the text."""
        return sum(each.changed or 0 for each in self.bodies)

    @property
    def changed_share(self) -> str:
        """The share of the remarks that changed the text, as it reads."""
        return written(Form.SHARE, self.changed, self.remarks)


def lessons(consultation: Consultation, actor: Actor) -> Lessons:
    """What a round teaches, as far as the actor may see it. The same queries however many have answered."""
    made = read.compiled(consultation, actor)
    bodies = (_answering(consultation, stood, made) for stood in made.stances)
    return Lessons(tuple(each for each in bodies if each), made.silent, made.themes, made.shown)


def _answering(consultation: Consultation, stood: Stood, made: Compiled) -> Answering | None:
    """How one recipient's answering went; None for a reply that says no day, as one read in without it."""
    reply = stood.reply
    answered = read.answered_on(reply) or (formats.local(reply.handed_in_at) if reply.handed_in_at else None)
    if answered is None:
        return None
    remarks = list(reply.remarks.all())
    changed = sum(
        bool(each.treatment and each.treatment.disposition and each.treatment.disposition.changes_text)
        for each in remarks
    )
    return Answering(
        recipient=stood.recipient,
        answered=answered,
        last=stood.recipient.extended_to or consultation.due,
        days=(answered - consultation.sent_on).days if consultation.sent_on else None,
        remarks=len(remarks),
        changed=changed if made.shown else None,
    )


# --- How the figures came to be ---------------------------------------------------------------------------------------


def _explained(question: Question, rows: Sequence[Input], consultation: Consultation, form: Form) -> Explanation:
    return Explanation(
        label=_("svarade i tid") if form is Form.OF_TOTAL else _("ändrade texten"),
        how=_("De räknas som svarade senast sin sista svarsdag, av alla som fick remissen och svarar själva.")
        if form is Form.OF_TOTAL
        else _("De synpunkter räknas vars behandling säger att texten ändras, av alla som kom in."),
        heads=(_("Svarade"), _("Svar senast")) if form is Form.OF_TOTAL else (),
        rows=rows,
        form=form,
        place=(consultation.title, reverse("consultation:lessons", args=[consultation.pk])),
        on=question.on,
    )


def _in_time(question: Question) -> Explanation | None:
    row = treatments.consultations(question.actor).filter(pk=question.ref("consultation")).first()
    if row is None:
        return None
    told = lessons(row, question.actor)
    said = [(each.recipient, formats.day(each.answered), each.last, each.in_time) for each in told.invited]
    said += [(each, _("inget svar"), each.extended_to or row.due, False) for each in told.silent]
    rows = [
        Input(one.name, reverse("consultation:recipient", args=[one.pk]), (day, formats.day(last)), int(kept))
        for one, day, last, kept in said
    ]
    return _explained(question, rows, row, Form.OF_TOTAL)


def _changed(question: Question) -> Explanation | None:
    row = treatments.consultations(question.actor).filter(pk=question.ref("consultation")).first()
    told = lessons(row, question.actor) if row else None
    if row is None or told is None or not told.shown:
        return None
    rows = [
        Input(
            each.recipient.name,
            reverse("consultation:recipient", args=[each.recipient.pk]),
            amount=each.changed or 0,
            of=each.remarks,
        )
        for each in told.bodies
        if each.remarks
    ]
    return _explained(question, rows, row, Form.SHARE)


KINDS: dict[str, FigureKind] = {
    "consultation.in_time": FigureKind(
        gettext_lazy("Svarade i tid"), "consultation.read", _in_time, takes=("consultation",), dated=False
    ),
    "consultation.changed_text": FigureKind(
        gettext_lazy("Synpunkter som ändrade texten"),
        "consultation.read",
        _changed,
        takes=("consultation",),
        dated=False,
    ),
}
