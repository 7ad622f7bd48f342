"""What has been read together is given to the rows it belongs to, and counted without a question of its own."""

from collections.abc import Callable

from django.db.models import Count, Q

from farled.people.models import Body, Organisation, User
from farled.web.counted import counted
from farled.web.held import hold, holds
from farled.web.together import read
from tests.cast import World

Counted = Callable[[Callable[[], object]], int]


def test_a_row_has_what_was_read_with_it_in_the_order_it_was_read(world: World, count_queries: Counted) -> None:
    ours, theirs = Organisation.objects.order_by("pk"), Organisation.objects.order_by("pk")
    bodies = Body.objects.order_by("-name")
    read(ours, bodies)

    def told() -> None:
        hold(ours, "bodies", bodies)
        for one in ours:
            assert holds(one, "bodies")
            assert [each.organisation for each in one.bodies.all()] == [one] * len(one.bodies.all())

    assert count_queries(told) == 0
    for one, asked in zip(ours, theirs, strict=True):
        assert not holds(asked, "bodies")
        assert list(one.bodies.all()) == list(asked.bodies.order_by("-name"))
        assert one.bodies.filter(pk__gt=0).count() == asked.bodies.count(), "what is asked further is asked"


def test_a_row_that_nothing_points_at_holds_nothing(world: World) -> None:
    one = world.ours
    hold([one], "bodies", [])
    assert list(one.bodies.all()) == []
    hold([], "bodies", [])


def test_counting_together_gives_what_an_aggregate_gives(world: World) -> None:
    counts = {"n": Count("pk"), "active": Count("pk", filter=Q(is_active=True))}
    every, nobody = counted(User.objects.order_by("name"), **counts), counted(User.objects.none(), **counts)
    read(every, nobody)
    (row,) = every
    assert {"n": row.n, "active": row.active} == User.objects.aggregate(**counts)
    assert list(nobody) == [], "it is known beforehand that there is nothing"
