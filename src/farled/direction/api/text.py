"""The text of a version over the API: read in passages, written, and compared."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from farled.direction import acts
from farled.direction.api.documents import router
from farled.direction.api.writing import saved_objective
from farled.direction.forms import SureForm
from farled.direction.forms.fields import why_field
from farled.direction.forms.text import (
    AddPassagesForm,
    MovePassageForm,
    PassageForm,
    SamePassageForm,
    TiePassagesForm,
    WriteLackingTextForm,
    WriteTextForm,
)
from farled.direction.models import DocumentVersion, Wording
from farled.direction.reads import text as reads
from farled.direction.reads.gone import to_choose_among
from farled.direction.reads.text import Changed, Placed
from farled.direction.states import VersionState, WordingKind
from farled.direction.views.asking import own_objective, own_version, own_wording, version_with_text
from farled.methods.passages import Nature, written
from farled.people.reads import Request
from farled.web.rest import Asked, Asks, Sent, Shape, address, number, one_of, said, saved, told, versioned

TEXT, WORDING = "api:direction.text", "api:direction.wording"


class TextPassageShape(Shape):
    """A passage of a text."""

    id: int = told(_("Textställets id, detsamma i alla versioner"))
    number: int = told(_("Textställets nummer i dokumentet, som aldrig används igen"))
    api: str = told(_("Adress i API:et"))
    label: str = told(_("Beteckning i den här versionen, till exempel 3.2 st. 4"))
    kind: WordingKind = one_of(WordingKind, _("Slag"))
    level: int = said(Wording, "level")
    text: str = said(Wording, "text")
    plain: str = said(Wording, "plain")


class WordingShape(TextPassageShape):
    """A passage with what a change of it needs."""

    version: int = versioned()
    merge_version: int = told(_("Det som ska stå i If-Match när det slås ihop med nästa"))


class TextShape(Shape):
    """The text of a version of a document."""

    version: int = versioned()
    document: str = told(_("Dokumentets titel"))
    number: int = said(DocumentVersion, "number")
    state: VersionState = one_of(VersionState, _("Status"))
    text: str = told(_("Hela texten, med rubriker, listor och tabeller som de skrivs på sidan"))
    passages: list[TextPassageShape] = told(_("Textställena i ordning"))


class PieceShape(Shape):
    """Some words with the same fate."""

    fate: str = told(_("Kvar, borttaget eller tillagt"))
    text: str = told(_("Orden"))


class TextChangeShape(Shape):
    """What became of a passage."""

    natures: list[str] = told(format_lazy("{}: {}", _("Vad som hänt"), ", ".join(Nature)))
    label: str = told(_("Beteckning i den senare versionen, eller i den tidigare för det som är borttaget"))
    before: list[TextPassageShape] = told(_("De textställen det kommer från"))
    after: TextPassageShape | None = told(_("Så lyder det i den senare versionen"))
    pieces: list[PieceShape] = told(_("Orden som är kvar, borttagna och tillagda"))


class TextChangesShape(Shape):
    """What changed between two versions."""

    since: int = told(_("Den tidigare versionens nummer"))
    number: int = told(_("Den senare versionens nummer"))
    changes: list[TextChangeShape] = told(_("De textställen som inte är som de var"))


def _passage(each: Placed) -> dict[str, Any]:
    row = each.wording
    return {
        "id": row.passage_id,
        "number": row.passage.number,
        "api": address(WORDING, row.pk),
        "label": each.label,
        "kind": row.kind,
        "level": row.level,
        "text": row.text,
        "plain": row.plain,
    }


def _change(each: Changed) -> dict[str, Any]:
    return {
        "natures": sorted(nature.value for nature in each.natures),
        "label": each.placed.label,
        "before": [_passage(one) for one in each.before],
        "after": _passage(each.after) if each.after else None,
        "pieces": [{"fate": piece.fate.value, "text": piece.text} for piece in each.pieces],
    }


@router.read(
    "/versions/{int:pk}/text/",
    summary=_("Texten i en version"),
    description=_("Versionens text i textställen, vart och ett med den beteckning man pekar på det med."),
    answer=TextShape,
)
def text(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """A version's text."""
    version = version_with_text(request, pk)
    rows = reads.text_of(version)
    return {
        "version": reads.mark_of(each.wording for each in rows),
        "document": version.document.title,
        "number": version.number,
        "state": version.state,
        "text": written(each.block for each in rows),
        "passages": [_passage(each) for each in rows],
    }


@router.read(
    "/versions/{int:pk}/changes/",
    summary=_("Vad som har ändrats till en version"),
    description=_(
        "Jämför med en tidigare version, stycke för stycke och ord för ord; med den närmast före om inget anges."
    ),
    answer=TextChangesShape,
    asks=Asks(number("since", _("Id för den tidigare versionen"))),
)
def changes(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """What changed to a version from an earlier one."""
    version = version_with_text(request, pk)
    earlier = reads.earlier_than(version, request.actor)
    since = get_object_or_404(earlier, pk=asked["since"]) if "since" in asked else earlier.first()
    if since is None:
        raise Http404
    found = reads.differences(since, version)
    return {"since": since.number, "number": version.number, "changes": [_change(each) for each in found]}


@router.read(
    "/wordings/{int:pk}/",
    summary=_("Ett textställe i en version"),
    description=_("Så lyder textstället i den versionen."),
    answer=WordingShape,
)
def wording(request: Request, asked: Asked, pk: int) -> dict[str, Any]:
    """One passage as it reads in one version."""
    row = get_object_or_404(reads.wordings(request.actor), pk=pk)
    rows = reads.text_of(row.document_version)
    one = next(each for each in rows if each.wording.pk == pk)
    both = rows[rows.index(one) :][:2]
    mark = reads.mark_of(each.wording for each in both)
    return _passage(one) | {"version": one.wording.version, "merge_version": mark}


@router.write(
    "PUT",
    "/versions/{int:pk}/text/",
    summary=_("Skriv texten i ett utkast"),
    description=_(
        "Ersätter hela texten. Det som känns igen behåller sin identitet. En beslutad version utan text kräver why."
    ),
    form=WriteTextForm,
    more={"why": why_field(decided=False)},
)
def write_text(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Write a version's whole text."""
    version = own_version(request, pk)
    data = sent.through(WriteLackingTextForm if version.lacks_text else WriteTextForm)
    done = acts.write_text(draft=version, by=request.actor, at=request.now, **data)
    return _written(done)


@router.add(
    "/versions/{int:pk}/passages/",
    summary=_("Lägg till i texten"),
    description=_("Lägger till stycken före eller efter ett annat, eller sist."),
    form=AddPassagesForm,
)
def add_passages(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Add passages to a draft."""
    version = own_version(request, pk)
    data = sent.through(lambda data: AddPassagesForm(reads.text_of(version), data))
    made = acts.add_passages(draft=version, by=request.actor, at=request.now, **data)
    return _worded(made[0])


@router.change(
    "/wordings/{int:pk}/",
    summary=_("Ändra ett stycke"),
    description=_("Det är samma textställe hur det än formuleras."),
    form=PassageForm,
)
def reword(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Word a passage anew."""
    return _done(request, sent, pk, acts.reword, PassageForm)


@router.act(
    "/wordings/{int:pk}/split/",
    summary=_("Dela ett stycke"),
    description=_("Texten har en tom rad mellan delarna. Den första är kvar som samma textställe."),
    form=PassageForm,
)
def split(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Split a passage."""
    return _done(request, sent, pk, acts.split, PassageForm)


@router.act(
    "/wordings/{int:pk}/merge/",
    summary=_("Slå ihop ett stycke med nästa"),
    description=_("If-Match är merge_version, som gäller båda styckena."),
    form=SureForm,
)
def merge(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Merge a passage with the one after it."""
    return _done(request, sent, pk, acts.merge, SureForm)


@router.act(
    "/wordings/{int:pk}/move/",
    summary=_("Flytta ett stycke"),
    description=_("Till efter ett annat, eller först i texten."),
    form=MovePassageForm,
)
def move_passage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Move a passage."""
    row = own_wording(request, pk)
    rows = reads.text_of(row.document_version)
    return _done(request, sent, pk, acts.move_passage, lambda data: MovePassageForm(rows, row.passage_id, data))


@router.act(
    "/wordings/{int:pk}/same-passage/",
    summary=_("Säg att ett nytt stycke är ett som har tagits bort"),
    description=_("Det blir samma textställe som det tidigare, och det som var kopplat följer med."),
    form=SamePassageForm,
)
def same_passage(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that a passage is one that was taken out."""
    row = own_wording(request, pk)
    gone = to_choose_among(row.document_version)
    return _done(request, sent, pk, acts.same_passage, lambda data: SamePassageForm(gone, data))


@router.remove(
    "/wordings/{int:pk}/",
    summary=_("Ta bort ett stycke ur ett utkast"),
    description=_("Tidigare versioner har det kvar."),
    form=SureForm,
)
def drop(request: Request, sent: Sent, pk: int) -> None:
    """Drop a passage."""
    row = own_wording(request, pk)
    data = sent.through(SureForm)
    acts.drop(draft=row.document_version, passage=row.passage, by=request.actor, at=request.now, **data)


@router.write(
    "PUT",
    "/objectives/{int:pk}/passages/",
    summary=_("Koppla ett mål till texten"),
    description=_(
        "Ersätter de textställen där målet står med dem du skickar. Textställen som inte står i den senaste texten du "
        "får läsa är kvar."
    ),
    form=TiePassagesForm,
)
def tie_passages(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say where in the text an objective is told."""
    one = own_objective(request, pk)
    version = reads.latest_text(one.document, request.actor)
    rows = reads.text_of(version) if version else []
    data = sent.through(lambda data: TiePassagesForm(rows, data))
    done = acts.tie_passages(objective=one, chosen_in=version, by=request.actor, at=request.now, **data)
    return saved_objective(done)


def _done(request: Request, sent: Sent, pk: int, act: Any, form: Any) -> dict[str, Any]:
    row = own_wording(request, pk)
    act(draft=row.document_version, passage=row.passage, by=request.actor, at=request.now, **sent.through(form))
    row.refresh_from_db()
    return _worded(row)


def _worded(row: Wording) -> dict[str, Any]:
    return saved(row, url=address("direction:passage", row.passage_id), api=address(WORDING, row.pk))


def _written(version: DocumentVersion) -> dict[str, Any]:
    mark = reads.mark_of(each.wording for each in reads.text_of(version))
    return saved(version, url=address("direction:text", version.pk), api=address(TEXT, version.pk)) | {"version": mark}
