"""What a decision paper is written from: the application with its case, gathered once with the reader's own eyes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from farled.cases import figures as worth
from farled.cases import reads as cases
from farled.cases.figures.cases import Borne, Way
from farled.cases.figures.result import Result
from farled.cases.figures.result import result as work_out
from farled.cases.reads import Case
from farled.initiatives import reads as initiatives
from farled.initiatives.reads import Initiative
from farled.people.reads import Actor
from farled.portfolio import reads as portfolio
from farled.portfolio.figures.applications import Money
from farled.portfolio.figures.applications import money as money_of
from farled.portfolio.figures.grants import Deciding, deciding
from farled.portfolio.reads import Application, ExternalMoney, Grant
from farled.portfolio.reads.granting import candidate_of
from farled.portfolio.reads.paper import agreed_of, grant_of
from farled.thread.reads import NodeKind, above_with_faces, node_of
from farled.web.together import answered


@dataclass(frozen=True, slots=True)
class Source:
    """All that the paper tells. ``aims``: (objective, its document); ``higher``: (kind, title) of what lies above them.

    ``terms`` are the conditions proposed by whoever had the paper made. ``grant`` is None until money is granted, and
    ``deciding`` None once it is decided.
    """

    reader: Actor
    on: date
    row: Application
    case: Case
    money: Money
    external: Sequence[ExternalMoney]
    result: Result
    summary: worth.Summary
    ways: Sequence[Way]
    borne: Sequence[Borne]
    aims: Sequence[tuple[str, str]]
    higher: Sequence[tuple[str, str]]
    scores: Sequence[tuple[str, str, int, int, str]]
    chosen: tuple[str, bool, str] | None
    deciding: Deciding | None
    grant: Grant | None
    terms: Sequence[str]

    @property
    def initiative(self) -> Initiative:
        """What the money is for."""
        return self.row.initiative


def gathered(reader: Actor, row: Application, *, on: date, terms: Sequence[str]) -> Source:
    """Gather it. Raises ValueError for an application without a case."""
    if row.case is None:
        raise ValueError("an application that rests on no case is not decided")
    case = row.case
    material = cases.materials([case], on=on)[case.pk]
    found = work_out(material)  # with its interval also for small initiatives, whose own page leaves it out
    parts = portfolio.parts_of([row.pk]).get(row.pk, [])
    candidate = candidate_of(row)
    aims, higher = _goals(reader, row.initiative, on)
    return Source(
        reader=reader,
        on=on,
        row=row,
        case=case,
        money=money_of(row, parts),
        external=list(portfolio.external_of(row)),
        result=found,
        summary=worth.summary_of(material),
        ways=worth.ways(case, material.rates),
        borne=worth.borne(case, reader),
        aims=aims,
        higher=higher,
        scores=[
            (str(each.criterion.group), str(each.criterion), each.points, each.criterion.weight, each.why)
            for each in agreed_of(row)
        ],
        chosen=(str(candidate.desk), bool(candidate.chosen), candidate.departs_because) if candidate else None,
        deciding=None if row.decided_on else deciding(row, reader, on),
        grant=grant_of(reader, row),
        terms=terms,
    )


def _goals(reader: Actor, initiative: Initiative, on: date) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The objectives it contributes to, and what lies above them in the red thread that the reader may see."""
    aims = [(each.title, each.document.title) for each in initiatives.aims_of(reader, initiative)]
    node = node_of(NodeKind.INITIATIVE, initiative.pk)
    if node is None:
        return aims, []
    _strands, faces = answered(above_with_faces(reader, node, on=on))
    known = {title for title, _document in aims}
    above = {(str(face.kind_label), face.title) for pk, face in faces.items() if pk != node.pk}
    return aims, sorted(each for each in above if each[1] not in known)
