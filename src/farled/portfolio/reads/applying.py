"""Applications: the lists, what each asks of which portfolio and year, its steps, notes and money from outside."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Collate

from farled.agenda.reads import Duty
from farled.cases import reads as cases
from farled.cases.reads import Case, CostLine
from farled.cases.states import Funding
from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.methods.periods import local_day
from farled.people.reads import Actor, Role, User, active_people, roles_held
from farled.portfolio.models import (
    Application,
    ApplicationPart,
    ApplicationStep,
    CoachNote,
    ExternalMoney,
    Grant,
    Portfolio,
)
from farled.portfolio.reads.granting import DECISION, granted_by_year
from farled.portfolio.rules.applications import Part
from farled.portfolio.states import WAITING, ApplicationState
from farled.trail.reads import Entry
from farled.web import together
from farled.web.held import hold

LIVE = sorted({*WAITING, ApplicationState.DRAFT})


def applications(actor: Actor) -> QuerySet[Application]:
    """The applications the actor may see, with their initiative, body, case and coach."""
    rows = Application.objects.visible_to(actor)
    return rows.select_related("initiative", "initiative__body", "body", "case", "coach", "delegation__body", *DECISION)


def under_way(actor: Actor) -> QuerySet[Application]:
    """Those that have come in and somebody has something to do with."""
    return applications(actor).filter(state__in=sorted(WAITING))


def applications_listed(actor: Actor) -> QuerySet[Application]:
    """The same with ``asked_for``, what they ask for in all (öre), for lists."""
    return _summed(applications(actor)).prefetch_related("parts__portfolio", "steps")


def _summed(rows: QuerySet[Application]) -> QuerySet[Application]:
    return rows.annotate(asked_for=Coalesce(Sum("parts__amount"), 0))


def live_of(initiative: Initiative) -> QuerySet[Application]:
    """The application of an initiative that is under way, drafts included: there is one at most."""
    return Application.objects.filter(initiative=initiative, state__in=LIVE)


def application_of(initiative: Initiative) -> Application | None:
    """The same; None when there is none."""
    return live_of(initiative).first()


def applications_of(actor: Actor, initiative: Initiative) -> QuerySet[Application]:
    """Every application of an initiative with ``asked_for`` and ``grant_state`` ("" without one), newest first."""
    rows = _summed(Application.objects.visible_to(actor).filter(initiative=initiative))
    return rows.annotate(grant_state=Coalesce("grant__state", Value(""))).order_by("-number")


def next_number(organisation_id: int) -> int:
    """The next application's number. The caller holds the organisation's history."""
    last = Application.objects.filter(organisation_id=organisation_id).order_by("-number").first()
    return last.number + 1 if last else 1


def parts_of(application_ids: Iterable[int]) -> dict[int, list[ApplicationPart]]:
    """What each application asks, by application, in the order of years and portfolios."""
    found: dict[int, list[ApplicationPart]] = {}
    for part in _parts().filter(application_id__in=list(application_ids)):
        found.setdefault(part.application_id, []).append(part)
    return found


@together.asking
def with_parts(application: Application) -> together.Asks[Application]:
    """The application with what it asks fetched, in the same order, for all that asks for it."""
    parts = _parts().filter(application=application)
    yield (parts,)
    hold([application], "parts", parts)
    return application


def _parts() -> QuerySet[ApplicationPart]:
    rows = ApplicationPart.objects.select_related("portfolio")
    return rows.order_by("year", "portfolio__number", "portfolio__name", "pk")


def parts_now(application: Application) -> list[Part]:
    """What an application asks, as the acts take it."""
    rows = parts_of([application.pk]).get(application.pk, []) if application.pk else []
    return [Part(part.portfolio, part.year, part.amount) for part in rows]


def sought(case: Case | None) -> int | None:
    """What the chosen alternative of a case seeks of portfolios over all its years, öre; None without a case."""
    if case is None:
        return None
    return sum(sum(line.amounts) for line in cases.cost_lines(case) if line.funding == Funding.PORTFOLIO)


def last_year(case: Case | None) -> int | None:
    """The last year that a case looks at; None without a case."""
    return case.years[-1] if case is not None else None


def sought_of(case_ids: Iterable[int]) -> dict[int, int]:
    """The same of many cases, by case, in one query."""
    lines = CostLine.objects.filter(
        alternative__case_id__in=list(case_ids), alternative__chosen=True, funding=Funding.PORTFOLIO
    )
    found: dict[int, int] = {}
    for case_id, amounts in lines.values_list("alternative__case_id", "amounts"):
        found[case_id] = found.get(case_id, 0) + sum(amounts)
    return found


def sought_by_year(case: Case) -> dict[int, int]:
    """What the chosen alternative seeks of portfolios each year, öre by year."""
    found = dict.fromkeys(case.years, 0)
    for line in cases.costs_of(case):
        if line.funding == Funding.PORTFOLIO:
            for year, amount in zip(case.years, line.amounts, strict=False):
                found[year] += amount
    return found


def left_by_year(case: Case) -> dict[int, int]:
    """What the case seeks each year and its initiative has not been granted, öre by year.

    What was granted for a year that seeks less than that is taken from the first years that have something left.
    """
    left, given = sought_by_year(case), granted_by_year(case.initiative)
    over = 0
    for year, amount in given.items():
        taken = min(left.get(year, 0), amount)
        over += amount - taken
        if taken:
            left[year] -= taken
    for year in sorted(left):
        taken = min(left[year], over)
        left[year], over = left[year] - taken, over - taken
    return left


@together.asking
def all_is_granted(initiative: Initiative) -> together.Asks[bool]:
    """Whether an initiative has been granted all that its submitted case seeks of portfolios."""
    lines = CostLine.objects.filter(
        alternative__case__in=Case.objects.submitted().filter(initiative=initiative),
        alternative__chosen=True,
        funding=Funding.PORTFOLIO,
    )
    grants = Grant.objects.filter(application__initiative=initiative)
    yield lines, grants
    return 0 < sum(each.amount - each.returned for each in grants) >= sum(sum(line.amounts) for line in lines)


def _wholly_granted(actor: Actor) -> list[int]:
    """The ids of the initiatives that have been granted all that their submitted cases seek."""
    grants = Grant.objects.visible_to(actor).select_related("application")
    lines = CostLine.objects.filter(
        alternative__case__in=Case.objects.submitted().filter(initiative__applications__grant__isnull=False),
        alternative__case__organisation_id=actor.organisation_id,
        alternative__chosen=True,
        funding=Funding.PORTFOLIO,
    ).select_related("alternative__case")
    together.read(grants, lines)
    given: dict[int, int] = {}
    for grant in grants:
        pk = grant.application.initiative_id
        given[pk] = given.get(pk, 0) + grant.amount - grant.returned
    seeks: dict[int, int] = {}
    for line in lines:
        pk = line.alternative.case.initiative_id
        seeks[pk] = seeks.get(pk, 0) + sum(line.amounts)
    return [pk for pk, amount in given.items() if 0 < amount >= seeks.get(pk, 0)]


def submitted_case(initiative: Initiative) -> Case | None:
    """The version of an initiative's case that holds; None when none is submitted."""
    return cases.submitted_of([initiative.pk]).get(initiative.pk)


def steps_of(application: Application) -> QuerySet[ApplicationStep]:
    """The steps taken, in order."""
    return ApplicationStep.objects.filter(application=application).order_by("on", "pk")


def last_step(application: Application) -> date | None:
    """The day of the step taken last; None when none is."""
    last = ApplicationStep.objects.filter(application=application).order_by("-on", "-pk").first()
    return last.on if last else None


def notes(actor: Actor) -> QuerySet[CoachNote]:
    """The coaches' notes that the actor may read."""
    return CoachNote.objects.visible_to(actor).select_related("application", "application__initiative")


def notes_of(actor: Actor, application: Application) -> QuerySet[CoachNote]:
    """An application's notes that the actor may read, newest first."""
    return notes(actor).filter(application=application).order_by("-on", "-pk")


def external(actor: Actor) -> QuerySet[ExternalMoney]:
    """Money from outside, of the applications the actor may see."""
    rows = ExternalMoney.objects.filter(application__in=Application.objects.visible_to(actor))
    return rows.select_related("application", "application__initiative", "application__body")


def external_of(application: Application) -> QuerySet[ExternalMoney]:
    """An application's money from outside."""
    return ExternalMoney.objects.filter(application=application).order_by("financier", "pk")


def open_portfolios(actor: Actor, *, on: date, besides: Iterable[int] = ()) -> QuerySet[Portfolio]:
    """The portfolios that can be applied to on a day, and those of ``besides`` (ids)."""
    rows = Portfolio.objects.visible_to(actor)
    open_ = Q(valid_from__lte=on) & (Q(valid_to=None) | Q(valid_to__gte=on))
    return rows.filter(open_ | Q(pk__in=list(besides))).order_by("number", Collate("name", "sv-x-icu"), "pk")


def coaches(actor: Actor, *, on: date) -> QuerySet[User]:
    """Those who can be an application's coach on a day."""
    here = active_people(actor.organisation_id, on=on)
    held = (
        Q(assignments__valid_to=None) | Q(assignments__valid_to__gte=on),
        Q(assignments__valid_from__lte=on, assignments__organisation_id=actor.organisation_id),
        Q(assignments__role__in=[Role.COACH, Role.STRATEGIST]),
    )
    return here.filter(*held).distinct().order_by(Collate("name", "sv-x-icu"))


def roles_of(user: User, organisation_id: int, *, on: date) -> list[Role]:
    """The roles somebody holds in an organisation on a day."""
    return [held.role for held in roles_held(user.pk, organisation_id, on=on)]


def initiatives_to_apply_for(actor: Actor) -> QuerySet[Initiative]:
    """Initiatives that are ready, go on, have a submitted case and no application under way, of the actor's bodies.

    Those that have been granted all that their case seeks are left out.
    """
    reach = actor.reach("portfolio.apply")
    rows = Initiative.objects.visible_to(actor).unfinished().filter(ready_on__isnull=False)
    rows = rows.filter(Exists(Case.objects.submitted().filter(initiative=OuterRef("pk"))))
    rows = rows.exclude(Exists(Application.objects.filter(initiative=OuterRef("pk"), state__in=LIVE)))
    rows = rows.exclude(pk__in=_wholly_granted(actor))
    rows = rows if reach.whole else rows.filter(body_id__in=sorted(reach.bodies))
    return rows.select_related("body").order_by(Collate("title", "sv-x-icu"), "pk")


def left_of(body_id: int) -> int:
    """How many applications of a body are under way."""
    return Application.objects.filter(body_id=body_id, state__in=LIVE).count()


def stored(application: Application) -> dict[str, Any]:
    """An application's values as they are stored, for whoever saves too late."""
    return application.trail_values()


def due_of(kind: str, application: Application) -> QuerySet[Duty, date]:
    """The day by which a kind of duty about an application is to be done, if it waits."""
    rows = Duty.objects.of_subject(kind, application.pk, application.organisation_id)
    return rows.values_list("due", flat=True)


def begun_work(initiative_ids: Iterable[int]) -> dict[int, list[date]]:
    """The days on which history says that initiatives left their first phase, by initiative, in order. One query."""
    rows = Entry.objects.filter(
        subject_kind=Initiative.KIND, subject_id__in=list(initiative_ids), verb="initiatives.initiative.moved"
    )
    found: dict[int, list[date]] = {}
    for ref, at, changes in rows.order_by("seq").values_list("subject_id", "at", "changes"):
        if (changes.get("phase") or [""])[0] == Phase.INITIATE:
            found.setdefault(ref, []).append(local_day(at))
    return found


def asking(portfolio_ids: Iterable[int]) -> list[int]:
    """The applications that ask one of the portfolios for something."""
    rows = ApplicationPart.objects.filter(portfolio_id__in=list(portfolio_ids))
    return sorted(set(rows.values_list("application_id", flat=True)))
