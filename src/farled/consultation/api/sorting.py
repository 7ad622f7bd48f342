"""The themes of a consultation and what treatments can come to, over the API."""

from collections.abc import Iterable
from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, forms, rules
from farled.consultation.api.router import router
from farled.consultation.models import Consultation, Disposition, Theme
from farled.consultation.reads import treatments as reads
from farled.people.reads import Request, own_organisation
from farled.web.forms import EditForm, now
from farled.web.rest import Asked, Listed, Row, Sent, address, pages, said, saved, versioned

THEME, DISPOSITION = "api:consultation.theme", "api:consultation.disposition"


class ThemeRow(Row):
    """A theme."""

    version: int = versioned()
    name: str = said(Theme, "name")
    reflection: str = said(Theme, "reflection")
    position: int = said(Theme, "position")


class DispositionRow(Row):
    """What a treatment can come to."""

    version: int = versioned()
    name: str = said(Disposition, "name")
    meaning: str = said(Disposition, "meaning")
    changes_text: bool = said(Disposition, "changes_text")
    in_use: bool = said(Disposition, "in_use")
    position: int = said(Disposition, "position")


# --- Themes -----------------------------------------------------------------------------------------------------------


def _consultation(request: Request, pk: int) -> Consultation:
    found: Consultation = get_object_or_404(reads.consultations(request.actor), pk=pk)
    return found


def _theme_row(row: Theme) -> dict[str, Any]:
    return {
        "id": row.pk,
        "url": address("consultation:treatment", row.consultation_id),
        "api": address(THEME, row.pk),
        **{name: getattr(row, name) for name in ("version", "name", "reflection", "position")},
    }


def _theme_rows(rows: Iterable[Theme]) -> list[dict[str, Any]]:
    return [_theme_row(row) for row in rows]


THEMES = Listed(orders={"position": ["position"]}, default="position")


@router.read(
    "/consultations/{int:pk}/themes/",
    summary=_("Teman i en remiss"),
    description=_("De ämnen som synpunkterna sorteras under, med hur varje tema möts."),
    answer=pages(ThemeRow),
    asks=THEMES,
)
def themes(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """A consultation's themes."""
    row = _consultation(request, pk)
    return THEMES.page(request, asked, reads.themes(request.actor).filter(consultation=row), _theme_rows)


@router.read("/themes/{int:pk}/", summary=_("Ett tema"), description=_("Temat och hur det möts."), answer=ThemeRow)
def theme(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One theme."""
    return _theme_row(get_object_or_404(reads.themes(request.actor), pk=pk))


def _saved_theme(row: Theme) -> dict[str, Any]:
    return saved(row, url=address("consultation:treatment", row.consultation_id), api=address(THEME, row.pk))


@router.add(
    "/consultations/{int:pk}/themes/",
    summary=_("Lägg till ett tema"),
    description=_("Lägger till ett ämne att sortera synpunkter under."),
    form=forms.ThemeForm,
)
def add_theme(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add a theme."""
    row = _consultation(request, pk)
    rules.check_can_treat(request.actor, row)
    data = sent.through(forms.ThemeForm)
    return _saved_theme(acts.add_theme(consultation=row, by=request.actor, at=request.now, **data))


@router.change(
    "/themes/{int:pk}/",
    summary=_("Ändra ett tema"),
    description=_("Ändrar namn, plats eller hur temat möts. Fält du inte skickar behålls."),
    form=forms.ChangeThemeForm,
)
def change_theme(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a theme."""
    row: Theme = get_object_or_404(reads.themes(request.actor), pk=pk)
    rules.check_can_treat(request.actor, row.consultation)
    form = forms.ChangeThemeForm
    data = sent.through(lambda data: form(data, initial=now(row, form)))
    return _saved_theme(acts.change_theme(theme=row, by=request.actor, at=request.now, **data))


@router.remove(
    "/themes/{int:pk}/",
    summary=_("Ta bort ett tema"),
    description=_("Tar bort ett tema som ingen synpunkt är sorterad under."),
    form=EditForm,
)
def remove_theme(request: Request, sent: Sent, pk: int) -> None:
    """Take away a theme."""
    row: Theme = get_object_or_404(reads.themes(request.actor), pk=pk)
    rules.check_can_treat(request.actor, row.consultation)
    acts.remove_theme(theme=row, by=request.actor, at=request.now, **sent.through(EditForm))


# --- Dispositions -----------------------------------------------------------------------------------------------------


def _disposition_row(row: Disposition) -> dict[str, Any]:
    names = ("version", "name", "meaning", "changes_text", "in_use", "position")
    return {
        "id": row.pk,
        "url": reverse("consultation:dispositions"),
        "api": address(DISPOSITION, row.pk),
        **{name: getattr(row, name) for name in names},
    }


DISPOSITIONS = Listed(orders={"position": ["position"]}, default="position")


@router.read(
    "/dispositions/",
    summary=_("Behandlingar"),
    description=_("Vad en synpunkt kan leda till, med organisationens egna ord."),
    answer=pages(DispositionRow),
    asks=DISPOSITIONS,
)
def dispositions(request: Request, asked: Asked) -> dict[str, Any]:
    """What treatments can come to."""
    rows = reads.dispositions(request.actor)
    return DISPOSITIONS.page(request, asked, rows, lambda found: [_disposition_row(row) for row in found])


@router.read(
    "/dispositions/{int:pk}/",
    summary=_("En behandling"),
    description=_("Vad behandlingen heter och innebär."),
    answer=DispositionRow,
)
def disposition(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One disposition."""
    return _disposition_row(get_object_or_404(reads.dispositions(request.actor), pk=pk))


def _saved_disposition(row: Disposition) -> dict[str, Any]:
    return saved(row, url=reverse("consultation:dispositions"), api=address(DISPOSITION, row.pk))


@router.add(
    "/dispositions/",
    summary=_("Lägg till en behandling"),
    description=_("Lägger till något som en synpunkt kan leda till."),
    form=forms.DispositionForm,
)
def add_disposition(request: Request, sent: Sent) -> dict[str, Any]:
    """Add a disposition."""
    organisation, data = own_organisation(request.actor), sent.through(forms.DispositionForm)
    return _saved_disposition(acts.add_disposition(organisation=organisation, by=request.actor, at=request.now, **data))


@router.change(
    "/dispositions/{int:pk}/",
    summary=_("Ändra en behandling"),
    description=_("Ändrar ord och plats, eller tar den ur bruk. Fält du inte skickar behålls."),
    form=forms.ChangeDispositionForm,
)
def change_disposition(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a disposition."""
    row: Disposition = get_object_or_404(reads.dispositions(request.actor), pk=pk)
    form = forms.ChangeDispositionForm
    data = sent.through(lambda data: form(data, initial=now(row, form)))
    return _saved_disposition(acts.change_disposition(disposition=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/show-treatment/",
    summary=_("Visa behandlingen"),
    description=_("Bestämmer om alla i organisationen ser hur synpunkterna behandlas (shown)."),
    form=forms.ShowForm,
)
def show_treatment(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Show or hide the treatment."""
    row = _consultation(request, pk)
    rules.check_may_treat(request.actor, row)
    row = acts.show_treatment(consultation=row, by=request.actor, at=request.now, **sent.through(forms.ShowForm))
    return saved(row, url=address("consultation:treatment", row.pk), api=address(DISPOSITION, row.pk))
