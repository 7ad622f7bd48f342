"""How the remarks of the consultations were treated: their themes and answers, and the passages they changed."""

from farled.consultation import acts
from farled.consultation.reads import Consultation, Remark, Treatment
from farled.consultation.reads.treatments import dispositions, mark_of
from farled.direction.reads import text_of
from farled.direction.states import VersionState
from farled.project.examples.reading import Row, source_of
from farled.project.examples.scene import Scene
from farled.project.examples.texts import passage_that_begins


def word_dispositions(scene: Scene) -> None:
    """What the documents' treatments come to, besides the dispositions to begin with."""
    rows = scene.folder.rows("disposition")
    if rows:
        acts.have_dispositions(organisation=scene.organisation, by=scene.by, at=scene.at)
    for row in rows:
        acts.add_disposition(
            organisation=scene.organisation, name=row["name"], meaning=row["meaning"], by=scene.by, at=scene.at
        )


def treat_remarks(scene: Scene, document: str) -> None:
    """Treat what was said of a document, by its key, now that its draft reads as it was adopted.

    It is not adopted while a remark waits, or is said to have changed a passage that reads as it did.
    """
    for row in scene.folder.rows("consultation"):
        if row["document"] == document:
            _add_themes(scene, row)
            _treat(scene, row)


def finish_consultations(scene: Scene) -> None:
    """Let everybody read the answers, and end the rounds whose document has been adopted."""
    for row in scene.folder.rows("consultation"):
        held = Consultation.objects.get(pk=scene.consultations[row["key"]].pk)
        held = acts.show_treatment(consultation=held, version=held.version, shown=True, by=scene.by, at=scene.at)
        acts.finish(consultation=held, version=held.version, by=scene.by, at=scene.at)


def _add_themes(scene: Scene, consultation: Row) -> None:
    for row in scene.folder.rows("theme"):
        if row["consultation"] == consultation["key"]:
            scene.themes[row["key"]] = acts.add_theme(
                consultation=scene.consultations[consultation["key"]],
                name=row["name"],
                reflection=row.get("reflection", ""),
                by=scene.by,
                at=scene.at,
            )


def _treat(scene: Scene, consultation: Row) -> None:
    """Answer each remark of a consultation once; what is answered with another is grouped with it first."""
    text = text_of(scene.documents[consultation["document"]].versions.get(state=VersionState.DRAFT))
    by_name = {each.name: each for each in dispositions(scene.by)}
    handler = scene.user(consultation["handler"])
    told = _treatments(scene)
    here = [row for row in scene.folder.rows("remark") if _round(scene, row) == consultation["key"]]
    for row in here:
        if "answered_with" in row:
            continue
        alike = [each["key"] for each in here if each.get("answered_with") == row["key"]]
        one = _grouped(scene, [told[key] for key in (row["key"], *alike)])
        acts.treat(
            treatments=[one],
            version=mark_of([one]),
            how=acts.How(
                theme=scene.themes[row["theme"]],
                handler=handler,
                disposition=by_name[row["disposition"]],
                answer=row.get("answer", ""),
                refers_to=row.get("refers_to", ""),
                passages=[passage_that_begins(text, begins) for begins in row.get("changed", ())],
                source=source_of(row),
            ),
            by=scene.by,
            at=scene.at,
        )


def _treatments(scene: Scene) -> dict[str, Treatment]:
    """The treatment that each remark has got, by the remark's key."""
    made = Remark.objects.filter(pk__in=[each.pk for each in scene.remarks.values()]).select_related("treatment")
    by_remark = {each.pk: each.treatment for each in made}
    return {key: held for key, each in scene.remarks.items() if (held := by_remark.get(each.pk)) is not None}


def _grouped(scene: Scene, rows: list[Treatment]) -> Treatment:
    if len(rows) == 1:
        return rows[0]
    return acts.group(treatments=rows, version=mark_of(rows), by=scene.by, at=scene.at)


def _round(scene: Scene, remark: Row) -> str:
    key: str = scene.folder.row("recipient", remark["recipient"])["consultation"]
    return key
