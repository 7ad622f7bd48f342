"""Who stands in for whom, and how far the deputy's own rights reach."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from farled.agenda.models import Deputyship
from farled.people import reads as people
from farled.people.reads import Actor, Held
from farled.web.together import Asks, asking


def deputyships(actor: Actor) -> QuerySet[Deputyship]:
    """Those the actor may see, the latest first."""
    rows = Deputyship.objects.visible_to(actor).select_related("absent", "deputy")
    return rows.order_by("-valid_from", "pk")


def standing_in(actor: Actor, on: date) -> QuerySet[Deputyship]:
    """For whom the actor stands in on a day."""
    if actor.user_id is None:
        return Deputyship.objects.none()
    rows = Deputyship.objects.filter(organisation_id=actor.organisation_id, deputy_id=actor.user_id).holding(on)
    return rows.select_related("absent").order_by("pk")


def deputies_of(actor: Actor, on: date) -> QuerySet[Deputyship]:
    """Who stands in for the actor on a day."""
    if actor.user_id is None:
        return Deputyship.objects.none()
    rows = Deputyship.objects.filter(organisation_id=actor.organisation_id, absent_id=actor.user_id).holding(on)
    return rows.select_related("deputy", "absent").order_by("pk")


@asking
def in_the_place_of(row: Deputyship, deputy: Actor, *, on: date) -> Asks[Actor]:
    """The absent person, in those of the roles that the deputy's own rights cover: what is seen so, both may see."""
    held = yield from people.roles_asked(row.absent_id, row.organisation_id, on=on)
    roles = tuple(each for each in held if people.covers(deputy, each))
    return Actor(
        deputy.organisation_id, deputy.organisation_name, row.absent_id, row.absent.name, roles, without=deputy.without
    )


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A role of the absent person that the deputy's own rights do not reach: nobody looks after it."""

    held: Held
    body: str


def uncovered(row: Deputyship, *, organisation_name: str, on: date) -> list[Uncovered]:
    """What the deputy cannot look after on a day, and so does not get to see."""
    own = people.roles_held(row.deputy_id, row.organisation_id, on=on)
    deputy = Actor(row.organisation_id, organisation_name, row.deputy_id, row.deputy.name, own)
    held = people.roles_held(row.absent_id, row.organisation_id, on=on)
    left = [each for each in held if not row.deputy.is_active or not people.covers(deputy, each)]
    names = people.body_names(each.body_id for each in left)
    return [Uncovered(each, names.get(each.body_id, "")) for each in left]
