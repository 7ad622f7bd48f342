"""The benefit of closing a system: the yearly cost that ends, ready in the case of whoever closes it (S69)."""

from decimal import Decimal

from farled.cases.acts.rows import Gains
from farled.cases.models import Alternative, BenefitLine
from farled.cases.states import For, Gain
from farled.systems.reads import ExitPlan

ONE, NONE = Decimal(1), Decimal(0)
LONGEST = 160  # of a system's name in the title, which has words of its own


def ended_cost(alternative: Alternative, plan: ExitPlan) -> BenefitLine:
    """The benefit of a plan to close a system, not stored: one system fewer a year, worth what the plan says ends.

    It is there from the year the plan is to be carried out. Without a price when the plan does not say what ends.
    """
    case, system = alternative.case, plan.system
    owner = system.owner
    at_owner = owner is not None and owner.closed_on is None and owner.pk != case.initiative.supplier_id
    line = BenefitLine(alternative=alternative, exit=plan)
    Gains(
        title=f"Kostnaden för {system.name[:LONGEST]} upphör",
        kind=Gain.FINANCIAL,
        beneficiary=For.INTERNAL,
        ramp=[ONE if year >= plan.planned_on.year else NONE for year in case.years],
        body=owner if at_owner else case.body,
        unit="system",
        baseline=ONE,
        low=ONE,
        likely=ONE,
        high=ONE,
        price=plan.ends_cost,
        cashable=ONE,
        measured_by="Kostnaden har upphört enligt avvecklingen",
        source=f"Avvecklingen av {system.name}"[:300],
    ).put_on(line, case)
    return line
