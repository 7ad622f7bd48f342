"""Something of every kind, open and hidden, here and elsewhere: what the API's tests look for and look at."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from farled.agenda import acts as agenda
from farled.consultation import acts as consultation
from farled.consultation.models import Disposition
from farled.consultation.tasks import compare
from farled.direction import acts as direction
from farled.direction.reads import Objective
from farled.direction.states import DocumentRelationKind, FindingKind, Movement
from farled.matters import acts as matters
from farled.matters.states import MatterKind
from farled.people import acts as people
from farled.people.actor import Actor
from farled.people.reads import Body, Group
from farled.people.states import GroupKind
from farled.planning import acts as planning
from farled.planning.reads import Activity, Edition, Round, StatusReport
from farled.planning.states import ActivityKind
from farled.reports import acts as reports
from farled.reports.reads import Production
from farled.reports.writers import starting_template
from farled.thread.reads import Node, NodeKind, node_of
from tests.api import information, money_scene
from tests.api.things import Thing, thing
from tests.cast import LONG_AGO, NOW, World
from tests.consultation.remarked import a_reply, a_round
from tests.factories.consultation import Outside, a_consultation, recipient_of
from tests.factories.direction import a_document, a_draft, an_objective, published
from tests.factories.initiatives import a_question, a_use_of_ai, an_initiative
from tests.factories.matters import a_decision, a_handling, a_matter, a_recommittal, an_assignment
from tests.factories.needs import a_need
from tests.factories.planning import make_activity, make_area, make_plan, make_report, make_round
from tests.factories.statements import a_short_layout, a_statement
from tests.factories.systems import a_component, a_contract, a_process, a_system, an_integration

COLLECTIONS = {
    "agenda.entry": "agenda.entries",
    "people.body": "people.bodies",
    "people.group": "people.groups",
    "matters.matter": "matters.matters",
    "matters.decision": "matters.decisions",
    "matters.meeting": "matters.meetings",
    "matters.assignment": "matters.assignments",
    "matters.diary_entry": "matters.diary",
    "matters.statement": "matters.statements",
    "direction.document": "direction.documents",
    "direction.objective": "direction.objectives",
    "direction.term": "direction.terms",
    "systems.system": "systems.systems",
    "systems.component": "systems.components",
    "systems.process": "systems.processes",
    "systems.integration": "systems.integrations",
    "systems.contract": "systems.contracts",
    "planning.plan": "planning.plans",
    "planning.activity": "planning.activities",
    "planning.report": "planning.reports",
    "planning.round": "planning.rounds",
    "planning.edition": "planning.editions",
    "reports.report": "reports.reports",
    "reports.template": "reports.templates",
    "consultation.consultation": "consultation.consultations",
    "consultation.recipient": "consultation.recipients",
    "consultation.remark": "consultation.remarks",
    "consultation.reply": "consultation.replies",
    "consultation.disposition": "consultation.dispositions",
    **information.COLLECTIONS,
    "portfolio.application": "portfolio.applications",
    "portfolio.external_money": "portfolio.external_moneys",
    "portfolio.criterion": "portfolio.criteria",
    "initiatives.need": "initiatives.needs",
    "initiatives.initiative": "initiatives.initiatives",
    "initiatives.question": "initiatives.questions",
    "initiatives.ai_use": "initiatives.ai_uses",
    "cases.case": "cases.cases",
    "cases.cost": "cases.costs",
    "cases.benefit": "cases.benefits",
    "cases.appraisal": "cases.appraisals",
    "portfolio.desk": "portfolio.desks",
    "portfolio.balance_point": "portfolio.balance_points",
    "portfolio.portfolio": "portfolio.portfolios",
    "portfolio.grant": "portfolio.grants",
    "benefits.benefit": "benefits.benefits",
    "benefits.lesson": "benefits.lessons",
}


@dataclass(frozen=True, slots=True)
class Scene:
    """The world and what there is in it."""

    world: World
    things: dict[str, Thing]

    def __getitem__(self, name: str) -> Thing:
        return self.things[name]


def fill(world: World) -> Scene:
    """Fill the world through the acts a user takes."""
    return Scene(
        world,
        {
            each.name: each
            for part in (_matters, _work, _remarks, _portfolio, _information, _needs, money_scene.things, _elsewhere)
            for each in part(world)
        },
    )


def _needs(world: World) -> Iterator[Thing]:
    yield thing("need", "initiatives.need", a_need(world), "initiatives:need")
    yield thing("initiative", "initiatives.initiative", an_initiative(world), "initiatives:initiative")
    yield thing("use of AI", "initiatives.ai_use", a_use_of_ai(world), "initiatives:ai_use")
    yield Thing("question", "initiatives.question", a_question(world).pk, "")
    for kind, row in (("initiative", an_initiative(world, theirs=True)), ("ai_use", a_use_of_ai(world, theirs=True))):
        yield thing(f"their {kind}", f"initiatives.{kind}", row, f"initiatives:{kind}")


def _matters(world: World) -> Iterator[Thing]:
    secret = a_matter(world, title="Hemlig upphandling", secret="OSL 19 kap. 3 §", handler=world.care)
    group = _group(world, world.hand, "Digitalt råd", world.school)
    yield thing("body", "people.body", world.school, "people:body")
    yield Thing("group", "people.group", group.pk, "")
    for name, decision in (
        ("secret", a_decision(world, matter=secret, paragraph="12")),
        ("open", a_decision(world, paragraph="7")),
    ):
        yield thing(f"{name} matter", "matters.matter", decision.matter, "matters:matter")
        yield thing(f"{name} decision", "matters.decision", decision, "matters:matter", decision.matter)
        entry = decision.matter.entries.get()
        yield thing(f"{name} entry", "matters.diary_entry", entry, "matters:matter", decision.matter)
        given = an_assignment(world, matter=decision.matter, stages=["Första"])
        yield thing(f"{name} assignment", "matters.assignment", given, "matters:assignment")
        yield thing(f"{name} stage", "matters.stage", given.stages.get(), "matters:assignment", given)
    layout = a_short_layout(world)
    for name, matter in (
        ("secret", secret),
        ("draft", a_matter(world, title="Styrelsens plan", handler=world.executive)),
    ):
        one = a_statement(world, matter=matter, layout=layout, by=world.hand)
        yield thing(f"{name} statement", "matters.statement", one, "matters:statement")
        yield thing(f"{name} passage", "matters.passage", one.passages.earliest("order"), "matters:statement", one)
    handled = a_handling(world)
    yield thing("handled decision", "matters.decision", handled, "matters:matter", handled.matter)
    yield thing("meeting", "matters.meeting", decision.meeting, "matters:meeting")
    back = a_recommittal(world, "Analysera riskerna.")
    yield thing("open point", "matters.point", back.points.get(), "matters:matter", back.matter)
    motion = a_matter(world, title="Motion om AI", kind=MatterKind.MOTION)
    matters.write_motion(
        matter=motion, version=0, parties=["M"], submitted_on=LONG_AGO, text="", claims=["att börja"],
        by=world.hand, at=NOW,
    )  # fmt: skip
    yield thing("open motion", "matters.motion", motion, "matters:matter")
    day = agenda.add_date(on=date(2026, 12, 1), title="Budget", by=world.actor("asa"), at=NOW)
    yield Thing("entry", "agenda.entry", day.pk, "")
    template = reports.add_template(
        name="Stadens mall", papers=["statement"], file_name="mall.docx", content=starting_template.write(),
        by=world.actor("asa"), at=NOW,
    )  # fmt: skip
    yield thing("template", "reports.template", template, "reports:template")


def _work(world: World) -> Iterator[Thing]:
    """An adopted plan that all see, and a draft of the board of care."""
    for name, plan, lead in (
        ("open", make_plan(world, "Handlingsplan 2026"), world.school),
        ("draft", make_plan(world, "Äldrenämndens utkast", adopted=False, body=world.care), world.care),
    ):
        area = make_area(world, plan, f"Ett område ({name})")
        insats = make_activity(world, plan, "Ett lyft", kind=ActivityKind.INSATS, objective=area)
        effect = {"effect": "Färre vita fläckar", "effect_for": "invånare", "effect_due": date(2027, 6, 30)}
        activity = make_activity(
            world, plan, leads=[lead], contributing=[world.executive], objective=area, insats=insats, content=effect
        )
        make_activity(world, plan, "Utan allt")
        report = StatusReport.objects.get(activity=make_report(world, activity, body=lead))
        if name == "open":
            yield from _asked(world, make_round(world, plan, due=date(2026, 12, 10)))
        yield thing(f"{name} document", "direction.document", plan, "direction:document")
        yield thing(f"{name} contributions", "direction.contributions", plan, "direction:document")
        yield thing(f"{name} objective", "direction.objective", area, "direction:objective")
        yield from _coming_along(world, name, area)
        yield thing(f"{name} plan", "planning.plan", plan, "planning:plan")
        yield thing(f"{name} insats", "planning.activity", insats, "planning:activity")
        yield thing(f"{name} activity", "planning.activity", activity, "planning:activity")
        yield thing(f"{name} report", "planning.report", report, "planning:activity", activity)
        for row in (area, activity):
            node = _node(row)
            yield thing(f"{name} node of {row.pk} {row}", "thread.node", node, "thread:node")
            yield thing(f"{name} below {row.pk} {row}", "thread.below", node, "api:thread.node")


def _information(world: World) -> Iterator[Thing]:
    """What systems hold, how they hinder and how they are closed."""
    for name, kind, row, route, shown in information.rows(world):
        yield thing(f"open {name}", kind, row, route, shown)


def _remarks(world: World) -> Iterator[Thing]:
    """A remark that waits to be treated, with a theme and what it can come to."""
    told = a_round(world, title="Plan på remiss")
    prepared = a_consultation(world, outside=[Outside()], sent=False)
    yield thing("prepared round", "consultation.consultation", prepared, "consultation:consultation")
    asked = recipient_of(prepared, Outside().name)
    yield thing("open recipient", "consultation.recipient", asked, "consultation:recipient")
    remark = a_reply(told, "Skolnämnden", (2, "Målet är otydligt.")).remarks.get()
    a_reply(told, "Vårdnämnden", (2, "Målet är otydligt."))
    made = consultation.compare(consultation=told.consultation, by=world.hand, at=NOW)
    compare.func(made.pk)
    theme = consultation.add_theme(consultation=told.consultation, name="Mål", reflection="Ja.", by=world.hand, at=NOW)
    disposition = Disposition.objects.get(name="Ingen åtgärd")
    yield thing("open remark", "consultation.remark", remark, "consultation:remark")
    yield thing("open reply", "consultation.reply", remark.reply, "consultation:reply")
    yield thing("open said remark", "consultation.said_remark", remark, "consultation:reply", remark.reply)
    yield thing("open theme", "consultation.theme", theme, "consultation:treatment", told.consultation)
    yield thing("open themes", "consultation.themes", told.consultation, "consultation:treatment")
    yield thing("open alike", "consultation.alike", told.consultation, "consultation:alike")
    yield thing("open lessons", "consultation.lessons", told.consultation, "consultation:lessons")
    yield thing("open text", "direction.text", told.proposal, "direction:text")
    yield thing("open wording", "direction.wording", told.passages[0], "direction:passage", told.passages[0].passage)
    yield thing("changed text", "direction.changes", told.draft, "direction:changes")
    yield Thing("disposition", "consultation.disposition", disposition.pk, "")


def _portfolio(world: World) -> Iterator[Thing]:
    """A system with what it uses, supports and gives, and its contract."""
    process = a_process(world, description="Från önskan till plats.")
    component = a_component(world, processes=[process])
    system = a_system(world, components=[component], processes=[process])
    flow = an_integration(world, system, a_system(world, "Ekonomisystemet", owner=world.care))
    yield thing("process", "systems.process", process, "systems:process")
    yield thing("component", "systems.component", component, "systems:component")
    yield thing("system", "systems.system", system, "systems:system")
    yield thing("integration", "systems.integration", flow, "systems:system", system)
    yield thing("contract", "systems.contract", a_contract(world, systems=[system]), "systems:contract")


def _asked(world: World, row: Round) -> Iterator[Thing]:
    """The round, what a body answers in it, and an earlier round that is frozen."""
    one = row.returns.get(body=world.school)
    yield thing("open round", "planning.round", row, "planning:round")
    yield thing("open return", "planning.return_", one, "planning:answers")
    yield thing("open answer", "planning.answer", one.answers.get(), "planning:answers", one)
    edition = frozen_round(world, "Handlingsplan 2025")
    assert edition.file is not None
    yield thing("edition", "planning.edition", edition, "planning:edition", edition.round)
    yield thing("file", "files.file", edition.file, "files:fetch")
    yield thing("file content", "files.content", edition.file, "files:fetch")
    report = Production.objects.get()
    yield thing("report of the round", "reports.report", report, "reports:report")


def frozen_round(world: World, title: str) -> Edition:
    """A plan with a round that is frozen, as its keeper freezes it."""
    plan, asa = make_plan(world, title), world.actor("asa")
    make_activity(world, plan, "Öppna data", leads=[world.school], objective=make_area(world, plan, f"Mål ({title})"))
    row = make_round(world, plan, title=f"Uppföljning av {title}")
    planning.close_round(round=row, version=row.version, by=asa, at=NOW)
    row.refresh_from_db()
    edition = planning.order_freeze(round=row, version=row.version, by=asa, at=NOW)
    return planning.freeze(edition=edition, by=asa, at=NOW)


def _coming_along(world: World, name: str, area: Objective) -> Iterator[Thing]:
    known = direction.note_evidence(
        objective=area, on=LONG_AGO, movement=Movement.FORWARD, text="Det går.", by=world.hand, at=NOW
    )
    stage = direction.add_stage_goal(objective=area, title="Halvvägs", due=date(2027, 6, 30), by=world.hand, at=NOW)
    finding = direction.add_finding(
        document=area.document, objective=area, on=LONG_AGO, kind=FindingKind.CONCLUSION, text="Det gick trögt.",
        by=world.hand, at=NOW,
    )  # fmt: skip
    yield thing(f"{name} finding", "direction.finding", finding, "direction:evaluation", area.document)
    yield thing(f"{name} evidence", "direction.evidence", known, "direction:objective", area)
    yield thing(f"{name} stage goal", "direction.stage_goal", stage, "direction:objective", area)


def _elsewhere(world: World) -> Iterator[Thing]:
    """What another organisation keeps to itself, and what it has published."""
    decision = a_decision(world, theirs=True)
    yield thing("their body", "people.body", world.their_body, "people:body")
    yield Thing("their group", "people.group", _group(world, world.their_hand, "Deras råd", world.their_body).pk, "")
    yield thing("their matter", "matters.matter", decision.matter, "matters:matter")
    yield thing("their decision", "matters.decision", decision, "matters:matter", decision.matter)
    yield thing("their meeting", "matters.meeting", decision.meeting, "matters:meeting")
    yield thing("their entry", "matters.diary_entry", decision.matter.entries.get(), "matters:matter", decision.matter)
    private = an_objective(world, a_document(world, title="Deras program", theirs=True))
    open_one = published(world, a_document(world, title="Deras öppna program", theirs=True))
    shown = an_objective(world, open_one)
    for name, objective in (("private", private), ("published", shown)):
        yield thing(f"their {name} document", "direction.document", objective.document, "direction:document")
        yield thing(f"their {name} objective", "direction.objective", objective, "direction:objective")
        yield thing(f"their {name} node", "thread.node", _node(objective), "thread:node")
    ours = an_objective(world, a_document(world, title="Vårt program"), title="Vårt mål")
    direction.derive(objective=ours, version=ours.version, derives_from=[shown], why="Provet", by=world.hand, at=NOW)
    a_draft(world, title="Allas utkast")
    relation = direction.relate(
        document=ours.document, other=open_one, kind=DocumentRelationKind.CONCRETISES, by=world.hand, at=NOW
    )
    yield thing("relation", "direction.relation", relation, "direction:document", ours.document)
    term = direction.add_term(organisation=world.ours, term="Nytta", definition="Bättre.", by=world.hand, at=NOW)
    yield thing("term", "direction.term", term, "direction:term")
    yield thing("derived objective", "direction.objective", ours, "direction:objective")
    yield thing("derived node", "thread.node", _node(ours), "thread:node")


def _group(world: World, hand: Actor, name: str, member: Body) -> Group:
    own = world.ours if hand.organisation_id == world.ours.pk else world.theirs
    group = people.add_group(organisation=own, name=name, kind=GroupKind.NETWORK, led_by=member, by=hand, at=NOW)
    people.seat_in_group(group=group, body=member, valid_from=LONG_AGO, by=hand, at=NOW)
    return group


def _node(row: Objective | Activity) -> Node:
    found = node_of(NodeKind.OBJECTIVE if isinstance(row, Objective) else NodeKind(row.kind), row.pk)
    assert found is not None
    return found
