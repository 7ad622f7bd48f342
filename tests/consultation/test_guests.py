"""An outside organisation answers through its personal link, without an account; a second link approves."""

import logging
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, cast

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Consultation, Link, Reply
from farled.consultation.reads.guests import guest
from farled.consultation.states import ConsultationState, LinkPurpose, ReplyState
from farled.trail.reads import Entry
from farled.web.logs import HideSecretAddresses
from farled.web.refused import Forbidden
from tests.cast import NOW, TODAY, World
from tests.consultation.scene import Round, a_round, at, fresh

AsUser = Callable[[str], Client]
PAGES = ("guest", "guest_reply", "guest_write_reply", "guest_add_remark", "guest_hand_in", "guest_reply_text")


@pytest.fixture
def scene(world: World) -> Round:
    cache.clear()
    return a_round(world)


def entered(scene: Round) -> tuple[Client, str]:
    """A client that has signed as the chair of the association, and its link's secret."""
    _link, token = scene.link(scene.association)
    client = Client()
    assert client.post(at(token), {"name": "Ordföranden"}).status_code == 303
    return client, token


def test_an_association_answers_without_an_account(scene: Round, as_user: AsUser) -> None:
    link, token = scene.link(scene.association)
    client = Client()
    landing = client.get(at(token))
    assert "ber Föreningen att svara senast" in landing.content.decode()
    assert landing.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in landing.headers["X-Robots-Tag"]
    assert "no-store" in landing.headers["Cache-Control"]
    assert client.get(at(token, "guest_reply")).status_code == 302, "first one says who one is"
    assert client.post(at(token), {"name": " "}).status_code == 422
    assert not Reply.objects.exists(), "a mail program that looks at the address opens nothing"
    assert client.post(at(token), {"name": "Ordföranden"}).headers["Location"] == at(token, "guest_reply")
    page = client.get(at(token, "guest_reply")).content.decode()
    assert "Läs och lämna synpunkter" in page
    text = client.get(at(token, "guest_reply_text")).content.decode()
    assert text.count("Lämna synpunkt på detta stycke") == 3
    add = at(token, "guest_add_remark")
    assert (
        client.post(f"{add}?passage={scene.passage.pk}", {"passage": scene.passage.pk, "text": "Säg hur."}).status_code
        == 303
    )
    one = Reply.objects.get()
    saved = client.post(at(token, "guest_write_reply"), {"version": one.version, "statement": "Vi stöder det."},
                        headers={"HX-Request": "true"})  # fmt: skip
    assert "Sparat." in saved.content.decode()
    lost = client.post(at(token, "guest_hand_in"), {"version": fresh(one).version, "standing": "office"})
    assert lost.status_code == 422, "a stance is missing"
    one = fresh(one)
    client.post(
        at(token, "guest_write_reply"), {"version": one.version, "statement": "Vi stöder det.", "stance": "supports"}
    )
    changed = client.post(at(token, "guest_change_remark", 1), {"version": 1, "text": "Säg hur och när."})
    assert changed.status_code == 303
    done = client.post(at(token, "guest_hand_in"), {"version": fresh(one).version, "standing": "office"})
    assert done.status_code == 303
    one = fresh(one)
    assert (one.state, one.statement, one.remarks.get().text) == ("handed_in", "Vi stöder det.", "Säg hur och när.")
    told = Entry.objects.get(verb="consultation.reply.handed_in")
    assert (told.actor_kind, told.actor_id, told.actor_name) == ("guest", None, "Ordföranden, Föreningen")
    link.refresh_from_db()
    assert link.used_at is not None
    assert "Vi stöder det." in as_user("vera").get(reverse("consultation:reply", args=[one.pk])).content.decode()
    assert client.get(at(token, "guest_remove_remark", 1)).status_code in (200, 409)
    assert client.post(at(token, "guest_remove_remark", 1), {"version": 2}).status_code == 409


def test_S9_a_second_link_approves_and_cannot_write(scene: Round) -> None:
    client, token = entered(scene)
    one = Reply.objects.get()
    client.post(at(token, "guest_write_reply"), {"version": one.version, "statement": "Ja.", "stance": "supports"})
    assert client.post(at(token, "guest_send_for_approval"), {"version": fresh(one).version}).status_code == 303
    made = client.post(at(token, "guest_make_link"), {"name": "Styrelsen"}).content.decode()
    secret = made.split("/consultation/answer/")[1].split("/")[0]
    approver = Client()
    assert "läsa och godkänna svaret" in approver.get(at(secret)).content.decode()
    approver.post(at(secret), {"name": "ordföranden"})
    same = approver.post(at(secret, "guest_approve_reply"), {"version": fresh(one).version})
    assert same.status_code == 403, "whoever wrote it signs the same"
    approver.post(at(secret), {"name": "Styrelsen"})
    for name in ("guest_write_reply", "guest_add_remark", "guest_hand_in", "guest_abstain", "guest_make_link"):
        assert approver.post(at(secret, name), {"version": 1, "text": "x", "name": "x"}).status_code == 403, name
    assert approver.get(at(token, "guest_reply")).status_code == 200
    assert client.post(at(token, "guest_approve_reply"), {"version": fresh(one).version}).status_code == 403
    assert approver.post(at(secret, "guest_approve_reply"), {"version": fresh(one).version}).status_code == 303
    one = fresh(one)
    assert one.state == ReplyState.APPROVED
    assert one.approved_through is not None
    assert one.approved_through.name == "Styrelsen"
    client.post(at(token, "guest_make_link"), {"name": "En annan"})
    assert approver.get(at(secret)).status_code == 404, "a new link for it ends the one before"


def test_S17_an_expired_a_revoked_and_an_unknown_link_look_the_same(scene: Round) -> None:
    client, token = entered(scene)
    one = Reply.objects.get()
    client.post(at(token, "guest_write_reply"), {"version": one.version, "statement": "Sparat innan."})
    unknown = client.get(at("x" * 43))
    assert unknown.status_code == 404
    for change in ({"expires_on": TODAY - timedelta(days=1)}, {"expires_on": date(2027, 6, 1), "revoked_at": NOW}):
        Link.objects.update(**change)
        for name in PAGES:
            gone = client.get(at(token, name))
            assert gone.status_code == 404
            assert gone.headers["Referrer-Policy"] == "strict-origin"
            body = gone.content.decode()
            assert "Länken gäller inte längre" in body
            assert "Föreningen" not in body
            assert scene.consultation.title not in body
    lost = client.post(at(token, "guest_write_reply"), {"version": 9, "statement": "Det jag just skrev."})
    assert lost.status_code == 404
    assert "Det jag just skrev." in lost.content.decode(), "nothing typed is lost"
    assert fresh(one).statement == "Sparat innan."
    again, new = Client(), scene.link(scene.association, name="Ordföranden")[1]
    assert "Sparat innan." in again.get(at(new, "guest_reply")).content.decode(), "a new link goes on with the draft"
    Consultation.objects.update(state=ConsultationState.CLOSED)
    assert again.get(at(new, "guest_reply")).status_code == 404


def test_S3_a_link_reaches_no_other_recipients_reply(scene: Round) -> None:
    client, token = entered(scene)
    other = scene.begin(scene.school, statement="Skolans hemliga utkast.")
    remark = acts.add_remark(reply=other, remarked=acts.Remarked(text="Skolans."), by=scene.world.actor("erik"), at=NOW)
    holder = guest(Link.objects.select_related("recipient__consultation__organisation").get())
    with pytest.raises(Forbidden):
        acts.save(reply=other, version=other.version, said=acts.Said(statement="x"), by=holder, at=NOW)
    with pytest.raises(Forbidden):
        acts.change_remark(remark=remark, version=1, remarked=acts.Remarked(text="x"), by=holder, at=NOW)
    assert client.get(reverse("consultation:reply", args=[other.pk])).status_code == 302, "that takes an account"
    assert client.get(at(token, "guest_change_remark", remark.number)).status_code == 409
    for name in PAGES:
        assert "Skolans" not in client.get(at(token, name)).content.decode()


def test_whoever_tries_addresses_is_slowed_down(scene: Round) -> None:
    client = Client()
    answers = [client.get(at(f"{number:043}")).status_code for number in range(32)]
    assert answers[0] == 404
    assert answers[-1] == 429
    _client, token = entered(scene)
    assert client.get(at(token, "guest_reply")).status_code == 200, "a link that holds still leads in"


def test_S17_the_secret_is_kept_hashed_and_out_of_logs(scene: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    link, token = scene.link(scene.association, LinkPurpose.ANSWER)
    assert len(token) >= 43
    assert token not in str(Link.objects.filter(pk=link.pk).values().get())
    hidden = HideSecretAddresses()
    record = logging.LogRecord("x", 20, "", 1, f"Not Found: {at(token, 'guest_reply')}", (), None)
    hidden.filter(record)
    assert token not in record.getMessage()
    assert not Entry.objects.filter(changes__icontains=token).exists()
    assert cast("Any", settings.LOGGING)["handlers"]["console"]["filters"] == ["addresses"], (
        "whichever logger tells of an address"
    )
    kept: list[Any] = []
    real = cache.set

    def keep(key: str, value: Any, *more: int) -> None:
        kept.append(value)
        real(key, value, *more)

    monkeypatch.setattr(cache, "set", keep)
    sent = {"name": "Ordföranden", "once": "m" * 22}
    client = Client()
    led = [client.post(at(token), sent).headers["Location"] for _each in range(2)]
    assert led == [at(token, "guest_reply")] * 2, "the same form sent twice leads to the same page"
    assert kept == [at("…", "guest_reply").replace("%E2%80%A6", "…")]


def test_a_link_ends_with_the_one_it_was_made_by_and_with_a_mistyped_address(scene: Round) -> None:
    one, by = scene.association, scene.world.hand

    def live() -> list[str]:
        return sorted(one.links.filter(revoked_at=None).values_list("purpose", flat=True))

    answer, _secret = scene.link(one)
    scene.link(one, LinkPurpose.APPROVE)
    acts.revoke_link(link=answer, by=by, at=NOW)
    assert live() == [], "who approves got the link from whoever held the one to answer by"
    scene.link(one, name="handed over by hand")
    stranger, _secret = scene.link(one)
    Link.objects.filter(pk=stranger.pk).update(address=one.address)
    scene.link(one, LinkPurpose.APPROVE)
    one.refresh_from_db()
    acts.change_recipient(recipient=one, version=one.version, address="ratt@forening.example", by=by, at=NOW)
    assert live() == ["answer"]
    gone = one.links.get(revoked_at=None)
    Link.objects.filter(pk=gone.pk).update(expires_on=TODAY - timedelta(days=1))
    acts.extend(recipient=one, until=date(2027, 3, 1), why="Stämman är senare.", by=by, at=NOW)
    gone.refresh_from_db()
    assert gone.expires_on == TODAY - timedelta(days=1), "more time does not bring back a link that has run out"
