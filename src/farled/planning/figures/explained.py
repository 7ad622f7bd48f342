"""What the counts of a plan rest on: each row with what decides, told by the condition that counts it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.methods.periods import end_of_day
from farled.parameters import reads as parameters
from farled.planning import reads
from farled.planning.figures.counts import HOWS, LABELS, list_url, nouns, tally, together
from farled.planning.figures.edition import Thawed, thawed
from farled.planning.models import Activity
from farled.planning.states import Status
from farled.web import formats
from farled.web.conditions import holds
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

_LISTED: dict[str, dict[str, str]] = {  # the filter of the list that shows the same rows
    "total": {},
    "ongoing": {"status": "ongoing"},
    "late": {"late": "late"},
    "unreported": {"late": "silent"},
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows a count looks at, on which day, where it stands, and which still have a page."""

    activities: Sequence[Activity]
    on: date
    place: tuple[str, str]
    every: int
    there: frozenset[int] | None = None  # None: all of them
    frozen: str = ""
    hidden: bool = False


def frozen_edition(question: Question) -> tuple[Thawed, str, tuple[str, str]] | None:
    """The frozen edition a figure is asked of: its data, what it is called with its checksum, and its page."""
    row = reads.frozen_rounds(question.actor).filter(pk=question.ref("edition")).first()
    if row is None or row.edition.file is None:
        return None
    told = _("den frysta utgåvan av %(title)s, kontrollsumma %(sum)s") % {
        "title": row.title,
        "sum": row.edition.file.sha256,
    }
    return thawed(reads.data_of(row.edition)), told, (row.title, reverse("planning:edition", args=[row.pk]))


def _of_edition(question: Question) -> Rows | None:
    found = frozen_edition(question)
    if found is None:
        return None
    data, told, place = found
    return Rows([row.activity for row in data.rows], data.on, place, data.every, frozen=told)


def _of_plans(question: Question) -> Rows | None:
    """The rows of one plan, of one of its goal areas, or of every plan in sight."""
    actor, at = question.actor, question.at
    every = reads.report_every(actor.organisation_id, question.on, at=at)
    plan = reads.plans(actor).filter(pk=question.ref("plan")).first() if "plan" in question.of else None
    if plan is None and "plan" in question.of:
        return None
    chosen = reads.activity_rows(actor).order_by("document_id", "position", "pk")
    if plan is not None:
        chosen = chosen.filter(document=plan)
    if at is None:
        rows = list(chosen)
    else:
        found = reads.plan_rows_at(plan, at) if plan else reads.rows_in_sight_at(actor, at)
        rows = [row.activity for row in found]
    place = (_("Handlingsplaner"), reverse("planning:plans") + question.query)
    if plan is not None:
        place = (plan.title, reverse("planning:plan", args=[plan.pk]) + question.query)
    if "area" in question.of:
        where, area = reads.goal_bearings(actor, at=at), question.ref("area")
        rows = [row for row in rows if getattr(where.area_of(row), "id", 0) == area]
        title = next((each.title for each in where.areas.values() if each.id == area), _("Utan mål"))
        place = (f"{place[0]}: {title}", place[1])
    there = frozenset(chosen.values_list("pk", flat=True)) if at else None
    return Rows(rows, question.on, place, every, there, hidden=plan is None and bool(reads.hidden_rows(actor)))


def counted(name: str, question: Question) -> Explanation | None:
    """One of the counts of a tally, row by row."""
    rows = _of_edition(question) if "edition" in question.of else _of_plans(question)
    if rows is None:
        return None
    on = rows.on
    condition = reads.conditions(on, rows.every)[name]
    at = end_of_day(on) if question.past else None
    every = parameters.used(
        reads.REPORT_EVERY, organisation_id=question.actor.organisation_id, on=on, known_at=at
    )  # fmt: skip
    whole = together(tally(rows.activities, on=on, every=rows.every))
    labels = {**LABELS, "total": nouns(whole), "ongoing": _("%(nouns)s pågår") % {"nouns": nouns(whole)}}
    how = str(HOWS[name]) % {"days": rows.every}
    if "area" in question.of:
        how += " " + _("Bara rader som har området som sitt främsta målområde räknas här.")
    alone = rows.frozen or question.past or "area" in question.of or name not in _LISTED
    plan = {"plan": question.of["plan"]} if "plan" in question.of else {}
    return Explanation(
        label=labels[name],
        how=how,
        heads=_heads(name),
        rows=[
            Input(
                title=row.title,
                url=_url(row, rows, question),
                facts=_facts(name, row),
                amount=int(holds(condition, row)),
            )
            for row in rows.activities
        ],
        form=Form.OF_TOTAL if name == "ongoing" else Form.NUMBER,
        place=rows.place,
        on=on,
        used=(every,) if name == "unreported" and not rows.frozen else (),
        listed="" if alone else list_url(**plan, **_LISTED[name]),
        frozen=rows.frozen,
        hidden=rows.hidden,
    )


def _url(row: Activity, rows: Rows, question: Question) -> str:
    if rows.there is not None and row.pk not in rows.there:
        return ""
    return reverse("planning:activity", args=[row.pk]) + ("" if rows.frozen else question.query)


def _heads(name: str) -> tuple[str, ...]:
    more = {
        "late": (_("Sista dag"), _("Löpande")),
        "unreported": (_("Börjar"), _("Senaste rapport")),
    }
    return (_("Status"), *more.get(name, ()))


def _facts(name: str, row: Activity) -> tuple[str, ...]:
    def day(value: object) -> str:
        return formats.day(value) if value else ""  # type: ignore[arg-type] # a date when it is there

    more = {
        "late": lambda: (day(row.end), _("ja") if row.standing else _("nej")),
        "unreported": lambda: (day(row.start), day(row.reported_on)),
    }
    return (str(Status(row.status).label), *(more[name]() if name in more else ()))


def kinds() -> dict[str, FigureKind]:
    """The counts, each under its key."""
    return {
        f"planning.{name}": FigureKind(
            label=LABELS[name],
            capability="planning.read",
            explain=partial(counted, name),
            takes=("plan", "area", "edition"),
        )
        for name in HOWS
    }
