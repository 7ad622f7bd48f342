"""Consultations: the draft as it was sent out, who was asked until when, and what they answered."""

from django.utils.translation import override

from farled.consultation import acts
from farled.consultation.reads import Consultation, Recipient
from farled.consultation.states import MotionFate, ReplyDissentKind, ReplyStanding, Stance
from farled.direction import acts as direction
from farled.direction.reads import Document, DocumentVersion, Placed, text_of
from farled.direction.reads.text import has_text, mark_of
from farled.direction.states import VersionState
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.project.examples.texts import passage_that_begins
from farled.project.examples.treatments import word_dispositions

FATES = {"carried": MotionFate.CARRIED, "lost": MotionFate.REJECTED}
DISSENTS = {
    "reservation": ReplyDissentKind.RESERVATION,
    "special_statement": ReplyDissentKind.STATEMENT,
    "recorded_statement": ReplyDissentKind.STATEMENT,
}


def consult(scene: Scene) -> None:
    """Send every consultation out while its document is a draft, and take in what came. Read before the deciding."""
    word_dispositions(scene)
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
    scene.consultations[row["key"]] = consultation
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
            _answer(scene, one, each, text_of(consultation.proposal))
    for each in row.get("occasions", ()):
        acts.add_occasion(
            consultation=consultation, title=each["title"], on=each["on"], union=each.get("union", False),
            notes=each.get("notes", ""), by=scene.by, at=scene.at,
        )  # fmt: skip
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


def _answer(scene: Scene, one: Recipient, row: Row, text: list[Placed]) -> None:
    """What a body answered: its stance and remarks, what was moved when it decided, and who stood aside."""
    came = row.get("decided_on") or row.get("stated_on")
    said = _of(scene, "remark", row)
    reply = acts.register_reply(
        recipient=one,
        said=acts.Said(
            stance=Stance(row["stance"]),
            stance_text=row.get("stance_text", ""),
            conditions=row.get("conditions", ""),
            summary=row.get("summary", ""),
            reference=row.get("reference", ""),
            stated_on=row.get("stated_on"),
        ),
        standing=ReplyStanding(row.get("standing", ReplyStanding.ADOPTED)),
        received_on=came,
        decided_on=row.get("decided_on"),
        paragraph=row.get("paragraph", ""),
        remarks=[_placed(each, text) for each in said],
        motions=[acts.Moved(who=each["parties"], text=each["text"], fate=FATES[each["outcome"]])
                 for each in _of(scene, "proposal", row)],
        dissents=[acts.StoodAside(who=each["parties"], text=each["text"], kind=DISSENTS[each["kind"]])
                  for each in _of(scene, "dissent", row)],
        source=source_of(row),
        by=scene.by,
        at=scene.at,
    )  # fmt: skip
    scene.remarks |= {each["key"]: remark for each, remark in zip(said, reply.remarks.all(), strict=True)}


def _of(scene: Scene, table: str, recipient: Row) -> list[Row]:
    return [each for each in scene.folder.rows(table) if each.get("recipient") == recipient["key"]]


def _placed(row: Row, text: list[Placed]) -> acts.Placed:
    """A remark, on the passage of the consulted text that it is about, or on the whole."""
    return acts.Placed(
        remarked=acts.Remarked(text=row["text"], page=row.get("page", ""), appreciates=row.get("appreciates", False)),
        passage=passage_that_begins(text, row["on"]) if "on" in row else None,
    )
