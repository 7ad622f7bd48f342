"""Cases: the lists, the version that holds, and its lines with all that goes with them."""

from collections.abc import Iterable

from django.db.models import Prefetch, Q, QuerySet

from farled.cases.models import Alternative, Appraisal, AppraisedLine, BenefitLine, Case, CostLine
from farled.cases.states import CaseState
from farled.initiatives import reads as initiatives
from farled.initiatives.reads import Initiative
from farled.initiatives.states import FINISHED
from farled.people.reads import Actor, Body
from farled.systems.states import Tier
from farled.trail.reads import Entry
from farled.web.held import hold, holds
from farled.web.together import Asks, answered, asking


def cases(actor: Actor) -> QuerySet[Case]:
    """The cases the actor may see, with their bodies and initiatives."""
    return Case.objects.visible_to(actor).select_related("body", "initiative__body")


def matching(actor: Actor, text: str) -> QuerySet[Case]:
    """Cases whose text holds a text; of each initiative the version that is worked with or holds."""
    rows = Case.objects.visible_to(actor).exclude(state=CaseState.REPLACED).matching(text)
    return rows.select_related("body", "initiative")


def versions_of(actor: Actor, initiative: Initiative) -> QuerySet[Case]:
    """Every version of an initiative's case, newest first."""
    return Case.objects.visible_to(actor).filter(initiative=initiative).order_by("-number")


def draft_of(initiative_id: int) -> Case | None:
    """The draft of an initiative's case, if there is one."""
    return Case.objects.filter(initiative_id=initiative_id, state=CaseState.DRAFT).first()


def is_exact(case: Case) -> bool:
    """Whether the initiative's tier asks for a full valuation before a decision (S54)."""
    return answered(exact_asked(case))


@asking
def exact_asked(case: Case) -> Asks[bool]:
    """The same, to be read together with what else a page reads."""
    rule = yield from initiatives.tier_rule_asked(case.organisation_id, Tier(case.initiative.tier))
    return rule.exact


def case_initiatives(actor: Actor) -> QuerySet[Initiative]:
    """The initiatives that cases are of, as a list's column chooses among them."""
    return initiatives.initiatives(actor).filter(cases__isnull=False).distinct().order_by("title", "pk")


def initiatives_to_begin(actor: Actor) -> QuerySet[Initiative]:
    """Initiatives that go on, of the bodies the actor may write cases for."""
    rows, reach = initiatives.initiatives(actor).exclude(phase__in=FINISHED), actor.reach("cases.edit")
    return (rows if reach.whole else rows.filter(body_id__in=reach.bodies)).order_by("title", "pk")


def bodies_by_id(organisation_id: int, ids: Iterable[int]) -> QuerySet[Body]:
    """Bodies of the organisation by id."""
    return initiatives.bodies_by_id(organisation_id, ids)


def open_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies that a cost or a benefit can be placed at."""
    return initiatives.suppliers(actor)


def submitted(actor: Actor) -> QuerySet[Case]:
    """The versions that hold and the actor may see."""
    return cases(actor).filter(state=CaseState.SUBMITTED)


def drafts(actor: Actor) -> QuerySet[Case]:
    """The versions that are being written and the actor may see."""
    return cases(actor).filter(state=CaseState.DRAFT)


def submitted_of(initiative_ids: Iterable[int]) -> dict[int, Case]:
    """The submitted version of each initiative that has one, by initiative."""
    rows = Case.objects.submitted().filter(initiative_id__in=list(initiative_ids))
    return {each.initiative_id: each for each in rows.select_related("body", "initiative")}


def lines_of(case_ids: Iterable[int]) -> dict[int, list[Alternative]]:
    """The alternatives of each case in their order, with ``cost_lines`` and ``benefit_lines`` fetched: four queries."""
    ids = list(case_ids)
    if not ids:
        return {}
    rows = Alternative.objects.filter(case_id__in=ids).select_related("case")
    rows = rows.prefetch_related(
        Prefetch("cost_lines", CostLine.objects.select_related("body").order_by("pk")),
        Prefetch("benefit_lines", BenefitLine.objects.select_related("body", "moves_to").order_by("pk")),
    )
    found: dict[int, list[Alternative]] = {}
    for each in rows:
        found.setdefault(each.case_id, []).append(each)
    return found


@asking
def with_lines(case: Case, *, appraised: bool = False) -> Asks[Case]:
    """The version with its alternatives and their lines fetched, for all that asks for them.

    With ``appraised`` its appraisals and their lines too.
    """
    ways, appraisals = Alternative.objects.filter(case=case), Appraisal.objects.filter(case=case)
    costs = CostLine.objects.filter(alternative__case=case).select_related("body").order_by("pk")
    benefits = BenefitLine.objects.filter(alternative__case=case).select_related("body", "moves_to").order_by("pk")
    values = AppraisedLine.objects.filter(appraisal__case=case).order_by("pk")
    yield (ways, costs, benefits, appraisals, values) if appraised else (ways, costs, benefits)
    hold([case], "alternatives", ways)
    hold(ways, "cost_lines", costs)
    hold(ways, "benefit_lines", benefits)
    if appraised:
        hold([case], "appraisals", appraisals)
        hold(appraisals, "lines", values)
    return case


def alternatives_of(case: Case) -> list[Alternative]:
    """Its alternatives in their order with their lines, fetched unless ``with_lines`` has done so."""
    return list(case.alternatives.all()) if has_lines(case) else lines_of([case.pk]).get(case.pk, [])


def has_lines(case: Case) -> bool:
    """Whether that has been done."""
    return holds(case, "alternatives")


def benefit_lines(case: Case) -> QuerySet[BenefitLine]:
    """The benefits of the chosen alternative, in their order."""
    rows = BenefitLine.objects.filter(alternative__case=case, alternative__chosen=True)
    return rows.select_related("alternative", "body", "moves_to").order_by("pk")


def cost_lines(case: Case) -> QuerySet[CostLine]:
    """The costs of the chosen alternative, in their order."""
    rows = CostLine.objects.filter(alternative__case=case, alternative__chosen=True)
    return rows.select_related("alternative", "body").order_by("pk")


def costs_of(case: Case) -> Iterable[CostLine]:
    """The same, fetched unless ``with_lines`` has done so."""
    if not has_lines(case):
        return cost_lines(case)
    return [line for each in case.alternatives.all() if each.chosen for line in each.cost_lines.all()]


def alternatives(actor: Actor) -> QuerySet[Alternative]:
    """Every alternative the actor may see, with its case."""
    rows = Alternative.objects.filter(case__in=Case.objects.visible_to(actor))
    return rows.select_related("case__body", "case__initiative")


def all_costs(actor: Actor) -> QuerySet[CostLine]:
    """Every cost the actor may see, with its case."""
    rows = CostLine.objects.filter(alternative__case__in=Case.objects.visible_to(actor))
    return rows.select_related("body", "alternative__case__body", "alternative__case__initiative")


def claiming(actor: Actor) -> QuerySet[BenefitLine]:
    """Every benefit that the submitted versions claim of a process, in the order of these."""
    held = Case.objects.visible_to(actor).submitted()
    rows = BenefitLine.objects.filter(alternative__case__in=held, alternative__chosen=True).exclude(process="")
    return rows.order_by("alternative__case_id", "pk")


def with_cases(lines: QuerySet[BenefitLine], *, many: bool = False) -> QuerySet[BenefitLine]:
    """Benefits with their cases and bodies: in one query, or of ``many`` in four that fetch each of these once."""
    if not many:
        return lines.select_related("body", "moves_to", "alternative__case__body", "alternative__case__initiative")
    chosen = Alternative.objects.select_related("case__body", "case__initiative")
    return lines.prefetch_related("body", "moves_to", Prefetch("alternative", chosen))


def all_benefits(actor: Actor) -> QuerySet[BenefitLine]:
    """Every benefit the actor may see, with its case."""
    rows = BenefitLine.objects.filter(alternative__case__in=Case.objects.visible_to(actor))
    return with_cases(rows)


def left_of(body: Body) -> int:
    """How many costs a body bears in drafts and submitted versions of initiatives that go on."""
    rows = CostLine.objects.filter(body=body).exclude(alternative__case__state=CaseState.REPLACED)
    return rows.exclude(alternative__case__initiative__phase__in=FINISHED).count()


LINES_REMOVED = ("cases.cost_line.removed", "cases.benefit_line.removed")


def writers_of(case: Case) -> frozenset[int]:
    """The persons who have written or submitted any version of the case, or any line that stands or stood in one."""
    return answered(writers_asked(case))


@asking
def writers_asked(case: Case) -> Asks[frozenset[int]]:
    """The same, to be read together with what else a page reads."""
    versions = Case.objects.filter(initiative=case.initiative_id).values_list("pk", flat=True)
    ways = Alternative.objects.filter(case__initiative=case.initiative_id).values_list("pk", flat=True)
    costs = CostLine.objects.filter(alternative__case__initiative=case.initiative_id).values_list("pk", flat=True)
    benefits = BenefitLine.objects.filter(alternative__case__initiative=case.initiative_id).values_list("pk", flat=True)
    yield versions, ways, costs, benefits
    about = (
        Q(subject_kind=Case.KIND, subject_id__in=list(versions))
        | Q(subject_kind=Alternative.KIND, subject_id__in=list(ways))
        | Q(subject_kind=CostLine.KIND, subject_id__in=list(costs))
        | Q(subject_kind=BenefitLine.KIND, subject_id__in=list(benefits))
    )
    written = Entry.objects.filter(about, organisation_id=case.organisation_id)
    removed = Entry.objects.filter(
        organisation_id=case.organisation_id,
        subject_kind__in=(CostLine.KIND, BenefitLine.KIND),
        verb__in=LINES_REMOVED,
        changes__alternative__0__in=list(ways),
    )  # apart, so that all that is written need not be read to find them
    who = [rows.values_list("actor_id", flat=True).distinct() for rows in (written, removed)]
    yield who
    return frozenset(each for rows in who for each in rows if each)


def works_for(actor: Actor, body: Body) -> bool:
    """Whether the actor holds a role in a body, in one that it lies under, or in one that lies under it."""
    if any(body.pk in actor.holding(role).bodies for role in {held.role for held in actor.roles}):
        return True
    within = {body.pk}
    parents = list(Body.objects.filter(organisation_id=body.organisation_id).values_list("pk", "parent_id"))
    while below := {pk for pk, parent in parents if parent in within} - within:
        within |= below
    return not within.isdisjoint(actor.body_ids())
