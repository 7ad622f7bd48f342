"""What is missing before an application can be prepared, computed from what bodies and appraisers have done."""

from farled.cases.reads import delivered_appraisal, running_accepted
from farled.initiatives.reads import tier_rule
from farled.portfolio.models import Application
from farled.systems.states import Tier
from farled.web.refused import Refused


def left_before_complete(row: Application) -> list[str]:
    """One sentence for each thing that is missing (R63, R70, R74): owner, running cost accepted, appraisal."""
    return [refused.sentence for refused in lacking(row)]


def lacking(row: Application) -> list[Refused]:
    """The same as refusals, whose codes say what is missing."""
    initiative, found = row.initiative, []
    if initiative.accepted_on is None:
        found.append(Refused("portfolio.application.left.owner", body=initiative.body.name))
    if row.case is not None:
        waiting = running_accepted(row.case)
        if waiting:
            names = ", ".join(body.name for body in waiting)
            found.append(Refused("portfolio.application.left.running", bodies=names))
        if appraised(row) and delivered_appraisal(row.case) is None:
            found.append(Refused("portfolio.application.left.appraisal"))
    return found


def appraised(row: Application) -> bool:
    """Whether its tier asks for an exact valuation, and so for somebody else's than the applicant's (R63, R72)."""
    return tier_rule(row.organisation_id, Tier(row.initiative.tier)).exact
