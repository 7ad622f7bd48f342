"""What a round teaches: how long the bodies took, how many answered, and how much changed the text."""

from collections.abc import Iterable, Sequence
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
    """How a recipient's answering went: the day its reply came in, and the day it was decided, or else is dated.

    Both are counted in days from the sending out (``sent_on``). ``came`` is None for a reply read in from papers that
    do not tell when it came.
    ``changed`` is how many of its remarks changed the text; None where the treatment is not shown to the reader.
    """

    recipient: Recipient
    came: date | None
    decided: date | None
    last: date
    sent_on: date | None
    remarks: int
    changed: int | None

    @property
    def in_time(self) -> bool:
        """Whether its reply came in by its last day; where that is not known, whether it was decided by then."""
        day = self.came or self.decided
        return day is not None and day <= self.last

    @property
    def days(self) -> int | None:
        """Days from the sending out until the reply came in."""
        return self._since(self.came)

    @property
    def days_to_decide(self) -> int | None:
        """Days from the sending out until the reply was decided."""
        return self._since(self.decided)

    def _since(self, on: date | None) -> int | None:
        return (on - self.sent_on).days if on is not None and self.sent_on is not None else None


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
        """The days within which half of the replies came in; None when it is not known of any."""
        return _half_within(each.days for each in self.bodies)

    @property
    def days_to_decide(self) -> int | None:
        """The days within which half of the replies were decided; None when it is not known of any."""
        return _half_within(each.days_to_decide for each in self.bodies)

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


def _half_within(days: Iterable[int | None]) -> int | None:
    known = [each for each in days if each is not None]
    return round(median(known)) if known else None


def lessons(consultation: Consultation, actor: Actor) -> Lessons:
    """What a round teaches, as far as the actor may see it. The same queries however many have answered."""
    made = read.compiled(consultation, actor)
    bodies = (_answering(consultation, stood, made) for stood in made.stances)
    return Lessons(tuple(bodies), made.silent, made.themes, made.shown)


def _answering(consultation: Consultation, stood: Stood, made: Compiled) -> Answering:
    """How one recipient's answering went."""
    reply = stood.reply
    decided = read.answered_on(reply)
    came = formats.local(reply.handed_in_at) if reply.handed_in_at else None
    told_later = reply.source and reply.file_id is None  # by other papers than the reply itself, which has its arrival
    if told_later and decided in (came, None):
        came = None
    remarks = list(reply.remarks.all())
    changed = sum(
        bool(each.treatment and each.treatment.disposition and each.treatment.disposition.changes_text)
        for each in remarks
    )
    return Answering(
        recipient=stood.recipient,
        came=came,
        decided=decided,
        last=stood.recipient.extended_to or consultation.due,
        sent_on=consultation.sent_on,
        remarks=len(remarks),
        changed=changed if made.shown else None,
    )


# --- How the figures came to be ---------------------------------------------------------------------------------------


IN_TIME = gettext_lazy(
    "De räknas vars svar kom in senast deras sista svarsdag, av alla som fick remissen och svarar själva. Säger "
    "handlingarna inte när ett svar kom in räknas dagen det beslutades."
)
CHANGED = gettext_lazy("De synpunkter räknas vars behandling säger att texten ändras, av alla som kom in.")


def _explained(question: Question, rows: Sequence[Input], consultation: Consultation, form: Form) -> Explanation:
    return Explanation(
        label=_("svarade i tid") if form is Form.OF_TOTAL else _("ändrade texten"),
        how=IN_TIME if form is Form.OF_TOTAL else CHANGED,
        heads=(_("Kom in"), _("Svar senast")) if form is Form.OF_TOTAL else (),
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
    said = [(each.recipient, _came(each), each.last, each.in_time) for each in told.invited]
    said += [(each, _("inget svar"), each.extended_to or row.due, False) for each in told.silent]
    rows = [
        Input(one.name, reverse("consultation:recipient", args=[one.pk]), (day, formats.day(last)), int(kept))
        for one, day, last, kept in said
    ]
    return _explained(question, rows, row, Form.OF_TOTAL)


def _came(each: Answering) -> str:
    """When a reply came in, or else when it was decided."""
    if each.came is not None:
        return formats.day(each.came)
    return _("beslutat %(day)s") % {"day": formats.day(each.decided)} if each.decided else _("okänt")


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
