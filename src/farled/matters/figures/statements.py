"""What a statement is made of: what Farled knows already, what of it is new, and the frozen data (S11, K3)."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from farled.matters import reads
from farled.matters.models import Decision, Heading, Matter, Meeting, Passage, Statement
from farled.matters.states import AssignmentState, HeadingRole, PointState
from farled.web import formats
from farled.web.statements import Fetched, statement_sources

FORMAT = 1
LANGUAGE = "sv"  # what is written to a board is Swedish, whoever is at the keyboard
Data = dict[str, Any]
INSTEAD: Mapping[str, tuple[HeadingRole, ...]] = {  # where a text goes when the layout has no heading of its kind
    HeadingRole.SUMMARY: (HeadingRole.CASE, HeadingRole.FACTS),
    HeadingRole.CASE: (HeadingRole.FACTS, HeadingRole.SUMMARY),
    HeadingRole.FACTS: (HeadingRole.CASE, HeadingRole.OTHER),
}


# --- What Farled knows ------------------------------------------------------------------------------------------------


def fetched(statement: Statement, *, on: date) -> list[Fetched]:
    """What the matter, the red thread and later rooms tell, as anybody who may see the matter may read it."""
    with translation.override(LANGUAGE):
        found = list(_of_matter(statement.matter))
        anybody = reads.anybody_in(statement.matter)
        found += [
            Fetched(HeadingRole.FACTS, told, _("Målkedjan, %s") % formats.day(on))
            for told in reads.chains(anybody, statement.concerns, on=on)
        ]
        for source in statement_sources:
            found += source.tells(statement, anybody, on)
    return found


def _of_matter(matter: Matter) -> Iterator[Fetched]:
    here = _("Ärendet %s") % matter.reference
    told = _("Ärendet %(reference)s gäller %(title)s. Det registrerades %(day)s.") % {
        "reference": matter.reference, "title": matter.title, "day": formats.day(matter.opened_on),
    }  # fmt: skip
    if matter.handler:
        told += " " + _("Det handläggs av %s.") % matter.handler
    yield Fetched(HeadingRole.CASE, told, here)
    if matter.summary:
        yield Fetched(HeadingRole.SUMMARY, matter.summary, here)
    yield from _motion(matter)
    decisions = list(reads.decisions_in(matter))
    if decisions:
        lines = [f"{formats.day(each.meeting.on)}: {_named(each)}, {each.outcome_told}." for each in decisions]
        yield Fetched(HeadingRole.CASE, "\n".join([_("Ärendet har behandlats så här:"), *lines]), here)
    yield from _points(matter)
    yield from _assignments(matter)
    proposed = [each for each in decisions if each.recommends]
    if proposed and proposed[-1].clauses:
        latest = proposed[-1]
        yield Fetched(HeadingRole.CLAUSES, "\n".join(latest.clauses), _("Förslaget från %s") % _named(latest))
    documents = [
        _("%(subject)s (%(reference)s)") % {"subject": each.subject, "reference": each.reference}
        for each in reads.diary_of(matter)
        if each.number > 1 and not each.confidential
    ]
    if documents:
        yield Fetched(HeadingRole.ATTACHMENTS, "\n".join(documents), _("Diariet i ärendet %s") % matter.reference)


def _motion(matter: Matter) -> Iterator[Fetched]:
    motion = reads.motion_of(matter)
    if motion is None:
        return
    day = formats.day(motion.submitted_on)
    told = _("%(who)s väckte motionen %(day)s och föreslår:") % {"who": motion.by, "day": day}
    text = "\n".join([told, *(f"– {claim}" for claim in motion.claims)])
    yield Fetched(HeadingRole.CASE, text, _("Motionen, väckt %s") % day)


def _points(matter: Matter) -> Iterator[Fetched]:
    for number, point in enumerate(reads.points_of(matter), 1):
        sent = _("Återremissen från %(organ)s %(day)s") % {
            "organ": point.decision.meeting.organ, "day": formats.day(point.decision.meeting.on),
        }  # fmt: skip
        lead = _("Ärendet återremitterades för att kompletteras:") + "\n" if number == 1 else ""
        yield Fetched(HeadingRole.CASE, f"{lead}{point.order}. {point.text}\n{_answer(point)}", sent)


def _answer(point: Any) -> str:
    if point.state is PointState.OPEN:
        return _("Punkten är inte besvarad än.")
    told = _("Svar %(day)s: %(answer)s") % {"day": formats.day(point.answered_on), "answer": point.answer}
    if point.state is PointState.MOVED:
        told += " " + _("Punkten är flyttad till %s.") % point.moved_where
    return told


def _assignments(matter: Matter) -> Iterator[Fetched]:
    for each in reads.carried_out_in(matter):
        source = _("Uppdraget %(title)s i %(given_in)s") % {"title": each.title, "given_in": each.given_in}
        told = [
            _("Uppdraget ”%(title)s” gavs i %(given_in)s till %(body)s.") % {
                "title": each.title, "given_in": each.given_in, "body": each.given_to,
            },
            *(_stage(stage) for stage in each.stages.all()),
        ]  # fmt: skip
        if each.reported_on:
            day = formats.day(each.reported_on)
            told.append(_("Uppdraget redovisades %(day)s: %(report)s") % {"day": day, "report": each.report})
        yield Fetched(HeadingRole.FACTS, "\n".join(told), source)
        if each.state != AssignmentState.FULFILLED:
            yield Fetched(HeadingRole.CLAUSES, _("Uppdraget ”%s” förklaras fullgjort.") % each.title, source)


def _stage(stage: Any) -> str:
    told = _("Etapp %(number)s: %(text)s") % {"number": stage.order, "text": stage.text}
    if stage.reported_on:
        return f"{told} ({_('redovisad %s') % formats.day(stage.reported_on)})"
    return f"{told} ({_('inte redovisad än')})"


def _named(decision: Decision) -> str:
    paragraph = f" § {decision.paragraph}" if decision.paragraph else ""
    return f"{decision.meeting.organ}{paragraph}"


# --- Under the headings -----------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Begun:
    """What stands under a heading to begin with, and where it comes from."""

    texts: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    listed: bool = False

    @property
    def text(self) -> str:
        """The texts after each other: items by line, paragraphs with air between."""
        return ("\n" if self.listed else "\n\n").join(self.texts)


def under_headings(headings: Sequence[Heading | Passage], found: Iterable[Fetched]) -> dict[int, Begun]:
    """What was fetched, under the first heading of its kind, or the one that stands in for it; by heading's order."""
    begun = {each.order: Begun(listed=HeadingRole(each.role).listed) for each in headings}
    first: dict[str, int] = {}
    for each in headings:
        first.setdefault(each.role, each.order)
    for told in found:
        roles = (told.role, *INSTEAD.get(told.role, ()))
        place = next((first[role] for role in roles if role in first), None)
        if place is not None:
            begun[place].texts.append(told.text)
            begun[place].sources = list(dict.fromkeys([*begun[place].sources, told.source]))
    return begun


@dataclass(frozen=True, slots=True)
class News:
    """What would be fetched now under a heading where something else was fetched before. ``seen`` names both."""

    passage: Passage
    text: str
    sources: list[str]
    seen: str

    @property
    def added(self) -> str:
        """The text as it is with what is new last: those lines that neither stand there nor were fetched before."""
        there = {*self.passage.text.splitlines(), *self.passage.fetched.splitlines()}
        fresh = [line for line in self.text.splitlines() if line.strip() and line not in there]
        return "\n".join([self.passage.text, *fresh]).strip()


def news(statement: Statement, passages: Sequence[Passage], *, on: date) -> list[News]:
    """Where something else would be fetched now than was fetched last, in the statement's order."""
    begun = under_headings(passages, fetched(statement, on=on))
    found = []
    for each in passages:
        now = begun[each.order]
        if now.text and now.text != each.fetched and not each.nothing:
            seen = hashlib.sha256(f"{each.version}\n{now.text}".encode()).hexdigest()[:16]
            found.append(News(each, now.text, now.sources, seen))
    return found


# --- Frozen -----------------------------------------------------------------------------------------------------------


def frozen(statement: Statement, *, meeting: Meeting | None, at: datetime, by: str) -> Data:
    """All that is written of a statement, as it is now. Without a meeting to be frozen for it is a draft's."""
    matter = statement.matter
    return {
        "format": FORMAT,
        "organisation": matter.organisation.name,
        "language": "sv-SE",
        "frozen_at": at.isoformat(),
        "frozen_by": by,
        "matter": {
            "id": matter.pk, "reference": matter.reference, "title": matter.title, "kind": matter.kind,
            "handler": matter.handler.name if matter.handler else "",
            "secrecy": matter.secrecy_ground if matter.confidential else "",
        },
        "meeting": {"organ": str(meeting.organ), "on": meeting.on.isoformat()} if meeting else None,
        "statement": {
            "id": statement.pk, "number": statement.number, "title": statement.title, "layout": statement.layout.name,
            "to": statement.to.name if statement.to else "", "source": statement.source,
            "approved_on": statement.approved_on.isoformat() if statement.approved_on else None,
            "approved_by": statement.approved_by.name if statement.approved_by else "",
        },
        "passages": [
            {
                "order": each.order, "name": each.name, "role": each.role, "text": each.text, "nothing": each.nothing,
                "nothing_by": each.nothing_by.name if each.nothing_by else "",
                "nothing_at": each.nothing_at.isoformat() if each.nothing_at else None, "sources": each.sources,
            }
            for each in statement.passages.select_related("nothing_by")
        ],
    }  # fmt: skip


def file_name(data: Mapping[str, Any]) -> str:
    """What the files of a statement are called. A file's name is not secret, so it tells no secret number."""
    reference = "" if data["matter"]["secrecy"] else data["matter"]["reference"].replace("/", "-")
    what = "Tjänsteutlåtande" if data["statement"]["approved_on"] else "Utkast till tjänsteutlåtande"
    return f"{what} {data['statement']['number']} {reference}".strip()
