"""Criteria, what each member thought alone, and what groups agreed on. Nobody sees others' scores too early."""

from collections.abc import Iterable

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Sum, When
from django.db.models.functions import Collate

from farled.people.reads import Actor, Group
from farled.portfolio.models import (
    MOST_POINTS,
    Application,
    ApplicationPart,
    ApplicationStep,
    Criterion,
    JointScore,
    Portfolio,
    Score,
    StoodAside,
    Together,
)
from farled.portfolio.rules.scoring import SCORED
from farled.portfolio.states import CriterionDirection, StepKind


def criteria(actor: Actor) -> QuerySet[Criterion]:
    """The organisation's criteria, each with its group."""
    rows = Criterion.objects.filter(organisation_id=actor.organisation_id).select_related("group")
    return rows.order_by("group__name", "retired", "position", "name")


def criteria_of(group: Group) -> list[Criterion]:
    """The criteria a group scores by now, in order."""
    return list(Criterion.objects.filter(group=group, retired=False).order_by("position", "pk"))


def name_taken(group: Group, name: str, *, besides: int | None = None) -> bool:
    """Whether a group has a criterion of a name already."""
    return Criterion.objects.filter(group=group, name=name).exclude(pk=besides or 0).exists()


def groups(actor: Actor) -> QuerySet[Group]:
    """The groups that can own criteria."""
    return Group.objects.filter(organisation_id=actor.organisation_id).order_by(Collate("name", "sv-x-icu"), "pk")


def groups_of(application: Application) -> QuerySet[Group]:
    """The groups that score an application: those that prepare for the portfolios it asks."""
    asked = Portfolio.objects.filter(application_parts__application=application, preparation__isnull=False)
    return Group.objects.filter(pk__in=asked.values("preparation")).order_by("name", "pk")


def criteria_for(application: Application) -> QuerySet[Criterion]:
    """The criteria that those groups score by now, in order."""
    rows = Criterion.objects.filter(group__in=groups_of(application).order_by(), retired=False)
    return rows.order_by("position", "pk")


def own_scores(actor: Actor, application: Application, group: Group) -> dict[int, Score]:
    """What the actor has given an application alone, by criterion."""
    rows = Score.objects.filter(application=application, criterion__group=group, user_id=actor.user_id or 0)
    return {score.criterion_id: score for score in rows}


def own_count(actor: Actor, application: Application) -> int:
    """How many criteria the actor has scored an application by, of whatever group."""
    return Score.objects.filter(application=application, user_id=actor.user_id or 0).count()


def opened(application: Application, group: Group) -> Together | None:
    """When a group opened an application for scoring together; None before it has."""
    return Together.objects.filter(application=application, group=group).first()


def openings_of(application: Application) -> QuerySet[Together]:
    """The same for every group that has."""
    return Together.objects.filter(application=application)


def scores_of(application: Application) -> QuerySet[Score]:
    """Everybody's scores. Shown by ``figures.scoring`` alone, which asks whether they are opened."""
    rows = Score.objects.filter(application=application).select_related("user", "criterion")
    return rows.order_by("user__name", "pk")


def scores_given(application: Application, group: Group) -> dict[int, list[Score]]:
    """Those given by a group's criteria, by criterion."""
    found: dict[int, list[Score]] = {}
    for score in scores_of(application).filter(criterion__group=group):
        found.setdefault(score.criterion_id, []).append(score)
    return found


def scorers(application: Application, group: Group) -> int:
    """How many members have scored an application alone; nobody is told who or what."""
    rows = Score.objects.filter(application=application, criterion__group=group)
    return len(set(rows.values_list("user_id", flat=True)))


def joint_scores(application_ids: Iterable[int]) -> dict[int, list[JointScore]]:
    """What groups agreed on, by application, in the order of their criteria. One query."""
    found: dict[int, list[JointScore]] = {}
    for score in joint_of(application_ids):
        found.setdefault(score.application_id, []).append(score)
    return found


def joint_of(application_ids: Iterable[int]) -> QuerySet[JointScore]:
    """The same as rows."""
    rows = JointScore.objects.filter(application_id__in=list(application_ids)).select_related("criterion__group")
    return rows.order_by("criterion__group__name", "criterion__position", "pk")


def joint_seen(actor: Actor) -> QuerySet[JointScore]:
    """Every joint score of an application the actor may see."""
    rows = JointScore.objects.filter(application__in=Application.objects.visible_to(actor))
    return rows.select_related("application", "criterion")


def asides(application: Application) -> QuerySet[StoodAside]:
    """Who stood aside, and why."""
    return StoodAside.objects.filter(application=application).order_by("user_name", "pk")


def aside_of(actor: Actor, application: Application) -> str:
    """Why the actor stood aside; "" when not."""
    row = StoodAside.objects.filter(application=application, user_id=actor.user_id or 0).first()
    return row.why if row and actor.user_id else ""


def ranked(actor: Actor) -> QuerySet[Application]:
    """Applications that groups have scored together, with ``reached`` and ``reachable`` for the order of the list.

    The figure itself is worked out by ``farled.methods.criteria``; the database only orders by the same.
    """
    weight = F("joint_scores__criterion__weight")
    against = Q(joint_scores__criterion__direction=CriterionDirection.AGAINST)
    steps = Case(
        When(against, then=(MOST_POINTS - F("joint_scores__points")) * weight),
        default=(F("joint_scores__points") - 1) * weight,
        output_field=IntegerField(),
    )
    rows = Application.objects.visible_to(actor).filter(joint_scores__isnull=False)
    rows = rows.annotate(reached=Sum(steps), reachable=Sum(weight) * (MOST_POINTS - 1))
    rows = rows.annotate(order_points=F("reached") * 1_000_000 / F("reachable"))
    return rows.select_related("initiative", "body", "case").prefetch_related("parts__portfolio")


def _for_scoring(actor: Actor) -> QuerySet[Application]:
    """Applications that can be scored and that the actor is not too near to score."""
    rows = Application.objects.visible_to(actor).filter(state__in=sorted(SCORED))
    rows = rows.exclude(stood_aside__user_id=actor.user_id or 0)
    rows = rows.exclude(initiative__owner_id=actor.user_id).exclude(coach_id=actor.user_id)
    return rows.select_related("initiative", "body").order_by("number")


def to_score(actor: Actor) -> QuerySet[Application]:
    """Those that the actor has not scored, and that nobody has opened; ``since``: the day they were complete."""
    asked = ApplicationPart.objects.filter(application=OuterRef("pk"), portfolio__preparation__isnull=False)
    rows = _for_scoring(actor).exclude(scores__user_id=actor.user_id or 0).filter(Exists(asked), together=None)
    steps = ApplicationStep.objects.filter(application=OuterRef("pk"), kind=StepKind.COMPLETED).order_by("-on", "-pk")
    return rows.annotate(since=Subquery(steps.values("on")[:1]))


def to_open(actor: Actor) -> QuerySet[Application]:
    """Those that the actor and somebody else have scored alone, and nobody has opened; ``since``: the last one did."""
    given = Score.objects.filter(application=OuterRef("pk"))
    own, others = given.filter(user_id=actor.user_id or 0), given.exclude(user_id=actor.user_id or 0)
    rows = _for_scoring(actor).filter(Exists(own), Exists(others), together=None)
    return rows.annotate(since=Subquery(given.order_by("-on").values("on")[:1]))


def to_agree(actor: Actor) -> QuerySet[Application]:
    """Those that a group has opened and not agreed on, and that the actor has scored; ``since``: it was opened."""
    open_ = Together.objects.filter(application=OuterRef("pk"), agreed_on=None).order_by("opened_on")
    own = Score.objects.filter(application=OuterRef("pk"), user_id=actor.user_id or 0)
    return (
        _for_scoring(actor).filter(Exists(open_), Exists(own)).annotate(since=Subquery(open_.values("opened_on")[:1]))
    )


def portfolios(actor: Actor) -> QuerySet[Portfolio]:
    """The portfolios that lists can be limited to."""
    return Portfolio.objects.visible_to(actor).order_by("number", "name")


def asking(portfolio_id: int) -> list[int]:
    """The applications that ask a portfolio for something."""
    rows = Application.objects.filter(parts__portfolio_id=portfolio_id).order_by("pk")
    return list(rows.values_list("pk", flat=True).distinct())


def scored_by(group: Group) -> list[int]:
    """The applications a group has scored together."""
    rows = JointScore.objects.filter(criterion__group=group).order_by("application_id")
    return list(rows.values_list("application_id", flat=True).distinct())
