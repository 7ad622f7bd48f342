"""What is missing before an application can be prepared, computed from what bodies and appraisers have done."""

from farled.cases.reads import delivered_of, running_accepted
from farled.initiatives.reads import tier_rule_asked
from farled.portfolio.models import Application
from farled.portfolio.rules import applications as rules
from farled.systems.states import Tier
from farled.web.refused import Refused
from farled.web.together import Asks, answered, asking, side_by_side


def left_before_complete(row: Application) -> list[str]:
    """One sentence for each thing that is missing (R63, R70, R71, R74): plans, owner, running cost, appraisal."""
    return answered(left_asked(row))


@asking
def left_asked(row: Application) -> Asks[list[str]]:
    """The same, to be read together with what else a page reads."""
    initiative, found = row.initiative, []
    try:
        rules.check_plans(row)
    except Refused as refused:
        found.append(refused)
    if initiative.accepted_on is None:
        found.append(Refused("portfolio.application.left.owner", body=initiative.body.name))
    if row.case is not None:
        waiting, delivered, rule = yield from side_by_side(
            [
                running_accepted(row.case),
                delivered_of(row.case)[:1],
                tier_rule_asked(row.organisation_id, Tier(initiative.tier)),
            ]
        )
        if waiting:
            names = ", ".join(body.name for body in waiting)
            found.append(Refused("portfolio.application.left.running", bodies=names))
        if rule.exact and not delivered:  # an exact valuation is never the applicant's alone (R63, R72)
            found.append(Refused("portfolio.application.left.appraisal"))
    return [refused.sentence for refused in found]
