"""The texts of documents: as sent out, as adopted, and the goals and insatser that stand in them."""

from farled.direction import acts
from farled.direction.reads import Document, Passage, Placed, text_of
from farled.direction.reads.text import mark_of
from farled.direction.states import VersionState
from farled.planning import acts as planning
from farled.project.examples.reading import Row
from farled.project.examples.scene import Scene


def write_texts(scene: Scene, document: Document, key: str) -> None:
    """Write the draft of a document: as it was sent out for consultation, and then as it was adopted."""
    for row in _texts(scene, key):
        if "consulted" in row and not _sent_out(scene, key):
            _write(scene, document, row["consulted"])
            acts.send_for_consultation(document=document, by=scene.by, at=scene.at)
        _write(scene, document, row["adopted"])


def tie_texts(scene: Scene) -> None:
    """Say where in the texts the goals and insatser stand."""
    for row in scene.folder.rows("text"):
        version = scene.documents[row["document"]].versions.latest("number")
        text = text_of(version)
        for key, begins in row.get("goals", {}).items():
            objective = scene.objectives[key]
            objective.refresh_from_db()
            acts.tie_passages(
                objective=objective,
                version=objective.version,
                passages=[passage_that_begins(text, begins)],
                by=scene.by,
                at=scene.at,
            )
        for key, begins in row.get("activities", {}).items():
            activity = scene.activities[key]
            activity.refresh_from_db()
            planning.tie_passage(
                activity=activity,
                version=activity.version,
                passage=passage_that_begins(text, begins),
                by=scene.by,
                at=scene.at,
            )


def passage_that_begins(text: list[Placed], begins: str) -> Passage:
    """The passage of a text that begins with these words. Raises ValueError unless there is exactly one."""
    found = [each.wording.passage for each in text if each.wording.plain.startswith(begins)]
    if len(found) != 1:
        raise ValueError(f"{len(found)} stycken börjar med ”{begins}”")
    return found[0]


def _sent_out(scene: Scene, key: str) -> bool:
    """Whether a consultation has sent the text out already."""
    return any(row["document"] == key for row in scene.folder.rows("consultation"))


def _texts(scene: Scene, key: str) -> list[Row]:
    return [row for row in scene.folder.rows("text") if row["document"] == key]


def _write(scene: Scene, document: Document, text: str) -> None:
    draft = document.versions.get(state=VersionState.DRAFT)
    seen = mark_of(each.wording for each in text_of(draft))
    acts.write_text(draft=draft, version=seen, text=text, by=scene.by, at=scene.at)
