"""The decision paper of an application for money: all that is needed to decide, and afterwards what was decided."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from django.test import Client
from django.urls import reverse

from farled.cases.models import Acceptance
from farled.files.reads import content_of
from farled.portfolio import acts as portfolio
from farled.portfolio.acts import Instalment
from farled.portfolio.models import Criterion, JointScore
from farled.portfolio.reads import Application
from farled.portfolio.rules.grants import Term
from farled.portfolio.states import CriterionDirection
from farled.reports import acts
from farled.reports.document import Table
from farled.reports.models import Production
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories import applications as applying
from tests.factories.portfolio import a_grant, a_portfolio
from tests.reports.conftest import Scene, section, words
from tests.reports.decisions import a_prepared, composed, files, in_pdf, in_word, plainly
from tests.reports.template_files import paragraph, template
from tests.reports.template_scene import Upload, newest, use

AsUser = Callable[[str], Client]
MILLION = "1\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}kr"


@pytest.fixture
def row(world: World) -> Application:
    """What is to be decided."""
    return a_prepared(world)


@pytest.fixture
def ordered(row: Application, world: World, django_capture_on_commit_callbacks: Any) -> Callable[..., Production]:
    """Åsa orders it, and the job makes it."""

    def order(who: str = "asa", **more: Any) -> Production:
        wanted: dict[str, Any] = {"application_id": row.pk, "terms": "", "formats": ["word", "pdf"]}
        with django_capture_on_commit_callbacks(execute=True):
            production = acts.order_decision(**(wanted | more), by=world.actor(who), at=NOW)
        production.refresh_from_db()
        return production

    return order


SAID = (
    "Beslutsunderlag: Närvaro utan papper",
    "söker 1 000 000 kr",
    "Stadsdirektören i",
    "800 000 kr",
    "att göra ingenting",
    "Nettonuvärde",
    "I nio fall av tio",
    "Valter Värderare",
    "Liknande system kostade mer.",
    "Rimlig, men utvecklingen är lågt räknad.",
    "godtar kostnaden",
    "Nya rutiner.",
    "Väl underbyggd.",
    "Hämta in utgångsvärdet först.",
    "Så räknas siffrorna",
)


def test_all_that_is_needed_to_decide_stands_in_word_and_in_pdf(ordered: Callable[..., Production]) -> None:
    production = ordered(terms="Hämta in utgångsvärdet först.\n\n")
    assert production.job_state == "done", production.job_refusal
    assert production.title == "Beslutsunderlag: Närvaro utan papper"
    made = files(production)
    for text in (in_word(made["word"]), in_pdf(made["pdf"])):
        for each in SAID:
            assert each in text, each
    assert "Innehållets kontrollsumma" in in_word(made["word"])


def test_the_pdf_is_tagged_and_for_archives_and_its_checksum_tells_it_again(
    ordered: Callable[..., Production], as_user: AsUser
) -> None:
    production = ordered(formats=["pdf"])
    output = production.outputs.select_related("file").get()
    content = content_of(output.file)
    assert output.file.sha256 == sha256(content).hexdigest()
    assert output.file.sha256 in as_user("asa").get(reverse("reports:report", args=[production.pk])).content.decode()
    with pdfplumber.open(BytesIO(content)) as pdf:
        catalog = pdf.doc.catalog
        assert catalog["MarkInfo"] == {"Marked": True}
        assert catalog["StructTreeRoot"]
        metadata = catalog["Metadata"].resolve().get_data().decode()
    assert "pdfaid" in metadata
    assert "OutputIntents" in catalog


def test_sums_add_up_and_the_same_content_has_the_same_checksum(world: World, row: Application) -> None:
    paper = composed(world, row)
    [sought, *_rest] = section(paper, "Vad som söks").blocks
    assert sought.rows[-1] == ("Tillsammans", MILLION, MILLION)  # type: ignore[union-attr]
    [whole] = section(paper, "Hela kostnaden").blocks
    assert plainly(str(whole.rows[-1][-1])) == "1 340 000 kr"  # type: ignore[union-attr]
    party = section(paper, "För var och en").blocks[0]
    assert len(party.rows) == 1  # type: ignore[union-attr]
    assert "Inga villkor är föreslagna." in words(paper)
    assert len(paper.particulars.checksum) == 64
    assert composed(world, row).particulars.checksum == paper.particulars.checksum
    assert composed(world, row, "Ett villkor").particulars.checksum != paper.particulars.checksum


def test_the_goals_are_told_and_many_years_stand_some_at_a_time(world: World, scene: Scene) -> None:
    goal = scene.plan.objectives.get(title="Ett nära Ås")
    paper = composed(world, a_prepared(world, horizon=9, aims=[goal]))
    [aims, *_rest] = section(paper, "Målen det bidrar till").blocks
    assert aims.items == (f"Ett nära Ås ({scene.plan.title})",)  # type: ignore[union-attr]
    first, second = section(paper, "För var och en").blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    assert [each.label for each in first.columns] == ["Part", "2027", "2028", "2029", "2030", "2031", "2032"]
    assert [each.label for each in second.columns] == ["Part", "2033", "2034", "2035", "2036", "I allt"]
    assert {len(row) for row in (*first.rows, *second.rows)} == {7, 6}


def test_what_remains_before_a_decision_is_said(world: World, row: Application) -> None:
    assert "Inget hindrar ett beslut." in words(composed(world, row))
    Acceptance.objects.all().delete()
    told = words(composed(world, row))
    assert "Inget hindrar ett beslut." not in told
    assert "har inte svarat" in told
    assert "Driftskostnaden är inte godtagen av" in told


def test_without_goals_and_scores_it_says_so_and_what_the_group_agreed_on_is_shown(
    world: World, row: Application
) -> None:
    told = words(composed(world, row))
    assert "Den röda tråden är bruten här" in told
    assert "Poäng per kriterium" not in told
    one = Criterion.objects.create(
        organisation=world.ours, group=applying.a_group(world), name="Angelägenhet", scale_low="Kan vänta",
        scale_high="Brådskar", direction=CriterionDirection.FOR, weight=2,
    )  # fmt: skip
    JointScore.objects.create(application=row, criterion=one, points=4, why="Lagkrav 2028.", on=TODAY)
    [table] = section(composed(world, row), "Poäng per kriterium").blocks
    assert table.rows == (("Beredningsgruppen", "Angelägenhet", "4", "2", "Lagkrav 2028."),)  # type: ignore[union-attr]


def test_when_it_is_granted_the_paper_tells_who_decided_on_what_ground_and_with_which_conditions(
    world: World, row: Application
) -> None:
    of = a_portfolio(world)
    grant = a_grant(
        world, row,
        terms=[Term(text="Nuläget mäts först.", due=date(2027, 2, 1))],
        parts=[Instalment(portfolio=of, year=2027, amount=80_000_000, after=1),
               Instalment(portfolio=of, year=2028, amount=20_000_000, gate="Pilotskolan är klar.")],
    )  # fmt: skip
    paper = composed(world, grant.application)
    told = words(paper)
    for each in ("Nyttan är stor.", "Nuläget mäts först.", "Pilotskolan är klar.", "på delegation"):
        assert each in told, each
    assert paper.sections[0].title == "Beslutet"
    assert "Det som återstår före beslut" not in told
    assert "beviljades" in paper.summary.blocks[0].text  # type: ignore[union-attr]


def test_when_it_is_declined_the_paper_tells_why_and_who(world: World, row: Application) -> None:
    said, who = "Pengarna räcker inte.", "Stadsdirektören i Kommunstyrelsen på delegation (Bo Beslutsfattare)"
    row = portfolio.decline(application=row, version=row.version, because=said, by=world.actor("bo"), at=NOW)
    paper = composed(world, row)
    assert "avslogs" in paper.summary.blocks[0].text  # type: ignore[union-attr]
    assert who in paper.summary.blocks[0].text  # type: ignore[union-attr]
    assert dict(paper.facts)["Beslutat av"] == who
    assert said in words(paper)


def test_the_coach_orders_it(ordered: Callable[..., Production]) -> None:
    production = ordered("cora")
    assert production.made_at is not None


def test_it_is_ordered_from_the_page_of_the_application(
    row: Application, as_user: AsUser, django_capture_on_commit_callbacks: Any
) -> None:
    asa = as_user("asa")
    url = reverse("reports:order_decision", args=[row.pk])
    page = asa.get(reverse("portfolio:application", args=[row.pk])).content.decode()
    assert f'{url}">Ta fram beslutsunderlaget</a>' in page
    assert asa.get(url).status_code == 200
    assert asa.post(url, {"terms": ""}).status_code == 422
    with django_capture_on_commit_callbacks(execute=True):
        done = asa.post(url, {"terms": "Ett villkor", "formats": ["word"]})
    assert done.status_code == 303
    assert "Beslutsunderlag: Närvaro utan papper" in asa.get(done["Location"]).content.decode()
    assert "Ett villkor" in in_word(files(Production.objects.get())["word"])


def test_only_what_is_handed_in_is_made_and_only_for_those_who_may_read_it(
    world: World, row: Application, as_user: AsUser, ordered: Callable[..., Production]
) -> None:
    url = reverse("reports:order_decision", args=[row.pk])
    assert as_user("otto").get(url).status_code == 404
    assert as_user("lev").get(url).status_code == 403
    page = as_user("lev").get(reverse("portfolio:application", args=[row.pk])).content.decode()
    assert "Ta fram beslutsunderlaget" not in page
    with pytest.raises(Forbidden):
        ordered("lev")
    with pytest.raises(Refused, match="application_gone"):
        ordered("otto")
    with pytest.raises(Invalid, match="formats"):
        ordered(formats=[])
    with pytest.raises(Invalid, match="paper"):
        ordered(formats=["excel"])
    with pytest.raises(Invalid, match="long"):
        ordered(terms="x" * 4001)
    draft = applying.an_application(world, "En annan")
    assert as_user("asa").get(reverse("reports:order_decision", args=[draft.pk])).status_code == 404
    made = ordered(formats=["word"])
    file = reverse("files:fetch", args=[made.outputs.get().file_id])
    assert as_user("asa").get(file).status_code == 200
    assert as_user("rut").get(file).status_code == 404, "it is hers who ordered it"


def test_it_is_written_in_the_organisations_own_template(
    scene: Scene, upload: Upload, ordered: Callable[..., Production]
) -> None:
    own = template(paragraph("{{ titel }}"), paragraph("Stadens eget brevhuvud"), paragraph("{{ text }}"))
    use(scene, newest(upload(own, papers=["decision"])))
    output = ordered(formats=["word"]).outputs.get()
    assert str(output.template) == "Ås mall, version 1"
    text = in_word(content_of(output.file))
    assert "Stadens eget brevhuvud" in text
    assert "Väl underbyggd." in text
