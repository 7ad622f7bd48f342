"""Follow-up rounds: who owes what, what is left, who has answered, and what a body has said so far."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import Collate

from farled.direction.reads import Document
from farled.people.reads import Actor, Body, Organisation, Role, acting, system
from farled.people.reads import assignments as held_roles
from farled.planning.models import (
    Activity,
    ActivityPart,
    Answer,
    Edition,
    Return,
    ReturnQuerySet,
    Round,
    RoundQuerySet,
    Sitting,
)
from farled.planning.reads.kinds import fetch_what_they_owe
from farled.planning.states import UNFINISHED, WRITABLE, Part, ReturnState, RoundState, Status
from farled.web.jobs import JobState
from farled.web.together import Asks, asking

SYSTEM = "Farled"

# --- What a round is sent out to --------------------------------------------------------------------------------------


def taking_part_in(document: Document) -> set[int]:
    """The bodies that lead or contribute to something unfinished in a plan."""
    return set(parts_to_answer(document.pk).values_list("body_id", flat=True))


def parts_to_answer(document_id: int, body_ids: Collection[int] | None = None) -> QuerySet[ActivityPart]:
    """The parts of bodies in a plan's unfinished activities, in the plan's order. For acts, whoever asks."""
    parts = ActivityPart.objects.filter(activity__document=document_id, activity__status__in=UNFINISHED)
    if body_ids is not None:
        parts = parts.filter(body__in=list(body_ids))
    return parts.select_related("activity").order_by("activity__position", "activity__pk", "pk")


def unasked(row: Round) -> QuerySet[ActivityPart]:
    """The parts of bodies in what is unfinished in the plan and that nobody has asked them about in a round."""
    asked = Answer.objects.filter(within__round=row, within__body=OuterRef("body"), activity=OuterRef("activity"))
    return parts_to_answer(row.document_id).exclude(Exists(asked))


def added(row: Round) -> list[Activity]:
    """What has come into the plan since a round was sent out, while it takes answers, that somebody is not asked about.

    The caller has checked the round.
    """
    if row.state != RoundState.OPEN or row.job_state != JobState.DONE:
        return []
    return list(dict.fromkeys(part.activity for part in unasked(row)))


def bodies_taking_part(document: Document) -> QuerySet[Body]:
    """The bodies a round of a plan is sent to, in Swedish order. The caller has checked that the plan may be seen."""
    return Body.objects.filter(pk__in=taking_part_in(document)).order_by(Collate("name", "sv-x-icu"), "pk")


def bodies_with_approver(actor: Actor, *, on: date) -> set[int]:
    """The bodies in which, or above which, somebody decides, and so can approve what others have written."""
    held = set(held_roles(actor, on=on).filter(role=Role.DECIDER, body__isnull=False).values_list("body_id", flat=True))
    parents = dict(Body.objects.visible_to(actor).values_list("pk", "parent_id"))

    def covered(pk: int | None) -> bool:
        while pk is not None:
            if pk in held:
                return True
            pk = parents.get(pk)
        return False

    return {pk for pk in parents if covered(pk)}


def open_round_of(document: Document) -> Round | None:
    """The round of a plan that takes answers, if any. For acts, whoever asks."""
    return Round.objects.filter(document=document, state=RoundState.OPEN).select_related("document").first()


def opener(row: Round, *, on: date) -> Actor:
    """Whoever opened a round, with the rights held now; the system when it did. Raises ValueError without a role."""
    return _hand(row.opened_by, row.organisation, on)


def freezer(edition: Edition, *, on: date) -> Actor:
    """Whoever ordered that a round be frozen, with the rights held now. Raises ValueError without a role."""
    return _hand(edition.frozen_by, edition.organisation, on)


def _hand(user: Any, organisation: Organisation, on: date) -> Actor:
    return acting(user, organisation, on=on) if user else system(organisation, SYSTEM)


# --- Rounds and returns -----------------------------------------------------------------------------------------------


def rounds(actor: Actor) -> RoundQuerySet:
    """Every round the actor may see, the latest first."""
    return Round.objects.visible_to(actor).select_related("document").order_by("-opened_on", "-pk")


def returns(actor: Actor) -> ReturnQuerySet:
    """Every return the actor may see, with its round and body."""
    return Return.objects.visible_to(actor).select_related("round__document", "body", "sent_by", "approved_by")


def edition_of(row: Round) -> Edition | None:
    """The edition of a round, frozen or being frozen. The caller has checked the round."""
    return Edition.objects.filter(round=row).select_related("file", "frozen_by").first()


# --- What one body owes -----------------------------------------------------------------------------------------------


def answers(one: Return) -> list[Answer]:
    """The answers of a return in the plan's order, with their activities. The caller has checked the return."""
    rows = one.answers.select_related("activity__objective", "writer").order_by("activity__position", "activity__pk")
    found = list(rows)
    fetch_what_they_owe(row.activity for row in found)
    return found


def answer_of(actor: Actor, pk: int) -> Answer | None:
    """An answer in a return the actor may see; who may read it before it is handed in is a rule."""
    rows = Answer.objects.filter(within__in=Return.objects.visible_to(actor))
    return rows.select_related("activity", "within__round__document", "within__body", "writer").filter(pk=pk).first()


def heard(rows: Iterable[Answer], round_id: int) -> dict[int, list[Answer]]:
    """Activity → what those who contribute say of it in the round; what is not handed over yet has no text here."""
    refs = [row.activity_id for row in rows if row.part == Part.LEAD]
    found: dict[int, list[Answer]] = {}
    others = Answer.objects.filter(activity__in=refs, part=Part.CONTRIBUTING, within__round=round_id)
    for each in others.select_related("within__body").order_by("within__body__name", "pk"):
        if each.within.heard_on is None:
            each.light, each.text = "", ""
        found.setdefault(each.activity_id, []).append(each)
    return found


def left_of(one: Return, part: Part) -> list[Answer]:
    """The answers that are not complete, of activities somebody still works with."""
    rows = one.answers.filter(part=part, complete=False, activity__status__in=UNFINISHED).select_related("activity")
    return list(rows.order_by("activity__position", "activity__pk"))


def has_contributions(one: Return) -> bool:
    """Whether the body contributes to what others lead, and has not handed over what it says."""
    return one.heard_on is None and one.answers.filter(part=Part.CONTRIBUTING).exists()


def unheard(one: Return) -> list[str]:
    """The bodies that contribute to what this one leads and have not said anything yet, by name."""
    led = one.answers.filter(part=Part.LEAD, activity__status__in=UNFINISHED).values("activity")
    late = Return.objects.filter(
        Exists(Answer.objects.filter(within=OuterRef("pk"), part=Part.CONTRIBUTING, activity__in=led)),
        round=one.round_id, heard_on=None,
    )  # fmt: skip
    names = late.exclude(pk=one.pk).order_by(Collate("body__name", "sv-x-icu"))
    return list(names.values_list("body__name", flat=True))


def writers(one: Return) -> set[int]:
    """Those who have written something in a return, by id; whoever handed it in included."""
    found = set(one.answers.exclude(writer=None).values_list("writer_id", flat=True))
    return found | ({one.sent_by_id} if one.sent_by_id else set())


def told_already(one: Return, part: Part) -> bool:
    """Whether every answer of a part is what somebody has told outside the round, or needs no answer any more."""
    rows = one.answers.filter(part=part, activity__status__in=UNFINISHED)
    begun = one.answers.filter(part=part, saved_at__isnull=False, report=None)
    return not rows.filter(Q(complete=False) | Q(report=None)).exists() and not begun.exists()


_SAID = ("light", "text", "next_step", "status", "proposed_end", "outcome", "outcome_on")


def said(row: Answer) -> dict[str, Any]:
    """What is stored of an answer, under the names of the form's fields."""
    return {name: getattr(row, name) for name in _SAID}


def same_as_told(row: Answer) -> bool:
    """Whether an answer says what its report said."""
    report = row.report
    if report is None:
        return False
    names = ("light", "text", "next_step")
    same = all(getattr(row, name) == getattr(report, name) for name in names)
    return same and row.proposed_end == report.proposed_end and row.status in (report.status, row.activity.status)


# --- What waits -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Owed:
    """What a body owes in an open round: the return, the answers that are left, those complete, and how many in all."""

    request: Return
    left: tuple[Answer, ...]
    done: tuple[Answer, ...]
    total: int

    @property
    def filled(self) -> int:
        """How many are complete, or of something that is finished since."""
        return self.total - len(self.left)


def owed_by(actor: Actor, body_ids: Iterable[int]) -> list[Owed]:
    """What the bodies owe, return by return, the most urgent first; two queries however much it is."""
    waiting = list(returns(actor).waiting().filter(body__in=list(body_ids), state__in=WRITABLE).order_by("due", "pk"))
    rows = Answer.objects.filter(within__in=waiting).select_related("activity")
    found: dict[int, list[Answer]] = {}
    for row in rows.order_by("activity__position", "activity__pk") if waiting else ():
        found.setdefault(row.within_id, []).append(row)
    return [_owed(one, found.get(one.pk, [])) for one in waiting]


def _owed(one: Return, rows: list[Answer]) -> Owed:
    left = tuple(row for row in rows if not row.complete and not Status(row.activity.status).finished)
    return Owed(one, left, tuple(row for row in rows if row.complete), len(rows))


@dataclass(frozen=True, slots=True)
class Left:
    """An activity a body owes an answer about; ``total`` is how many there are in all."""

    activity: int
    title: str
    within: int
    plan: str
    body: str
    due: date
    total: int


@asking
def left_to_report(actor: Actor, body_ids: Iterable[int], *, limit: int) -> Asks[list[Left]]:
    """The first of what the bodies owe answers about, the most urgent first."""
    waiting = Return.objects.visible_to(actor).waiting().filter(body__in=list(body_ids), state__in=WRITABLE)
    rows: Any = Answer.objects.filter(within__in=waiting, complete=False, activity__status__in=UNFINISHED)
    rows = rows.annotate(total=Window(Count("pk")), due=F("within__due"))
    rows = rows.order_by("due", "activity__document", "activity__position", "pk")
    names = (
        "activity", "activity__title", "within", "activity__document__title", "within__body__name", "due", "total",
    )  # fmt: skip
    left = rows.values_list(*names)[:limit]
    yield (left,)
    return [Left(*each) for each in left]


def waiting_for_approval(actor: Actor) -> QuerySet[Return]:
    """Returns that wait for the actor's approval."""
    reach = actor.reach("planning.approve")
    rows = returns(actor).waiting().filter(state=ReturnState.FOR_APPROVAL)
    return rows if reach.whole else rows.filter(body__in=reach.bodies)


def sittings(one: Return) -> list[Sitting]:
    """Those who have written in a return since it was last handed in, the latest first. The caller has checked it."""
    return list(one.sittings.select_related("writer").order_by("-latest_at", "-pk"))
