"""Åsa, strategist: reads a plan in, sees its goals and broken threads, lets others report, and writes to the board."""

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from farled.direction.reads import Document
from farled.planning.reads import Activity
from tests.cast import World
from tests.factories.planning import adopt
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

TITLE = "Handlingsplan för digital skola 2027"
PLAN = """Handlingsplan för digital skola 2027

## Målområde: Trygg och öppen skola

### Inför e-legitimation för vårdnadshavare
Alla vårdnadshavare når skolans tjänster med e-legitimation.
Ansvarig: Skolnämnden
Tidplan: 2027
Status: Pågår

### Pröva digitala läromedel på Åsskolan
Två klasser prövar läromedlen under läsåret.
Ansvarig: Barnkontoret
Tidplan: hösten 2027
Status: Ny

## Målområde: Kunniga medarbetare

### Utbilda digitala ombud i varje arbetslag
Ombuden får två dagars utbildning.
Ansvarig: Äldrenämnden
Tidplan: 2027-2028
Status: Ny
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The plan as somebody has it on their computer."""
    path = tmp_path / "handlingsplan digital skola.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def test_A1_A2_A4_A5_a_strategist_goes_from_file_to_report(world: World, file: Path, journey: Journey) -> None:
    journey.sign_in(world, "asa")
    read_in(journey, file)
    settle(journey)
    apply(journey)
    adopt(world, Document.objects.get(title=TITLE))  # the council decides, and the registrar writes it down
    mend_a_thread(journey)
    ask(journey)
    journey.sign_out()
    journey.sign_in(world, "erik")
    report(journey)
    journey.sign_out()
    journey.sign_in(world, "asa")
    order(journey)
    journey.faultless()


def read_in(journey: Journey, file: Path) -> None:
    """Upload the file for a plan that is new."""
    journey.room("Inläsning")
    journey.look("readings")
    journey.go("Läs in en plan")
    journey.look("read in")
    journey.keys.content()
    journey.choose_file("Vilken fil?", file)
    journey.keys.write(journey.say("Vad heter den nya planen?"), TITLE)
    journey.keys.follow(journey.say("Läs filen"))
    journey.look("reading")
    assert "Barnkontoret" in journey.read(), "what needs a look is shown first"


def settle(journey: Journey) -> None:
    """Say who is meant, where the goals belong, mend one row and confirm the others."""
    keys, say = journey.keys, journey.say
    journey.go("Ansvariga")
    journey.look("who is meant")
    keys.content()
    keys.select("Barnkontoret", "Skolnämnden")
    keys.follow(say("Spara valen"))
    journey.go("Mål")
    journey.look("goals")
    keys.content()
    keys.follow(say("Spara målen"))
    keys.content()
    keys.follow(f"{say('Ändra')} Pröva digitala läromedel på Åsskolan")
    journey.look("mend a row")
    keys.content()
    keys.write(say("Förväntad effekt"), "Fler elever läser vidare.")
    keys.follow(say("Spara och bekräfta"))
    keys.content()
    keys.follow(journey.count("Bekräfta den säkra raden", "Bekräfta alla %(n)s säkra rader", 2))
    journey.look("confirmed")


def apply(journey: Journey) -> None:
    """Put the rows in the plan."""
    journey.go("För in raderna i planen")
    journey.look("apply")
    journey.keys.content()
    journey.keys.follow(journey.count("För in raden", "För in %(n)s rader", 3))
    journey.look("applied")
    assert Activity.objects.count() == 3
    journey.go("Till planen")
    journey.look("plan")
    told = journey.read()
    for words in (
        "Trygg och öppen skola",
        "Kunniga medarbetare",
        "Skolnämnden",
        "Pröva digitala läromedel på Åsskolan",
    ):
        assert words in told


def mend_a_thread(journey: Journey) -> None:
    """See where the thread breaks, and mend one of the places."""
    keys, say = journey.keys, journey.say
    place = f"{say('Ange förväntad effekt')} : Utbilda digitala ombud i varje arbetslag"
    journey.room("Röd tråd")
    journey.look("broken threads")
    keys.content()
    keys.follow(place)
    keys.write(say("Förväntad effekt"), "Varje arbetslag löser sina egna problem.")
    journey.date("Effekten följs upp", date(2028, 6, 1))
    keys.follow(say("Spara ändringen"))
    journey.room("Röd tråd")
    assert journey.page.get_by_role("link", name=place).count() == 0, "what is mended is no longer listed"


def ask(journey: Journey) -> None:
    """Ask everybody in the plan to report."""
    journey.room("Handlingsplan")
    journey.go(TITLE)
    journey.go("Öppna uppföljning")
    journey.look("open a round")
    journey.keys.content()
    journey.date("Svar senast", date(2026, 12, 11))
    journey.keys.follow(journey.say("Öppna och skicka ut"))
    journey.look("round")
    assert "Skolnämnden" in journey.read()


def report(journey: Journey) -> None:
    """Somebody who is asked tells what has happened."""
    journey.go("Inför e-legitimation för vårdnadshavare")
    journey.keys.content()
    journey.keys.choose(journey.say("försenad"))
    journey.keys.write(journey.say("Vad har hänt?"), "Upphandlingen är överklagad.")
    journey.keys.follow(journey.say("Spara och gå till nästa"))


def order(journey: Journey) -> None:
    """Order the Word report for the steering group, and read it."""
    journey.room("Rapporter")
    journey.look("reports")
    journey.go("Ta fram en rapport")
    journey.look("order a report")
    keys, say = journey.keys, journey.say
    keys.content()
    keys.select(say("Vilken plan?"), TITLE)
    keys.press(say("PDF, för att läsa och skicka"), "checkbox", "Space")
    keys.follow(say("Ta fram rapporten"))
    journey.look("report")
    keys.content()
    keys.reach("Word")
    with journey.page.expect_download() as download:
        journey.page.keyboard.press("Enter")
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    text = "\n".join([each.text for each in document.paragraphs] + [
        cell.text for table in document.tables for row in table.rows for cell in row.cells
    ])  # fmt: skip
    assert TITLE in text
    assert "Upphandlingen är överklagad." in text, "what was reported is in the report"
    assert "Pröva digitala läromedel på Åsskolan" in text
    assert any(each.style.name.startswith("Heading") for each in document.paragraphs if each.style), "real headings"
