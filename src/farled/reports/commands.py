"""``farled report follow-up|activities``: write a report to a file without a browser, such as for the archive at night.

Without ``--as`` the installation's own hand reads everything in the organisation, as whoever runs commands on the
server can anyway. With it, the report holds what that person may see. Either way history tells that data left Farled.
"""

import argparse
import sys
from datetime import date, datetime

from django.utils import timezone, translation

from farled.direction.reads import Document as Plan
from farled.methods.periods import local_day
from farled.people.reads import Actor, acting, system
from farled.reports import acts, contents, making, reads, rules
from farled.reports.states import Format, ReportKind
from farled.web.numbers import whole
from farled.web.refused import Refused

HAND = "Kommandoraden"
KINDS = {"follow-up": ReportKind.FOLLOW_UP, "activities": ReportKind.ACTIVITIES}


class CannotReport(Exception):
    """What was asked for cannot be made; the message says why and what to do."""


def report(arguments: argparse.Namespace) -> int:
    """Write the report asked for; exit status 1 when it cannot be made."""
    at = timezone.now()
    try:
        lines = write(arguments, at=at)
    except CannotReport as problem:
        print(f"farled report: {problem}", file=sys.stderr)
        return 1
    except Refused as refusal:
        with translation.override("en"):
            print(f"farled report: {refusal.sentence}", file=sys.stderr)
        return 1
    except OSError as problem:
        print(f"farled report: cannot write {arguments.out} ({problem.strerror})", file=sys.stderr)
        return 1
    print(lines)
    return 0


def write(arguments: argparse.Namespace, *, at: datetime) -> str:
    """Compose, write and tell. Gives a line about the file. Raises CannotReport, Refused or OSError."""
    kind, as_format = KINDS[arguments.what], Format(arguments.format)
    on = _day(arguments.on) or local_day(at)
    by = _reader(arguments.organisation, arguments.reader, on=local_day(at))
    plan = _plan(by, arguments.plan) if arguments.plan else None
    rules.check_plan(kind, plan)
    rules.check_day(on, today=local_day(at))
    parameters = {rules.PLAN: str(plan.pk)} if plan and kind is ReportKind.ACTIVITIES else {}
    document = contents.compose(kind, reader=by, plan=plan, parameters=parameters, on=on, author=by.name, at=at)
    content = making.written(
        document, as_format, template=making.template_of(document, organisation_id=by.organisation_id, at=at)
    )
    arguments.out.write_bytes(content)
    acts.tell_export(plan=plan, title=document.title, as_format=as_format, by=by, at=at)
    return f"{arguments.out}: {document.title}, {document.subtitle}, {len(content)} bytes"


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as problem:
        raise CannotReport(f"{text} is not a date; write it as 2026-11-30") from problem


def _reader(slug: str, email: str, *, on: date) -> Actor:
    organisation = reads.organisation(slug)
    if organisation is None:
        known = ", ".join(reads.slugs())
        raise CannotReport(f"there is no organisation {slug}; there are: {known}")
    if not email:
        return system(organisation, HAND)
    user = reads.person(email)
    if user is None:
        raise CannotReport(f"nobody has the address {email}")
    try:
        return acting(user, organisation, on=on)
    except ValueError as problem:
        raise CannotReport(f"{email} has no role in {organisation}") from problem


def _plan(by: Actor, wanted: str) -> Plan:
    """The plan with an id or a title; the beginning of a title is enough when only one begins so."""
    plans = reads.reportable_plans(by)
    pk = whole(wanted)
    found = list(plans.filter(title__istartswith=wanted)[:10] if pk is None else plans.filter(pk=pk))
    exact = [plan for plan in found if plan.title.casefold() == wanted.casefold()]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if found:
        raise CannotReport("several plans begin so: " + "; ".join(f"{plan.pk} {plan.title}" for plan in found))
    known = "; ".join(f"{plan.pk} {plan.title}" for plan in plans)
    raise CannotReport(f"there is no plan {wanted}; there are: {known}")
