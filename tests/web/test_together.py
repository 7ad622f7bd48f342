"""Rows read together are the rows read alone, in one question; and those who ask take their steps side by side."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from farled.people.models import Assignment, Body, Organisation, User
from farled.web.together import Asking, Asks, answered, asking, read, side_by_side, together
from tests.cast import World

Counted = Callable[[Callable[[], object]], int]
Made = Callable[[], list[QuerySet[Any, Any]]]


def same(make: Made) -> None:
    """What is made is the same read together as read alone, to the type of each value."""
    one_by_one, at_once = make(), make()
    read(*at_once)
    for alone, shared in zip(one_by_one, at_once, strict=True):
        assert [_plain(row) for row in shared] == [_plain(row) for row in alone]


def _plain(row: Any) -> Any:
    if not isinstance(row, models.Model):
        values = row.items() if isinstance(row, dict) else enumerate(row) if isinstance(row, tuple) else [("", row)]
        return [(name, type(value), value) for name, value in values]
    return [_said(row), *((name, _said(other)) for name, other in row._state.fields_cache.items())]


def _said(row: models.Model | None) -> list[tuple[str, type[Any], str]]:
    known = vars(row) if row else {}
    return [(name, type(value), repr(value)) for name, value in known.items() if name != "_state"]


def _first_of(rows: QuerySet[Any, Any], to_one: list[str]) -> list[QuerySet[Any, Any]]:
    return [rows.select_related(*to_one)[:20] if to_one else rows[:20], rows.all()[:3]]


def test_rows_of_every_model_come_back_as_they_are(loaded: None) -> None:
    seen = 0
    for model in apps.get_models():
        to_one = [field.name for field in model._meta.fields if field.is_relation]
        rows = model._default_manager.order_by("-pk")
        seen += rows.count()
        same(partial(_first_of, rows, to_one))
    assert seen > 1000, "the examples have rows of most kinds"


def test_values_of_every_type_come_back_as_they_are(world: World) -> None:
    values = [
        Value(Decimal("1234567.10"), models.DecimalField(max_digits=12, decimal_places=2)),
        Value(date(2026, 3, 1), models.DateField()),
        Value(datetime(2026, 3, 1, 12, 30, 15, 250_000, tzinfo=UTC), models.DateTimeField()),
        Value(time(7, 5), models.TimeField()),
        Value(UUID(int=7), models.UUIDField()),
        Value(0.5, models.FloatField()),
        Value(9_007_199_254_740_993, models.BigIntegerField()),
        Value(True, models.BooleanField()),
        Value('åäö "citat" 100 % \\ \n', models.TextField()),
        Value(None, models.DateField()),
    ]
    named = {f"v{nr}": value for nr, value in enumerate(values)}
    same(lambda: [User.objects.annotate(**named).order_by("pk"), User.objects.order_by("pk").values_list(*values)])


def test_every_shape_of_question_may_be_asked(world: World) -> None:
    roles = Assignment.objects.filter(user=OuterRef("pk"))
    many = {f"n{nr}": F("pk") for nr in range(90)}
    same(
        lambda: [
            User.objects.annotate(held=Count("assignments"), any=Exists(roles)).order_by("-held", "name"),
            User.objects.order_by("name").values("name", "is_active"),
            User.objects.order_by("name").values_list("pk", flat=True).distinct(),
            User.objects.filter(Q(name__contains="%") | Q(pk__gt=0)).reverse()[1:3],
            User.objects.none(),
            Organisation.objects.filter(pk__in=[]),
            Body.objects.select_related("organisation").only("name", "organisation__name").order_by("pk"),
            User.objects.annotate(**many).order_by("pk"),
            User.objects.order_by("pk").prefetch_related("assignments"),
        ]
    )


def test_several_are_one_question_and_are_not_asked_again(world: World, count_queries: Counted) -> None:
    users, bodies = User.objects.order_by("pk"), Body.objects.order_by("pk")
    assert count_queries(lambda: read(users, bodies, users)) == 1
    assert count_queries(lambda: [*users, len(bodies), bodies.exists(), users.count(), together(users, bodies)]) == 0
    assert count_queries(lambda: list(users.filter(pk__gt=0))) == 1, "what is made of it later is its own question"


def test_one_alone_is_asked_when_it_is_read(world: World, count_queries: Counted) -> None:
    users = User.objects.order_by("pk")
    assert count_queries(lambda: read(users)) == 0
    assert count_queries(lambda: list(users)) == 1
    assert count_queries(lambda: read(User.objects.none(), Body.objects.none())) == 0


@asking
def _names(*steps: type[User] | type[Body]) -> Asks[list[str]]:
    found: list[str] = []
    for model in steps:
        rows = model._default_manager.order_by("name")
        yield (rows,)
        found += [row.name for row in rows]
    return found


@asking
def _both() -> Asks[int]:
    first = yield from _names(User)
    more, most, seven = yield from side_by_side([_names(Body, User), _names(Body), 7])
    return len([*first, *more, *most]) + int(seven)


def test_those_who_ask_take_their_steps_together(world: World, count_queries: Counted) -> None:
    users, bodies = User.objects.count(), Body.objects.count()
    answers: list[Any] = []

    def ask() -> None:
        answers.extend(together(_names(User, Body), _names(Body, User), _both(), User.objects.order_by("pk"), "plain"))

    assert count_queries(ask) == 3, "one for each step of the one with most steps"
    first, second, both, rows, plain = answers
    assert (len(first), len(second)) == (users + bodies, users + bodies)
    assert both == users + (bodies + users) + bodies + 7
    assert (len(rows), plain) == (users, "plain")


def test_an_answer_that_is_there_already_is_itself() -> None:
    assert answered([1, 2]) == [1, 2]
    assert together() == []
    assert together(3, None) == [3, None]


def test_what_goes_wrong_in_one_reaches_whoever_asked(world: World) -> None:
    @asking
    def wrong() -> Asks[None]:
        yield (User.objects.order_by("pk"),)
        raise LookupError("nothing of the kind")

    with pytest.raises(LookupError, match="of the kind"):
        together(_names(User), wrong())


def test_a_generator_that_is_not_marked_is_an_answer_like_any_other() -> None:
    def plain() -> Iterator[int]:
        yield 1

    assert not isinstance(plain(), Asking)
    (given,) = together(plain())
    assert list(given) == [1]
