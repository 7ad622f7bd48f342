"""Where the room's rows are shown, found and dated, and what waits for somebody."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.benefits import figures, reads, rules
from farled.benefits.models import Benefit
from farled.initiatives.reads import Initiative
from farled.people.reads import Actor, Body, Request, Role
from farled.web import formats, slots
from farled.web.counted import counted
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused
from farled.web.together import Asks, asking, side_by_side


def benefit_page(pk: int) -> str:
    """The page of a benefit."""
    return reverse("benefits:benefit", args=[pk])


def benefit_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the benefits the actor may see."""
    rows = reads.benefits(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, benefit_page(row.pk)))


def measurement_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A measurement is shown on its benefit's page."""
    rows = reads.measurements(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), benefit_page(row.benefit_id) + "#matningar"))


def effect_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So is a budget effect."""
    rows = reads.effects(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), benefit_page(row.benefit_id) + "#budget"))


def deviation_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """And a deviation."""
    rows = reads.deviations(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), benefit_page(row.benefit_id) + "#avvikelser"))


def evaluation_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """An evaluation has a page of its own."""
    rows = reads.evaluations(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("benefits:evaluation", args=[row.pk])))


def lesson_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """So has a lesson."""
    rows = reads.lessons(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.title, reverse("benefits:lesson", args=[row.pk])))


def deviation_url(name: str, pk: int) -> str:
    """Where a deviation is judged or decided on."""
    return reverse(f"benefits:{name}", args=[pk])


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Benefits whose words hold what was searched for."""
    rows = reads.matching(actor, text).order_by("title", "pk")[:limit]
    return [
        slots.Hit(
            title=row.title, kind=_("nytta"), url=benefit_page(row.pk), note=f"{row.body.name}, {row.state_tag[1]}"
        )
        for row in rows
    ]


def find_lessons(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Lessons whose words hold what was searched for, whoever learned them (S113)."""
    rows = reads.matching_lessons(actor, text).order_by("-on", "pk")[:limit]
    return [
        slots.Hit(title=row.title, kind=_("lärdom"), url=reverse("benefits:lesson", args=[row.pk]), note=row.body.name)
        for row in rows
    ]


@asking
def dates(actor: Actor, first: date, last: date) -> Asks[slots.Dates]:
    """The days when benefits are measured."""
    rows = reads.benefits(actor).filter(next_due__gte=first, next_due__lte=last, accepted_on__isnull=False)
    days = rows.order_by("next_due", "pk").values_list("next_due", "title", "pk")
    yield (days,)
    return [(due, _("Mätning: %(title)s") % {"title": title}, benefit_page(pk)) for due, title, pk in days if due]


@asking
def waiting(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """Measurements that are more than thirty days late, for whoever decides for the body (product bar, test 1)."""
    reach = actor.holding(Role.DECIDER)
    if not reach.whole and not reach.bodies:
        return []
    rows = reads.delayed(actor, on).order_by("next_due", "pk")
    if not reach.whole:
        rows = rows.filter(body__in=reach.bodies)
    yield (rows,)
    return [
        slots.Waiting(
            title=_("Se till att nyttan mäts: %(title)s") % {"title": row.title},
            url=benefit_page(row.pk),
            due=row.next_due + reads.LONG,
            note=_("Mätningen skulle ha gjorts %(day)s.") % {"day": formats.day(row.next_due)},
            body=row.body.name,
            key=f"benefits.delayed:{row.pk}:{row.next_due.isoformat()}",
        )
        for row in rows
        if row.next_due
    ]


@asking
def ended(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """Benefits to measure since the system they are about has been closed, for those who work where it is taken home.

    Not when their own day of measuring comes as soon: then that is what is asked for.
    """
    reach = actor.reach("benefits.measure")
    rows = reads.ended_costs([pk for pk in actor.body_ids() if reach.covers(pk)])
    yield (rows,)
    return [each for row in rows if (each := _to_measure(row))]


def _to_measure(row: Benefit) -> slots.Waiting | None:
    plan = row.line.exit if row.line else None
    if plan is None or plan.done_on is None:
        return None
    due = plan.done_on + reads.SOON
    if row.next_due is not None and row.next_due <= due:
        return None
    return slots.Waiting(
        title=_("Mät nyttan: %(title)s") % {"title": row.title},
        url=benefit_page(row.pk),
        due=due,
        note=_("%(system)s avvecklades %(day)s. Visa att kostnaden har upphört.")
        % {"system": plan.system.name, "day": formats.day(plan.done_on)},
        body=row.body.name,
        key=f"benefits.ended:{row.pk}",
    )


@asking
def says(request: Request, on: date) -> Asks[slots.Says]:
    """What benefits came to this year, of what was promised, and what is late; nothing while there are none."""
    valued, overdue = reads.of_year(request.actor, on.year), reads.overdue(request.actor, on)
    numbers = counted(overdue, late=Count("pk"))
    yield valued, numbers
    return _told(figures.year_sums(valued), sum(each.late for each in numbers), on)


def _told(now: figures.Sums, late: int, on: date) -> Iterator[slots.Figure]:
    register = reverse("benefits:benefits")
    if now.promised:
        yield slots.Figure(
            key="benefits.realised",
            value=formats.kr(now.realised, unit="exact"),
            label=_("realiserad nytta i år, av %(promised)s utlovade") % {"promised": formats.kr(now.promised)},
            of={"year": on.year},
            href=reverse("benefits:totals"),
            link=_("Per år"),
        )
    if late:
        yield slots.Figure(
            key="benefits.late",
            value=formats.number(late),
            label=ngettext("mätning är sen", "mätningar är sena", late),
            href=f"{register}?needs=late",
            kind="late",
        )


@asking
def on_initiative(one: Initiative, request: Request) -> Asks[dict[str, object] | None]:
    """The benefits of an initiative, on its page; None when there are none and nobody to plan them."""
    rows, realised = yield from side_by_side([reads.benefits_of(one), reads.realised_for(one)])
    if not rows and not rules.can_plan_for(request.actor, one):
        return None
    return {
        "one": one,
        "rows": rows,
        "answer": figures.plan_state(rows, on=request.today),
        "sums": figures.sums_of(figures.parts_of(rows, realised)),
    }


def plan_of(one: Initiative, request: Request) -> str | None:
    """Where the plan of an initiative is written, for those who may."""
    return reverse("benefits:plan", args=[one.pk]) if rules.can_plan_for(request.actor, one) else None


# --- What keeps others from acting ------------------------------------------------------------------------------------


def benefits_have_owners(one: Initiative, *, by: Actor) -> None:
    """A project is not closed until each of its benefits has an owner in the line who has accepted (product test 1)."""
    without: list[Benefit] = reads.missing_owners(one)
    if without:
        raise Refused(
            "benefits.close.owners",
            count=formats.number(len(without)),
            titles=", ".join(row.title for row in without),
        )
    if reads.granted(one) and not reads.benefits_of(one):
        raise Refused("benefits.close.none")


def takes_nothing_home(body: Body, *, by: Actor) -> None:
    """A body does not cease while it takes benefits home."""
    left = reads.followed_by(body)
    if left:
        raise Refused("benefits.body_owns", body=body.name, count=formats.number(left))
