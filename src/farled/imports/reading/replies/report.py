"""What was read in replies, and the figures, as lines of text for the command line. The form is stable."""

from collections.abc import Sequence

from farled.imports.reading.replies.evaluation import ReplyEvaluation, ReplyScore, remarks_in
from farled.imports.reading.replies.expectation import FACTS
from farled.imports.reading.replies.values import DraftReply, ReadReplies

_LONG = 150


def reply_lines(read: ReadReplies) -> list[str]:
    """Each reply with its facts, its remarks and where they stand, and what was not understood."""
    lines = [f"file={read.file.name} format={read.file.format} lines={read.file.lines} replies={len(read.replies)}"]
    lines.extend(f"problem.{problem.code}" for problem in read.problems)
    for reply in read.replies:
        lines.extend(_reply(reply))
    if read.unread:
        lines.append(f"outside={len(read.unread)}")
    return lines


def _reply(reply: DraftReply) -> list[str]:
    days = ",".join(day.isoformat() for day in reply.statement_on)
    lines = [
        "",
        f"reply line={reply.passage.first} body={reply.body!r} form={reply.form}",
        f"  stance={reply.stance} tone={reply.tone}",
        f"  reference={reply.reference!r} paragraph={reply.paragraph!r}",
        f"  decided={reply.decided_on or ''} statement={days}",
    ]
    if reply.within:
        lines.append(f"  within={reply.within!r}")
    if reply.stated:
        lines.append(f"  stated line={reply.stated.passage.first}: {_short(reply.stated.text)}")
    lines.extend(f"  condition: {_short(condition.text)}" for condition in reply.conditions)
    lines.extend(f"  motion {' '.join(m.parties)} {m.kind} {m.outcome}: {_short(m.text)}" for m in reply.motions)
    lines.extend(f"  {dissent.kind} {' '.join(dissent.parties)}" for dissent in reply.dissents)
    for remark in reply.remarks:
        places = ",".join(f"{passage.first}-{passage.last}" for passage in remark.passages)
        page = f" page={remark.page}" if remark.page else ""
        lines.append(f"  {remark.kind} lines={places}{page}: {_short(remark.text)}")
    lines.extend(f"  unread line={part.passage.first}: {_short(part.passage.text)}" for part in reply.unread)
    lines.extend(f"  problem.{problem.code}" for problem in reply.problems)
    return lines


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def reply_evaluation_lines(evaluation: ReplyEvaluation) -> list[str]:
    """One line for each reply, then the totals: those the reading was tuned on, those held out, and all."""
    lines = [_score(score) for score in evaluation.replies]
    lines.append(f"superfluous replies={evaluation.superfluous}")
    for name, held_out in (("tuned", False), ("held_out", True), ("all", None)):
        chosen = evaluation.those(held_out=held_out)
        if chosen:
            lines.extend(_totals(name, chosen))
    return lines


def _score(score: ReplyScore) -> str:
    stance = "wrong" if "stance" in score.wrong else "right"
    head = f"reply line={score.line} {score.name!r} held_out={'yes' if score.held_out else 'no'} stance={stance}"
    remarks = score.remarks
    if remarks is None:
        return f"{head} remarks=not_written_down"
    return (
        f"{head} expected={remarks.expected} found={remarks.found} merged={remarks.merged} missed={remarks.missed}"
        f" invented={remarks.invented} pieces={remarks.pieces}"
    )


def _totals(name: str, scores: Sequence[ReplyScore]) -> list[str]:
    facts = " ".join(f"{fact}={len(scores) - sum(fact in score.wrong for score in scores)}" for fact in FACTS)
    remarks = remarks_in(scores)
    compared = [score for score in scores if score.remarks is not None]
    whole = sum(score.remarks is not None and not score.remarks.missed for score in compared)
    counts = f"found={remarks.found} merged={remarks.merged} missed={remarks.missed} invented={remarks.invented}"
    shares = f"coverage={remarks.coverage:.2f} recall={remarks.recall:.2f} precision={remarks.precision:.2f}"
    kinds = remarks.kinds / remarks.found if remarks.found else 1.0
    return [
        f"{name} replies={len(scores)} {facts}",
        f"{name} remarks expected={remarks.expected} read={remarks.read} {counts} pieces={remarks.pieces}",
        f"{name} {shares} kinds={kinds:.2f} nothing_missed={whole}/{len(compared)}",
    ]


def reply_difference_lines(evaluation: ReplyEvaluation, *, held_out: bool = False) -> list[str]:
    """What differs, for the one who mends the reading: never of the replies held out, unless asked for."""
    lines: list[str] = []
    for score in evaluation.those(held_out=None if held_out else False):
        lines.extend(
            f"{score.name}: {fact} read={read!r} expected={want!r}" for fact, (read, want) in score.wrong.items()
        )
        lines.extend(f"{score.name}: missed {words!r}" for words in score.missed)
        lines.extend(f"{score.name}: invented {_short(text)!r}" for text in score.invented)
    return lines
