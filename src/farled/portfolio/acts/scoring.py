"""Groups keep criteria, and members score applications: alone first, then together (S43, E26, R57)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from statistics import mean

from django.db import transaction

from farled.methods.periods import local_day
from farled.people.acts import cleaned
from farled.people.reads import Actor, Group
from farled.portfolio.acts.criteria_presets import CRITERIA
from farled.portfolio.acts.steps import locked, step
from farled.portfolio.models import Application, Criterion, JointScore, Score, StoodAside, Together
from farled.portfolio.reads import scores as reads
from farled.portfolio.rules import scoring as rules
from farled.portfolio.states import CriterionDirection, StepKind
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import check_says


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a criterion says: what is judged, what 1 and 5 mean, which way it speaks, and its weight (1–10)."""

    name: str
    scale_low: str
    scale_high: str
    direction: CriterionDirection = CriterionDirection.FOR
    weight: int = 1
    category: str = ""
    help: str = ""
    position: int = 0
    source: str = ""

    def put_on(self, row: Criterion) -> None:
        """Write it on a row. Raises Invalid."""
        row.name = cleaned(self.name, field="name")
        check_says(self.scale_low, field="scale_low")
        check_says(self.scale_high, field="scale_high")
        rules.check_weight(self.weight)
        row.scale_low, row.scale_high = self.scale_low.strip(), self.scale_high.strip()
        row.direction, row.weight, row.position = self.direction, self.weight, self.position
        row.category, row.help, row.source = self.category.strip(), self.help.strip(), self.source.strip()


@dataclass(frozen=True, slots=True)
class Given:
    """1–5 points by a criterion, and why."""

    points: int
    why: str = ""


@transaction.atomic
def add_criterion(*, group: Group, content: Measure, by: Actor, at: datetime) -> Criterion:
    """Give a group a criterion (lägg till kriterium)."""
    rules.check_can_keep_criteria(by, by.organisation_id)
    rules.check_group(group, by.organisation_id)
    row = Criterion(organisation_id=group.organisation_id, group=group)
    content.put_on(row)
    rules.check_name_is_free(reads.name_taken(group, row.name), row.name)
    row.save(force_insert=True)
    trail.created(row, "portfolio.criterion.added", by=by, at=at)
    return row


def _criterion(criterion: Criterion, version: int, by: Actor) -> Criterion:
    row = Criterion.objects.select_for_update(of=("self",)).select_related("group").get(pk=criterion.pk)
    rules.check_can_keep_criteria(by, row.organisation_id)
    check_version(current=row.version, seen=version, stored=row.trail_values())
    return row


@transaction.atomic
def change_criterion(
    *, criterion: Criterion, version: int, content: Measure, by: Actor, at: datetime, why: str = ""
) -> Criterion:
    """Change a criterion (ändra). Scores that are given stay; a new weight counts for all of them."""
    row = _criterion(criterion, version, by)
    with trail.changing(row, "portfolio.criterion.changed", by=by, at=at, why=why.strip()):
        content.put_on(row)
        rules.check_name_is_free(reads.name_taken(row.group, row.name, besides=row.pk), row.name)
    return row


@transaction.atomic
def retire_criterion(*, criterion: Criterion, version: int, why: str, by: Actor, at: datetime) -> Criterion:
    """Score by a criterion no more (sluta använda). What has been scored by it stays as it is."""
    row = _criterion(criterion, version, by)
    rules.check_in_use(row)
    check_says(why, field="why")
    with trail.changing(row, "portfolio.criterion.retired", by=by, at=at, why=why.strip()):
        row.retired = True
    return row


@transaction.atomic
def use_criteria_preset(*, group: Group, by: Actor, at: datetime) -> list[Criterion]:
    """Give a group without criteria a set to begin with, marked as an example (utgå från exempel)."""
    rules.check_can_keep_criteria(by, by.organisation_id)
    rules.check_group(group, by.organisation_id)
    rules.check_has_none(Criterion.objects.filter(group=group).count())
    return [
        add_criterion(group=group, content=Measure(position=place, **said), by=by, at=at)
        for place, said in enumerate(CRITERIA)
    ]


def _scoring(application: Application, group: Group, by: Actor) -> tuple[Application, list[Criterion]]:
    """The locked application and the group's criteria, when the actor may score it."""
    row = locked(application)
    rules.check_can_score(by, row, aside=reads.aside_of(by, row))
    rules.check_can_be_scored(row)
    rules.check_group_scores(group, reads.groups_of(row))
    criteria = reads.criteria_of(group)
    rules.check_has_criteria(criteria, group)
    return row, criteria


@transaction.atomic
def score(
    *,
    application: Application,
    group: Group,
    given: Mapping[int, Given],
    by: Actor,
    at: datetime,
    on: date | None = None,
) -> list[Score]:
    """Score an application by each of a group's criteria, alone (sätt egna poäng). Can be changed until it is opened.

    ``given`` by criterion. History says that somebody has scored, and not what. Raises Forbidden for whoever is biased.
    """
    row, criteria = _scoring(application, group, by)
    rules.check_alone(reads.opened(row, group))
    rules.check_whole({pk: one.points for pk, one in given.items()}, criteria)
    kept = []
    for criterion in criteria:
        said = given[criterion.pk]
        one, _new = Score.objects.update_or_create(
            application=row,
            criterion=criterion,
            user_id=by.person_id,
            defaults={"points": said.points, "why": said.why.strip()[:500], "on": on or local_day(at)},
        )
        kept.append(one)
    trail.noted(row, "portfolio.application.scored", by=by, at=at)
    return kept


@transaction.atomic
def stand_aside(*, application: Application, why: str, by: Actor, at: datetime, on: date | None = None) -> StoodAside:
    """Take no part in an application, and say why (anmäl jäv)."""
    row = locked(application)
    rules.check_can_stand_aside(by, row, aside=reads.aside_of(by, row))
    check_says(why, field="why")
    rules.check_not_scored(reads.own_count(by, row))
    one = StoodAside.objects.create(
        application=row, user_id=by.person_id, user_name=by.name[:200], why=why.strip()[:300], on=on or local_day(at)
    )
    trail.noted(row, "portfolio.application.stood_aside", by=by, at=at)
    return one


@transaction.atomic
def open_scoring(*, application: Application, group: Group, by: Actor, at: datetime) -> Together:
    """Show the individual scores to the group and begin scoring together (öppna gemensam poängsättning).

    Whoever opens has scored alone. Nobody scores alone after this.
    """
    row, _criteria = _scoring(application, group, by)
    rules.check_alone(reads.opened(row, group))
    rules.check_own_given(len(reads.own_scores(by, row, group)))
    opened = Together.objects.create(
        application=row, group=group, opened_on=local_day(at), opened_by=by.signature[:200]
    )
    trail.noted(row, "portfolio.application.scoring_opened", by=by, at=at)
    return opened


@transaction.atomic
def score_together(
    *, application: Application, group: Group, given: Mapping[int, Given], by: Actor, at: datetime
) -> list[JointScore]:
    """Write down what the group agreed on, by each criterion (gemensamma poäng). Can be mended until it is decided.

    A score that is a whole point or more from the mean of the individual ones says why.
    """
    row, criteria = _scoring(application, group, by)
    opened = reads.opened(row, group)
    rules.check_opened(opened)
    rules.check_whole({pk: one.points for pk, one in given.items()}, criteria)
    alone = reads.scores_given(row, group)
    kept = {one.criterion_id: one for one in JointScore.objects.filter(application=row, criterion__group=group)}
    day, agreed = local_day(at), []
    for criterion in criteria:
        said = given[criterion.pk]
        each = [one.points for one in alone.get(criterion.pk, [])]
        rules.check_departs(criterion, said.points, mean(each) if each else None, said.why)
        joint = kept.get(criterion.pk)
        if joint is None:
            joint = JointScore(application=row, criterion=criterion, on=day)
            joint.points, joint.why = said.points, said.why.strip()[:500]
            joint.save(force_insert=True)
            trail.created(joint, "portfolio.joint_score.agreed", by=by, at=at)
        elif (joint.points, joint.why) != (said.points, said.why.strip()[:500]):
            with trail.changing(joint, "portfolio.joint_score.changed", by=by, at=at):
                joint.points, joint.why, joint.on = said.points, said.why.strip()[:500], day
        agreed.append(joint)
    Together.objects.filter(application=row, group=group).update(agreed_on=day)
    step(row, StepKind.SCORED, day)
    return agreed
