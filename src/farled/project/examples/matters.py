"""Matters, and their way through organs: what came in, what was said and decided, what was sent back and answered."""

from collections.abc import Iterator
from datetime import date

from farled.matters import acts
from farled.matters.acts import Fulfils, Moved, Put, Said, StoodAside
from farled.matters.states import Course, DissentKind, Fate, MatterKind, Outcome, ProposalKind
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.project.examples.statements import add_layouts, write_statement
from farled.thread.states import key


def add_matters(scene: Scene) -> None:
    """Register every matter and what it was asked to do, and let it go through its organs in order.

    A decision without a day has no meeting to stand at. Points are answered before what was decided afterwards.
    """
    for row in scene.folder.rows("matter"):
        scene.matters[row["key"]] = acts.register_matter(
            organisation=scene.organisation,
            title=row["title"],
            kind=MatterKind(row["kind"]),
            opened_on=row["opened_on"],
            reference=row.get("reference", ""),
            handler=scene.body(row.get("handler")),
            summary=row.get("summary", ""),
            sender=row.get("sender", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    _add_entries(scene)
    _give_assignments(scene)
    add_layouts(scene)
    for _on, _order, row in sorted(_happenings(scene), key=lambda happening: happening[:2]):
        if "outcome" in row:
            _decide(scene, row)
        elif "passage" in row:
            write_statement(scene, row)
        elif "answer" in row:
            _answer(scene, row)
        else:
            _report(scene, row)


def write_motions(scene: Scene) -> None:
    """What the motions say, and the insats that covers one. Read last: it names an insats of a plan."""
    for row in scene.folder.rows("motion"):
        acts.write_motion(
            matter=scene.matters[row["matter"]],
            version=0,
            parties=row["parties"],
            submitted_on=row["submitted_on"],
            text=row.get("text", ""),
            claims=row["claims"],
            covered_by=_node(scene, row, "covered_by"),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("point"):
        if "activity" in row:
            point = scene.points[row["key"]]
            point.refresh_from_db()
            acts.answer_point(
                point=point,
                version=point.version,
                answer=point.answer,
                on=row["answered_on"],
                node=_node(scene, row, "activity"),
                by=scene.by,
                at=scene.at,
            )


def _node(scene: Scene, row: Row, field: str) -> str:
    return key("insats", scene.activities[row[field]].pk) if field in row else ""


def _add_entries(scene: Scene) -> None:
    """The documents that are known: those of the events that were documents."""
    for row in scene.folder.rows("event"):
        if "course" in row:
            acts.enter(
                matter=scene.matters[row["matter"]],
                on=row["on"],
                course=Course(row["course"]),
                counterpart=row.get("counterpart", ""),
                subject=row["text"],
                source=source_of(row),
                by=scene.by,
                at=scene.at,
            )


def _give_assignments(scene: Scene) -> None:
    for row in scene.folder.rows("commission"):
        assignment = acts.give_assignment(
            organisation=scene.organisation,
            title=row["title"],
            given_in=row["given_in"],
            given_on=row.get("given_on"),
            given_by=scene.body(row.get("given_by")),
            given_to=scene.bodies[row["given_to"]],
            matter=scene.matters.get(row.get("matter", "")),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
        scene.commissions[row["key"]] = assignment
        for stage in row.get("stages", ()):
            added = acts.add_stage(
                assignment=assignment,
                text=stage["text"],
                source=source_of({**row, "source": stage["source"]}),
                by=scene.by,
                at=scene.at,
            )
            acts.report_stage(
                stage=added, version=1, on=stage["reported_on"], report=stage["text"], by=scene.by, at=scene.at
            )


def _happenings(scene: Scene) -> Iterator[tuple[date, int, Row]]:
    """What happened on a day, and its place among what happened that day: answers and reports before decisions."""
    for row in scene.folder.rows("decision"):
        if "on" in row:
            yield row["on"], row["order"], row
    for row in scene.folder.rows("point"):
        if "answered_on" in row:
            yield row["answered_on"], 0, row
    for row in scene.folder.rows("statement"):
        yield row["approved_on"], 0, row
    for row in scene.folder.rows("commission"):
        if "reported_on" in row:
            yield row["reported_on"], 0, row


def _decide(scene: Scene, row: Row) -> None:
    decision = acts.decide(
        matter=scene.matters[row["matter"]],
        on=row["on"],
        outcome=Outcome(row["outcome"]),
        body=scene.bodies.get(row["organ"]),
        group=scene.groups.get(row["organ"]),
        paragraph=row.get("paragraph", ""),
        clauses=row.get("clauses", ()),
        immediately_verified=row.get("immediately_verified", False),
        copies_to=row.get("copies_to", ""),
        recommends=row.get("recommends", False),
        verified_on=row.get("verified_on"),
        tabled_to=row.get("tabled_to"),
        said=_said(scene, row),
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )
    scene.decisions[row["key"]] = decision
    asked = [point for point in scene.folder.rows("point") if point["decision"] == row["key"]]
    for point, stored in zip(_in_order(asked), decision.points.order_by("order"), strict=True):
        scene.points[point["key"]] = stored


def _said(scene: Scene, decision: Row) -> Said:
    """All that the files tell of what was said; proposals are numbered as they stand."""

    def around(table: str) -> list[Row]:
        return [row for row in scene.folder.rows(table) if row.get("decision") == decision["key"]]

    numbers = {row["key"]: number for number, row in enumerate(around("proposal"), 1)}
    return Said(
        proposals=[
            Moved(row["parties"], ProposalKind(row["kind"]), Fate(row["outcome"]), row["text"])
            for row in around("proposal")
        ],
        order_of_vote=decision.get("order_of_vote", ""),
        ballots=[
            Put(numbers[row["put"]], row["carried"], numbers.get(row.get("against", "")))
            for row in around("ballot")
        ],
        dissents=[
            StoodAside(row["parties"], DissentKind(row["kind"]), favours=numbers.get(row.get("favours", "")),
                       text=row["text"])
            for row in around("dissent")
        ],
        points=[row["text"] for row in _in_order(around("point"))],
        fulfils=[
            Fulfils(row["clause"], scene.commissions[row["key"]])
            for row in around("commission")
            if row.get("status") == "fulfilled"
        ],
    )  # fmt: skip


def _in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: row["order"])


def _answer(scene: Scene, row: Row) -> None:
    point = scene.points[row["key"]]
    point.refresh_from_db()
    acts.answer_point(
        point=point,
        version=point.version,
        answer=row["answer"],
        on=row["answered_on"],
        moved_text=row.get("moved_to_text", ""),
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )


def _report(scene: Scene, row: Row) -> None:
    assignment = scene.commissions[row["key"]]
    assignment.refresh_from_db()
    acts.report_assignment(
        assignment=assignment,
        version=assignment.version,
        on=row["reported_on"],
        report=row["report"],
        by=scene.by,
        at=scene.at,
    )
