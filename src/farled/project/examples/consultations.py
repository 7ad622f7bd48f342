"""Consultations: the draft as it was sent out, who was asked until when, and what they answered."""

from django.utils.translation import override

from farled.consultation import acts
from farled.consultation.reads import Consultation, Recipient
from farled.consultation.states import ReplyStanding, Stance
from farled.direction import acts as direction
from farled.direction.reads import Document, DocumentVersion
from farled.direction.reads.text import has_text, mark_of
from farled.direction.states import VersionState
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene


def consult(scene: Scene) -> None:
    """Send every consultation out while its document is a draft, and take in what came. Read before the deciding."""
    for row in scene.folder.rows("consultation"):
        _consult(scene, row)


def _consult(scene: Scene, row: Row) -> None:
    consultation = acts.prepare(
        proposal=_draft(scene, scene.documents[row["document"]], _text(scene, row)),
        title=row["title"],
        due=row["due"],
        matter=scene.matters.get(row.get("matter", "")),
        decision=scene.decisions.get(row.get("decision", "")),
        decided_text=row.get("decided_text", ""),
        reference=row.get("reference", ""),
        introduction=row.get("introduction", ""),
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )
    if row.get("questions") == "ten":
        with override("sv"):
            questions = acts.ten_questions()
        consultation = acts.set_questions(
            consultation=consultation, version=consultation.version, questions=questions, by=scene.by, at=scene.at
        )
    asked = [each for each in scene.folder.rows("recipient") if each["consultation"] == row["key"]]
    known = _ask(scene, consultation, [each for each in asked if not each.get("uninvited")])
    consultation = acts.send_out(consultation=consultation, on=row["sent_on"], by=scene.by, at=scene.at)
    for each in asked:
        one = known.get(each["key"]) or _uninvited(scene, consultation, each)
        if "extended_to" in each:
            acts.extend(
                recipient=one, until=each["extended_to"], why=each["extended_why"], on=consultation.sent_on,
                by=scene.by, at=scene.at,
            )  # fmt: skip
        if "stance" in each:
            _answer(scene, one, each)
    consultation.refresh_from_db()
    acts.close(consultation=consultation, version=consultation.version, by=scene.by, at=scene.at)


def _text(scene: Scene, row: Row) -> str:
    """The text as it was sent out: of the document's own texts, or a short one of the consultation's."""
    told = (each["consulted"] for each in scene.folder.rows("text") if each["document"] == row["document"])
    text: str = next(told, row.get("text", ""))
    return text


def _draft(scene: Scene, document: Document, text: str) -> DocumentVersion:
    """The document's draft, with the text that was sent out."""
    draft = document.versions.get(state=VersionState.DRAFT)
    if not has_text(draft):
        direction.write_text(draft=draft, version=mark_of([]), text=text, by=scene.by, at=scene.at)
    return draft


def _ask(scene: Scene, consultation: Consultation, rows: list[Row]) -> dict[str, Recipient]:
    """Everybody asked, those that collect others' answers first."""
    made: dict[str, Recipient] = {}
    by_body: dict[str, Recipient] = {}
    for each in sorted(rows, key=lambda row: "through" in row):
        through = by_body[each["through"]] if "through" in each else None
        asked = acts.Asked(scene.bodies[each["body"]], answers_through=through, source=source_of(each))
        (one,) = acts.add_recipients(consultation=consultation, recipients=[asked], by=scene.by, at=scene.at)
        made[each["key"]] = by_body[each["body"]] = one
    return made


def _uninvited(scene: Scene, consultation: Consultation, row: Row) -> Recipient:
    return acts.add_uninvited(
        consultation=consultation, body=scene.bodies[row["body"]], source=source_of(row), by=scene.by, at=scene.at
    )


def _answer(scene: Scene, one: Recipient, row: Row) -> None:
    came = row.get("decided_on") or row.get("stated_on")
    acts.register_reply(
        recipient=one,
        said=acts.Said(
            stance=Stance(row["stance"]),
            stance_text=row.get("stance_text", ""),
            conditions=row.get("conditions", ""),
            summary=row.get("summary", ""),
            statement=row.get("summary", ""),
            reference=row.get("reference", ""),
            stated_on=row.get("stated_on"),
        ),
        standing=ReplyStanding(row.get("standing", ReplyStanding.ADOPTED)),
        received_on=came,
        decided_on=row.get("decided_on"),
        paragraph=row.get("paragraph", ""),
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )
