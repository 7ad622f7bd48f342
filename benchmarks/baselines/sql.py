"""The bare SQL through the driver: the statements the rows of each page take, and nothing done with the answer.

``run`` executes a statement with its values (marked ``%s``) and fetches all rows.
"""

from collections.abc import Callable, Sequence
from typing import Any

Run = Callable[[str, Sequence[object]], list[Any]]

_ACTIVITY = """
SELECT activity.*, document.title, objective.title FROM planning_activity activity
JOIN direction_document document ON document.id = activity.document_id
LEFT JOIN direction_objective objective ON objective.id = activity.objective_id
"""
_LIST = f"{_ACTIVITY} WHERE activity.status = %s ORDER BY activity.document_id, activity.position, activity.id LIMIT 50"
_ONE = f"{_ACTIVITY} WHERE activity.id = %s"
_PARTS = """
SELECT part.*, body.name FROM planning_activitypart part JOIN people_body body ON body.id = part.body_id
WHERE part.activity_id
"""
_REPORTS = """
SELECT report.*, body.name FROM planning_statusreport report JOIN people_body body ON body.id = report.body_id
WHERE report.activity_id = %s ORDER BY report."on" DESC, report.id DESC
"""
_HISTORY = "SELECT * FROM trail_entry WHERE subject_kind = %s AND subject_id = %s ORDER BY seq DESC LIMIT 20"
_UPDATE = "UPDATE planning_activity SET status = %s, outcome = %s, outcome_on = %s WHERE id = %s"
_ANSWERS = """
SELECT answer.*, activity.* FROM planning_answer answer
JOIN planning_activity activity ON activity.id = answer.activity_id
WHERE answer.within_id = %s ORDER BY activity.position, answer.id
"""
_LATEST = """
SELECT * FROM planning_statusreport WHERE activity_id IN (SELECT activity_id FROM planning_answer WHERE within_id = %s)
"""


def activities(run: Run) -> None:
    """Fifty ongoing activities with their plans, objectives and leads."""
    run("SELECT count(*) FROM planning_activity WHERE status = %s", ["ongoing"])
    ids = [row[0] for row in run(_LIST, ["ongoing"])]
    run(f"{_PARTS} IN ({', '.join(['%s'] * len(ids))}) AND part.part = 'lead'", ids)


def activity(run: Run, pk: int) -> None:
    """One activity with its bodies, its reports and its latest history."""
    run(_ONE, [pk])
    run(f"{_PARTS} = %s", [pk])
    run(_REPORTS, [pk])
    run(_HISTORY, ["planning.activity", pk])


def api(run: Run) -> None:
    """A hundred activities."""
    run("SELECT count(*) FROM planning_activity", [])
    run("SELECT * FROM planning_activity ORDER BY document_id, position, id LIMIT 100", [])


def outcome(run: Run, pk: int) -> None:
    """Write down what came of an activity; the caller commits."""
    run(_UPDATE, ["done", "Klart.", "2025-12-31", pk])


def answers(run: Run, pk: int) -> None:
    """What a body owes in a round, with what was last said of it."""
    run("SELECT * FROM planning_return WHERE id = %s", [pk])
    run(_ANSWERS, [pk])
    run(_LATEST, [pk])
    run(_HISTORY.replace("20", "10"), ["planning.report_request", pk])


# --- Consultations ----------------------------------------------------------------------------------------------------

_ROUND = """
SELECT consultation.*, version.document_id, version.number FROM consultation_consultation consultation
JOIN direction_documentversion version ON version.id = consultation.proposal_id WHERE consultation.id = %s
"""
_WORDINGS = """
SELECT wording.passage_id, wording.position, wording.kind, wording.level, wording.plain FROM direction_wording wording
JOIN direction_documentversion version ON version.id = wording.document_version_id
WHERE version.document_id IN (
    SELECT own.document_id FROM direction_documentversion own
    JOIN consultation_consultation consultation ON consultation.proposal_id = own.id WHERE consultation.id = %s
)
ORDER BY version.number, wording.position
"""
_COUNTS = """
SELECT remark.passage_id, count(*), count(treatment.disposition_id) FROM consultation_remark remark
JOIN consultation_treatment treatment ON treatment.id = remark.treatment_id
WHERE treatment.consultation_id = %s GROUP BY remark.passage_id
"""
_THEMES = """
SELECT theme.id, theme.name, theme.reflection, count(remark.id) FROM consultation_theme theme
LEFT JOIN consultation_treatment treatment ON treatment.theme_id = theme.id
LEFT JOIN consultation_remark remark ON remark.treatment_id = treatment.id
WHERE theme.consultation_id = %s GROUP BY theme.id, theme.name, theme.reflection, theme.position ORDER BY theme.position
"""
_RECIPIENTS = """
SELECT recipient.*, reply.* FROM consultation_recipient recipient
LEFT JOIN consultation_reply reply ON reply.recipient_id = recipient.id
WHERE recipient.consultation_id = %s ORDER BY recipient.name
"""
_REMARKS = """
SELECT remark.*, treatment.*, theme.name, disposition.name, recipient.name FROM consultation_remark remark
JOIN consultation_reply reply ON reply.id = remark.reply_id
JOIN consultation_recipient recipient ON recipient.id = reply.recipient_id
JOIN consultation_treatment treatment ON treatment.id = remark.treatment_id
LEFT JOIN consultation_theme theme ON theme.id = treatment.theme_id
LEFT JOIN consultation_disposition disposition ON disposition.id = treatment.disposition_id
WHERE treatment.consultation_id = %s
"""
_CAUSES = """
SELECT remark.* FROM consultation_changedpassage changed
JOIN consultation_remark remark ON remark.treatment_id = changed.treatment_id WHERE changed.passage_id = %s
"""


def treatment(run: Run, pk: int) -> None:
    """The text with how many remarks each passage has, and the themes."""
    run(_ROUND, [pk])
    run(_WORDINGS, [pk])
    run(_COUNTS, [pk])
    run(_THEMES, [pk])


def compilation(run: Run, pk: int) -> None:
    """Every reply and every remark with how it is treated."""
    run(_ROUND, [pk])
    run(_RECIPIENTS, [pk])
    run(_REMARKS, [pk])


def round_(run: Run, pk: int) -> None:
    """Everybody asked, and the latest history."""
    run(_ROUND, [pk])
    run(_RECIPIENTS, [pk])
    run(_HISTORY, ["consultation.consultation", pk])


def passage(run: Run, pk: int, passage_pk: int) -> None:
    """One passage with what is said of it and what changed it."""
    run(_ROUND, [pk])
    run(_WORDINGS, [pk])
    run(f"{_REMARKS} AND remark.passage_id = %s", [pk, passage_pk])
    run(_CAUSES, [passage_pk])
