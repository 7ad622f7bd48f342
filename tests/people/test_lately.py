"""What decides is done by somebody who has said lately who they are: on the page, over the API, in a command (S13)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.test import Client, RequestFactory
from django.urls import reverse

from farled.direction import acts as direction
from farled.matters import acts as matters
from farled.matters.models import Decision
from farled.matters.states import Outcome
from farled.people import demo
from farled.people.actor import LATELY, Actor, acting
from farled.people.models import User
from farled.people.states import TokenScope
from farled.planning import acts as planning
from farled.planning.reads import Edition, Round
from farled.web.refused import Forbidden, NotLately
from tests.api.keys import Program, a_key
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.conftest import say_who
from tests.factories.direction import a_document
from tests.factories.matters import a_decision, a_matter
from tests.factories.planning import make_activity, make_plan, make_round

AsUser = Callable[[str], Client]
AGAIN = "/account/reauthenticate/"


@pytest.fixture
def closed(world: World) -> Round:
    """A round that only has to be frozen."""
    plan = make_plan(world, "Handlingsplan 2026")
    make_activity(world, plan, leads=[world.school])
    row = make_round(world, plan)
    return planning.close_round(round=row, version=row.version, by=world.hand, at=NOW)


def say(client: Client, address: str) -> Any:
    """Say who one is, asked by an address."""
    return client.post(AGAIN, {"password": "pw", "next": address.partition("?")[0]})


def frozen() -> bool:
    return Edition.objects.exists()


@pytest.fixture
def late(as_user: AsUser) -> Callable[[str], Client]:
    """A client signed in as one of the cast twenty minutes ago."""

    def sign_in(name: str) -> Client:
        client = as_user(name)
        say_who(client, minutes_ago=20)
        return client

    return sign_in


def test_the_page_asks_again_as_long_as_the_rule_says() -> None:
    assert LATELY.total_seconds() == settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def test_S13_whoever_has_just_signed_in_is_not_asked(closed: Round, as_user: AsUser) -> None:
    response = as_user("asa").post(reverse("planning:freeze", args=[closed.pk]), {"version": closed.version})
    assert (response.status_code, response.headers["Location"]) == (303, reverse("planning:edition", args=[closed.pk]))
    assert frozen()


def test_S13_a_stale_sign_in_is_asked_and_then_what_was_begun_is_finished(closed: Round, late: AsUser) -> None:
    client = late("asa")
    address = reverse("planning:freeze", args=[closed.pk])
    asked = client.post(address, {"version": closed.version})
    assert (asked.status_code, frozen()) == (303, False)
    page = client.get(asked.headers["Location"]).content.decode()
    assert "Allt du skrev finns kvar" in page
    assert f'name="next" value="{address}"' in page
    wrong = client.post(AGAIN, {"password": "fel", "next": address})
    assert (wrong.status_code, frozen()) == (200, False)
    done = say(client, address)
    assert (done.status_code, done.headers["Location"]) == (303, reverse("planning:edition", args=[closed.pk]))
    assert frozen()


def decided(world: World) -> dict[str, Any]:
    return {
        "on": "2026-11-18", "body": world.council.pk, "outcome": "adopted", "paragraph": "87",
        "clauses": "Att anta planen.\nAtt följa upp den.",
    }  # fmt: skip


def test_S13_nothing_typed_is_lost_on_the_way(world: World, late: AsUser) -> None:
    matter = a_matter(world, title="Planen")
    client = late("rut")
    address = reverse("matters:decide", args=[matter.pk]) + "?meeting=7"
    assert client.post(address, decided(world)).headers["Location"].startswith(AGAIN)
    done = say(client, address)
    assert done.status_code == 303
    one = Decision.objects.get()
    assert (one.paragraph, one.clauses) == ("87", ["Att anta planen.", "Att följa upp den."])


def test_S13_what_cannot_be_done_after_all_is_told_where_it_was_typed(world: World, late: AsUser) -> None:
    a_decision(world, matter=a_matter(world, title="Före"), on=TODAY - timedelta(days=3), paragraph="87")
    matter = a_matter(world, title="Planen")
    client = late("rut")
    address = reverse("matters:decide", args=[matter.pk])
    client.post(address, decided(world))
    shown = say(client, address)
    page = shown.content.decode()
    assert shown.status_code in (409, 422)
    assert f'<form method="post" action="{address}"' in page
    assert "Att följa upp den." in page
    assert Decision.objects.filter(matter=matter).count() == 0
    again = client.post(address, decided(world) | {"paragraph": "88"})
    assert again.status_code == 303, "and now it is known who it is"


def test_S8_a_right_lost_while_one_is_asked_is_lost(world: World, closed: Round, late: AsUser) -> None:
    client = late("asa")
    address = reverse("planning:freeze", args=[closed.pk])
    client.post(address, {"version": closed.version})
    world.users["asa"].assignments.update(role="auditor")
    assert say(client, address).status_code == 403
    assert not frozen()


def test_S13_what_was_left_is_not_done_at_another_question(closed: Round, late: AsUser) -> None:
    client = late("asa")
    client.post(reverse("planning:freeze", args=[closed.pk]), {"version": closed.version})
    elsewhere = reverse("mfa_activate_totp")
    done = say(client, elsewhere)
    assert (done.status_code, done.headers["Location"], frozen()) == (303, elsewhere, False)


def test_S13_what_was_sent_waits_ten_minutes_for_the_answer(
    closed: Round, late: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    client, address = late("asa"), reverse("planning:freeze", args=[closed.pk])
    client.post(address, {"version": closed.version})
    monkeypatch.setattr("farled.people.again.KEPT", -1)
    assert (say(client, address).status_code, frozen()) == (303, False)


def test_S13_the_API_refuses_a_stale_session_and_takes_a_key_that_decides(
    world: World, closed: Round, late: AsUser
) -> None:
    path = f"/api/v1/planning/rounds/{closed.pk}/freeze/"
    client = late("asa")
    client.handler.enforce_csrf_checks = False
    headers = {"If-Match": f'"{closed.version}"'}
    refused = client.post(path, {}, content_type="application/json", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "people.lately")
    assert not frozen()
    key = Program(a_key(world, "asa", [TokenScope.FREEZE]))
    assert key.send("POST", path, {}, seen=closed.version).status_code == 200
    assert frozen()


def test_S13_every_act_that_decides_refuses_on_every_path(world: World, closed: Round) -> None:
    """As a command or a job acts for somebody: nobody has said who they are."""
    asa, rut = (acting(world.users[name], world.ours, on=TODAY) for name in ("asa", "rut"))
    draft = a_document(world, title="Ett utkast")
    decision = a_decision(world)
    held = make_plan(world, "En plan som gäller")
    acts: dict[str, Callable[[], object]] = {
        "freeze": lambda: planning.order_freeze(round=closed, version=closed.version, by=asa, at=NOW),
        "adopt": lambda: direction.adopt(
            document=draft, version=draft.version, decision=decision, valid_from=TODAY, by=rut, at=NOW
        ),
        "repeal": lambda: direction.repeal(
            document=held, version=held.version, decision=decision, last_day=TODAY, by=rut, at=NOW
        ),
        "decide": lambda: matters.decide(
            matter=a_matter(world), on=TODAY, outcome=Outcome.ADOPTED, body=world.council, by=rut, at=NOW
        ),
        "correct": lambda: matters.correct_decision(
            decision=decision, version=decision.version, outcome=Outcome.ADOPTED, paragraph="9", clauses=["Ja."],
            immediately_verified=False, copies_to="", why="Fel", by=rut, at=NOW,
        ),
    }  # fmt: skip
    for name, act in acts.items():
        with pytest.raises(NotLately) as refused:
            act()
        assert "15 minuter" in refused.value.sentence, name


def test_T5_S13_without_the_question_a_stale_sign_in_decides(
    closed: Round, late: AsUser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Actor, "check_lately", lambda _self, _at: None)
    late("asa").post(reverse("planning:freeze", args=[closed.pk]), {"version": closed.version})
    assert frozen()


def test_S13_an_installation_can_ask_for_two_steps(closed: Round, as_user: AsUser, settings: Any) -> None:
    settings.DECIDING_TAKES_TWO_STEPS = True
    client, address = as_user("asa"), reverse("planning:freeze", args=[closed.pk])
    refused = client.post(address, {"version": closed.version})
    assert refused.status_code == 403
    assert "inloggning i två steg" in refused.content.decode()
    say_who(client, method="mfa")
    assert client.post(address, {"version": closed.version}).status_code == 303


def test_choosing_a_person_in_the_demonstration_is_signing_in(
    world: World, closed: Round, rf: RequestFactory, settings: Any
) -> None:
    settings.DEMO = True
    client = Client()
    request = rf.post("/people/demo/", {"role": world.users["asa"].pk})
    request.session, request.user = client.session, AnonymousUser()
    User.objects.filter(pk=world.users["asa"].pk).update(email=f"asa@as{demo.DEMO_ADDRESSES}")
    demo.switch(request)
    request.session.save()
    client.cookies[settings.SESSION_COOKIE_NAME] = request.session.session_key or ""
    assert client.post(reverse("planning:freeze", args=[closed.pk]), {"version": closed.version}).status_code == 303
    assert frozen()


def test_a_reader_is_refused_before_being_asked(world: World) -> None:
    erik = acting(world.users["erik"], world.ours, on=TODAY)
    with pytest.raises(Forbidden) as refused:
        matters.decide(
            matter=a_matter(world), on=LONG_AGO, outcome=Outcome.ADOPTED, body=world.council, by=erik, at=NOW
        )
    assert not isinstance(refused.value, NotLately)
