"""From a document to the replies it holds."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from farled.imports.reading.document import Document
from farled.imports.reading.replies.headings import Zone
from farled.imports.reading.replies.heads import Head, head_of
from farled.imports.reading.replies.minutes import additions_of, dissents_of, motions_of
from farled.imports.reading.replies.paragraphs import Paragraph, lines_of, paragraphs
from farled.imports.reading.replies.remarks import remarks_of
from farled.imports.reading.replies.sentences import Sentence, passage_of, sentences
from farled.imports.reading.replies.splitting import Part, parts_of
from farled.imports.reading.replies.stances import conditions_in, stance_of
from farled.imports.reading.replies.values import (
    DraftReply,
    Quoted,
    ReadReplies,
    RemarkKind,
    ReplyForm,
)
from farled.imports.reading.replies.zones import Zoned, zoned
from farled.imports.reading.values import Passage, Problem, SourceFile, Unread
from farled.methods.stance import Stance, tone

_LINE_IS_PARAGRAPH = {"docx"}


def understand_replies(
    document: Document, *, name: str, content: bytes, stretch: tuple[int, int] | None = None
) -> ReadReplies:
    """Understand a document, or a stretch of its lines, as one reply or several.

    What stands before the first is told as unread.
    """
    lines = [line for line in lines_of(document) if stretch is None or stretch[0] <= line.number <= stretch[1]]
    split, outside = parts_of(paragraphs(lines, whole=document.format in _LINE_IS_PARAGRAPH))
    replies: list[DraftReply] = []
    for part in split:
        within = replies[part.within].body if part.within is not None else ""
        replies.append(_reply(part, within))
    said = [reply for reply in replies if reply.text]
    problems = [*document.problems, *([] if said else [Problem("reply.nothing")])]
    return ReadReplies(
        file=SourceFile(
            name=name,
            format=document.format,
            sha256=hashlib.sha256(content).hexdigest(),
            size=len(content),
            lines=sum(not line.blank for line in lines),
        ),
        replies=tuple(said),
        unread=tuple(Unread("reply.outside", paragraph.passage) for paragraph in outside),
        problems=tuple(problems),
    )


def _reply(part: Part, within: str) -> DraftReply:
    items = zoned(part.paragraphs)
    head = head_of(items, within=bool(within))
    additions = additions_of(items)
    first_page = part.paragraphs[0].lines[0].page
    remarks, unread = remarks_of(items, additions, first_page=first_page)
    decision, views, summary = (
        _said(items, Zone.DECISION),
        _said(items, Zone.VIEWS),
        _said(items, Zone.SUMMARY, Zone.PROPOSAL),
    )
    read = stance_of(decision, views, summary)
    conditions = tuple(_quoted(sentence) for sentence in conditions_in([*decision, *views]))
    kinds = [remark.kind for remark in remarks]
    reply = DraftReply(
        passage=_whole(part.paragraphs),
        body=head.body,
        initials=head.initials,
        within=within,
        spokesman=head.spokesman,
        reference=head.reference,
        paragraph=head.paragraph,
        decided_on=head.decided_on,
        statement_on=head.statement_on,
        form=head.form,
        stance=read.stance,
        stated=_quoted(read.sentence) if read.sentence else None,
        tone=tone(
            read.stance,
            has_conditions=bool(conditions),
            criticisms=kinds.count(RemarkKind.CRITICISM),
            appreciations=kinds.count(RemarkKind.APPRECIATION),
        ),
        conditions=conditions,
        additions=additions,
        motions=motions_of(items),
        dissents=dissents_of(items),
        remarks=remarks,
        summary="\n".join(item.paragraph.text for item in items if item.zone is Zone.SUMMARY and not item.opens),
        text="\n".join(paragraph.text for paragraph in part.paragraphs),
        unread=unread,
    )
    return replace(reply, problems=_doubts(reply, head))


def _said(items: Sequence[Zoned], *zones: Zone) -> list[Sentence]:
    return [
        sentence for item in items if item.zone in zones and not item.opens for sentence in sentences(item.paragraph)
    ]


def _quoted(sentence: Sentence) -> Quoted:
    return Quoted(sentence.text, passage_of([sentence]))


def _whole(part: Sequence[Paragraph]) -> Passage:
    return Passage(part[0].first, part[-1].last, part[0].text, part[0].lines[0].page)


def _doubts(reply: DraftReply, head: Head) -> tuple[Problem, ...]:
    """What a person should look at first."""
    found: list[Problem] = []
    if not reply.body:
        found.append(Problem("reply.no_body"))
    if head.other_body:
        found.append(Problem("reply.other_body", {"body": reply.body, "other": head.other_body}))
    if reply.stated is None:
        found.append(Problem("reply.no_stance"))
    if len(reply.statement_on) > 1:
        found.append(Problem("reply.two_days", _days(reply.statement_on)))
    if reply.form is ReplyForm.BOARD_DECISION and reply.decided_on is None:
        found.append(Problem("reply.no_day"))
    if reply.form is ReplyForm.OFFICE_REPLY:
        found.append(Problem("reply.office"))
    if not reply.remarks and reply.stance not in (Stance.ABSTAINS, Stance.NO_OBJECTION):
        found.append(Problem("reply.no_remarks"))
    return tuple(found)


def _days(days: Sequence[date]) -> dict[str, str | int]:
    return {"first": days[0].isoformat(), "second": days[1].isoformat()}
