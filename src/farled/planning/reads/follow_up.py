"""What waits for bodies outside the rounds: reports nobody has asked for, new ends to answer, what they lead."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Min, OuterRef, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from farled.direction.reads import Document
from farled.people.reads import Actor, Body
from farled.planning.models import Activity, ActivityPart, Answer
from farled.planning.reads.activities import LONG_TEXTS
from farled.planning.reads.plans import unreported
from farled.planning.states import Part, RoundState
from farled.web.together import Asks, answered, asking


def own_bodies(actor: Actor) -> list[int]:
    """The bodies the actor reports for in everyday work: those of the roles held, with what lies below them."""
    reach = actor.reach("planning.report")
    return actor.body_ids() if reach.whole else sorted(reach.bodies)


@dataclass(frozen=True, slots=True)
class Pending:
    """Rows that somebody should do something about: how many, the title and id of one, and since when they wait."""

    number: int = 0
    title: str = ""
    ref: int = 0
    since: date | None = None


@dataclass(frozen=True, slots=True)
class AllPending:
    """What waits without a duty: reports nobody has asked for, and new ends to answer."""

    silent: Pending = Pending()
    proposed: Pending = Pending()


def pending(actor: Actor, body_ids: Iterable[int], *, on: date, every: int) -> AllPending:
    """What waits for the actor although nobody has placed a duty, in one query."""
    return answered(pending_asked(actor, body_ids, on=on, every=every))


@asking
def pending_asked(actor: Actor, body_ids: Iterable[int], *, on: date, every: int) -> Asks[AllPending]:
    """What waits for the actor although nobody has placed a duty, to be read together with what else is read.

    ``silent``: what the bodies lead in plans that hold, without a recent report and without a question that waits;
    ``since`` the earliest of the last reports (where there is none, of the days the work began). ``proposed``: new ends
    that bodies ask for in plans the actor keeps; ``since`` the earliest report that asks.
    """
    bodies, keeps = list(body_ids), actor.reach("planning.edit")
    asked = Answer.objects.filter(
        activity=OuterRef("pk"), within__body__in=bodies, within__round__state=RoundState.OPEN
    )
    own = Activity.objects.visible_to(actor).filter(organisation_id=actor.organisation_id)
    led = unreported(own, on=on, every=every).with_part(bodies, Part.LEAD)
    silent = led.filter(~Exists(asked), document__in=Document.objects.in_force(on).values("pk"))
    proposed = own.unfinished().exclude(proposed_end=None)
    if not keeps.whole:
        proposed = proposed.filter(document__body__in=keeps.bodies)

    def counted(rows: Any, what: str, since: Combinable) -> Any:
        one = rows.order_by().annotate(what=Value(what)).values("what")
        return one.annotate(number=Count("pk"), one=Min("title"), ref=Min("pk"), since=Min(since))

    both = counted(silent, "silent", Coalesce("reported_on", "start")).union(
        counted(proposed, "proposed", F("reported_on")), all=True
    )
    rows = both.values_list("what", "number", "one", "ref", "since")
    yield (rows,)
    found = {what: Pending(*rest) for what, *rest in rows}
    return AllPending(**{what: each for what, each in found.items() if each.number})


def taken_part_in(actor: Actor, body_ids: Iterable[int]) -> QuerySet[Activity]:
    """Unfinished activities in which one of the bodies leads or contributes, those ending first first."""
    rows = Activity.objects.visible_to(actor).unfinished().with_part(body_ids).defer(*LONG_TEXTS)
    return rows.select_related("document").order_by(F("end").asc(nulls_last=True), "document_id", "position", "pk")


def led_by(body: Body) -> int:
    """How many activities a body leads that are not finished, whoever may see them."""
    led = ActivityPart.objects.filter(body=body, part=Part.LEAD)
    return Activity.objects.unfinished().filter(pk__in=led.values("activity")).count()
