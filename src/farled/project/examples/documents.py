"""Governing documents: written as drafts, related, given their objectives, and then decided in the order they hold."""

from farled.direction import acts
from farled.direction.reads import Document
from farled.direction.states import DocumentKind, DocumentRelationKind, Level
from farled.project.examples.reading import Row, sentences, source_of
from farled.project.examples.scene import Scene


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
            issued_by=_issuer(scene, row),
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
    """Adopt what has a decision, note what holds by somebody else's, and publish what is public."""
    for row in scene.folder.rows("document"):
        if _issuer(scene, row) and "valid_from" in row:
            document = _stored(scene, row["key"])
            acts.record_issued(
                document=document,
                version=document.version,
                valid_from=row["valid_from"],
                valid_to=row.get("valid_to"),
                by=scene.by,
                at=scene.at,
            )
    adopted = [row for each in scene.documents for row in _versions(scene, each)]
    begun: set[str] = set()
    for row in sorted(adopted, key=lambda row: (row["valid_from"], row["number"])):
        document = _stored(scene, row["document"])
        if row["document"] in begun:
            acts.revise(document=document, note=row.get("note", ""), by=scene.by, at=scene.at)
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


def derive_objectives(scene: Scene) -> None:
    """Say what the objectives derive from; other organisations' documents have to be published by now."""
    superiors: dict[str, list[str]] = {}
    for row in scene.folder.rows("derivation"):
        if _within_one_document(scene, row):
            continue
        superiors.setdefault(row["goal"], []).append(row["derives_from"])
    for goal, above in superiors.items():
        objective = scene.objectives[goal]
        objective.refresh_from_db()
        acts.derive(
            objective=objective,
            version=objective.version,
            derives_from=[scene.objective(reference) for reference in above],
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


def _issuer(scene: Scene, row: Row) -> str:
    """Who decided a document for which there is no decision here, when it is known from when it holds."""
    if "issued_by" in row:
        return str(row["issued_by"])
    if row["status"] != "in_force" or "valid_from" not in row:
        return ""
    organ = scene.body(row.get("decided_by"))
    if organ is None:
        return "Okänt: beslutet finns inte i handlingarna"
    return f"{organ.name}: beslutet finns inte i handlingarna"


def _what_is_known(row: Row) -> str:
    """What the documents say of one that stays a draft here, since they tell neither its decision nor its first day."""
    known = {
        "in_force": "Handlingarna nämner det som gällande men inte när det beslutades.",
        "replaced": "Handlingarna säger att det är ersatt men inte när det beslutades.",
        "repealed": "Handlingarna säger att det upphävs men inte när det beslutades.",
        "absorbed": "Handlingarna säger att innehållet flyttas till ett annat dokument.",
        "expected": "Handlingarna säger att det ska beslutas.",
        "proposed": "Handlingarna säger att det föreslogs men aldrig antogs.",
    }
    told = "" if _is_dated(row) else known.get(row["status"], "")
    return sentences(told, row.get("note", ""))


def _is_dated(row: Row) -> bool:
    return row["status"] == "in_force" and "valid_from" in row


def _stored(scene: Scene, key: str) -> Document:
    """The document as it is stored now: decisions about one change others."""
    document = scene.documents[key]
    document.refresh_from_db()
    return document
