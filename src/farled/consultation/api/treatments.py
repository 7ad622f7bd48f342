"""Remarks and how they are treated over the API: the acts of the pages, through the pages' own forms."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, forms, rules
from farled.consultation.api.router import router
from farled.consultation.exchange import IN_TEXT
from farled.consultation.models import Consultation, Disposition, Remark, Theme, Treatment
from farled.consultation.reads import alike
from farled.consultation.reads import treatments as reads
from farled.consultation.states import Place
from farled.people.reads import Request, own_organisation
from farled.web.forms import EditForm, now
from farled.web.rest import (
    Asked,
    Listed,
    Reference,
    Row,
    Sent,
    Shape,
    address,
    one_of,
    pages,
    reference,
    said,
    saved,
    told,
    versioned,
)

REMARK, THEME, DISPOSITION = "api:consultation.remark", "api:consultation.theme", "api:consultation.disposition"


class TreatedShape(Shape):
    """How a remark is treated, for those who may see it."""

    id: int = told(_("Behandlingens id; flera synpunkter kan dela den"))
    version: int = versioned()
    theme: str = told(_("Tema"))
    disposition: str = told(_("Behandling; tom innan den är gjord"))
    changes_text: bool = told(_("Texten ändras"))
    answer: str = said(Treatment, "answer")
    refers_to: str = said(Treatment, "refers_to")
    passages: list[int] = told(_("Stycken som ändras, med deras id"))


class RemarkRow(Row):
    """A remark in the list."""

    consultation: str = told(_("Remissen"))
    body: str = told(_("Remissinstansen"))
    number: int = said(Remark, "number")
    place: Place = one_of(Place, _("Gäller"))
    passage: int | None = told(_("Stycket, med dess id"))
    text: str = said(Remark, "text")
    treatment: TreatedShape | None = told(_("Hur den behandlas, om du får se det"))


class RemarkShape(RemarkRow):
    """A remark with all it says. Its version is that of its treatment; 0 for those who may not see it."""

    version: int = versioned()
    quote: str = said(Remark, "quote")
    page: str = said(Remark, "page")
    appreciates: bool = said(Remark, "appreciates")
    answered_with: list[Reference] = told(_("Synpunkter som besvaras tillsammans med den"))


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


REMARKS = Listed(orders={"place": list(IN_TEXT)}, default="place", filters=forms.RemarkFilter)


@router.read(
    "/remarks/",
    summary=_("Synpunkter"),
    description=_("Synpunkterna att behandla, i textens ordning."),
    answer=pages(RemarkRow),
    asks=REMARKS,
)
def remarks(request: Request, asked: Asked) -> dict[str, Any]:
    """The remarks to treat."""
    rounds = list(reads.consultations(request.actor))
    rows = reads.to_treat(request.actor)
    return REMARKS.page(
        request,
        asked,
        rows,
        lambda found: _remarks(request, found),
        filterset=lambda: forms.remark_filter(request.actor, request.today, rounds, None),
    )


def _remarks(request: Request, rows: QuerySet[Remark]) -> list[dict[str, Any]]:
    found = list(rows.prefetch_related("treatment__changes"))
    return [_remark(one, one.treatment) for one in found]


def _remark(one: Remark, treatment: Treatment | None) -> dict[str, Any]:
    recipient = one.reply.recipient
    return {
        "id": one.pk,
        "url": address("consultation:remark", one.pk),
        "api": address(REMARK, one.pk),
        "consultation": recipient.consultation.title,
        "body": recipient.name,
        "number": one.number,
        "place": one.place,
        "passage": one.passage_id,
        "text": one.text,
        "treatment": _treated(treatment) if treatment else None,
    }


def _treated(row: Treatment) -> dict[str, Any]:
    return {
        "id": row.pk,
        "version": row.version,
        "theme": row.theme.name if row.theme else "",
        "disposition": row.disposition.name if row.disposition else "",
        "changes_text": bool(row.disposition and row.disposition.changes_text),
        "answer": row.answer,
        "refers_to": row.refers_to,
        "passages": sorted(each.passage_id for each in row.changes.all()),
    }


@router.read(
    "/remarks/{int:pk}/",
    summary=_("En synpunkt"),
    description=_("Vad synpunkten säger, vad den gäller och, när du får se det, hur den är behandlad."),
    answer=RemarkShape,
)
def remark(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One remark."""
    rows = reads.remarks(request.actor).select_related("reply__recipient__consultation")
    one: Remark = get_object_or_404(rows, pk=pk)
    treatment = reads.treatments(request.actor).filter(pk=one.treatment_id).first()
    together = [each for each in treatment.remarks.all() if each.pk != one.pk] if treatment else []
    return _remark(one, treatment) | {
        "version": treatment.version if treatment else 0,
        "quote": one.quote,
        "page": one.page,
        "appreciates": one.appreciates,
        "answered_with": [
            reference(REMARK, each.pk, f"{each.reply.recipient.name} {each.number}") for each in together
        ],
    }


def _opened(request: Request, pk: int) -> tuple[Remark, Treatment]:
    one: Remark = get_object_or_404(reads.to_treat(request.actor), pk=pk)
    row: Treatment = get_object_or_404(reads.treatments(request.actor), pk=one.treatment_id)
    rules.check_can_treat(request.actor, row.consultation)
    return one, row


def _saved(one: Remark, row: Treatment) -> dict[str, Any]:
    class Told:
        pk, version = one.pk, row.version

    return saved(Told, url=address("consultation:remark", one.pk), api=address(REMARK, one.pk))


@router.change(
    "/remarks/{int:pk}/",
    summary=_("Behandla en synpunkt"),
    description=_("Säger hur synpunkten, och de som besvaras med den, behandlas. Fält du inte skickar behålls."),
    form=forms.TreatForm,
)
def treat(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Treat a remark."""
    one, row = _opened(request, pk)
    data = sent.through(
        lambda data: forms.TreatForm(request.actor, request.today, [row], None, data, initial=reads.stored_of([row]))
    )
    (row,) = acts.treat(
        treatments=[row], version=data["version"], how=forms.how(data, whole=True), by=request.actor, at=request.now
    )
    return _saved(one, row)


@router.act(
    "/remarks/{int:pk}/group/",
    summary=_("Besvara tillsammans"),
    description=_("Besvarar synpunkten tillsammans med andra (others) om samma stycke, fråga eller tema."),
    form=forms.GroupForm,
)
def group(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer remarks together."""
    one, row = _opened(request, pk)
    near = [each.pk for each in alike.beside(one)]
    rows = reads.to_treat(request.actor).filter(pk__in=near)
    data = sent.through(lambda data: forms.GroupForm(rows, data))
    rules.check_seen(row, data["version"])
    together = {row.pk: row, **{each.treatment.pk: each.treatment for each in data["others"] if each.treatment}}
    first = acts.group(
        treatments=list(together.values()), version=reads.mark_of(together.values()), by=request.actor, at=request.now
    )
    return _saved(one, first)


@router.act(
    "/remarks/{int:pk}/ungroup/",
    summary=_("Besvara för sig"),
    description=_("Tar ut synpunkten ur dem den besvaras med. Den väntar sedan på en egen behandling."),
    form=EditForm,
)
def ungroup(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Answer a remark for itself."""
    one, _row = _opened(request, pk)
    own = acts.ungroup(remark=one, by=request.actor, at=request.now, **sent.through(EditForm))
    return _saved(one, own)


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
        "url": address("consultation:dispositions"),
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
    return saved(row, url=address("consultation:dispositions"), api=address(DISPOSITION, row.pk))


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
