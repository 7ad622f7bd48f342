"""What the room answers over the API."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from farled.cases.models import Acceptance, Alternative, Appraisal, AppraisedLine, BenefitLine, Case, CostLine
from farled.cases.states import AppraisalState, BetterWhen, CaseState, CostKind, For, Funding, Gain, Peng, Rate
from farled.web.rest import Reference, Row, Shape, one_of, said, told, versioned


class CaseRow(Row):
    """A version in the list."""

    title: str = said(Case, "title")
    number: int = said(Case, "number")
    state: CaseState = one_of(CaseState, _("Läge"))
    body: Reference = said(Case, "body")
    initiative: Reference = said(Case, "initiative")
    first_year: int = said(Case, "first_year")
    horizon: int = said(Case, "horizon")
    submitted_on: date | None = said(Case, "submitted_on")


class CostRow(Row):
    """A cost in the list."""

    title: str = said(CostLine, "title")
    kind: CostKind = one_of(CostKind, _("Kostnadsslag"))
    body: Reference | None = said(CostLine, "body")
    funding: Funding = one_of(Funding, _("Vems pengar"))
    amounts: list[int] = told(_("Belopp i öre för varje år i kalkylen"))
    case: Reference = told(_("Nyttokalkylen"))


class CostShape(CostRow):
    """A cost with all it says."""

    version: int = versioned()
    alternative: int = told(_("Alternativets id"))
    low: str = told(_("Lägsta utfall i procent av beloppen"))
    high: str = told(_("Högsta utfall i procent av beloppen"))
    source: str = said(CostLine, "source")
    is_example: bool = said(CostLine, "is_example")


class GainRow(Row):
    """A benefit in the list."""

    title: str = said(BenefitLine, "title")
    kind: Gain = one_of(Gain, _("Nyttoslag"))
    beneficiary: For = one_of(For, _("För vem"))
    body: Reference | None = said(BenefitLine, "body")
    process: str = said(BenefitLine, "process")
    unit: str = said(BenefitLine, "unit")
    likely: str | None = told(_("Troligen per år vid full effekt"))
    case: Reference = told(_("Nyttokalkylen"))


class GainShape(GainRow):
    """A benefit with all it says."""

    version: int = versioned()
    alternative: int = told(_("Alternativets id"))
    target_group: str = said(BenefitLine, "target_group")
    baseline: str | None = told(_("Nuläge"))
    direction: BetterWhen = one_of(BetterWhen, _("Riktning"))
    low: str | None = told(_("Lägst per år"))
    high: str | None = told(_("Högst per år"))
    price: int | None = told(_("Värde per enhet i öre"))
    rate: Rate | None = one_of(Rate, _("Schablon som ger värdet per enhet"))
    ramp: list[str] = told(_("Andel av full effekt i procent, för varje år"))
    realisation: str = told(_("Andel som uppstår, i procent"))
    cashable: str | None = told(_("Andel som ändrar en budget, i procent"))
    measured_by: str = said(BenefitLine, "measured_by")
    moves_to: Reference | None = said(BenefitLine, "moves_to")
    budget_effect_year: int | None = said(BenefitLine, "budget_effect_year")
    budget_effect: int | None = told(_("Budgeten minskar per år, i öre"))
    peng_class: Peng | None = one_of(Peng, _("PENG-klass"))
    why_it_falls: str = said(BenefitLine, "why_it_falls")
    source: str = said(BenefitLine, "source")
    is_example: bool = said(BenefitLine, "is_example")


class AlternativeShape(Shape):
    """An alternative with its lines."""

    id: int = told(_("Alternativets id"))
    version: int = told(_("Alternativets version"))
    title: str = said(Alternative, "title")
    text: str = said(Alternative, "text")
    is_zero: bool = said(Alternative, "is_zero")
    chosen: bool = said(Alternative, "chosen")
    costs: list[CostRow] = told(_("Kostnader"))
    benefits: list[GainRow] = told(_("Nyttor"))


class BearerShape(Shape):
    """What a body is to pay each year, and what it says of that."""

    body: Reference = told(_("Enheten"))
    amount: int = told(_("Högst per år i öre"))
    accepted: bool | None = told(_("Om den har godtagits; tom när enheten inte har svarat"))
    ground: str = said(Acceptance, "ground")
    function: str = said(Acceptance, "function")
    on: date | None = told(_("När enheten svarade"))


class CaseShape(CaseRow):
    """A version with all it says."""

    version: int = versioned()
    summary: str = said(Case, "summary")
    price_year: int = said(Case, "price_year")
    innovation: int | None = said(Case, "innovation")
    why: str = said(Case, "why")
    begun_on: date = said(Case, "begun_on")
    discount_rate: str = told(_("Kalkylränta i procent"))
    hour_staff: int = told(_("En medarbetares timme i öre"))
    hour_outside: int = told(_("En invånares eller ett företags timme i öre"))
    alternatives: list[AlternativeShape] = told(_("Alternativ som jämförs"))
    answers: list[BearerShape] = told(_("Vad varje enhet betalar och svarar"))
    appraisals: list[Reference] = told(_("Oberoende värderingar som du får se"))


class AppraisalRow(Row):
    """An appraisal in the list."""

    case: Reference = told(_("Nyttokalkylen"))
    appraiser_name: str = said(Appraisal, "appraiser_name")
    state: AppraisalState = one_of(AppraisalState, _("Läge"))
    delivered_on: date | None = said(Appraisal, "delivered_on")


class ValuedShape(Shape):
    """A line as the appraiser sees it."""

    id: int = told(_("Radens id"))
    cost: Reference | None = told(_("Kostnaden, om det är en"))
    benefit: Reference | None = told(_("Nyttan, om det är en"))
    factor: str | None = told(_("Gånger sökandens belopp"))
    low: str | None = told(_("Lägst per år"))
    likely: str | None = told(_("Troligen per år"))
    high: str | None = told(_("Högst per år"))
    why: str = said(AppraisedLine, "why")
    version: int = told(_("Radens version"))


class AppraisalShape(AppraisalRow):
    """An appraisal with its lines and the applicant's explanation."""

    version: int = versioned()
    statement: str = said(Appraisal, "statement")
    reply: str = said(Appraisal, "reply")
    replied_on: date | None = said(Appraisal, "replied_on")
    lines: list[ValuedShape] = told(_("Rader som värderaren har värderat för sig"))
