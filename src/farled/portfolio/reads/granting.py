"""Grants, what each waits for, and what is decided about an application."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import F, OuterRef, Prefetch, Q, QuerySet, Subquery, Sum

from farled.initiatives.reads import Initiative
from farled.initiatives.states import Phase
from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.portfolio.models import (
    Application,
    ApplicationPart,
    ApplicationStep,
    Candidate,
    Condition,
    Grant,
    LedgerEntry,
    Tranche,
)
from farled.portfolio.states import ApplicationState, DeskState, GrantState, StepKind
from farled.trail.reads import Entry
from farled.web.together import Asks, asking

DECISION = ("decision__meeting__body", "decision__meeting__group", "decision__matter")  # what a decision is called by


def grants(actor: Actor) -> QuerySet[Grant]:
    """The organisation's grants, with application, initiative and who decided."""
    return Grant.objects.visible_to(actor).select_related(
        "application__initiative",
        "application__body",
        "body",
        "delegation__body",
        "delegation__portfolio",
        "closed_decision__meeting__body",
        "closed_decision__meeting__group",
        *DECISION,
    )


def grants_of(actor: Actor, initiative: Initiative) -> QuerySet[Grant]:
    """An initiative's grants with who decided and when they were revoked, the latest first."""
    rows = Grant.objects.visible_to(actor).filter(application__initiative=initiative)
    return rows.select_related("body", "closed_decision__meeting").order_by("-decided_on", "-pk")


def granted(initiative_ids: Collection[int]) -> Mapping[int, int]:
    """What has been granted to some initiatives and not given back, öre by initiative id, in one query."""
    rows = Grant.objects.filter(application__initiative__in=initiative_ids).order_by()
    sums = rows.values("application__initiative").annotate(total=Sum(F("amount") - F("returned")))
    return dict(sums.values_list("application__initiative", "total"))


def granted_to(initiative: Initiative) -> int:
    """The same of one initiative; of a grant that is revoked, what had been paid out and is not given back."""
    return granted([initiative.pk]).get(initiative.pk, 0)


def granted_by_year(initiative: Initiative) -> dict[int, int]:
    """The same, öre by the year that the money is of."""
    rows = Tranche.objects.filter(grant__application__initiative=initiative).order_by()
    sums = rows.values("account__year").annotate(total=Sum(F("amount") - F("returned")))
    return dict(sums.values_list("account__year", "total"))


def tranches(actor: Actor) -> QuerySet[Tranche]:
    """Every tranche of the organisation's grants."""
    return _tranches(Tranche.objects.filter(grant__in=Grant.objects.visible_to(actor)))


def tranches_of(grant: Grant) -> list[Tranche]:
    """A grant's tranches in order, with what each waits for."""
    return list(_tranches(Tranche.objects.filter(grant=grant)).order_by("number"))


def _tranches(rows: QuerySet[Tranche]) -> QuerySet[Tranche]:
    return rows.select_related("grant__application__initiative", "account__portfolio", "after")


def conditions(actor: Actor) -> QuerySet[Condition]:
    """Every condition of the organisation's grants."""
    rows = Condition.objects.filter(grant__in=Grant.objects.visible_to(actor))
    return rows.select_related("grant__application__initiative")


def conditions_of(grant: Grant) -> list[Condition]:
    """A grant's conditions in order."""
    return list(Condition.objects.filter(grant=grant).order_by("pk"))


def unpaid_of(grant: Grant) -> list[Tranche]:
    """The tranches that are neither paid out nor given back."""
    return [each for each in tranches_of(grant) if each.released_on is None and each.returned < each.amount]


def unreleased(actor: Actor, *, year: int) -> QuerySet[Tranche]:
    """What is granted for years until this one and neither paid out nor given back, as the actor may see it."""
    rows = tranches(actor).filter(
        grant__state=GrantState.RUNNING, released_on=None, returned__lt=F("amount"), account__year__lte=year
    )
    return rows.select_related("grant__application__initiative", "after").order_by("grant", "number")


def left_of_dropped(actor: Actor) -> QuerySet[Grant]:
    """The grants of initiatives that have been dropped, with what of each is still to be given back: ``left``, öre."""
    unpaid = Sum(F("tranches__amount") - F("tranches__returned"), filter=Q(tranches__released_on=None))
    rows = grants(actor).filter(state=GrantState.RUNNING, application__initiative__phase=Phase.DROPPED)
    return rows.annotate(left=unpaid).filter(left__gt=0).order_by("decided_on", "pk")


def unfulfilled_of(grant: Grant) -> list[Condition]:
    """The conditions that nobody has found fulfilled."""
    return [each for each in conditions_of(grant) if each.fulfilled_on is None]


def general(grants: Iterable[int] | QuerySet[Any, Any]) -> QuerySet[Condition]:
    """The conditions of some grants that are not fulfilled and that no part waits for: they hold back every part."""
    rows = Condition.objects.filter(grant__in=grants, fulfilled_on=None, tranches=None)
    return rows.order_by("pk")


def conditions_left_of(initiative: Initiative) -> list[int]:
    """The ids of the conditions of an initiative's grants that nobody has found fulfilled."""
    rows = Condition.objects.filter(grant__application__initiative=initiative, fulfilled_on=None)
    return list(rows.order_by("pk").values_list("pk", flat=True))


@asking
def revoked_on(grants: Iterable[Grant]) -> Asks[dict[int, date]]:
    """The day each of some grants that are revoked was so, by grant: the meeting's, or the one that history tells."""
    rows = [each for each in grants if each.state == GrantState.REVOKED]
    found = {each.pk: each.closed_decision.meeting.on for each in rows if each.closed_decision is not None}
    told = Entry.objects.filter(
        subject_kind=Grant.KIND,
        subject_id__in=[each.pk for each in rows if each.pk not in found],
        verb="portfolio.grant.revoked",
    )
    if len(found) < len(rows):
        yield (told,)
        found |= {each.subject_id: local_day(each.at) for each in told}
    return found


def entries_of(grant: Grant) -> QuerySet[LedgerEntry]:
    """What is booked for a grant, in order."""
    return LedgerEntry.objects.filter(grant=grant).select_related("account__portfolio").order_by("on", "pk")


def portfolios_in(grant: Grant) -> set[int]:
    """The portfolios that a grant's money is of."""
    return set(Tranche.objects.filter(grant=grant).values_list("account__portfolio", flat=True))


# --- Before a decision ------------------------------------------------------------------------------------------------


def to_decide(actor: Actor) -> QuerySet[Application]:
    """The applications that are prepared and wait for a decision, and since when (``since``)."""
    rows = Application.objects.visible_to(actor).filter(state=ApplicationState.PREPARED)
    steps = ApplicationStep.objects.filter(application=OuterRef("pk"), kind=StepKind.PREPARED).order_by("-on")
    return rows.annotate(since=Subquery(steps.values("on")[:1])).select_related("initiative__body", "body")


def parts_asked(application_ids: Iterable[int]) -> QuerySet[ApplicationPart]:
    """What some applications ask for, of which portfolio and in which year."""
    return ApplicationPart.objects.filter(application__in=list(application_ids))


def decidable(actor: Actor) -> QuerySet[Application]:
    """Every application of the organisation, as whoever decides looks at it."""
    rows = Application.objects.visible_to(actor)
    return rows.select_related("initiative__body", "body", "case", "delegation__body", *DECISION).prefetch_related(
        Prefetch("parts", ApplicationPart.objects.select_related("portfolio"))
    )


def asked(application: Application) -> int:
    """What an application asks for in all, öre."""
    return sum(part.amount for part in application.parts.all())


def portfolios_of(application: Application) -> set[int]:
    """The portfolios it asks."""
    return {part.portfolio_id for part in application.parts.all()}


def candidate_of(application: Application) -> Candidate | None:
    """How the group chose in the latest selection that has come to a proposal; None when it was in none."""
    rows = Candidate.objects.filter(
        application=application, desk__state__in=[DeskState.PROPOSED, DeskState.CLOSED], chosen__isnull=False
    )
    return rows.select_related("desk").order_by("-desk__proposed_on", "-desk").first()


def matching(actor: Actor, text: str) -> QuerySet[Grant]:
    """The grants of initiatives whose name holds a text."""
    return grants(actor).filter(application__initiative__title__icontains=text)


def with_parts(rows: QuerySet[Grant]) -> QuerySet[Grant]:
    """Grants with their tranches and conditions, in a constant number of queries."""
    return rows.prefetch_related(
        Prefetch("tranches", _tranches(Tranche.objects.all()).order_by("number")), "conditions", "entries"
    )
