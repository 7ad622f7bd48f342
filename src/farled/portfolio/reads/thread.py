"""What the red thread asks of grants."""

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db.models import QuerySet

from farled.initiatives.reads import Initiative
from farled.people.reads import Actor
from farled.portfolio.models import Grant, Portfolio, Tranche
from farled.portfolio.states import GrantState
from farled.thread.reads import Edge, NodeKind
from farled.thread.states import Relation
from farled.trail.reads import as_they_were
from farled.web.slots import Violation


def node_rows(organisation_id: int, *, at: datetime | None = None) -> list[Grant]:
    """Every grant of an organisation, in one query; with an instant as they were then, in one more."""
    rows = list(Grant.objects.filter(organisation_id=organisation_id).order_by("pk"))
    return rows if at is None else as_they_were(rows, at)


def faces_of(actor: Actor, refs: Collection[int]) -> QuerySet[Grant]:
    """The grants the actor may see among these."""
    return Grant.objects.visible_to(actor).filter(pk__in=refs).select_related("body", "application__initiative")


def to_mend(actor: Actor, refs: Collection[int]) -> dict[int, Grant]:
    """The grants at which threads are broken, with who decided them and what they pay for."""
    rows = Grant.objects.visible_to(actor).filter(pk__in=refs)
    return {row.pk: row for row in rows.select_related("body", "application__initiative__body", "application__body")}


def thread_says_what_grants_say() -> Iterator[Violation]:
    """Every grant is tied to the initiative of its application in the red thread, and to nothing else."""
    tied = Edge.objects.filter(lower__kind=NodeKind.GRANT, relation=Relation.FUNDS, valid_to=None)
    in_thread = set(tied.values_list("lower__ref", "upper__ref"))
    in_rows = set(Grant.objects.values_list("pk", "application__initiative"))
    for grant, initiative in sorted(in_thread ^ in_rows):
        yield Violation("portfolio.thread", f"portfolio.grant:{grant}", f"initiative {initiative}")


def granted_in(initiative_ids: Collection[int]) -> dict[int, int]:
    """The year of the first grant to each initiative that has one and has not lost it, by initiative."""
    rows = Grant.objects.filter(application__initiative__in=initiative_ids).exclude(state=GrantState.REVOKED)
    found: dict[int, int] = {}
    for initiative_id, on in rows.order_by("-decided_on").values_list("application__initiative", "decided_on"):
        found[initiative_id] = on.year
    return found


def money_from(initiative_ids: Collection[int]) -> dict[int, dict[int, int]]:
    """What each portfolio has granted each initiative and not had back, öre: initiative → portfolio → öre."""
    rows = Tranche.objects.filter(grant__application__initiative__in=initiative_ids)
    rows = rows.exclude(grant__state=GrantState.REVOKED)
    found: dict[int, dict[int, int]] = {}
    told = rows.values_list("grant__application__initiative", "account__portfolio", "amount", "returned")
    for initiative_id, portfolio_id, amount, returned in told.order_by("pk"):
        shares = found.setdefault(initiative_id, {})
        shares[portfolio_id] = shares.get(portfolio_id, 0) + amount - returned
    return found


def portfolio_titles(organisation_id: int) -> dict[int, str]:
    """The portfolios of an organisation by id."""
    rows = Portfolio.objects.filter(organisation_id=organisation_id).order_by("pk")
    return {row.pk: str(row) for row in rows}


def paid_from(portfolio_id: int) -> QuerySet[Initiative]:
    """The initiatives that a portfolio has granted money, for filters."""
    rows = Tranche.objects.filter(account__portfolio=portfolio_id).exclude(grant__state=GrantState.REVOKED)
    return Initiative.objects.filter(pk__in=rows.values("grant__application__initiative"))
