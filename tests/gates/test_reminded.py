"""What leaves Farled, as mail and calendars, holds nothing its receiver may not see, and nothing secret at all."""

import re
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from farled.agenda import acts, schedule
from farled.agenda.acts import place_duty
from farled.imports import tasks as imports
from farled.matters.reads import Matter
from farled.people.reads import Role
from farled.reports import tasks as reports
from farled.web import slots
from farled.web.scheduled import scheduled_works
from farled.web.slots import DutyKind
from tests.cast import NOW, TODAY, World
from tests.gates.canaries import OURS, SEEN_BY, THEIRS, canary, find
from tests.gates.canary_scene import release

MONDAY = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
def reminded(world: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The canaries are in their places, a secret matter waits for those who may read it, and it is Monday morning."""
    clock = SimpleNamespace(now=lambda: NOW)
    monkeypatch.setattr(reports, "timezone", clock)
    monkeypatch.setattr(imports, "timezone", clock)
    only = {"agenda.digest": scheduled_works["agenda.digest"]}
    monkeypatch.setattr(scheduled_works, "_contributions", only)
    waits = DutyKind("Ta hand om %(subject)s", "matters.matter", lambda ref: f"/matters/{ref}/")
    monkeypatch.setitem(slots.duty_kinds._contributions, "test.matter", waits)
    release(world)
    secret = Matter.objects.get(title=canary("secrettitle"))
    for role in (Role.REGISTRAR, Role.STRATEGIST, Role.COACH):
        place_duty(
            kind="test.matter", subject_id=secret.pk, subject_name=secret.title, note=canary("secretsummary"),
            role=role, due=TODAY, by=world.hand, at=NOW,
        )  # fmt: skip
    mail.outbox.clear()
    schedule.tick(MONDAY)
    return world


def wrong(told: str, name: str) -> set[str]:
    """The canaries somebody may not see, or that are secret, in what they are told."""
    return {each for each in find(told) if each.startswith("secret") or name not in SEEN_BY[each]}


def letters(world: World) -> dict[str, Any]:
    by_address = {user.email: name for name, user in world.users.items()}
    return {by_address[letter.to[0]]: letter for letter in mail.outbox if letter.to[0] in by_address}


def test_T3_S7_a_letter_holds_what_its_receiver_may_see_and_nothing_secret(reminded: World) -> None:
    found = letters(reminded)
    assert {"asa", "erik", "rut"} <= found.keys()
    assert "sekretessmärkt" not in found["cora"].body, "a secret matter waits for no one who may not read it"
    for name, letter in found.items():
        whole = "\n".join([str(letter.message()), letter.body, *(text for text, _type in letter.alternatives)])
        assert wrong(whole, name) == set(), name
    assert "Ett sekretessmärkt ärende" in found["rut"].body
    assert "dutynote" in find(found["erik"].body)


@pytest.mark.parametrize("name", sorted(OURS | THEIRS))
def test_T3_S7_a_calendar_holds_what_its_owner_may_see_and_nothing_secret(reminded: World, name: str) -> None:
    token = acts.make_feed(by=reminded.actor(name), at=NOW)
    answer = Client().get(f"/agenda/feed/{token}/farled.ics")
    told = re.sub(r"\r\n ", "", answer.content.decode())
    assert answer.status_code == 200
    assert wrong(told, name) == set()
    assert ("theirdate" if name in THEIRS else "date") in find(told)


def test_T5_T3_a_letter_with_a_secret_in_it_is_found(reminded: World) -> None:
    assert wrong(f"Ta hand om {canary('secrettitle')}", "rut") == {"secrettitle"}
    assert wrong(canary("theirdate"), "rut") == {"theirdate"}
