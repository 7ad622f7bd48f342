"""Initiatives: the lists, one of them with all that its page tells, and what the red thread asks of them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from farled.agenda.reads import Duty
from farled.direction.reads import Objective
from farled.initiatives.models import (
    Aim,
    AiUse,
    CheckAnswer,
    CheckQuestion,
    Initiative,
    InitiativeReport,
    Need,
    ReuseCheck,
)
from farled.initiatives.reads.choices import objectives
from farled.initiatives.states import BY_THE_GIVER, AiStatus, Phase
from farled.people.reads import Actor, Body
from farled.trail.reads import history_of
from farled.web.together import Asks, asking

MOVES = tuple(f"initiatives.initiative.{verb}" for verb in ("moved", "closed"))


def initiatives(actor: Actor) -> QuerySet[Initiative]:
    """The initiatives the actor may see, with their bodies."""
    return Initiative.objects.visible_to(actor).select_related("body", "supplier", "exit__system")


def stored(initiative: Initiative) -> dict[str, Any]:
    """An initiative's values as they are stored, for whoever saves too late."""
    return initiative.trail_values()


@asking
def phases_left(initiative: Initiative) -> Asks[set[Phase]]:
    """The phases that it has gone on from, or was closed in. The one in which it was dropped was never done."""
    moves = history_of(initiative).filter(verb__in=MOVES).values_list("changes", flat=True)
    yield (moves,)
    return {Phase(changes["phase"][0]) for changes in moves if "phase" in changes}


def reports_of(initiative: Initiative) -> QuerySet[InitiativeReport]:
    """How it has gone, newest first."""
    return InitiativeReport.objects.filter(initiative=initiative).order_by("-on", "-pk")


def reports(actor: Actor) -> QuerySet[InitiativeReport]:
    """Every report the actor may see."""
    rows = InitiativeReport.objects.filter(initiative__in=Initiative.objects.visible_to(actor))
    return rows.select_related("initiative")


def check_answers(actor: Actor) -> QuerySet[CheckAnswer]:
    """Every answer to a check the actor may see."""
    rows = CheckAnswer.objects.filter(initiative__in=Initiative.objects.visible_to(actor))
    return rows.select_related("initiative", "question")


def matching(actor: Actor, text: str) -> QuerySet[Initiative]:
    """Initiatives whose text holds a text."""
    return Initiative.objects.visible_to(actor).matching(text).select_related("body")


def left_of(body: Body) -> int:
    """How many unfinished initiatives a body has part in, checks it is asked and uses of AI it answers for."""
    going = Initiative.objects.filter(organisation_id=body.organisation_id).of_bodies([body.pk]).unfinished()
    asked = CheckQuestion.objects.filter(body=body, retired=False)
    uses = AiUse.objects.filter(body=body).exclude(status=AiStatus.ENDED)
    return going.count() + asked.count() + uses.count()


def reuse_checks_of(initiative: Initiative) -> QuerySet[ReuseCheck]:
    """What has been looked at before it, for itself or for a need that it came from. It is not looked at itself."""
    rows = ReuseCheck.objects.filter(Q(initiative=initiative) | Q(need__initiative=initiative))
    rows = rows.filter(Q(other=None) | ~Q(other=initiative))
    return rows.select_related("system", "component", "other", "need").order_by("on", "pk")


def reuse_checks_that_count(initiative: Initiative) -> QuerySet[ReuseCheck]:
    """The looks at whether something that exists can be used, besides by those who gave it."""
    return reuse_checks_of(initiative).exclude(by_name=BY_THE_GIVER)


def reuse_checks_count(initiative: Initiative) -> int:
    """How many they are."""
    return reuse_checks_that_count(initiative).count()


def needs_of(initiative: Initiative) -> QuerySet[Need]:
    """The needs it came from."""
    return Need.objects.filter(initiative=initiative).order_by("given_on", "pk")


def aims_of(actor: Actor, initiative: Initiative) -> QuerySet[Objective]:
    """The objectives it contributes to that the actor may see: those of a draft are for those who write it."""
    rows = Objective.objects.visible_to(actor).filter(initiative_aims__initiative=initiative)
    return rows.select_related("document").order_by("initiative_aims__pk")


def goals_of(actor: Actor, initiative_ids: Iterable[int]) -> tuple[dict[int, list[int]], dict[int, str]]:
    """The objectives that initiatives contribute to and the actor may see, by initiative, and their titles."""
    rows = Aim.objects.filter(initiative__in=list(initiative_ids), objective__in=Objective.objects.visible_to(actor))
    found: dict[int, list[int]] = {}
    titles: dict[int, str] = {}
    for initiative_id, pk, title in rows.order_by("pk").values_list("initiative", "objective", "objective__title"):
        found.setdefault(initiative_id, []).append(pk)
        titles[pk] = title
    return found, titles


def aims_stored(initiative: Initiative) -> QuerySet[Aim]:
    """What it contributes to, in anybody's sight or not."""
    return Aim.objects.filter(initiative=initiative).order_by("pk")


def aims_kept(initiative: Initiative) -> list[Objective]:
    """Every objective it contributes to, in anybody's sight or not, for an act that leaves them as they are."""
    return [each.objective for each in aims_stored(initiative).select_related("objective__document")]


def aims_not_offered(actor: Actor, initiative: Initiative) -> list[Objective]:
    """Those it contributes to that the actor cannot choose, and so cannot take away either."""
    offered = set(objectives(actor).values_list("pk", flat=True))
    return [each for each in aims_kept(initiative) if each.pk not in offered]


def bodies_waited_for(kind: str, subject_id: int, organisation_id: int) -> list[Body]:
    """The bodies that have a duty of a kind about an initiative."""
    waiting = Duty.objects.of_subject(kind, subject_id, organisation_id)
    return list(Body.objects.filter(pk__in=waiting.values("body")).order_by("pk"))


def bodies_by_id(organisation_id: int, ids: Iterable[int]) -> QuerySet[Body]:
    """Bodies of the organisation by id."""
    return Body.objects.filter(organisation_id=organisation_id, pk__in=list(ids)).order_by("pk")
