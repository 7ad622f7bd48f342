"""What must always be true of stored selections, whatever wrote them."""

from collections.abc import Iterator

from django.db.models import F

from farled.portfolio.models import Candidate, DeskPortfolio, DeskRule
from farled.portfolio.states import DeskState
from farled.web.slots import Violation


def desks_stay_in_their_organisation() -> Iterator[Violation]:
    """Portfolios, applications and bodies belong to the selection's organisation."""
    strays = (
        ("portfolio", DeskPortfolio.objects.exclude(portfolio__organisation=F("desk__organisation"))),
        ("application", Candidate.objects.exclude(application__organisation=F("desk__organisation"))),
        ("body", DeskRule.objects.filter(body__isnull=False).exclude(body__organisation=F("desk__organisation"))),
    )
    for what, rows in strays:
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield Violation("portfolio.desk.organisation", f"{what}:{pk}", what)


def proposals_are_decided() -> Iterator[Violation]:
    """In a selection that is proposed or closed every candidate is chosen or not."""
    rows = Candidate.objects.exclude(desk__state=DeskState.OPEN).filter(chosen=None)
    for pk in rows.order_by("pk").values_list("pk", flat=True):
        yield Violation("portfolio.desk.departures", f"portfolio.candidate:{pk}", "chosen")


def rules_speak_of_candidates() -> Iterator[Violation]:
    """A rule speaks only of applications that stand in its selection."""
    known: dict[int, set[int]] = {}
    for desk, application in Candidate.objects.values_list("desk", "application"):
        known.setdefault(desk, set()).add(application)
    for rule in DeskRule.objects.order_by("pk"):
        spoken = {each for each in (rule.one_id, rule.other_id, *rule.members) if each is not None}
        for each in sorted(spoken - known.get(rule.desk_id, set())):
            yield Violation("portfolio.desk.rules", f"portfolio.desk_rule:{rule.pk}", f"application {each}")
