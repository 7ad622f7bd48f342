"""Documents, objectives, stage goals and terms as sheets that go to Excel and come back; who has a plan goes out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from farled.direction import acts, reads, rules
from farled.direction.models import Document, Finding, Objective, StageGoal, Term
from farled.direction.reads import evaluation, local_plans, movement
from farled.direction.reads import terms as glossary
from farled.direction.states import Attained, DocumentKind, Favours, FindingKind, Level, PlanForm
from farled.people.reads import Actor, Body, BodyKind
from farled.web.exchange import Holds, Sheet, SheetColumn, Source
from farled.web.lists import swedish
from farled.web.sheet_columns import Columns, only_open, through

BODIES = only_open(Body.objects.visible_to)
_document, _objective = Columns(Document, change="change"), Columns(Objective, change="change")
_stage, _term, _body = Columns(StageGoal, change="change"), Columns(Term, change="change"), Columns(Body)
_finding = Columns(Finding, change="change")


def _own_objectives(actor: Actor) -> Any:
    return reads.objectives(actor).filter(document__organisation_id=actor.organisation_id)


def _in_its_document(objective: Objective) -> str:
    return f"{objective.title} ({objective.document})"


def _may_edit(actor: Actor) -> bool:
    return actor.may("direction.edit")


OBJECTIVES_OF_OURS = Source(_own_objectives, name=_in_its_document)

DOCUMENTS = Sheet(
    key="direction.documents",
    label=_("Styrande dokument"),
    nouns=(_("dokument"), _("dokument")),
    capability="direction.read",
    rows=lambda actor: reads.count_objectives(reads.documents(actor)),
    default_order="title",
    page="direction:documents",
    url=lambda document: reverse("direction:document", args=[document.pk]),
    sources={"bodies": BODIES},
    changes={
        "change": through(
            acts.change_document,
            *("title", "body", "aliases", "purpose", "applies_to", "responsible", "responsible_function"),
            *("follow_up", "issued_by", "reference"),
            kind=DocumentKind,
            form=PlanForm,
        )
    },
    may_change=_may_edit,
    listed={"state": _("Status"), "valid": _("Giltighet")},
    columns=(
        _document("title", _("Titel"), shown=True, many=False),
        _document("kind", _("Sort"), choices=DocumentKind, shown=True),
        _document("body", _("Egen för"), of="bodies", shown=True),
        _document("form", _("Planens form"), choices=PlanForm),
        _document("responsible", _("Dokumentansvarig"), of="bodies"),
        _document("responsible_function", _("Dokumentansvarig funktion")),
        _document("reference", _("Diarienummer")),
        _document("applies_to", _("Gäller för")),
        _document("purpose", _("Syfte")),
        _document("follow_up", _("Uppföljning")),
        _document("issued_by", _("Beslutas av annan")),
        _document("aliases", _("Andra namn"), many=False),
        _document("published", _("Publicerat"), change=""),
        SheetColumn(
            key="objectives",
            label=_("Antal mål"),
            value=lambda document: document.objective_count,
            holds=Holds.NUMBER,
            order=["objective_count"],
            shown=True,
        ),
    ),
)


def move_objective(objective: Objective, new: Mapping[str, Any], *, by: Actor, at: datetime, why: str) -> None:
    """Move an objective under another one of its document, or on top."""
    acts.move_objective(objective=objective, version=objective.version, parent=new["parent"], by=by, at=at, why=why)


OBJECTIVES = Sheet(
    key="direction.objectives",
    label=_("Mål"),
    nouns=(_("mål"), _("mål")),
    capability="direction.read",
    rows=_own_objectives,
    default_order="title",
    url=lambda objective: reverse("direction:objective", args=[objective.pk]),
    sources={"objectives": OBJECTIVES_OF_OURS},
    changes={
        "change": through(acts.change_objective, "title", "aliases", "text", "present_state", "new_state", level=Level),
        "move": move_objective,
    },
    may_change=_may_edit,
    columns=(
        _objective("title", _("Mål"), shown=True, many=False),
        _objective("level", _("Nivå"), choices=Level, shown=True),
        SheetColumn(
            key="document",
            label=_("Dokument"),
            value=lambda objective: objective.document.title,
            order=[swedish("document__title"), "position"],
            shown=True,
        ),
        _objective("parent", _("Ligger under"), of="objectives", change="move", shown=True),
        _objective("text", _("Beskrivning")),
        _objective("present_state", _("Nuläge")),
        _objective("new_state", _("Nyläge")),
        _objective("aliases", _("Andra namn"), many=False),
    ),
)

STAGE_GOALS = Sheet(
    key="direction.stage_goals",
    label=_("Delmål"),
    nouns=(_("delmål"), _("delmål")),
    capability="direction.read",
    rows=lambda actor: (
        movement.stage_goals(actor)
        .filter(objective__document__organisation_id=actor.organisation_id)
        .select_related("objective__document")
    ),
    default_order="due",
    url=lambda stage: reverse("direction:objective", args=[stage.objective_id]),
    changes={"change": through(acts.change_stage_goal, "title", "due", "reached_on", "evidence", favours=Favours)},
    may_change=_may_edit,
    columns=(
        _stage("title", _("Delmål"), shown=True, many=False),
        SheetColumn(
            key="objective",
            label=_("Mål"),
            value=lambda stage: _in_its_document(stage.objective),
            order=[swedish("objective__title")],
            shown=True,
        ),
        _stage("due", _("Senast"), shown=True),
        _stage("favours", _("Sätter främst"), choices=Favours),
        _stage("reached_on", _("Nått"), shown=True),
        _stage("evidence", _("Så vet vi det"), many=False),
    ),
)

FINDINGS = Sheet(
    key="direction.findings",
    label=_("Fynd ur utvärderingar"),
    nouns=(_("fynd"), pgettext_lazy("flera", "fynd")),
    capability="direction.read",
    rows=lambda actor: evaluation.findings(actor).filter(document__organisation_id=actor.organisation_id),
    default_order="-on",
    url=lambda finding: reverse("direction:evaluation", args=[finding.document_id]),
    changes={
        "change": through(
            acts.change_finding, "on", "text", "objective", "known_from", kind=FindingKind, attained=Attained
        )
    },
    may_change=_may_edit,
    sources={"objectives": OBJECTIVES_OF_OURS},
    columns=(
        SheetColumn(
            key="document",
            label=_("Utvärderat dokument"),
            value=lambda finding: finding.document.title,
            order=[swedish("document__title")],
            shown=True,
        ),
        _finding("kind", _("Slag"), choices=FindingKind, shown=True),
        _finding("text", _("Vad utvärderingen visar"), shown=True, many=False),
        _finding("objective", _("Mål eller område"), of="objectives", shown=True),
        _finding("attained", _("Måluppfyllelse"), choices=Attained, shown=True),
        _finding("on", _("Utvärderat"), shown=True),
        _finding("known_from", _("Så vet vi det")),
        SheetColumn(key="answer", label=_("Så besvaras det"), value=lambda finding: finding.answer),
    ),
)

TERMS = Sheet(
    key="direction.terms",
    label=_("Ordlista"),
    nouns=(_("begrepp"), pgettext_lazy("flera", "begrepp")),
    capability="direction.read",
    rows=glossary.terms,
    default_order="term",
    page="direction:terms",
    url=lambda term: reverse("direction:term", args=[term.pk]),
    sources={"documents": Source(reads.documents)},
    changes={"change": through(acts.change_term, "term", "definition", "forms", "avoid", "document", "said_by")},
    may_change=lambda actor: rules.can_keep_terms(actor, actor.organisation_id),
    columns=(
        _term("term", _("Begrepp"), shown=True, many=False),
        _term("definition", _("Förklaring"), shown=True, many=False),
        _term("forms", _("Andra former"), many=False),
        _term("avoid", _("Undvik"), shown=True, many=False),
        _term("document", _("Källa"), of="documents", shown=True),
        _term("said_by", _("Förklaringen kommer från")),
    ),
)


def _with_plans(actor: Actor) -> Any:
    """The bodies, each with the plans of its own and of its administration that the actor may see."""
    plans = Prefetch("documents", local_plans.local_plans(actor), to_attr="own_plans")
    theirs = Prefetch("administration__documents", local_plans.local_plans(actor), to_attr="its_plans")
    return local_plans.planning_bodies(actor).prefetch_related(plans, theirs)


def _plans(body: Any) -> list[Document]:
    return [*body.own_plans, *(body.administration.its_plans if body.administration else ())]


LOCAL_PLANS = Sheet(
    key="direction.local_plans",
    label=_("Organ och deras planer"),
    nouns=(_("organ"), pgettext_lazy("flera", "organ")),
    capability="direction.read",
    rows=_with_plans,
    default_order="body",
    page="direction:local_plans",
    url=lambda body: reverse("people:body", args=[body.pk]),
    listed={"state": _("Status"), "above": _("Konkretiserar"), "asked": _("Uppföljning")},
    only_out=_("Raderna är organ. Planerna ändras i listan Styrande dokument, organen i listan Enheter."),
    columns=(
        SheetColumn(key="body", label=_("Organ"), value=lambda body: body.name, order=[swedish("name")], shown=True),
        _body("kind", _("Slag"), choices=BodyKind, shown=True),
        SheetColumn(
            key="plan",
            label=_("Plan"),
            value=lambda body: tuple(plan.title for plan in _plans(body)),
            holds=Holds.LINES,
            shown=True,
        ),
        SheetColumn(
            key="form",
            label=_("Form"),
            value=lambda body: tuple(str(plan.get_form_display()) for plan in _plans(body) if plan.form),
            holds=Holds.LINES,
            shown=True,
        ),
    ),
)

SHEETS = (DOCUMENTS, OBJECTIVES, STAGE_GOALS, FINDINGS, TERMS, LOCAL_PLANS)
