"""What the figures of documents, local plans and the road map rest on."""

from collections.abc import Mapping
from functools import partial

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction import reads
from farled.direction.figures import local_plans, road_map
from farled.direction.models import Document
from farled.direction.reads import local_plans as plans
from farled.direction.reads import movement
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question
from farled.web.signs import Kind

LABELS: Mapping[str, str | Promise] = {
    "covered": gettext_lazy("mål som någon bidrar till"),
    "bodies": gettext_lazy("organ bidrar"),
    "planless": gettext_lazy("organ utan egen plan som gäller"),
}
HOWS: Mapping[str, str | Promise] = {
    "covered": gettext_lazy(
        "Ett mål räknas när minst ett organ har ett eget mål som härleds ur det, eller leder en aktivitet eller insats "
        "för det som inte har utgått."
    ),
    "bodies": gettext_lazy(
        "Organ som bidrar till minst ett av målen, av alla nämnder, styrelser, bolag och kommuner. "
        "Vad en förvaltning gör räknas till dess nämnd."
    ),
    "planless": gettext_lazy("Organ som ska ha en lokal plan men inte har någon som är beslutad och gäller i dag."),
}


def _document(question: Question) -> Document | None:
    return reads.documents(question.actor).filter(pk=question.ref("document")).first()


def objectives(question: Question) -> Explanation | None:
    """How many objectives a document holds."""
    document = _document(question)
    if document is None:
        return None
    return Explanation(
        label=_("mål"),
        how=_("Alla mål som står i dokumentet, på alla nivåer."),
        heads=(_("Nivå"),),
        rows=[
            Input(row.title, reverse("direction:objective", args=[row.pk]), (str(row.get_level_display()),))
            for row in reads.objectives_of(document)
        ],
        place=(document.title, reverse("direction:document", args=[document.pk])),
        on=question.on,
    )


def matrix(name: str, question: Question) -> Explanation | None:
    """How many objectives somebody contributes to, how many bodies contribute, and how many have no plan."""
    document = _document(question)
    if document is None:
        return None
    found = local_plans.matrix(document, question.actor, question.on)
    gaps, silent, planless = found.gaps, found.silent, found.without_plan
    rows = (
        [
            Input(
                row.objective.title,
                reverse("direction:objective", args=[row.objective.pk]),
                (", ".join(column.body.name for column, _cell in row.given),),
                amount=int(row not in gaps),
            )
            for row in found.rows
        ]
        if name == "covered"
        else [
            _column(column, amount=int(column in planless if name == "planless" else column not in silent))
            for column in found.columns
        ]
    )
    return Explanation(
        label=LABELS[name],
        how=HOWS[name],
        heads=(_("De som bidrar"),) if name == "covered" else (_("Plan"), _("Bidrar till mål")),
        rows=rows,
        form=Form.NUMBER if name == "planless" else Form.OF_TOTAL,
        place=(_("Vem bidrar till målen?"), reverse("direction:contributions", args=[document.pk])),
        on=question.on,
    )


def _column(column: local_plans.Column, *, amount: int) -> Input:
    stand = column.held.stand
    plan = str(stand.tag[1]) if stand else _("ingen plan")
    page = reverse("people:body", args=[column.body.pk])
    return Input(column.body.name, page, (plan, formats.number(column.reached)), amount=amount)


def reached(question: Question) -> Explanation | None:
    """To how many of a document's objectives one body contributes."""
    document = _document(question)
    found = local_plans.matrix(document, question.actor, question.on) if document else None
    column = next((each for each in found.columns if each.body.pk == question.ref("body")), None) if found else None
    if document is None or found is None or column is None:
        return None
    given = {row.objective.pk: cell for row in found.rows for each, cell in row.cells if each is column}
    return Explanation(
        label=_("mål som %(body)s bidrar till") % {"body": column.body.name},
        how=HOWS["covered"],
        heads=(_("Med vad"),),
        rows=[
            Input(
                row.objective.title,
                reverse("direction:objective", args=[row.objective.pk]),
                (", ".join(each.title for each in given[row.objective.pk]),),
                amount=int(bool(given[row.objective.pk])),
            )
            for row in found.rows
        ],
        place=(_("Vem bidrar till målen?"), reverse("direction:contributions", args=[document.pk])),
        on=question.on,
    )


def with_plan(question: Question) -> Explanation:
    """How many bodies have a plan that is decided and holds."""
    held = local_plans.plans_by_body(question.actor, question.on)
    rows = []
    for body in plans.planning_bodies(question.actor):
        one = held.get(body.pk, local_plans.NOTHING)
        facts = (one.plan.title if one.plan else "", str(one.stand.tag[1]) if one.stand else "")
        rows.append(Input(body.name, reverse("people:body", args=[body.pk]), facts, amount=int(one.holds)))
    return Explanation(
        label=_("har en beslutad plan som gäller"),
        how=_("Organ som har en egen plan som är beslutad och gäller i dag, av alla som ska ha en."),
        heads=(_("Plan"), _("Status")),
        rows=rows,
        form=Form.OF_TOTAL,
        place=(_("Vem har en plan?"), reverse("direction:local_plans")),
        on=question.on,
    )


def stages(question: Question, *, reached: bool) -> Explanation | None:
    """How many stages of a document's objectives are due in a year, or reached of them."""
    document = reads.documents_in_sight(question.actor).filter(pk=question.ref("document")).first()
    if document is None:
        return None
    aims = {one.pk: one for one in reads.objectives_of(document)}
    year = question.ref("year")
    rows = [row for row in movement.stages_on_the_way(aims) if row.due.year == year]
    return Explanation(
        label=_("nådda delmål %(year)s") % {"year": year} if reached else _("delmål %(year)s") % {"year": year},
        how=_("Delmål vars sista dag infaller under året och som är nådda.")
        if reached
        else _("Delmål vars sista dag infaller under året."),
        heads=(_("Mål"), _("Senast"), _("Läge")),
        rows=[
            Input(
                row.title,
                reverse("direction:objective", args=[row.objective_id]),
                (aims[row.objective_id].title, formats.day(row.due), str(road_map.state(row, question.on)[1])),
                amount=int(not reached or road_map.state(row, question.on)[0] is Kind.GOOD),
            )
            for row in rows
        ],
        place=(_("Färdplan"), reverse("direction:road_map", args=[document.pk])),
        on=question.on,
    )


_kind = partial(FigureKind, capability="direction.read", dated=False)
_one, _year = ("document",), ("document", "year")
KINDS: Mapping[str, FigureKind] = {
    "direction.objectives": _kind(gettext_lazy("mål i ett dokument"), explain=objectives, takes=_one),
    **{f"direction.{name}": _kind(label, explain=partial(matrix, name), takes=_one) for name, label in LABELS.items()},
    "direction.reached": _kind(gettext_lazy("mål som ett organ når"), explain=reached, takes=("document", "body")),
    "direction.with_plan": _kind(gettext_lazy("organ med en plan som gäller"), explain=with_plan),
    "direction.stages": _kind(gettext_lazy("delmål ett år"), explain=partial(stages, reached=False), takes=_year),
    "direction.stages_reached": _kind(
        gettext_lazy("nådda delmål ett år"), explain=partial(stages, reached=True), takes=_year
    ),
}
