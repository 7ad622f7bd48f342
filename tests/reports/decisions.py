"""What the tests of decision papers are about: a prepared application, and the words of the files that come of it."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import docx
import pdfplumber

from farled.cases import acts as cases
from farled.direction.reads import Objective
from farled.files.reads import content_of
from farled.portfolio import acts as portfolio
from farled.portfolio.reads import Application
from farled.reports import contents, reads
from farled.reports.document import Document
from farled.reports.models import Output, Production
from tests.cast import NOW, TODAY, World
from tests.factories import applications as applying
from tests.factories.cases import COST, GAIN, RUNNING, a_case, appraised, chosen, fresh
from tests.factories.portfolio import a_frame, a_limit, a_portfolio


def a_prepared(world: World, *, horizon: int = 3, aims: list[Objective] | None = None) -> Application:
    """A prepared application that rests on a whole case, which Valter has appraised lower than the applicant."""
    a_limit(world)
    one = applying.a_ready_initiative(world, aims=aims)
    case = a_case(world, of=one, innovation=40, horizon=horizon)
    more = horizon - 3
    way, hand = chosen(case), _by(world)
    cases.add_cost(alternative=way, content=replace(COST, body=case.body, amounts=(*COST.amounts, *[0] * more)), **hand)
    cases.add_cost(
        alternative=way,
        content=replace(RUNNING, body=case.body, amounts=(*RUNNING.amounts, *[12_000_000] * more)),
        **hand,
    )
    cases.add_benefit(
        alternative=way, content=replace(GAIN, body=case.body, ramp=(*GAIN.ramp, *[GAIN.ramp[-1]] * more)), **hand
    )
    case = cases.submit(case=case, version=fresh(case).version, **hand)
    by: dict[str, Any] = {"by": world.actor("erik"), "at": NOW}
    cases.accept(case=case, version=fresh(case).version, body=case.body, function="Rektor", **by)
    appraised(world, case)
    of = a_portfolio(world)
    for year in (2027, 2028):
        a_frame(world, of, year=year)
    parts = (portfolio.Part(of, 2027, 80_000_000), portfolio.Part(of, 2028, 20_000_000))
    row = portfolio.begin_application(initiative=one, wish=applying.a_wish(world, parts=parts), **hand)
    row = portfolio.hand_in(application=row, version=row.version, **hand)
    row = portfolio.complete(application=row, version=row.version, **hand)
    return portfolio.prepare(application=row, version=row.version, opinion="Väl underbyggd.", **hand)


def _by(world: World) -> dict[str, Any]:
    return {"by": world.hand, "at": NOW}


def composed(world: World, row: Application, *terms: str) -> Document:
    """The paper as Åsa may see it today."""
    asa = world.actor("asa")
    found = reads.application_of(asa, {"application": str(row.pk)})
    return contents.compose_decision(found, terms=terms, reader=asa, on=TODAY, author="Åsa Strateg", at=NOW)


def files(production: Production) -> dict[str, bytes]:
    """What became of an order, by format."""
    rows = Output.objects.filter(production=production).select_related("file")
    return {each.format: content_of(each.file) for each in rows}


def in_word(content: bytes) -> str:
    """The words of a Word file, those of its tables last."""
    word = docx.Document(BytesIO(content))
    cells = [cell.text for table in word.tables for line in table.rows for cell in line.cells]
    return plainly(" ".join([*(each.text for each in word.paragraphs), *cells]))


def in_pdf(content: bytes) -> str:
    """The words of a PDF."""
    with pdfplumber.open(BytesIO(content)) as pdf:
        return plainly(" ".join(page.extract_text() for page in pdf.pages))


def plainly(text: str) -> str:
    """With ordinary spaces."""
    return " ".join(text.split())
