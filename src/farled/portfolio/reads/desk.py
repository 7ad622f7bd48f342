"""Selections, their candidates and rules, what was worked out for them, and what they came to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from farled.people.reads import Actor, acting, system
from farled.portfolio.models import (
    Account,
    Application,
    ApplicationPart,
    Candidate,
    Desk,
    DeskRule,
    Portfolio,
    Run,
)
from farled.portfolio.states import WAITING, DeskState
from farled.web.jobs import JobState
from farled.web.refused import Forbidden


def desks(actor: Actor) -> QuerySet[Desk]:
    """The selections the actor may see, with how many applications stand in each and how many are chosen."""
    rows = Desk.objects.visible_to(actor).select_related("group")
    return rows.annotate(
        candidates_count=Count("candidates", distinct=True),
        chosen_count=Count("candidates", filter=Q(candidates__chosen=True), distinct=True),
    )


def candidates(actor: Actor) -> QuerySet[Candidate]:
    """Every candidate of those selections."""
    rows = Candidate.objects.filter(desk__in=Desk.objects.visible_to(actor))
    return rows.select_related("desk", "application__initiative", "application__body", "application__case")


def candidates_of(desk: Desk) -> QuerySet[Candidate]:
    """A selection's candidates, in the order of their applications' numbers."""
    rows = Candidate.objects.filter(desk=desk).order_by("application__number", "pk")
    return rows.select_related("application__initiative", "application__body", "application__case")


def desk_rules(actor: Actor) -> QuerySet[DeskRule]:
    """Every rule of those selections."""
    rows = DeskRule.objects.filter(desk__in=Desk.objects.visible_to(actor))
    return rows.select_related("desk", "one__initiative", "other__initiative", "body")


def rules_of(desk: Desk) -> list[DeskRule]:
    """A selection's rules, as they came."""
    rows = DeskRule.objects.filter(desk=desk).order_by("pk")
    return list(rows.select_related("one__initiative", "other__initiative", "body"))


def portfolios_of(desk: Desk) -> list[Portfolio]:
    """The portfolios whose frames it uses."""
    return list(Portfolio.objects.filter(pk__in=desk.desk_portfolios.values("portfolio")))


@dataclass(frozen=True, slots=True)
class OnDesk:
    """What stands on a desk, fetched once for all that is worked out of it."""

    desk: Desk
    candidates: tuple[Candidate, ...]
    rules: tuple[DeskRule, ...]
    portfolios: tuple[Portfolio, ...]


def on_desk(desk: Desk) -> OnDesk:
    """What stands on a desk now: three queries."""
    return OnDesk(desk, tuple(candidates_of(desk)), tuple(rules_of(desk)), tuple(portfolios_of(desk)))


def portfolio_ids(desk: Desk) -> set[int]:
    """Their ids."""
    return set(desk.desk_portfolios.values_list("portfolio_id", flat=True))


def portfolios_asked(application: Application) -> list[Portfolio]:
    """The portfolios that an application asks."""
    return list(Portfolio.objects.filter(application_parts__application=application).distinct())


def is_candidate(desk: Desk, application: Application) -> bool:
    """Whether it stands in the selection already."""
    return Candidate.objects.filter(desk=desk, application=application).exists()


def competing(actor: Actor, desk: Desk) -> QuerySet[Application]:
    """The applications that take part in a selection, in the order of their numbers."""
    rows = Application.objects.visible_to(actor).filter(candidacies__desk=desk)
    return rows.select_related("initiative").order_by("number")


def can_be_added(actor: Actor, desk: Desk) -> QuerySet[Application]:
    """Applications that wait, ask nothing of other portfolios than the desk's, and are not there yet."""
    elsewhere = ApplicationPart.objects.exclude(portfolio_id__in=portfolio_ids(desk)).values("application_id")
    rows = Application.objects.visible_to(actor).filter(state__in=sorted(WAITING), start__year__lte=desk.last_year)
    rows = rows.exclude(pk__in=elsewhere).exclude(candidacies__desk=desk)
    return rows.select_related("initiative", "body").order_by("number")


def years_of(candidate: Candidate) -> range:
    """The years it can begin."""
    first = max(candidate.application.start.year, candidate.desk.first_year)
    return range(first, min(candidate.latest_start, candidate.desk.last_year) + 1)


def parts(application_ids: Iterable[int]) -> dict[int, list[ApplicationPart]]:
    """What applications ask of portfolios, by application."""
    found: dict[int, list[ApplicationPart]] = {}
    for part in ApplicationPart.objects.filter(application_id__in=list(application_ids)).order_by("year", "portfolio"):
        found.setdefault(part.application_id, []).append(part)
    return found


def asked_for(desk: Desk) -> int:
    """All that its candidates ask for together, öre."""
    rows = ApplicationPart.objects.filter(application__candidacies__desk=desk)
    return rows.aggregate(whole=Sum("amount"))["whole"] or 0


def accounts(desk: Desk) -> list[Account]:
    """The accounts of the desk's portfolios in its years."""
    rows = Account.objects.filter(portfolio__in=desk.desk_portfolios.values("portfolio"))
    return list(rows.filter(year__gte=desk.first_year, year__lte=desk.last_year))


# --- What was worked out ----------------------------------------------------------------------------------------------


def runs_going(desk: Desk) -> QuerySet[Run]:
    """What somebody waits for."""
    return Run.objects.filter(desk=desk, job_state__in=[JobState.WAITING, JobState.RUNNING])


def latest_run(desk: Desk) -> Run | None:
    """What was asked for last, ready or not."""
    return Run.objects.filter(desk=desk).order_by("-pk").first()


def answered_run(desk: Desk) -> Run | None:
    """The latest that is ready."""
    return Run.objects.filter(desk=desk, job_state=JobState.DONE).order_by("-pk").first()


def runs(actor: Actor) -> QuerySet[Run]:
    """Every run of the selections the actor may see."""
    return Run.objects.filter(desk__in=Desk.objects.visible_to(actor)).select_related("desk")


def asker(run: Run, *, on: date) -> Actor:
    """Whoever asked for it, with the rights held now; the system when it did. Raises Forbidden without a role."""
    if run.asked_by is None:
        return system(run.desk.organisation, run.asked_by_name)
    try:
        return acting(run.asked_by, run.desk.organisation, on=on)
    except ValueError as without_role:
        raise Forbidden("portfolio.desk.select") from without_role


# --- For decisions ----------------------------------------------------------------------------------------------------


def proposed(application: Application) -> Candidate | None:
    """What the latest selection that has been proposed came to for an application; None when none has."""
    rows = Candidate.objects.filter(application=application, desk__state__in=[DeskState.PROPOSED, DeskState.CLOSED])
    return rows.select_related("desk").order_by("-desk__proposed_on", "-desk_id").first()


def matching(actor: Actor, text: str) -> QuerySet[Desk]:
    """Selections whose name or outcome holds a text."""
    return Desk.objects.visible_to(actor).filter(Q(title__icontains=text) | Q(outcome__icontains=text))
