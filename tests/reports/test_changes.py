"""What changed between two versions of a text as Word, PDF and Excel: every change, why, and told without colour."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from farled.consultation import acts as consultation
from farled.consultation.acts import How
from farled.consultation.models import Disposition, Remark, Treatment
from farled.consultation.reads.treatments import mark_of
from farled.direction import acts as direction
from farled.direction.models import DocumentVersion
from farled.direction.reads.text import mark_of as text_mark
from farled.direction.reads.text import text_of
from farled.files.reads import content_of
from farled.methods.passages import Fate, differences
from farled.reports import acts
from farled.reports.document import Compared
from farled.reports.models import Output, Production
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.reports.conftest import Scene
from tests.reports.template_files import paragraph, template
from tests.reports.template_scene import Upload, newest, use

AsUser = Callable[[str], Client]
TEXT = """# Styrning

Varje nämnd ansvarar för sin del av planen.

Kommunstyrelsen samordnar arbetet med alla nämnder. Det görs varje år i samband med budgeten.

- Skolan leder
- Omsorgen följer

## Uppföljning

Planen följs upp varje år i årsredovisningen.

Den här meningen ska bort helt och hållet.

# Bilaga

Ord som står kvar som de var.
"""


@pytest.fixture
def told(world: World) -> Round:
    """A plan that was sent out and has been rewritten since: every kind of change once, one of them for a remark."""
    scene = a_round(world, text=TEXT, title="Planen")
    a_reply(scene, "Skolnämnden", (1, "Säg att styrelser också ansvarar."), (1, "Bolagen saknas."))
    a_reply(scene, "Äldrenämnden", (1, "Säg att styrelser också ansvarar."))
    by: dict[str, Any] = {"draft": scene.draft, "by": world.hand, "at": NOW}
    rows = {each.wording.plain: each.wording for each in text_of(scene.draft)}
    first = rows["Varje nämnd ansvarar för sin del av planen."]
    direction.reword(passage=first.passage, version=1, text="Varje nämnd och styrelse ansvarar för sin del.", **by)
    whole = next(row for text, row in rows.items() if text.startswith("Kommunstyrelsen"))
    parts = "Kommunstyrelsen samordnar arbetet med alla nämnder.\n\nDet görs varje år i samband med budgeten."
    direction.split(passage=whole.passage, version=1, text=parts, **by)
    pair = [rows["Skolan leder"], rows["Omsorgen följer"]]
    pair = [scene.draft.wordings.get(pk=row.pk) for row in pair]
    direction.merge(passage=pair[0].passage, version=text_mark(pair), **by)
    gone = scene.draft.wordings.get(plain="Den här meningen ska bort helt och hållet.")
    direction.drop(passage=gone.passage, version=gone.version, **by)
    moved = scene.draft.wordings.get(plain="Planen följs upp varje år i årsredovisningen.")
    direction.move_passage(passage=moved.passage, version=moved.version, after=None, **by)
    direction.add_passages(text="Informationssäkerhet är en del av varje insats.", **by)
    said = Remark.objects.filter(text="Säg att styrelser också ansvarar.")
    treatments = list(Treatment.objects.filter(remarks__in=said))
    how = How(disposition=Disposition.objects.get(name="Texten förtydligas"), passages=[first.passage], answer="Ja.")
    consultation.treat(treatments=treatments, version=mark_of(treatments), how=how, by=world.hand, at=NOW)
    return scene


@pytest.fixture
def ordered(told: Round, django_capture_on_commit_callbacks: Any) -> Callable[..., Production]:
    """Åsa orders it, and the job makes it."""

    def order(who: str = "asa", **more: Any) -> Production:
        wanted: dict[str, Any] = {
            "version_id": told.draft.pk, "since_id": told.proposal.pk, "whole": False,
            "formats": ["word", "pdf", "excel"],
        }  # fmt: skip
        with django_capture_on_commit_callbacks(execute=True):
            production = acts.order_changes(**(wanted | more), by=told.world.actor(who), at=NOW)
        production.refresh_from_db()
        return production

    return order


def files(production: Production) -> dict[str, bytes]:
    rows = Output.objects.filter(production=production).select_related("file")
    return {each.format: content_of(each.file) for each in rows}


def in_word(content: bytes) -> str:
    return "\n".join(each.text for each in docx.Document(BytesIO(content)).paragraphs)


def in_pdf(content: bytes) -> str:
    with pdfplumber.open(BytesIO(content)) as pdf:
        return " ".join(" ".join(page.extract_text() for page in pdf.pages).split())


SAID = (
    "Vad har ändrats: Planen",
    "Från version 1 (remitterad) till version 2 (utkast)",
    "1 är nytt.",
    "1 är borttaget.",
    "1 är flyttat.",
    "2 är delar av något som var ett stycke.",
    "1 är sammanslaget av flera.",
    "Varje nämnd [+och styrelse+] ansvarar för sin del [–av planen–].",
    "[+Informationssäkerhet är en del av varje insats.+]",
    "[–Den här meningen ska bort helt och hållet.–]",
    "stod tidigare: 1.1 st. 1",
    "Skolnämnden, Äldrenämnden: Säg att styrelser också ansvarar. (Texten förtydligas)",
    "2 synpunkter i remissen ligger bakom ändringar i 1 stycke.",
)


def test_every_change_stands_in_word_and_pdf_with_the_remarks_behind_it(
    told: Round, ordered: Callable[..., Production]
) -> None:
    production = ordered()
    assert production.job_state == "done", production.job_refusal
    assert production.title == "Vad har ändrats: Planen, version 1 till 2"
    made = files(production)
    for text in (in_word(made["word"]), in_pdf(made["pdf"])):
        for words in SAID:
            assert words in " ".join(text.split()), words
        assert "Bolagen saknas." not in text, "a remark that changed nothing is not said to have"
        assert "Ord som står kvar" not in text
        assert "Styrning" in text, "what is changed stands under its heading"
    name = production.outputs.get(format="word").file.name
    assert name == "Vad har ändrats- Planen, version 1 till 2 2026-11-21.docx" or name.endswith(".docx")


def test_added_and_taken_away_are_told_by_underline_strike_and_signs(ordered: Callable[..., Production]) -> None:
    word = docx.Document(BytesIO(files(ordered())["word"]))
    runs = [run for each in word.paragraphs for run in each.runs]
    struck = {run.text for run in runs if run.font.strike}
    underlined = {run.text for run in runs if run.font.underline}
    assert "[+och styrelse+]" in underlined
    assert "[–av planen–]" in struck
    assert not struck & underlined
    pieces = differences("Vi ska göra det.", "Vi ska inte göra det nu.")
    assert Compared(pieces).text == "Vi ska [+inte+] göra det [+nu+]."
    assert [fate for fate, _text in Compared(pieces).runs].count(Fate.ADDED) == 2


def test_the_whole_text_can_stand_there_too(ordered: Callable[..., Production]) -> None:
    text = in_word(files(ordered(whole=True, formats=["word"]))["word"])
    assert "Ord som står kvar som de var." in text
    assert "Varje nämnd [+och styrelse+]" in text
    assert "Det som är oförändrat står inte med" not in text


def test_the_workbook_has_a_row_for_each_change(ordered: Callable[..., Production]) -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(files(ordered(formats=["excel"]))["excel"]))
    rows = book.get_sheet_by_name("Ändringarna").to_python()
    told = {row[1]: row for row in rows[1:]}
    assert told["omskrivet"][3:5] == [
        "Varje nämnd ansvarar för sin del av planen.", "Varje nämnd och styrelse ansvarar för sin del.",
    ]  # fmt: skip
    assert "Säg att styrelser också ansvarar." in str(told["omskrivet"][5])
    assert told["borttaget"][4] == ""
    assert told["nytt"][3] == ""


def test_nothing_changed_is_said_and_so_is_what_the_heading_was(
    told: Round, ordered: Callable[..., Production], world: World
) -> None:
    same = a_round(world, text=TEXT, title="Samma plan")
    production = ordered(version_id=same.draft.pk, since_id=same.proposal.pk, formats=["word"])
    assert "Inget är ändrat." in in_word(files(production)["word"])
    head = same.draft.wordings.get(plain="Bilaga")
    direction.reword(
        draft=same.draft, passage=head.passage, version=1, text="# Bilagor till planen", by=world.hand, at=NOW
    )
    production = ordered(version_id=same.draft.pk, since_id=same.proposal.pk, formats=["pdf"])
    assert "[–Bilaga–] [+Bilagor till planen+]" in in_pdf(files(production)["pdf"]).replace("–][+", "–] [+")


def test_it_is_ordered_from_the_page_that_compares(
    told: Round, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    asa = as_user("asa")
    page = asa.get(reverse("direction:changes", args=[told.draft.pk]), {"whole": "on"}).content.decode()
    url = reverse("reports:order_changes", args=[told.draft.pk])
    assert f'{url}?since={told.proposal.pk}&amp;whole=on">Ta fram som Word eller PDF</a>' in page
    form = asa.get(f"{url}?since={told.proposal.pk}&whole=on")
    assert form.status_code == 200
    assert "Version 1, remitterad" in form.content.decode()
    assert form.context["form"]["whole"].value() == "on"
    refused = asa.post(url, {"since": told.proposal.pk, "whole": ""})
    assert refused.status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        done = asa.post(url, {"since": told.proposal.pk, "whole": "on", "formats": ["word", "pdf"]})
    assert done.status_code == 303
    shown = asa.get(done["Location"]).content.decode()
    assert "Vad har ändrats: Planen, version 1 till 2" in shown
    assert set(files(Production.objects.get())) == {"word", "pdf"}
    again = asa.post(url, {"since": told.proposal.pk, "whole": "on", "formats": ["word", "pdf"]})
    assert again.status_code == 303


def test_S2_only_what_the_reader_may_read_is_made(
    told: Round, as_user: AsUser, ordered: Callable[..., Production]
) -> None:
    url = reverse("reports:order_changes", args=[told.draft.pk])
    assert as_user("vera").get(url).status_code == 404, "a draft is not hers to read"
    assert as_user("otto").get(url).status_code == 404
    assert as_user("lev").get(url).status_code == 403
    assert as_user("asa").get(reverse("reports:order_changes", args=[told.proposal.pk])).status_code == 200
    with pytest.raises(Refused, match="changes_gone"):
        ordered("vera")
    with pytest.raises(Refused, match="changes_gone"):
        ordered(version_id=told.proposal.pk, since_id=told.draft.pk)
    with pytest.raises(Forbidden):
        ordered("lev")
    with pytest.raises(Invalid, match="formats"):
        ordered(formats=[])
    made = ordered(formats=["word"])
    file = reverse("files:fetch", args=[made.outputs.get().file_id])
    assert as_user("asa").get(file).status_code == 200
    assert as_user("rut").get(file).status_code == 404, "it is hers who ordered it"


def test_S2_remarks_are_told_only_to_whoever_sees_how_they_are_treated(
    told: Round, ordered: Callable[..., Production]
) -> None:
    text = in_word(files(ordered("rut", formats=["word"]))["word"])
    assert "Varje nämnd [+och styrelse+]" in text
    assert "Säg att styrelser också ansvarar." not in text
    assert "ligger bakom" not in text.split("Så är jämförelsen gjord")[0]
    row = told.consultation
    consultation.show_treatment(consultation=row, version=row.version, shown=True, by=told.world.hand, at=NOW)
    again = in_word(files(ordered("rut", formats=["word"], whole=True))["word"])
    assert "Säg att styrelser också ansvarar." in again


def test_what_may_no_longer_be_read_when_it_is_made_is_refused(told: Round) -> None:
    production = acts.order_changes(
        version_id=told.draft.pk, since_id=told.proposal.pk, whole=False, formats=["word"],
        by=told.world.actor("asa"), at=NOW,
    )  # fmt: skip
    from farled.reports import making

    with pytest.raises(Refused, match="changes_gone"):
        making.composed(production, by=told.world.actor("vera"), at=NOW)


def test_it_is_written_in_the_organisations_own_template(
    scene: Scene, upload: Upload, told: Round, ordered: Callable[..., Production]
) -> None:
    one = upload(template(paragraph("{{ titel }}"), paragraph("Stadens eget brevhuvud"), paragraph("{{ text }}")),
                 papers=["changes"])  # fmt: skip
    use(scene, newest(one))
    production = ordered(formats=["word"])
    output = production.outputs.get()
    assert str(output.template) == "Ås mall, version 1"
    word = docx.Document(BytesIO(content_of(output.file)))
    text = "\n".join(each.text for each in word.paragraphs)
    assert "Stadens eget brevhuvud" in text
    assert "Varje nämnd [+och styrelse+] ansvarar för sin del [–av planen–]." in text
    runs = [run for each in word.paragraphs for run in each.runs]
    assert [run.text for run in runs if run.font.strike and "av planen" in run.text] == ["[–av planen–]"]
    assert [run.text for run in runs if run.font.underline and "styrelse" in run.text] == ["[+och styrelse+]"]


def test_several_versions_apart_the_remarks_of_every_round_between_are_told(
    told: Round, ordered: Callable[..., Production], world: World
) -> None:
    direction.send_for_consultation(document=told.document, by=world.hand, at=NOW)
    third = DocumentVersion.objects.filter(document=told.document).latest("number")
    text = in_word(files(ordered(version_id=third.pk, formats=["word"]))["word"])
    assert "Från version 1 (remitterad) till version 3 (utkast)" in text
    assert "Säg att styrelser också ansvarar." in text
    none = in_word(files(ordered(version_id=third.pk, since_id=told.draft.pk, formats=["word"]))["word"])
    assert "Inget är ändrat." in none
