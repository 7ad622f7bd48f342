"""Parameters: the value that held on a day, who sets it, and that older values stay."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from farled.parameters import acts, reads
from farled.parameters.models import ParameterValue
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid
from tests.cast import NOW, TODAY, World

AsUser = Callable[[str], Client]
KEY = "planning.report_every"


def set_value(world: World, value: str = "90", valid_from: date = TODAY, name: str = "asa") -> ParameterValue:
    return acts.set_value(
        organisation=world.ours,
        key=KEY,
        value=value,
        valid_from=valid_from,
        reference="KS 2026-10-14 § 12",
        by=world.actor(name),
        at=NOW,
    )


def test_the_default_holds_until_another_value_is_decided(world: World) -> None:
    set_value(world, "90", date(2026, 6, 1))
    before = reads.at(KEY, organisation_id=world.ours.pk, on=date(2026, 5, 31))
    after = reads.at(KEY, organisation_id=world.ours.pk, on=TODAY)
    assert (before.value, before.valid_from) == (Decimal(180), None)
    assert (after.value, after.reference) == (Decimal(90), "KS 2026-10-14 § 12")
    assert reads.at(KEY, organisation_id=world.theirs.pk, on=TODAY).value == Decimal(180), "each has its own"


@pytest.mark.parametrize("value", ["", "många", "-1", "1e3", "NaN", "Infinity", "1" * 21])
def test_a_value_is_a_plain_number(world: World, value: str) -> None:
    with pytest.raises(Invalid) as refused:
        set_value(world, value)
    assert refused.value.field == "value"


@pytest.mark.parametrize(("typed", "stored"), [("3,5", "3.5"), (" 1 000 ", "1000"), ("180", "180")])
def test_a_value_is_read_as_it_is_written(world: World, typed: str, stored: str) -> None:
    assert set_value(world, typed).value == stored


def test_one_value_begins_on_a_day(world: World) -> None:
    set_value(world)
    with pytest.raises(Invalid, match="taken"):
        set_value(world, "60")


def test_the_page_tells_what_holds_held_and_will_hold(world: World, as_user: AsUser) -> None:
    asa = as_user("asa")
    for value, day in (("90", "2026-01-01"), ("120", "2027-01-01")):
        typed = {"key": KEY, "value": value, "valid_from": day, "reference": "KS § 12"}
        assert asa.post("/parameters/set/", typed).status_code == 303
    shown = as_user("vera").get("/parameters/").content.decode()
    assert "90 dagar" in shown
    assert "kommande" in shown
    assert "Sätt ett värde" not in shown, "only strategists set values"
    (entry, *_) = Entry.objects.filter(verb="parameters.value.set").order_by("seq")
    assert entry.subject_name == "Längsta tid mellan två lägesrapporter 90 dagar (2026-01-01)"


def test_who_may_set(world: World, as_user: AsUser) -> None:
    for name in ("erik", "rut", "disa", "otto"):
        with pytest.raises(Forbidden):
            set_value(world, name=name)
    assert as_user("erik").get("/parameters/set/").status_code == 403
    assert not ParameterValue.objects.exists()


def test_A4_everything_typed_is_kept_when_something_is_wrong(as_user: AsUser) -> None:
    typed = {"key": KEY, "value": "många", "valid_from": "2026-12-01", "reference": "KS § 12"}
    answer = as_user("asa").post("/parameters/set/", typed)
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert "många är inget tal. Skriv till exempel 180 eller 3,5." in shown
    assert 'value="KS § 12"' in shown
