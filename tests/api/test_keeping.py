"""A program that changes one field of a row keeps every other field it could have sent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from farled.agenda.models import DateEntry
from farled.benefits.models import Benefit, Lesson
from farled.cases.models import Alternative, BenefitLine, CostLine
from farled.cases.models import Case as BusinessCase
from farled.consultation import acts as consultation
from farled.consultation.models import Consultation, Disposition, Recipient, Remark, Reply, Theme, Treatment
from farled.consultation.models import Occasion as RoundDay
from farled.direction import acts as direction
from farled.direction.models import Document, DocumentVersion, Evidence, Finding, Objective, StageGoal, Term, Wording
from farled.direction.reads import mark_of
from farled.initiatives.models import AiUse, CheckQuestion, Initiative, Need
from farled.matters.models import Assignment, Decision, DiaryEntry, Matter, Motion, Passage, Statement
from farled.planning import acts as planning
from farled.planning.models import Activity, Answer, Occasion
from farled.planning.states import ActivityKind
from farled.portfolio.models import (
    Application,
    BalancePoint,
    Candidate,
    Criterion,
    Desk,
    DeskRule,
    ExternalMoney,
    Portfolio,
)
from farled.systems.models import (
    Component,
    Contract,
    DataSet,
    EService,
    ExitPlan,
    Integration,
    KeepingRule,
    LegacyCriterion,
    Process,
    System,
)
from tests.api import information
from tests.api.keys import Program, a_key
from tests.api.operations import acts, sent
from tests.api.scene import Scene
from tests.cast import NOW, TODAY
from tests.consultation.scene import a_round

SOON = date(2027, 3, 1)


@dataclass(frozen=True, slots=True)
class Case:
    """A row that is changed: what every field says first, what is sent, and fields that say nothing in such a row."""

    name: str
    path: str
    says: dict[str, Any]
    sends: dict[str, Any]
    who: str = "asa"
    empty: frozenset[str] = field(default_factory=frozenset)


INFORMATION = {
    DataSet: "data set",
    KeepingRule: "keeping rule",
    EService: "e-service",
    LegacyCriterion: "criterion",
    ExitPlan: "exit plan",
}
ORDINARY = frozenset({"meets", "next_meeting", "scope", "result_source", "target_group", "standing", "kind"})
CASES: dict[Any, Case] = {
    DateEntry: Case("entry", "/agenda/entries/{pk}/",
        {"kind": "budget", "repeats": "same_day", "note": "Klart", "source": "Sida 3"}, {"title": "Ett annat namn"}),
    Document: Case("draft document", "/direction/documents/{pk}/",
        {"aliases": ["Planen"], "purpose": "Syfte", "applies_to": "Alla", "responsible_function": "Strateg",
         "follow_up": "Varje år", "reference": "KS 2026/1"}, {"title": "Ett annat namn"},
        empty=frozenset({"issued_by"})),
    Objective: Case("draft objective", "/direction/objectives/{pk}/",
        {"aliases": ["Målet"], "text": "Text", "present_state": "Nu", "new_state": "Sedan"}, {"title": "Ett annat"}),
    Wording: Case("", "/direction/wordings/{pk}/", {}, {"text": "Något annat"}),
    Evidence: Case("draft evidence", "/direction/evidence/{pk}/",
        {"known_from": "En enkät"}, {"text": "Något annat"}),
    Finding: Case("draft finding", "/direction/findings/{pk}/",
        {"attained": "partly", "known_from": "En enkät"}, {"text": "Något annat"}),
    StageGoal: Case("draft stage goal", "/direction/stage-goals/{pk}/",
        {"favours": "balance", "reached_on": TODAY, "evidence": "Mätt"}, {"title": "Ett annat"}),
    Term: Case("term", "/direction/terms/{pk}/",
        {"forms": ["nyttor"], "avoid": ["vinst"], "said_by": "Rådet"}, {"definition": "Något annat"}),
    Matter: Case("open matter", "/matters/matters/{pk}/",
        {"summary": "Kort"}, {"title": "Ett annat"}, who="rut"),
    Decision: Case("open decision", "/matters/decisions/{pk}/",
        {"clauses": ["Ja."], "copies_to": "Skolan", "verified_on": TODAY, "verified_by": ["M"],
         "immediately_verified": True}, {"paragraph": "99", "why": "Skrivfel."}, who="rut",
        empty=frozenset({"recommends", "tabled_to", "order_of_vote"})),
    Motion: Case("open motion", "/matters/matters/{pk}/motion/",
        {"text": "Text", "parties": ["M", "SD"]}, {"claims": ["att sluta"]}, who="rut"),
    DiaryEntry: Case("open entry", "/matters/diary/{pk}/",
        {"counterpart": "Regionen", "confidential": True, "secrecy_ground": "OSL 19 kap. 3 §"},
        {"subject": "Något annat", "why": "Skrivfel."}, who="rut"),
    Statement: Case("draft statement", "/matters/statements/{pk}/", {}, {"title": "Ett annat"}),
    Passage: Case("draft passage", "/matters/passages/{pk}/",
        {}, {"text": "Något annat"}, empty=frozenset({"nothing"})),
    Assignment: Case("open assignment", "/matters/assignments/{pk}/",
        {"text": "Text", "given_on": TODAY, "due": SOON}, {"title": "Ett annat"}),
    System: Case("system", "/systems/systems/{pk}/",
        {"description": "Elever", "maintenance": "Skola", "tier": "basic", "in_use_since": TODAY, "ends_on": SOON,
         "users": 40, "yearly_cost": 5_000, "cost_note": "Bokslut", "criticality": "high", "confidentiality": 2,
         "integrity": 3, "availability": 4, "published": True, "source": "Lista"}, {"name": "Ett annat"}),
    Component: Case("component", "/systems/components/{pk}/",
        {"description": "Känner igen", "interface": "API", "published": True, "source": "Lista", "reusable": False},
        {"name": "En annan"}, empty=frozenset({"reusable"})),
    Process: Case("process", "/systems/processes/{pk}/", {"description": "Så här", "source": "Lista"},
        {"name": "En annan"}),
    Integration: Case("integration", "/systems/integrations/{pk}/",
        {"way": "direct", "ground": "Leverantören", "source": "Lista"}, {"carries": "Annat"}),
    Contract: Case("contract", "/systems/contracts/{pk}/",
        {"kind": "operation", "start": TODAY, "end": SOON, "notice_by": TODAY, "service_level": "99 procent",
         "pricing": "Fast", "yearly_cost": 5_000, "source": "Lista"}, {"name": "Ett annat"}),
    Activity: Case("open activity", "/planning/activities/{pk}/",
        {"description": "Text", "start": TODAY, "end": SOON, "added_on": TODAY, "priority": 2, "footnotes": ["En."],
         "responsible_text": "Skolan"}, {"title": "Ett annat"}, empty=ORDINARY),
    Occasion: Case("", "/planning/occasions/{pk}/", {"trained": 7, "source": "Lista"}, {"planned": 9}),
    Answer: Case("open answer", "/planning/answers/{pk}/",
        {"light": "yellow", "next_step": "Mer", "status": "ongoing", "proposed_end": SOON}, {"text": "Något annat"},
        empty=frozenset({"outcome"})),
    Consultation: Case("prepared round", "/consultation/consultations/{pk}/",
        {"reference": "KS 1", "letter": "Hej", "introduction": "Om", "reply_address": "ks@as.example",
         "decided_text": "KS § 1"}, {"title": "Ett annat"}),
    Recipient: Case("open recipient", "/consultation/recipients/{pk}/", {"address": "rad@as.example"},
        {"address": "annan@as.example"}, empty=frozenset({"answers_through"})),
    RoundDay: Case("", "/consultation/occasions/{pk}/",
        {"union": True, "invited": 80, "attended": 60, "notes": "Bra"}, {"title": "Ett annat"}),
    Treatment: Case("open remark", "/consultation/remarks/{pk}/",
        {"refers_to": "Riktlinjen"}, {"answer": "Något annat"}, empty=frozenset()),
    Reply: Case("", "/consultation/replies/{pk}/",
        {"stance": "supports", "stance_text": "Ja.", "conditions": "Pengar", "summary": "Kort", "reference": "SKN 1",
         "stated_on": TODAY}, {"statement": "Något annat"}, who="erik"),
    Remark: Case("", "/consultation/reply-remarks/{pk}/",
        {"quote": "orden", "appreciates": True}, {"text": "Något annat"}, who="erik"),
    Theme: Case("open theme", "/consultation/themes/{pk}/", {}, {"name": "Ett annat"}),
    Disposition: Case("disposition", "/consultation/dispositions/{pk}/",
        {"changes_text": True}, {"name": "Ett annat"}, empty=frozenset({"in_use"})),
    **{
        kind: Case(f"open {name}", information.PATHS[name], says, sends, empty=empty)
        for kind, name in INFORMATION.items()
        for says, sends, empty in [information.SAYS[name]]
    },
    Application: Case("draft application", "/portfolio/applications/{pk}/",
        {"operations": "Så", "realisation": "Då", "upkeep": "Sedan", "urgent": True,
         "urgent_because": "Avtalet löper ut."}, {"sketch": "Något annat"}),
    ExternalMoney: Case("external money", "/portfolio/external/{pk}/",
        {"call": "Öppen", "state": "promised", "answer_due": SOON, "note": "Muntligt"}, {"financier": "En annan"}),
    Criterion: Case("group criterion", "/portfolio/criteria/{pk}/",
        {"category": "Nytta", "help": "Hur stor", "direction": "against", "weight": 3, "position": 4,
         "source": "Lista"}, {"name": "Ett annat"}),
    Need: Case("need", "/initiatives/needs/{pk}/",
        {"description": "Text", "kind": "need", "origin": "law", "target_group": "staff", "track": "common"},
        {"title": "Ett annat"}),
    Initiative: Case("initiative", "/initiatives/initiatives/{pk}/",
        {"target_group": "staff", "track": "common", "effect": "Bättre", "effect_due": SOON, "cost": 123_400,
         "maintenance_object": "Skola", "risks": "Få"}, {"title": "Ett annat"}),
    CheckQuestion: Case("question", "/initiatives/questions/{pk}/",
        {"help": "Räcker kort", "asked_of": "supplier", "function": "miljösamordnare", "blocks": False, "only_ai": True,
         "position": 3, "retired": True}, {"question": "Något annat"}, empty=frozenset({"body", "blocks"})),
    Desk: Case("desk", "/portfolio/desks/{pk}/", {}, {"title": "Ett annat"}, empty=frozenset({"group"})),
    Candidate: Case("candidate", "/portfolio/candidates/{pk}/", {}, {"latest_start": 2028}),
    DeskRule: Case("desk rule", "/portfolio/desk-rules/{pk}/", {"why": "Lagen"}, {"why": "Något annat"},
        empty=frozenset({"other", "members", "body", "resource", "year", "lag", "count", "amount", "share"})),
    BalancePoint: Case("balance point", "/portfolio/balance-points/{pk}/", {"external": 3}, {"innovation": 2},
        empty=frozenset({"portfolio"})),
    AiUse: Case("use of AI", "/initiatives/ai-uses/{pk}/",
        {"operation": "drift", "data_needed": "Väder", "data_status": "partly", "technology": "Mogen",
         "competence": "Finns", "infrastructure": "Finns", "security": "Klassad", "ethics": "Prövad", "risk": "minimal",
         "risk_ground": "Artikel 6", "cost_note": "Lågt"}, {"title": "Ett annat"}),
    BusinessCase: Case("case", "/cases/cases/{pk}/", {"summary": "Kort", "innovation": 40}, {"title": "Ett annat"}),
    Alternative: Case("", "/cases/alternatives/{pk}/", {"text": "Så här"}, {"title": "Ett annat"},
        empty=frozenset({"is_zero"})),
    CostLine: Case("cost line", "/cases/costs/{pk}/",
        {"low": Decimal("0.875"), "high": Decimal("1.5"), "amounts": [1_050, 0, 0, 7]}, {"title": "Ett annat"}),
    BenefitLine: Case("benefit line", "/cases/benefits/{pk}/",
        {"target_group": "Lärare", "process": "Föra närvaro", "direction": "up", "price": 5_050, "rate": "",
         "realisation": Decimal("0.8"), "cashable": Decimal("0.125"), "budget_effect_year": 2030, "budget_effect": 900,
         "peng_class": "green", "why_it_falls": "Vana", "source": "Mätning", "ramp": [0.0, 0.335, 1.0, 1.0]},
        {"title": "Ett annat"}, empty=frozenset({"rate"})),
    Portfolio: Case("portfolio of money", "/portfolio/portfolios/{pk}/",
        {"number": 3, "rules": "Nytta", "target_innovation": 30, "target_external": 40, "tolerance": 5,
         "carry_over": 20}, {"name": "En annan"}, empty=frozenset({"preparation", "advice", "council"})),
    Benefit: Case("planned benefit", "/benefits/benefits/{pk}/",
        {"description": "Text", "process": "Närvaro", "direction": "down", "baseline": Decimal(5),
         "baseline_on": TODAY, "every": 6}, {"title": "Ett annat"}),
    Lesson: Case("lesson", "/benefits/lessons/{pk}/",
        {"advice": "Mät", "tags": "mätning", "by_function": "Utvecklare"}, {"title": "Ett annat"}),
}  # fmt: skip


def test_every_row_that_a_program_changes_is_here() -> None:
    assert {f"/api/v1{case.path}" for case in CASES.values()} == {path for method, path in acts() if method == "patch"}


@pytest.mark.parametrize("kind", CASES, ids=lambda kind: kind.__name__)
def test_what_is_not_sent_stays(kind: Any, scene: Scene) -> None:
    case = CASES[kind]
    row = _row(kind, case, scene)
    kind.objects.filter(pk=row.pk).update(**case.says, **_related(kind, scene))
    before = kind.objects.values().get(pk=row.pk)
    offered = sent(acts()["patch", f"/api/v1{case.path}"]).keys() - case.sends.keys()
    kept = {name: before[column] for name in offered if (column := _column(name, before))}
    unsaid = {name for name, value in kept.items() if not value or value == kind._meta.get_field(name).get_default()}
    assert unsaid == case.empty, "a field that says nothing cannot show that it is kept"
    path = f"/api/v1{case.path}".replace("{pk}", str(scene[case.name].pk if case.name else row.pk))
    response = Program(a_key(scene.world, case.who)).send("PATCH", path, case.sends, seen=int(before["version"]))
    assert response.status_code == 200, response.content.decode()
    after = kind.objects.values().get(pk=row.pk)
    assert {name: after[_column(name, after)] for name in kept} == kept
    assert all(after[name] == value for name, value in case.sends.items() if name in after)


def _column(name: str, row: dict[str, Any]) -> str:
    return next((column for column in (name, f"{name}_id") if column in row), "")


def _row(kind: Any, case: Case, scene: Scene) -> Any:
    made: dict[Any, Callable[[], Any]] = {
        Motion: lambda: Motion.objects.get(matter=scene[case.name].pk),
        Reply: lambda: _drafted(scene),
        Remark: lambda: _drafted(scene).remarks.get(number=1),
        Treatment: lambda: Remark.objects.get(pk=scene[case.name].pk).treatment,
        RoundDay: lambda: _a_day_beside(scene),
        Occasion: lambda: _an_occasion(scene),
        Wording: lambda: _a_passage(scene),
        Alternative: lambda: Alternative.objects.get(case=scene["case"].pk, chosen=True),
    }
    return made[kind]() if kind in made else kind.objects.get(pk=scene[case.name].pk)


def _a_day_beside(scene: Scene) -> RoundDay:
    row = Consultation.objects.get(pk=scene["prepared round"].pk)
    return consultation.add_occasion(consultation=row, title="Dialog", on=TODAY, by=scene.world.hand, at=NOW)


def _an_occasion(scene: Scene) -> Occasion:
    asa, one = scene.world.actor("asa"), Activity.objects.get(pk=scene["open activity"].pk)
    Activity.objects.filter(pk=one.pk).update(kind=ActivityKind.TRAINING)
    return planning.add_occasion(activity=one, on=TODAY, planned=8, by=asa, at=NOW)


def _a_passage(scene: Scene) -> Wording:
    asa, draft = scene.world.actor("asa"), DocumentVersion.objects.get(document=scene["draft document"].pk)
    direction.write_text(draft=draft, version=mark_of([]), text="Ett stycke.", by=asa, at=NOW)
    return Wording.objects.get(document_version=draft)


def _drafted(scene: Scene) -> Reply:
    """A draft of the school board's, with a remark."""
    told = a_round(scene.world, "En plan på remiss")
    reply = told.begin(told.school, statement="Ja.")
    consultation.add_remark(
        reply=reply, remarked=consultation.Remarked(text="Mer."), by=scene.world.actor("erik"), at=NOW
    )
    return reply


def _related(kind: Any, scene: Scene) -> dict[str, Any]:
    """What a row says by pointing at another."""
    school = scene.world.school
    pointing: dict[Any, dict[str, Any]] = {
        Document: {"responsible": school},
        Treatment: {
            "theme": scene["open theme"].pk,
            "handler": scene.world.users["asa"],
            "disposition": scene["disposition"].pk,
        },
        Evidence: {"body": school},
        Consultation: {"matter": scene["open matter"].pk, "decision": scene["open decision"].pk},
        Recipient: {"prepared_by": school},
        RoundDay: {"body": school},
        Term: {"document": scene["open document"].pk},
        Matter: {"handler": school},
        Motion: {"covered_by": f"insats:{scene['open insats'].pk}"},
        Statement: {"to": school, "concerns": [f"objective:{scene['open objective'].pk}"]},
        Initiative: {"supplier": scene.world.care},
        BenefitLine: {"moves_to": scene.world.care},
        AiUse: {"initiative": scene["initiative"].pk},
        Lesson: {"initiative": scene["initiative"].pk},
        Assignment: {"given_by": scene.world.council, "matter": scene["open matter"].pk},
    }
    return pointing.get(kind, {})
