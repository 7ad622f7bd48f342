"""Data sets and the keeping plan over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Request, own_organisation
from farled.systems import acts, reads, rules
from farled.systems.api.systems import BODY, SYSTEM, router
from farled.systems.forms import information as forms
from farled.systems.models import DataSet, KeepingRule
from farled.systems.states import Harm, Keeping, Sharing
from farled.web.forms import now
from farled.web.lists import swedish
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

DATA_SET, RULE = "api:systems.data_set", "api:systems.keeping_rule"


def named(route: str, row: Any) -> Any:
    """A reference to a row, if there is one."""
    return reference(route, row.pk, str(row)) if row else None


# --- Data sets --------------------------------------------------------------------------------------------------------


class DataSetRow(Row):
    """A data set in the list."""

    name: str = said(DataSet, "name")
    owner: Reference | None = said(DataSet, "owner")
    system: Reference | None = said(DataSet, "system")
    sharing: Sharing = one_of(Sharing, _("Delning"))
    interface: str = said(DataSet, "interface")


class DataSetShape(DataSetRow):
    """A data set with all it says."""

    version: int = versioned()
    definition: str = said(DataSet, "definition")
    security: Harm | None = one_of(Harm, _("Säkerhetsnivå"))
    model: str = said(DataSet, "model")
    quality: str = said(DataSet, "quality")
    source: str = said(DataSet, "source")


DATA_SETS = Listed(
    orders={"name": [swedish("name")], "owner": [swedish("owner__name"), "name"]},
    default="name",
    filters=forms.DataSetFilter,
)


@router.read(
    "/data-sets/",
    summary=_("Datamängder"),
    description=_("Datamängderna med informationsägare och vem som får använda dem."),
    answer=pages(DataSetRow),
    asks=DATA_SETS,
)
def data_sets(request: Request, asked: Asked) -> dict[str, Any]:
    """Every data set."""
    return DATA_SETS.page(request, asked, reads.data_sets(request.actor), _data_sets)


def _data_sets(rows: Iterable[DataSet]) -> list[dict[str, Any]]:
    return [_data_set(row) for row in rows]


def _data_set(row: DataSet) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:data_set", row.pk),
        "api": address(DATA_SET, row.pk),
        "name": row.name,
        "owner": named(BODY, row.owner),
        "system": named(SYSTEM, row.system),
        "sharing": row.sharing,
        "interface": row.interface,
    }


@router.read(
    "/data-sets/{int:pk}/",
    summary=_("En datamängd"),
    description=_("Vad datamängden innehåller, vems den är och hur bra den är."),
    answer=DataSetShape,
)
def data_set(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One data set."""
    one = _one(request, pk)
    more = ("version", "definition", "model", "quality", "source")
    secrets = rules.reads_secrets(request.actor, one.organisation_id)
    said = {name: getattr(one, name) for name in more}
    return _data_set(one) | said | {"security": one.security if secrets else None}


def _one(request: Request, pk: int) -> DataSet:
    found: DataSet = get_object_or_404(reads.data_sets(request.actor), pk=pk)
    return found


def _kept(request: Request, pk: int) -> DataSet:
    found = _one(request, pk)
    rules.check_can_keep_data_set(request.actor, found)
    return found


def _saved(row: DataSet) -> dict[str, Any]:
    return saved(row, url=address("systems:data_set", row.pk), api=address(DATA_SET, row.pk))


@router.add(
    "/data-sets/",
    summary=_("Registrera en datamängd"),
    description=_("Utan informationsägare räknas den bland dem som saknar ägare."),
    form=forms.DataSetForm,
)
def register_data_set(request: Request, sent: Sent) -> dict[str, Any]:
    """Register a data set."""
    content = acts.DataSetContent(**sent.through(lambda data: forms.DataSetForm(request.actor, data)))
    organisation = own_organisation(request.actor)
    return _saved(acts.register_data_set(organisation=organisation, content=content, by=request.actor, at=request.now))


@router.change(
    "/data-sets/{int:pk}/",
    summary=_("Ändra en datamängd"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeDataSetForm,
)
def change_data_set(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a data set says, or whose it is."""
    one, form = _kept(request, pk), forms.ChangeDataSetForm
    data = sent.through(lambda data: form(request.actor, data, initial=now(one, form)))
    version, why = data.pop("version"), data.pop("why")
    return _saved(
        acts.change_data_set(
            data_set=one,
            version=version,
            content=acts.content_of(one, data),
            by=request.actor,
            at=request.now,
            why=why,
        )
    )


@router.remove(
    "/data-sets/{int:pk}/",
    summary=_("Ta bort en datamängd"),
    description=_("Den försvinner ur registret. Vad som stod finns kvar i historiken."),
    form=forms.WhyForm,
)
def remove_data_set(request: Request, sent: Sent, pk: int) -> None:
    """Take away a data set."""
    acts.remove_data_set(data_set=_kept(request, pk), by=request.actor, at=request.now, **sent.through(forms.WhyForm))


# --- The keeping plan -------------------------------------------------------------------------------------------------


class KeepingRow(Row):
    """A rule of the keeping plan."""

    what: str = said(KeepingRule, "what")
    data_set: Reference | None = said(KeepingRule, "data_set")
    system: Reference | None = said(KeepingRule, "system")
    keeping: Keeping = one_of(Keeping, _("Bevaras eller gallras"))
    years: int | None = told(_("Efter hur många år det gallras"))
    ground: str = said(KeepingRule, "ground")
    source: str = said(KeepingRule, "source")


class KeepingShape(KeepingRow):
    """A rule with its version."""

    version: int = versioned()


RULES = Listed(
    orders={"what": [swedish("what")], "about": [swedish("data_set__name"), swedish("system__name"), "what"]},
    default="about",
    filters=forms.KeepingFilter,
)


@router.read(
    "/keeping/",
    summary=_("Bevarandeplan"),
    description=_("Vad som bevaras och gallras, när och med vilket stöd."),
    answer=pages(KeepingRow),
    asks=RULES,
)
def keeping(request: Request, asked: Asked) -> dict[str, Any]:
    """The keeping plan."""
    return RULES.page(request, asked, reads.keeping_rules(request.actor), _rules)


def _rules(rows: Iterable[KeepingRule]) -> list[dict[str, Any]]:
    return [_rule(row) for row in rows]


def _rule(row: KeepingRule) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("systems:keeping_rule", row.pk),
        "api": address(RULE, row.pk),
        "data_set": named(DATA_SET, row.data_set),
        "system": named(SYSTEM, row.system),
        **{name: getattr(row, name) for name in ("what", "keeping", "years", "ground", "source")},
    }


@router.read(
    "/keeping/{int:pk}/",
    summary=_("En rad i bevarandeplanen"),
    description=_("Vad raden gäller och vad som ska hända."),
    answer=KeepingShape,
)
def keeping_rule(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One rule."""
    one: KeepingRule = get_object_or_404(reads.keeping_rules(request.actor), pk=pk)
    return _rule(one) | {"version": one.version}


def _kept_rule(request: Request, pk: int) -> KeepingRule:
    found: KeepingRule = get_object_or_404(reads.keeping_rules(request.actor), pk=pk)
    rules.check_can_keep_rule(request.actor, found)
    return found


def _saved_rule(row: KeepingRule) -> dict[str, Any]:
    return saved(row, url=address("systems:keeping_rule", row.pk), api=address(RULE, row.pk))


@router.add(
    "/keeping/",
    summary=_("Lägg till i bevarandeplanen"),
    description=_("En rad gäller antingen ett system eller en datamängd."),
    form=forms.KeepingForm,
)
def add_keeping_rule(request: Request, sent: Sent) -> dict[str, Any]:
    """Add a rule to the keeping plan."""
    content = acts.KeepingContent(**sent.through(lambda data: forms.KeepingForm(request.actor, data)))
    organisation = own_organisation(request.actor)
    return _saved_rule(
        acts.add_keeping_rule(organisation=organisation, content=content, by=request.actor, at=request.now)
    )


@router.change(
    "/keeping/{int:pk}/",
    summary=_("Ändra en rad i bevarandeplanen"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeKeepingForm,
)
def change_keeping_rule(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a rule."""
    one, form = _kept_rule(request, pk), forms.ChangeKeepingForm
    data = sent.through(lambda data: form(request.actor, data, initial=now(one, form)))
    version, why = data.pop("version"), data.pop("why")
    return _saved_rule(
        acts.change_keeping_rule(
            rule=one, version=version, content=acts.KeepingContent(**data), by=request.actor, at=request.now, why=why
        )
    )


@router.remove(
    "/keeping/{int:pk}/",
    summary=_("Ta bort en rad ur bevarandeplanen"),
    description=_("Vad som stod finns kvar i historiken."),
    form=forms.WhyForm,
)
def remove_keeping_rule(request: Request, sent: Sent, pk: int) -> None:
    """Take a rule out of the keeping plan."""
    acts.remove_keeping_rule(
        rule=_kept_rule(request, pk), by=request.actor, at=request.now, **sent.through(forms.WhyForm)
    )
