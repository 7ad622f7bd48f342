"""The pictures of the guide and README, taken from the demonstration so that they can be taken again.

    .venv/bin/python tools/pictures.py             all of them
    .venv/bin/python tools/pictures.py rapportera  those whose name begins so

It starts the demonstration in a folder that is thrown away, signs in as the person of each picture, and writes small
PNG files to docs/images. The pictures are a story: what is done before one is seen in those that follow.
"""

import io
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "images"
TEMPLATE = ROOT / "src" / "farled" / "reports" / "static" / "reports" / "farled-mall.docx"
FLAGS = "--no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update --lang=sv"
PASSWORD = "farled-demo"  # noqa: S105 - the demonstration prints it at its start
MOST = 150_000  # bytes in a picture
PATIENCE = 300  # seconds for the demonstration to read its examples in

GOTHENBURG = "strateg@goteborg.example"
STRATEGIST = "strateg@vastmanland.example"
CITY_STRATEGIST = "strateg@vasteras.example"
EDITOR = "redaktor.region@vastmanland.example"
COUNCILLOR = "fortroendevald@goteborg.example"
PLAN = "Handlingsplan 2021–2022 för regional digital agenda"
CITY_PLAN = "Göteborgs Stads plan för digitalisering 2023–2026"

FILE = "Handlingsplan digital vård.txt"
TEXT = """Handlingsplan 2027 för digital vård och omsorg

## Målområde: Trygg vård nära hemmet

### Pröva digital nattillsyn i ordinärt boende
Kommunerna prövar tillsyn med kamera på natten och utvärderar tillsammans med brukarna.
Ansvarig: Köpings kommun
Tidplan: jan–juni 2027
Status: Pågår

### Gemensam upphandling av trygghetslarm
Fem kommuner upphandlar tillsammans för bättre villkor och gemensam support.
Ansvarig: Upphandlingsenheten, Arboga kommun
Tidplan: 2027
Status: Ny

## Målområde: Kunniga medarbetare

### Utbilda digitala ombud i varje arbetsgrupp
Ombuden får två dagars utbildning och ett nätverk.
Ansvarig: Region Västmanland
Tidplan: hösten 2027 – våren 2028
Status: Planerad
"""

# A browser in Swedish writes days as they are written here; the one that takes the pictures may be in English.
DAYS = """for (const field of document.querySelectorAll("input[type=date]")) {
  field.type = "text";
  field.placeholder = "åååå-mm-dd";
  field.style.maxWidth = "12rem";
}"""


def nothing(page: Page) -> None:
    """The page as it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: whose screen, which page, what is done there first, and which part of the page is shown.

    ``do`` may lead on to another page. The picture begins with the element that ``top`` selects.
    """

    name: str
    who: str
    address: str
    do: Callable[[Page], None] = nothing
    width: int = 1280
    height: int = 800
    top: str = "header.top"


def link(*names: str) -> Callable[[Page], None]:
    """Follow links of the page's content, one after the other."""

    def follow(page: Page) -> None:
        for name in names:
            page.locator("main").get_by_role("link", name=name, exact=True).first.click()
            page.wait_for_load_state()

    return follow


def first_matter(page: Page) -> None:
    """The first matter of the list."""
    page.locator("tbody th a").first.click()


def ask_for_reports(page: Page) -> None:
    """The strategist asks everybody in the plan to report."""
    link(PLAN, "Öppna uppföljning")(page)
    last = page.get_by_label("Svar senast", exact=True)
    last.fill("2099-01-01")
    last.evaluate("field => { field.valueAsDate = new Date(Date.now() + 21 * 86400000); }")


def send_request(page: Page) -> None:
    """The same, sent."""
    ask_for_reports(page)
    page.get_by_role("button", name="Öppna och skicka ut").click()
    page.wait_for_load_state()


def begin_report(page: Page) -> None:
    """The editor opens what the body owes and writes about the first thing it leads."""
    page.locator("main .panel-head a").first.click()
    page.wait_for_load_state()
    part = page.locator("section[aria-labelledby=ansvarar] article").first
    part.get_by_label("risk för försening").check()
    part.get_by_label("Vad har hänt?").fill("Fyra av tio kommuner har svarat. Två väntar på ny personal.")
    part.get_by_label("Nästa steg").fill("Ring de sex som återstår före den 15:e.")
    part.locator("[id^=sparat] .tag.good").wait_for()
    part.scroll_into_view_if_needed()


def begin_statement(page: Page) -> None:
    """The strategist begins to write about the motion that an insats covers."""
    link("Motion om att utreda fler användningsområden av artificiell intelligens", "Börja skriva ett till")(page)
    due = page.get_by_label("När ska det vara klart?")
    due.fill("2099-01-01")
    due.evaluate("field => { field.valueAsDate = new Date(Date.now() + 21 * 86400000); }")
    page.get_by_role("button", name="Börja skriva").click()
    page.wait_for_load_state()


def read_in(page: Page) -> None:
    """The strategist reads a plan in; the picture waits until it is read."""
    page.get_by_label("Vilken fil?").set_input_files({"name": FILE, "mimeType": "text/plain", "buffer": TEXT.encode()})
    page.get_by_label("Vad heter den nya planen?").fill("Handlingsplan 2027 för digital vård och omsorg")
    page.get_by_role("button", name="Läs filen").click()
    while not page.locator("ol.review").count():
        page.wait_for_timeout(500)
        page.reload()


def upload_template(page: Page) -> None:
    """The strategist uploads the template to begin with; the picture waits until it is checked."""
    page.get_by_label("Vad ska mallen heta?").fill("Regionens mall")
    page.get_by_label("Vilken fil?").set_input_files(TEMPLATE)
    page.get_by_role("button", name="Ladda upp och kontrollera").click()
    while not page.get_by_role("link", name="Sätt i bruk").count():
        page.wait_for_timeout(500)
        page.reload()


def mend_row(page: Page) -> None:
    """The strategist looks at the row that needs a look."""
    link(FILE)(page)
    page.locator("ol.review").get_by_role("link", name="Ändra").first.click()
    page.wait_for_load_state()


CASE = link("Ankomster i hamnen som öppna data")
RESULT = link("Ankomster i hamnen som öppna data", "Se resultatet")
APPLICATION = link("57. Prov: reparera cykeln där du bor")


def run_selection(page: Page) -> None:
    """The selection of the coming year; the picture waits until it is worked out."""
    link("Urval inför 2027")(page)
    while page.get_by_role("button", name="Avbryt beräkningen").count():
        page.wait_for_timeout(1000)
        page.reload()


def measure(page: Page) -> None:
    """The strategist measures a benefit that has been measured before."""
    link("Arkivhyllor som sägs upp", "Mät nyttan")(page)


GOAL = link("Ett tillgängligt Västmanland", "Följ hela tråden, ända ner till vad som görs")

PICTURES = (
    Picture("start", GOTHENBURG, "/agenda/", height=760),
    Picture("guide/word-mall", STRATEGIST, "/reports/templates/add/", upload_template, height=760),
    Picture("guide/tjansteutlatande", CITY_STRATEGIST, "/matters/", begin_statement, height=1180, top="h1"),
    Picture("guide/sok", STRATEGIST, "/agenda/search/?q=bredband", height=600),
    Picture("guide/roda-traden", STRATEGIST, "/agenda/search/?q=bredband", GOAL, height=900),
    Picture("guide/brutna-tradar", GOTHENBURG, "/thread/breaks/", height=760),
    Picture("guide/plan", GOTHENBURG, "/planning/", link(CITY_PLAN), height=780),
    Picture("guide/be-om-rapporter", STRATEGIST, "/planning/", ask_for_reports, height=560),
    Picture("guide/uppfoljning", STRATEGIST, "/planning/", send_request, height=640),
    Picture("guide/las-in", STRATEGIST, "/imports/read/", read_in, height=1240, top="h1"),
    Picture("guide/andra-rad", STRATEGIST, "/imports/", mend_row, height=860),
    Picture("guide/rapporter", STRATEGIST, "/reports/produce/", height=860),
    Picture("guide/att-rapportera", EDITOR, "/agenda/", height=780),
    Picture("guide/rapportera-mobil", EDITOR, "/planning/mine/", begin_report, width=390, height=1000, top="#ansvarar"),
    Picture("guide/dokument", COUNCILLOR, "/direction/", link(CITY_PLAN), height=860),
    Picture("guide/sa-raknas-det", COUNCILLOR, "/explain/thread.whole/", height=860),
    Picture("guide/arende", STRATEGIST, "/matters/", first_matter, height=620),
    Picture("guide/nyttokalkyl", GOTHENBURG, "/cases/", CASE, height=1120, top="h1"),
    Picture("guide/resultat", GOTHENBURG, "/cases/", RESULT, height=860),
    Picture("guide/portfolj", GOTHENBURG, "/portfolio/", link("Gemensamma tjänster"), height=900),
    Picture("guide/ansokan", GOTHENBURG, "/portfolio/applications/?text=reparera", APPLICATION, height=1000),
    Picture("guide/urvalet", GOTHENBURG, "/portfolio/desks/", run_selection, height=1250, top="h1"),
    Picture("guide/balans", GOTHENBURG, "/portfolio/balance/", height=900),
    Picture("guide/nyttor", GOTHENBURG, "/benefits/", height=860),
    Picture("guide/mat-nyttan", GOTHENBURG, "/benefits/", measure, height=930, top="h1"),
    Picture("guide/roller", STRATEGIST, "/people/people/", height=860),
)


@contextmanager
def demonstration() -> Iterator[str]:
    """The demonstration, served from a folder of its own; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory(prefix="farled-pictures-") as folder:
        command = [sys.executable, "-m", "farled", "demo", "--port", str(port)]
        server = subprocess.Popen(command, env={**os.environ, "FARLED_DATA": folder}, stdout=subprocess.DEVNULL)
        try:
            address = f"http://127.0.0.1:{port}"
            for _ in range(PATIENCE * 2):
                try:
                    urlopen(f"{address}/health/").close()  # noqa: S310 - our own server
                    break
                except URLError:
                    time.sleep(0.5)
            yield address
        finally:
            server.terminate()
            server.wait()


class Album:
    """The people's browsers, each signed in once, and the pictures they give."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._people: dict[str, BrowserContext] = {}

    def take(self, picture: Picture) -> bytes:
        """A picture as a small PNG file."""
        page = self._page(picture)
        page.goto(self._address + picture.address)
        picture.do(page)
        page.wait_for_load_state()
        page.mouse.move(0, 0)
        page.evaluate(DAYS)
        page.evaluate("document.activeElement.blur()")
        page.evaluate("window.scrollTo(0, 0)")
        page.evaluate("document.fonts.ready")
        box = page.locator(picture.top).first.bounding_box()
        top = max(0, int(box["y"]) - (0 if picture.top.startswith("header") else 16)) if box else 0
        image = Image.open(io.BytesIO(page.screenshot(full_page=True))).convert("RGB")
        page.close()
        shown = image.crop((0, top, image.width, min(image.height, top + picture.height)))
        small = io.BytesIO()
        shown.quantize(128, dither=Image.Dither.NONE).save(small, "PNG", optimize=True)
        return small.getvalue()

    def _page(self, picture: Picture) -> Page:
        if picture.who not in self._people:
            self._people[picture.who] = self._browser.new_context(locale="sv-SE", reduced_motion="reduce")
            page = self._people[picture.who].new_page()
            page.goto(f"{self._address}/account/login/")
            page.locator("input[name=login]").fill(picture.who)
            page.locator("input[type=password]").fill(PASSWORD)
            page.locator("input[type=password]").press("Enter")
            page.wait_for_url("**/agenda/")
            page.close()
        page = self._people[picture.who].new_page()
        page.set_viewport_size({"width": picture.width, "height": picture.height})
        return page


def main(names: list[str]) -> int:
    """Take the pictures asked for, or all; 1 when one is too large to keep."""
    asked = [each for each in PICTURES if not names or any(each.name.split("/")[-1].startswith(name) for name in names)]
    heavy = []
    with demonstration() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=FLAGS.split(), env={**os.environ, "LANGUAGE": "sv_SE"}
        )
        album = Album(browser, address)
        for picture in PICTURES[: PICTURES.index(asked[-1]) + 1] if asked else ():
            content = album.take(picture)
            if picture not in asked:
                continue  # taken for the sake of those that follow
            path = FOLDER / f"{picture.name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            print(f"{len(content) // 1000:>4} kB  {path.relative_to(ROOT)}")
            heavy += [picture.name] if len(content) > MOST else []
        browser.close()
    if heavy:
        print(f"Too large, more than {MOST // 1000} kB: {', '.join(heavy)}. Show less of the page.")
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
