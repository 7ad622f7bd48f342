"""Replies while they are written and when they are handed in: whose they are, what they say, what waits for whom."""

from collections.abc import Iterable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Collate

from farled.consultation.models import (
    ChangedPassage,
    Consultation,
    Question,
    Recipient,
    Remark,
    Reply,
    ReplyWriter,
    Treatment,
    own_reach,
)
from farled.consultation.reads.guests import Guest
from farled.consultation.states import ConsultationState, Place, ReplyState, Stance
from farled.people.capabilities import GRANTS
from farled.people.reads import Actor, Assignment, Body, Reach, active_people, holding

WITH = (
    "recipient__consultation__organisation",
    "recipient__consultation__proposal__document",
    "recipient__body",
    "recipient__prepared_by",
    "recipient__answers_through",
)

# --- Whose ------------------------------------------------------------------------------------------------------------


def replies(actor: Actor) -> QuerySet[Reply]:
    """The replies the actor may read: those handed in, and the drafts of the actor's own bodies."""
    rows = Reply.objects.visible_to(actor).select_related(*WITH, "approved_by", "approved_through", "file")
    return rows.order_by(Collate("recipient__name", "sv-x-icu"), "pk")


def come_in(actor: Actor) -> QuerySet[Reply]:
    """The replies that have been handed in, with how many remarks each holds and how many of them are praise."""
    rows = replies(actor).filter(state=ReplyState.HANDED_IN).order_by()
    return rows.annotate(
        remark_count=Count("remarks"), praise_count=Count("remarks", filter=Q(remarks__appreciates=True))
    )


def recipients(actor: Actor) -> QuerySet[Recipient]:
    """Those asked to answer in consultations the actor may see."""
    rows = Recipient.objects.visible_to(actor)
    return rows.select_related("consultation__proposal__document", "body", "prepared_by", "answers_through")


def remarks(actor: Actor) -> QuerySet[Remark]:
    """The remarks of replies the actor may read."""
    rows = Remark.objects.filter(reply__in=Reply.objects.visible_to(actor))
    return rows.select_related("reply__recipient__consultation", "passage", "question").order_by("reply", "number")


def reply_to(recipient: Recipient) -> Reply | None:
    """What a recipient answers, if it has begun. For acts and whoever may write it."""
    return Reply.objects.select_related(*WITH).filter(recipient=recipient).first()


def of_bodies(rows: QuerySet[Recipient], reach: Reach) -> QuerySet[Recipient]:
    """Those of the recipients that somebody with this reach answers for, or prepares the answer of."""
    if reach.whole:
        return rows
    return rows.filter(Q(body__in=reach.bodies) | Q(prepared_by__in=reach.bodies))


def due_of(recipient: Recipient) -> date:
    """The last day a recipient has to answer."""
    return recipient.extended_to or recipient.consultation.due


# --- What a reply says ------------------------------------------------------------------------------------------------


def said(row: Reply) -> dict[str, Any]:
    """What is stored of a reply's own words, under the names of the form's fields."""
    return {name: getattr(row, name) for name in Reply.SAID}


def remarks_of(reply: Reply) -> list[Remark]:
    """A reply's remarks in their order. The caller has checked the reply."""
    return list(Remark.objects.filter(reply=reply).select_related("question", "passage").order_by("number"))


def remark_said(row: Remark) -> dict[str, Any]:
    """What is stored of a remark, under the names of the form's fields."""
    return {"text": row.text, "quote": row.quote, "page": row.page, "appreciates": row.appreciates}


def questions_of(consultation: Consultation) -> list[Question]:
    """The questions asked, in order."""
    return list(Question.objects.filter(consultation=consultation).order_by("number"))


def writers_of(reply: Reply) -> list[ReplyWriter]:
    """Those who have written in a reply, the latest first."""
    return list(ReplyWriter.objects.filter(reply=reply))


def has_written(by: Actor, reply: Reply) -> bool:
    """Whether somebody has written in a reply: the person, or for the holder of a link anybody who signed alike."""
    rows = ReplyWriter.objects.filter(reply=reply)
    if isinstance(by, Guest):
        own = by.name.casefold()
        return any(row.link_id == by.link_id or row.name.casefold() == own for row in rows)
    return by.user_id is not None and rows.filter(user=by.user_id).exists()


def approvers(reply: Reply, *, on: date, but: Actor | None = None) -> list[str]:
    """The names of those who can approve a reply: who decide in its body or administration, but have not written.

    ``but`` is whoever sends it to them, and so answers for its text.
    """
    recipient = reply.recipient
    held = holding(Assignment.objects.filter(organisation_id=recipient.consultation.organisation_id), on)
    near = set(_with_those_above(recipient.body)) | set(_with_those_above(recipient.prepared_by))
    roles = [role.value for role in GRANTS["consultation.approve"]]
    people = active_people(recipient.consultation.organisation_id, on=on)
    found = people.filter(pk__in=held.filter(role__in=roles, body__in=near).values("user_id"))
    wrote = ReplyWriter.objects.filter(reply=reply, user__isnull=False).values("user_id")
    if but is not None and but.user_id is not None:
        found = found.exclude(pk=but.user_id)
    return list(found.exclude(pk__in=wrote).order_by(Collate("name", "sv-x-icu")).values_list("name", flat=True))


def _with_those_above(body: Body | None) -> Iterator[int]:
    while body is not None:
        yield body.pk
        body = body.parent


def key_of(text: str) -> str:
    """A remark's text as it is compared: small letters, no punctuation, one space; the same words are one text."""
    words = "".join(each if each.isalnum() else " " for each in text.casefold()).split()
    return sha256(" ".join(words).encode()).hexdigest()


def content_key(reply: Reply) -> str:
    """What tells whether a reply says the same as before: its own words and its remarks."""
    own = [reply.stance, reply.stance_text, reply.conditions, reply.summary, reply.statement]
    rows = Remark.objects.filter(reply=reply).order_by("number")
    told = rows.values_list("place", "passage_id", "question_id", "quote", "page", "text", "appreciates")
    return sha256(repr([own, *told]).encode()).hexdigest()


def says_anything(reply: Reply) -> bool:
    """Whether anything is written in a reply, in its own words or as a remark."""
    return any(said(reply).values()) or reply.remarks.exists()


# --- One administration, several boards (S22) -------------------------------------------------------------------------


def sources_of(reply: Reply, reach: Reach) -> QuerySet[Reply]:
    """The other replies in the consultation that the same administration writes, and that say something."""
    own = of_bodies(Recipient.objects.filter(consultation=reply.recipient.consultation_id), reach)
    rows = Reply.objects.filter(recipient__in=own).exclude(pk=reply.pk).exclude(stance=Stance.ABSTAINS)
    rows = rows.filter(~Q(statement="") | ~Q(stance="") | Exists(Remark.objects.filter(reply=OuterRef("pk"))))
    return rows.select_related("recipient").order_by(Collate("recipient__name", "sv-x-icu"), "pk")


def untouched(reply: Reply) -> bool:
    """Whether a reply still says what it said when its text was taken from another."""
    return bool(reply.taken_key) and reply.taken_key == content_key(reply)


def behind(reply: Reply) -> bool:
    """Whether the reply that this one's text was taken from says something else by now."""
    return reply.same_text_as is not None and content_key(reply.same_text_as) != content_key(reply)


# --- A group that answers together (S18) ------------------------------------------------------------------------------


def collected_by(recipient: Recipient) -> list[Recipient]:
    """Those whose replies a recipient collects; what they say is told only when it is handed in."""
    rows = Recipient.objects.filter(answers_through=recipient).select_related("reply")
    return list(rows.order_by(Collate("name", "sv-x-icu"), "pk"))


def handed_in(recipient: Recipient) -> Reply | None:
    """A recipient's reply when it has been handed in."""
    reply = getattr(recipient, "reply", None)
    return reply if reply is not None and reply.state == ReplyState.HANDED_IN else None


# --- What waits -------------------------------------------------------------------------------------------------------


def to_answer(actor: Actor) -> list[Recipient]:
    """The recipients the actor answers for in consultations that take answers, the most urgent first."""
    rows = recipients(actor).filter(consultation__state=ConsultationState.OPEN).select_related("reply")
    found = of_bodies(rows, own_reach(actor, "consultation.answer")).annotate(remark_count=Count("reply__remarks"))
    return sorted(found, key=lambda each: (due_of(each), each.name))


def to_approve(actor: Actor) -> list[Reply]:
    """The replies that wait for the actor's approval."""
    reach = own_reach(actor, "consultation.approve")
    own = of_bodies(recipients(actor).filter(consultation__state=ConsultationState.OPEN), reach)
    rows = Reply.objects.filter(recipient__in=own, state=ReplyState.FOR_APPROVAL).select_related(*WITH)
    return sorted(rows, key=lambda each: (due_of(each.recipient), each.recipient.name))


# --- How it was treated -----------------------------------------------------------------------------------------------


def treatments_shown(reply: Reply) -> dict[int, Treatment]:
    """Remark → how it was treated, once the consultation shows that; before that nothing."""
    if not reply.recipient.consultation.dispositions_shown:
        return {}
    rows = Remark.objects.filter(reply=reply, treatment__disposition__isnull=False)
    return {each.pk: each.treatment for each in rows.select_related("treatment__disposition") if each.treatment}


def passages_changed(treated: Iterable[Treatment]) -> dict[int, list[int]]:
    """Treatment → the passages it changed, by id."""
    found: dict[int, list[int]] = {}
    rows = ChangedPassage.objects.filter(treatment__in=[row.pk for row in treated]).order_by("passage__number")
    for treatment, passage in rows.values_list("treatment_id", "passage_id"):
        found.setdefault(treatment, []).append(passage)
    return found


def numbered(rows: Iterable[Remark], place: Place) -> list[Remark]:
    """Those of the remarks that are about one sort of place."""
    return [each for each in rows if each.place == place]
