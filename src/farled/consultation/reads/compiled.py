"""A round put together: every remark with its answer in the order of the text, themes, stances, who did not answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.db.models.functions import Collate

from farled.consultation.models import Consultation, Recipient, Remark, Reply, Theme, Treatment
from farled.consultation.reads.treatments import consulted_text
from farled.consultation.states import Place, ReplyState, Stance, Tone
from farled.direction.reads.text import Placed
from farled.methods import stance as said
from farled.people.reads import Actor
from farled.web.lists import swedish


@dataclass(frozen=True, slots=True)
class Answered:
    """A remark with what it is about in words and its answer. ``treatment`` is None to whoever may not see it."""

    remark: Remark
    body: str
    place: Placed | None
    treatment: Treatment | None


@dataclass(frozen=True, slots=True)
class View:
    """What is answered once: the texts that say it, and the bodies."""

    remarks: tuple[Remark, ...]
    bodies: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Themed:
    """A theme (None: no theme) with all views under it, the most shared first; those of one body are minority views."""

    theme: Theme | None
    views: tuple[View, ...]

    @property
    def bodies(self) -> tuple[str, ...]:
        """Everybody who says something under the theme."""
        return tuple(sorted({body for view in self.views for body in view.bodies}, key=str.casefold))

    @property
    def texts(self) -> int:
        """How many different texts there are."""
        return len({text for view in self.views for text in view.texts})


@dataclass(frozen=True, slots=True)
class Stood:
    """What a recipient said: as it wrote, and what that comes to by the rule of ``methods.stance``."""

    recipient: Recipient
    reply: Reply
    stance: Stance
    tone: Tone
    criticisms: int
    appreciations: int

    @property
    def counted(self) -> bool:
        """Whether it is a voice of its own: a reply collected into another is told, and counted with that one."""
        return self.recipient.answers_through_id is None


@dataclass(frozen=True, slots=True)
class Compiled:
    """Everything that came of a round. ``counts`` is of those who answer by themselves, as what was asked is."""

    consultation: Consultation
    remarks: tuple[Answered, ...]
    themes: tuple[Themed, ...]
    stances: tuple[Stood, ...]
    silent: tuple[Recipient, ...]
    collected: tuple[Recipient, ...]
    counts: said.StanceCounts
    shown: bool


def compiled(consultation: Consultation, actor: Actor) -> Compiled:
    """Put a round together, with the answers where the actor may see them. The same queries however many remarks."""
    shown = consultation.dispositions_shown or actor.may("consultation.treat")
    recipients = list(_recipients(consultation))
    replied = [row for row in recipients if _reply(row) is not None]
    remarks = _remarks(consultation, replied, shown=shown)
    stances = tuple(_stood(row) for row in replied)
    return Compiled(
        consultation=consultation,
        remarks=tuple(remarks),
        themes=tuple(_themes(consultation, remarks)) if shown else (),
        stances=stances,
        silent=tuple(
            row for row in recipients if _reply(row) is None and row.invited and row.answers_through_id is None
        ),
        collected=tuple(row for row in recipients if _reply(row) is None and row.answers_through_id is not None),
        counts=said.count((each.stance.said, said.Tone(each.tone.value)) for each in stances if each.counted),
        shown=shown,
    )


def _recipients(consultation: Consultation) -> Sequence[Recipient]:
    remarks = Prefetch(
        "reply__remarks",
        Remark.objects.select_related("question", "treatment__theme", "treatment__disposition").order_by("number"),
    )
    rows = consultation.recipients.select_related("reply__file", "answers_through", "body")
    ordered = rows.order_by(Collate("name", "sv-x-icu"))
    return list(ordered.prefetch_related(remarks, "reply__motions", "reply__dissents"))


def _reply(recipient: Recipient) -> Reply | None:
    reply: Reply | None = getattr(recipient, "reply", None)
    return reply if reply is not None and reply.state == ReplyState.HANDED_IN else None


def _remarks(consultation: Consultation, replied: Sequence[Recipient], *, shown: bool) -> list[Answered]:
    places = {each.wording.passage_id: (at, each) for at, each in enumerate(consulted_text(consultation))}
    order = {Place.PASSAGE.value: 0, Place.QUESTION.value: 1, Place.WHOLE.value: 2}
    found = []
    for at, recipient in enumerate(replied):
        for remark in recipient.reply.remarks.all():
            where, placed = places.get(remark.passage_id or 0, (len(places), None))
            number = remark.question.number if remark.question else 0
            answered = Answered(remark, recipient.name, placed, remark.treatment if shown else None)
            found.append(((order[remark.place], where, number, at, remark.number), answered))
    return [answered for _key, answered in sorted(found, key=lambda item: item[0])]


def _themes(consultation: Consultation, remarks: Sequence[Answered]) -> list[Themed]:
    views: dict[tuple[int | None, int], list[Answered]] = {}
    for each in remarks:
        if each.treatment is not None:
            views.setdefault((each.treatment.theme_id, each.treatment.pk), []).append(each)
    by_theme: dict[int | None, list[View]] = {}
    for (theme, _treatment), those in views.items():
        by_theme.setdefault(theme, []).append(
            View(
                tuple(each.remark for each in those),
                tuple(dict.fromkeys(each.body for each in those)),
                tuple(dict.fromkeys(each.remark.text_key or each.remark.text for each in those)),
            )
        )
    themes: list[Theme | None] = [*consultation.themes.order_by("position", swedish("name")), None]
    return [
        Themed(theme, tuple(sorted(by_theme[key], key=lambda view: -len(view.bodies))))
        for theme in themes
        if (key := theme.pk if theme else None) in by_theme
    ]


def _stood(recipient: Recipient) -> Stood:
    reply = recipient.reply
    remarks = list(reply.remarks.all())
    appreciations = sum(each.appreciates for each in remarks)
    stance = Stance(reply.stance)
    tone = said.tone(
        stance.said,
        has_conditions=bool(reply.conditions),
        criticisms=len(remarks) - appreciations,
        appreciations=appreciations,
    )
    return Stood(recipient, reply, stance, Tone(tone.value), len(remarks) - appreciations, appreciations)


def answered_on(reply: Reply) -> date | None:
    """The day a reply was decided, or else the day it is dated."""
    return reply.decided_on or reply.stated_on
