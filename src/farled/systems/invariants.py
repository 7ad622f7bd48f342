"""What must always hold of the room's rows."""

from collections.abc import Iterator

from django.db.models import F, Q

from farled.systems.models import Component, Contract, Cover, Integration, Support, System, Use
from farled.systems.states import INTEGRATED, Way
from farled.web.slots import Violation


def rows_stay_in_their_organisation() -> Iterator[Violation]:
    """Owners, and everything a row is tied to, belong to its organisation."""
    own = F("organisation_id")
    for model in (System, Component, Contract):
        strays = model.objects.filter(owner__isnull=False).exclude(owner__organisation_id=own)
        for pk in strays.order_by("pk").values_list("pk", flat=True):
            yield Violation("systems.organisation", f"{model.KIND} {pk}", "its owner is of another organisation")
    apart = Integration.objects.exclude(giver__organisation_id=own, taker__organisation_id=own)
    for pk in apart.order_by("pk").values_list("pk", flat=True):
        yield Violation("systems.organisation", f"{Integration.KIND} {pk}", "a system is of another organisation")
    ties = (
        (Use, Q(system__organisation_id=F("component__organisation_id"))),
        (Cover, Q(system__organisation_id=F("contract__organisation_id"))),
        (
            Support,
            Q(system__organisation_id=F("process__organisation_id"))
            | Q(component__organisation_id=F("process__organisation_id")),
        ),
    )
    for tie, same in ties:
        for pk in tie.objects.exclude(pk__in=tie.objects.filter(same)).order_by("pk").values_list("pk", flat=True):
            yield Violation("systems.organisation", f"{tie.__name__} {pk}", "it ties rows of two organisations")


def exceptions_have_their_ground() -> Iterator[Violation]:
    """What the integration service is compulsory for goes through it, or says why not (S109)."""
    bound = Q(giver__tier__in=INTEGRATED) | Q(taker__tier__in=INTEGRATED)
    for pk in Integration.objects.filter(bound, way=Way.DIRECT, ground="").order_by("pk").values_list("pk", flat=True):
        yield Violation("systems.integrations", f"{Integration.KIND} {pk}", "it goes directly without a ground")
