"""Criteria and scores over the API."""

from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Request
from farled.portfolio import acts
from farled.portfolio.api.applications import APPLICATION
from farled.portfolio.api.room import router
from farled.portfolio.forms import scoring as forms
from farled.portfolio.models import MOST_POINTS, Application, Criterion
from farled.portfolio.reads import applying
from farled.portfolio.reads import scores as reads
from farled.portfolio.rules import scoring as rules
from farled.portfolio.states import CriterionDirection
from farled.web.forms import choose, now
from farled.web.rest import Asked, Listed, Row, Rows, Sent, address, one_of, pages, said, saved, versioned

CRITERION = "api:portfolio.criterion"


class ScoringCriterionRow(Row):
    """A criterion in the list."""

    name: str = said(Criterion, "name")
    group: str = said(Criterion, "group")
    category: str = said(Criterion, "category")
    direction: CriterionDirection = one_of(CriterionDirection, _("Riktning"))
    weight: int = said(Criterion, "weight")
    retired: bool = said(Criterion, "retired")


class ScoringCriterionShape(ScoringCriterionRow):
    """A criterion with all it says."""

    version: int = versioned()
    help: str = said(Criterion, "help")
    scale_low: str = said(Criterion, "scale_low")
    scale_high: str = said(Criterion, "scale_high")
    position: int = said(Criterion, "position")
    source: str = said(Criterion, "source")


CRITERIA = Listed(
    filters=forms.CriterionFilter, orders={"group": ["group__name", "position"], "name": ["name"]}, default="group"
)


@router.read(
    "/criteria/",
    summary=_("Kriterier"),
    description=_("Vad grupperna poängsätter efter."),
    answer=pages(ScoringCriterionRow),
    asks=CRITERIA,
)
def criteria(request: Request, asked: Asked) -> dict[str, Any]:
    """Every criterion."""
    return CRITERIA.page(request, asked, reads.criteria(request.actor), lambda rows: [_row(one) for one in rows])


def _row(row: Criterion) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("portfolio:criterion", row.pk),
        "api": address(CRITERION, row.pk),
        "group": row.group.name,
        **{name: getattr(row, name) for name in ("name", "category", "direction", "weight", "retired")},
    }


@router.read(
    "/criteria/{int:pk}/",
    summary=_("Ett kriterium"),
    description=_("Allt som står om det."),
    answer=ScoringCriterionShape,
)
def criterion(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One criterion."""
    one = _criterion(request, pk)
    names = ("version", "help", "scale_low", "scale_high", "position", "source")
    return {**_row(one), **{name: getattr(one, name) for name in names}}


def _criterion(request: Request, pk: int) -> Criterion:
    found: Criterion = get_object_or_404(reads.criteria(request.actor), pk=pk)
    return found


def _saved(row: Criterion) -> dict[str, Any]:
    return saved(row, url=address("portfolio:criterion", row.pk), api=address(CRITERION, row.pk))


@router.add(
    "/criteria/",
    summary=_("Lägg till ett kriterium"),
    description=_("Ger en grupp ett kriterium att poängsätta efter."),
    form=forms.AddCriterionForm,
)
def add_criterion(request: Request, sent: Sent) -> dict[str, Any]:
    """Give a group a criterion."""
    data = sent.through(lambda data: forms.AddCriterionForm(request.actor, data))
    return _saved(
        acts.add_criterion(group=data["group"], content=forms.measure(data), by=request.actor, at=request.now)
    )


@router.change(
    "/criteria/{int:pk}/",
    summary=_("Ändra kriteriet"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeCriterionForm,
)
def change_criterion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a criterion."""
    one = _criterion(request, pk)
    rules.check_can_keep_criteria(request.actor, one.organisation_id)
    initial = now(one, forms.ChangeCriterionForm)
    data = sent.through(lambda data: forms.ChangeCriterionForm(data, initial=initial))
    return _saved(
        acts.change_criterion(
            criterion=one,
            version=data["version"],
            content=forms.measure(data),
            by=request.actor,
            at=request.now,
            why=data["why"],
        )
    )


@router.act(
    "/criteria/{int:pk}/retire/",
    summary=_("Sluta använda kriteriet"),
    description=_("Det som är poängsatt står kvar."),
    form=forms.RetireForm,
)
def retire_criterion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Score by it no more."""
    one = _criterion(request, pk)
    rules.check_can_keep_criteria(request.actor, one.organisation_id)
    data = sent.through(forms.RetireForm)
    return _saved(acts.retire_criterion(criterion=one, by=request.actor, at=request.now, **data))


# --- Scoring ----------------------------------------------------------------------------------------------------------


class GroupForm(django_forms.Form):
    """Which group scores."""

    group: "django_forms.ModelChoiceField[Any]" = django_forms.ModelChoiceField(label=_("Grupp"), queryset=None)

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "group", reads.groups(actor))


SCORES = Rows(
    "scores",
    {
        "criterion": django_forms.IntegerField(label=_("Kriteriets id"), min_value=1),
        "points": django_forms.IntegerField(label=_("Poäng, 1 till 5"), min_value=1, max_value=MOST_POINTS),
        "why": django_forms.CharField(label=_("Därför"), max_length=500, required=False),
    },
    ("criterion", "points"),
    _("Poäng för vart och ett av gruppens kriterier"),
)


def _scored(request: Request, pk: int) -> Application:
    found: Application = get_object_or_404(applying.applications(request.actor), pk=pk)
    rules.check_can_score(request.actor, found, aside=reads.aside_of(request.actor, found))
    return found


def _saved_scored(one: Application) -> dict[str, Any]:
    return saved(one, url=address("portfolio:application", one.pk), api=address(APPLICATION, one.pk))


def _given(request: Request, sent: Sent) -> dict[str, Any]:
    """The group, and the points by criterion."""
    rows = sent.values.get("scores", [])
    group = Sent({name: value for name, value in sent.values.items() if name != "scores"}).through(
        lambda data: GroupForm(request.actor, data)
    )["group"]
    given = {row["criterion"]: acts.Given(row["points"], row.get("why", "")) for row in rows}
    return {"group": group, "given": given}


@router.act(
    "/applications/{int:pk}/score/",
    summary=_("Sätt egna poäng"),
    description=_("Ingen annan ser dem innan gruppen poängsätter gemensamt."),
    form=GroupForm,
    rows=(SCORES,),
)
def score(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Score alone."""
    one = _scored(request, pk)
    acts.score(application=one, by=request.actor, at=request.now, **_given(request, sent))
    return _saved_scored(one)


@router.act(
    "/applications/{int:pk}/open-scoring/",
    summary=_("Poängsätt gemensamt"),
    description=_("Gruppen ser allas poäng, och ingen kan ändra sina egna."),
    form=GroupForm,
)
def open_scoring(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Begin scoring together."""
    one = _scored(request, pk)
    data = sent.through(lambda data: GroupForm(request.actor, data))
    acts.open_scoring(application=one, by=request.actor, at=request.now, **data)
    return _saved_scored(one)


@router.act(
    "/applications/{int:pk}/score-together/",
    summary=_("Gemensamma poäng"),
    description=_("Vad gruppen enades om, med skäl där det avviker från de egna poängen."),
    form=GroupForm,
    rows=(SCORES,),
)
def score_together(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write down what the group agreed on."""
    one = _scored(request, pk)
    acts.score_together(application=one, by=request.actor, at=request.now, **_given(request, sent))
    return _saved_scored(one)


@router.act(
    "/applications/{int:pk}/stand-aside/",
    summary=_("Anmäl jäv"),
    description=_("Du deltar inte i ansökan. Skälet läses av gruppen."),
    form=forms.AsideForm,
)
def stand_aside(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take no part in an application."""
    one: Application = get_object_or_404(applying.applications(request.actor), pk=pk)
    acts.stand_aside(application=one, by=request.actor, at=request.now, **sent.through(forms.AsideForm))
    return _saved_scored(one)
