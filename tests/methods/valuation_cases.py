"""The worked example of the methods reference, section 1.7, in öre."""

from decimal import Decimal

from farled.methods.valuation import Beneficiary, Benefit, BenefitKind, BusinessCase, Cost, CostType, flat, hours

RATE = flat(Decimal("0.035"))
RAMP = tuple(map(Decimal, ("0", "0", "0.4", "0.8", "1", "1")))

DEVELOPMENT = Cost("bygga", CostType.DEVELOPMENT, "it", (1_200_000_00, 800_000_00))
RUNNING = Cost("drift", CostType.OPERATION, "miljö", (0, 0, *[300_000_00] * 4))
OLD = Cost("avveckla", CostType.DECOMMISSION_OLD, "miljö", (0, 0, 150_000_00))
INTERNAL = Benefit(
    "handläggning",
    "miljö",
    Beneficiary.INTERNAL,
    BenefitKind.TIME,
    hours(12_000, 15),
    "h",
    Decimal(420_00),
    RAMP,
    cashable=Decimal("0.6"),
    baseline=Decimal(9_000),
    measured_by="tidsstudie",
)
CITIZEN = Benefit(
    "väntan",
    "sökande",
    Beneficiary.CITIZEN,
    BenefitKind.TIME,
    hours(12_000, 10),
    "h",
    Decimal(150_00),
    RAMP,
    baseline=Decimal(6_000),
    measured_by="enkät",
)
CASE = BusinessCase(2027, 5, 2027, (DEVELOPMENT, RUNNING, OLD), (INTERNAL, CITIZEN))


def kronor(ore: Decimal | None) -> str:
    """Two decimals, as the reference prints them."""
    assert ore is not None
    return str((ore / 100).quantize(Decimal("0.01")))
