"""Who may order what, and what must hold of an order. No writes, no clock."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath

from django.db.models import QuerySet

from farled.direction.reads import Document
from farled.files.containers import Unreadable, sniff
from farled.files.reads import spoken_facts
from farled.methods.swedish import InvisibleCharacter, clean_name
from farled.people.reads import Actor
from farled.reports import reads
from farled.reports.models import Production, TemplateVersion, WordTemplate
from farled.reports.states import Format, PaperKind, ReportKind, TemplateState
from farled.reports.word_template.apart import LIMITS
from farled.web import formats, jobs
from farled.web.jobs import JobState
from farled.web.refused import Forbidden, Invalid, Refused, asks

TEMPLATE_ENDINGS, MACRO_ENDINGS = frozenset({"docx", "dotx"}), frozenset({"docm", "dotm"})
LONGEST_NAME = 120
LONGEST_TERMS = 4_000
MOST_ON_PAPER = 2_000  # rows; more is nothing to read on paper
PLAN = "plan"  # the one choice that an earlier day's list can have


def check_can_produce(by: Actor) -> None:
    """Reports are ordered by whoever has the right to, for themselves."""
    if by.user_id is None or not by.may("reports.produce"):
        raise Forbidden("web.forbidden")


def check_can_issue(by: Actor, plan: Document | None) -> None:
    """An edition for everyone is ordered by whoever keeps the plan, or all plans."""
    if not by.reach("planning.edit").covers(plan.body_id if plan else None):
        raise Forbidden("reports.edition", field="edition")


def check_day(on: date, *, today: date) -> None:
    """A report tells of a day that has been."""
    if on > today:
        raise Invalid("reports.ahead", field="on")


def check_formats(chosen: Collection[str]) -> None:
    """There is something to write it as, and it is known."""
    if not chosen or not set(chosen) <= set(Format.values):
        raise Invalid("reports.formats", field="formats")


def check_is_paper(chosen: Collection[str]) -> None:
    """What a decision rests on is read and kept, and not counted in."""
    if set(chosen) - {each.value for each in Format.of_papers()}:
        raise Invalid("reports.paper", field="formats")


def check_terms(text: str) -> None:
    """Proposed conditions are not longer than a page."""
    if len(text) > LONGEST_TERMS:
        raise Invalid("web.text.long", field="terms", length=len(text), most=LONGEST_TERMS)


def check_plan(kind: ReportKind, plan: Document | None) -> None:
    """A follow-up report is of a plan."""
    if kind is ReportKind.FOLLOW_UP and plan is None:
        raise Invalid("reports.plan", field="plan")


def check_seen(plan: Document | None, seen: QuerySet[Document], *, edition: bool) -> None:
    """Those who are to read the report may see the plan."""
    if plan is not None and not seen.filter(pk=plan.pk).exists():
        raise (
            Invalid("reports.edition_draft", field="edition") if edition else Invalid("reports.plan_gone", field="plan")
        )


def check_selection_has_been(parameters: Mapping[str, str], on: date, *, today: date) -> None:
    """How the rows stood on an earlier day cannot be searched, only told."""
    if on < today and parameters.keys() - {PLAN}:
        raise Invalid("reports.past_selection", field="on")


def check_fits_paper(rows: int, chosen: Collection[str]) -> None:
    """A list too long to read is for a workbook only."""
    if rows > MOST_ON_PAPER and set(chosen) - {Format.EXCEL}:
        raise Invalid("reports.too_long", field="formats", rows=rows, most=MOST_ON_PAPER)


def check_part(parameters: Mapping[str, str], rows: int) -> None:
    """A report of a body or a goal area is of one that the round holds."""
    if {"body", "area"} & parameters.keys() and not rows:
        raise Invalid("reports.part", field="of")


def check_can_remove(by: Actor, production: Production) -> None:
    """The one who ordered a report takes it away, once it is not being worked on; an edition stays."""
    if production.owner_id != by.user_id:
        raise Forbidden("reports.not_own")
    if production.edition and production.made_at is not None:
        raise Refused("reports.edition_stays")
    if production.job_state in {JobState.WAITING, JobState.RUNNING}:
        raise Refused("reports.under_way")


def check_can_keep_templates(by: Actor) -> None:
    """Word templates are kept by whoever administers the organisation or keeps all its plans."""
    if by.user_id is None or not by.reach("reports.templates").whole:
        raise Forbidden("reports.template.forbidden")


def checked_template_name(name: str) -> str:
    """What a template is called. Raises Invalid for nothing, for too much and for invisible characters."""
    try:
        cleaned = clean_name(name)
    except InvisibleCharacter as invisible:
        raise Invalid("web.text.invisible", field="name", character=invisible) from invisible
    if not cleaned:
        raise Invalid("reports.template.name", field="name")
    if len(cleaned) > LONGEST_NAME:
        raise Invalid("web.text.long", field="name", length=len(cleaned), most=LONGEST_NAME)
    return cleaned


def check_name_is_free(template: WordTemplate) -> None:
    """Two templates are told apart by their names."""
    if template.name.casefold() in {each.name.casefold() for each in reads.other_templates(template)}:
        raise Invalid("reports.template.name_taken", field="name", name=template.name)


def check_papers(papers: Collection[str]) -> None:
    """A template is for something, and it is known."""
    if not papers or not set(papers) <= set(PaperKind.values):
        raise Invalid("reports.template.papers", field="papers")


def check_template_size(size: int) -> None:
    """A file is not opened at all when it is larger than it may be (bytes)."""
    if size > LIMITS.size:
        code, facts = "file.too_large", {"size": size, "limit": LIMITS.size}
        raise Invalid(f"reports.template.{code}", field="file", **spoken_facts(code, facts))


def check_template_file(name: str, content: bytes) -> None:
    """A template is a Word document or Word template, and looks like one (F1). What is in it the check tells."""
    check_template_size(len(content))
    ending = PurePosixPath(name.replace("\\", "/")).suffix.casefold().lstrip(".")
    if ending in MACRO_ENDINGS:
        raise Invalid("reports.template.macro_file", field="file", ending=ending)
    if ending not in TEMPLATE_ENDINGS:
        raise Invalid("reports.template.ending", field="file", ending=ending[:20] or "?")
    try:
        sniff("mall.docx", content, LIMITS)
    except Unreadable as unreadable:
        code, facts = unreadable.code, {**unreadable.facts, "extension": ending}
        raise Invalid(f"reports.template.{code}", field="file", **spoken_facts(code, facts)) from unreadable


def check_can_come_in_use(version: TemplateVersion, *, today: date) -> None:
    """What has passed the check comes in use, or is to on another day, while it is not used already."""
    if version.trial_id is None:
        raise Refused("reports.template.not_passed")
    if version.state_on(today) is TemplateState.USED:
        raise Refused("reports.template.used_already")


def check_can_put_in_use(version: TemplateVersion, day: date, *, today: date) -> None:
    """A version comes in use today or later, and not before one that is already to come in use."""
    check_can_come_in_use(version, today=today)
    if day < today:
        raise Invalid("reports.template.day", field="day")
    later = version.template.versions.filter(used_from__gt=day).exclude(pk=version.pk).order_by("used_from").first()
    if later is not None and later.used_from is not None:
        raise Invalid("reports.template.later", field="day", number=later.number, day=formats.day(later.used_from))


def check_papers_are_free(template: WordTemplate, start: date, *, until: date | None, today: date) -> None:
    """A kind of paper is written in one template at a time."""
    if until is not None and until <= max(start, today):
        return
    for each in reads.ever_used_besides(template):
        ended = each.used_until is not None and each.used_until <= max(start, today)
        taken = [PaperKind(paper).label for paper in template.papers if paper in each.template.papers]
        if taken and not ended:
            raise Refused("reports.template.taken", name=each.template.name, papers=", ".join(map(str, taken)))


def check_is_used(used: Collection[TemplateVersion]) -> None:
    """Only what is used, or is to be, is taken out of use."""
    if not used:
        raise Refused("reports.template.not_used")


def check_can_remove_version(version: TemplateVersion, *, at: datetime) -> None:
    """Only what did not pass the check is taken away; everything else stays, for files point at it."""
    if version.trial_id is not None:
        raise Refused("reports.template.stays")
    if version.checked_at is None and not jobs.can_be_asked_again(version, at=at):
        raise Refused("reports.template.checking")


can_keep_templates = asks(check_can_keep_templates)
can_come_in_use = asks(check_can_come_in_use)
can_remove_version = asks(check_can_remove_version)
can_produce = asks(check_can_produce)
can_issue = asks(check_can_issue)
can_remove = asks(check_can_remove)
