"""A statement to a board (tjänsteutlåtande): all comes from its frozen data, so it stays the same; and its drafts."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from farled.matters.figures import file_name
from farled.matters.states import HeadingRole
from farled.reports.document import Block, Bullets, Document, Look, Paragraph, Particulars, Section
from farled.reports.states import PaperKind
from farled.web import formats
from farled.web.formats import local

FORMAT = 1


def composed(data: Mapping[str, Any], *, checksum: str) -> Document:
    """Compose a statement; one that nobody has approved says that it is a draft, first in its title.

    Raises ValueError for data written in a way this version does not know.
    """
    if data["format"] != FORMAT:
        raise ValueError(f"a statement of format {data['format']}; this Farled reads format {FORMAT}")
    matter, statement = data["matter"], data["statement"]
    draft, made_at = statement["approved_on"] is None, datetime.fromisoformat(data["frozen_at"])
    on = local(made_at) if draft else date.fromisoformat(statement["approved_on"])
    version = _("%(number)s, utkast") if draft else "%(number)s"
    first, *others = (_section(each) for each in data["passages"])
    return Document(
        title=_("Utkast: %(title)s") % statement if draft else statement["title"],
        subtitle=_("Tjänsteutlåtande"),
        organisation=data["organisation"],
        author=matter["handler"] or data["organisation"],
        on=on,
        made_at=made_at,
        facts=tuple(_facts(data, None if draft else on, version % statement)),
        summary=first,
        sections=tuple(others),
        notes=_notes(data),
        file_name=file_name(data),
        language=data["language"],
        contents=False,
        paper=PaperKind.STATEMENT,
        particulars=Particulars(
            diary_number=matter["reference"],
            handler=matter["handler"],
            version=version % statement,
            checksum=checksum,
        ),
    )


def _facts(data: Mapping[str, Any], on: date | None, version: str) -> Iterator[tuple[str, str]]:
    matter, statement, meeting = data["matter"], data["statement"], data["meeting"]
    yield _("Diarienummer"), matter["reference"]
    if on:
        yield _("Utfärdat"), formats.day(on)
    yield _("Version"), version
    if matter["handler"]:
        yield _("Handläggs av"), matter["handler"]
    if statement["to"]:
        yield _("Till"), statement["to"]
    if meeting:
        met = {"organ": meeting["organ"], "on": formats.day(date.fromisoformat(meeting["on"]))}
        yield _("Sammanträde"), _("%(organ)s %(on)s") % met
    if statement["approved_by"]:
        yield _("Godkänt av"), statement["approved_by"]
    if matter["secrecy"]:
        yield _("Sekretess"), matter["secrecy"]


def _section(passage: Mapping[str, Any]) -> Section:
    return Section(passage["name"], tuple(_blocks(passage)))


def _blocks(passage: Mapping[str, Any]) -> Iterator[Block]:
    text = passage["text"].strip()
    if passage["nothing"]:
        yield Paragraph(_("Inga särskilda aspekter har framkommit."))
    elif not text:
        yield Paragraph(_("Inget är angivet."), Look.SMALL)
    elif HeadingRole(passage["role"]).listed:
        yield Bullets(tuple(line.strip() for line in text.splitlines() if line.strip()), numbered=True)
    else:
        for part in text.split("\n\n"):
            yield from _part([line.strip() for line in part.strip().splitlines() if line.strip()])


def _part(lines: list[str]) -> Iterator[Block]:
    """A paragraph, or the sentence above a list of lines that begin with a dash, and the list."""
    items = tuple(line.removeprefix("–").strip() for line in lines if line.startswith("–"))
    words = [line for line in lines if not line.startswith("–")]
    if words:
        yield Paragraph("\n".join(words))
    if items:
        yield Bullets(items)


def _notes(data: Mapping[str, Any]) -> Section:
    if data["meeting"]:
        begins = _("Fryst %(at)s av %(who)s. Texten skrivs ur frysta data och är densamma varje gång.")
    else:
        begins = _("Hämtat %(at)s av %(who)s. Inget sammanträde har fått det än, och det kan ändras.")
    told = [begins % {"at": formats.moment(datetime.fromisoformat(data["frozen_at"])), "who": data["frozen_by"]}]
    if sources := list(dict.fromkeys(each for passage in data["passages"] for each in passage["sources"])):
        told.append(_("Uppgifter som hämtats i Farled: %s.") % "; ".join(sources))
    if data["statement"]["source"]:
        told.append(_("Källa: %s.") % data["statement"]["source"])
    return Section(_("Om handlingen"), tuple(Paragraph(each, Look.SMALL) for each in told))
