"""Governing documents: written as drafts, related, given their objectives, and then decided in the order they hold."""

from farled.direction import acts
from farled.direction.reads import Document
from farled.direction.states import DocumentKind, DocumentRelationKind, Level, Movement
from farled.project.examples.reading import Row, sentences, source_of
from farled.project.examples.scene import Scene
from farled.project.examples.texts import write_texts
from farled.project.examples.treatments import treat_remarks

HELD = ("in_force", "replaced", "repealed", "absorbed")  # has held at some time, whoever decided it and when


def write_documents(scene: Scene) -> None:
    """Write every document as a draft, say what they are to each other, and set up their objectives."""
    for row in scene.folder.rows("document"):
        versions = _versions(scene, row["key"])
        scene.documents[row["key"]] = acts.create_document(
            organisation=scene.organisation,
            kind=DocumentKind(row["kind"]),
            form=row.get("form", ""),
            title=row["title"],
            body=scene.body(row.get("body")),
            aliases=row.get("aliases", ()),
            purpose=row.get("purpose", ""),
            applies_to=row.get("applies_to", ""),
            responsible=scene.body(row.get("responsible")),
            responsible_function=row.get("responsible_function", ""),
            follow_up=row.get("follow_up", ""),
            issued_by=row.get("issued_by", ""),
            reference=row.get("reference", ""),
            matter=scene.matters[versions[0]["matter"]] if versions else None,
            note=versions[0].get("note", "") if versions else _what_is_known(row),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("relation"):
        acts.relate(
            document=scene.documents[row["document"]],
            other=scene.documents[row["other"]],
            kind=DocumentRelationKind(row["kind"]),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.in_order("goal", "parent"):
        scene.objectives[row["key"]] = acts.add_objective(
            document=scene.documents[row["document"]],
            level=Level(row["level"]),
            title=row["title"],
            parent=scene.objectives[row["parent"]] if "parent" in row else None,
            aliases=row.get("aliases", ()),
            text=row.get("text", ""),
            present_state=row.get("present_state", ""),
            new_state=row.get("new_state", ""),
            source=source_of(row),
            on=scene.holds_from(row["document"]),
            by=scene.by,
            at=scene.at,
        )


def decide_documents(scene: Scene) -> None:
    """Note what others decided or was decided earlier, adopt what has a decision, and publish what is public."""
    for row in scene.folder.rows("document"):
        document = _stored(scene, row["key"])
        if "issued_by" in row:
            acts.record_issued(
                document=document,
                version=document.version,
                valid_from=row.get("valid_from"),
                valid_to=row.get("valid_to"),
                by=scene.by,
                at=scene.at,
            )
        elif row["status"] in HELD and not _versions(scene, row["key"]):
            acts.record_earlier(
                document=document,
                version=document.version,
                valid_from=row.get("valid_from"),
                valid_to=row.get("valid_to"),
                decided_text=_decided(scene, row),
                by=scene.by,
                at=scene.at,
            )
    adopted = [row for each in scene.documents for row in _versions(scene, each)]
    begun: set[str] = set()
    for row in sorted(adopted, key=lambda row: (row["valid_from"], row["number"])):
        document = _stored(scene, row["document"])
        if row["document"] in begun:
            acts.revise(document=document, note=row.get("note", ""), by=scene.by, at=scene.at)
        else:
            write_texts(scene, document, row["document"])
            treat_remarks(scene, row["document"])
            document.refresh_from_db()
        begun.add(row["document"])
        acts.adopt(
            document=document,
            version=document.version,
            decision=scene.decisions[row["decision"]],
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
            by=scene.by,
            at=scene.at,
        )
    for row in scene.folder.rows("document"):
        if row.get("published"):
            document = _stored(scene, row["key"])
            acts.publish(document=document, version=document.version, by=scene.by, at=scene.at)


def explain_terms(scene: Scene) -> None:
    """Put the terms that a document explains in the glossary."""
    for row in scene.folder.rows("term"):
        acts.add_term(
            organisation=scene.organisation,
            term=row["term"],
            definition=row["definition"],
            forms=row.get("forms", ()),
            avoid=row.get("avoid", ()),
            document=scene.documents[row["document"]],
            said_by=row.get("said_by", ""),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def note_evidence(scene: Scene) -> None:
    """Say what the documents know of the way from nuläge to nyläge."""
    for row in scene.folder.rows("evidence"):
        acts.note_evidence(
            objective=scene.objectives[row["goal"]],
            on=row["on"],
            movement=Movement(row["movement"]),
            text=row["text"],
            known_from=row.get("known_from", ""),
            body=scene.body(row.get("body")),
            source=source_of(row),
            by=scene.by,
            at=scene.at,
        )


def derive_objectives(scene: Scene) -> None:
    """Say what the objectives derive from; other organisations' documents have to be published by now.

    From an objective of its own document it is not derived: it is listed under that one too.
    """
    said: dict[str, list[Row]] = {}
    for row in scene.folder.rows("derivation"):
        said.setdefault(row["goal"], []).append(row)
    for goal, rows in said.items():
        objective = scene.objectives[goal]
        objective.refresh_from_db()
        within = [row for row in rows if _within_one_document(scene, row)]
        acts.derive(
            objective=objective,
            version=objective.version,
            derives_from=[scene.objective(row["derives_from"]) for row in rows if row not in within],
            also_listed=[scene.objective(row["derives_from"]) for row in within],
            on=scene.holds_from(scene.folder.row("goal", goal)["document"]),
            why="Så står det i handlingarna.",
            by=scene.by,
            at=scene.at,
        )


def _within_one_document(scene: Scene, row: Row) -> bool:
    folder, key = scene.place_of(row["derives_from"])
    above, below = folder.row("goal", key), scene.folder.row("goal", row["goal"])
    return folder is scene.folder and above["document"] == below["document"]


def _versions(scene: Scene, document: str) -> list[Row]:
    """A document's versions in order, but for one that the next replaced before its first day: it never held."""
    rows = [row for row in scene.folder.rows("version") if row["document"] == document]
    rows.sort(key=lambda row: row["number"])
    return [row for row in rows if not any(_takes_over_at_once(other, row) for other in rows)]


def _takes_over_at_once(other: Row, row: Row) -> bool:
    return bool(other["number"] > row["number"] and other["valid_from"] <= row["valid_from"])


def _decided(scene: Scene, row: Row) -> str:
    """What the documents say of a decision that is not among them."""
    organ = scene.body(row.get("decided_by"))
    return ", ".join(part for part in (organ.name if organ else "", row.get("decided_text", "")) if part)


def _what_is_known(row: Row) -> str:
    """What the documents say of one whose decision is not among them."""
    known = {
        "in_force": "Handlingarna nämner det som gällande men inte beslutet.",
        "replaced": "Handlingarna säger att det är ersatt men inte när det beslutades.",
        "repealed": "Handlingarna säger att det upphävs men inte när det beslutades.",
        "absorbed": "Handlingarna säger att innehållet flyttas till ett annat dokument.",
        "expected": "Handlingarna säger att det ska beslutas.",
        "proposed": "Handlingarna säger att det föreslogs men aldrig antogs.",
    }
    return sentences("" if "issued_by" in row else known.get(row["status"], ""), row.get("note", ""))


def _stored(scene: Scene, key: str) -> Document:
    """The document as it is stored now: decisions about one change others."""
    document = scene.documents[key]
    document.refresh_from_db()
    return document
