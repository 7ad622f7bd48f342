"""The figures of a reading as lines of text, for the command line. The form is stable: `field=0.97`."""

from farled.imports.reading.evaluation import Evaluation, Score
from farled.imports.reading.values import ReadPlan, RowKind


def reading_lines(plan: ReadPlan) -> list[str]:
    """What was read: rows by kind, goal areas, footnotes, what is unread, and problems by code."""
    lines = [f"file={plan.file.name} format={plan.file.format} lines={plan.file.lines}"]
    lines.extend(f"rows.{kind}={sum(row.kind is kind for row in plan.rows)}" for kind in RowKind)
    lines.append(f"goal_areas={len(plan.goal_areas)}")
    lines.append(f"footnotes={len(plan.footnotes)}")
    lines.append(f"unread={len(plan.unread)}")
    codes = sorted({problem.code for problem in plan.problems})
    lines.extend(f"problem.{code}={sum(problem.code == code for problem in plan.problems)}" for code in codes)
    return lines


def evaluation_lines(evaluation: Evaluation) -> list[str]:
    """Precision, recall and their harmonic mean per field and for all cells pooled."""
    lines = [
        f"rows.{kind} read={read} expected={expected} paired={paired}"
        for kind, (read, expected, paired) in evaluation.kinds.items()
    ]
    for name, score in (*evaluation.fields.items(), ("all", evaluation.all)):
        lines.append(_counts(name, score))
        lines.append(f"{name}={score.f1:.2f}")
    return lines


def _counts(name: str, score: Score) -> str:
    counts = f"right={score.right} read={score.read} expected={score.expected}"
    return f"{name} precision={score.precision:.2f} recall={score.recall:.2f} {counts}"


def difference_lines(evaluation: Evaluation) -> list[str]:
    """Each cell that differs, for the one who mends the reading or the expectation."""
    return [
        f"{cell.field}: {cell.title[:60]!r} read={cell.read[:200]!r} expected={cell.expected[:200]!r}"
        for cell in evaluation.differences
    ]
