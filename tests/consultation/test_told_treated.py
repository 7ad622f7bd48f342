"""An organisation without an account reads through a link how its remarks were treated, once the round is over."""

from collections.abc import Callable
from datetime import date

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from farled.consultation import acts, tasks
from farled.consultation.models import Consultation, Link, Recipient
from farled.consultation.states import LinkPurpose
from farled.web.refused import Refused
from tests.cast import NOW, TODAY, World
from tests.consultation.remarked import Round, a_treated_round
from tests.consultation.scene import at

AsUser = Callable[[str], Client]
Commit = Callable[..., object]


@pytest.fixture
def scene(world: World) -> Round:
    """A round whose replies are treated and whose text is adopted, still to be finished."""
    cache.clear()
    return a_treated_round(world)


def shown(scene: Round, *, is_shown: bool = True) -> None:
    row = Consultation.objects.get(pk=scene.consultation.pk)
    acts.show_treatment(consultation=row, version=row.version, shown=is_shown, by=scene.world.actor("asa"), at=NOW)


def finished(scene: Round) -> None:
    row = Consultation.objects.get(pk=scene.consultation.pk)
    acts.finish(consultation=row, version=row.version, by=scene.world.actor("asa"), at=NOW)


def secret() -> str:
    return str(mail.outbox[-1].body).split("/consultation/answer/")[1].split("/")[0]


@pytest.fixture
def told(scene: Round, django_capture_on_commit_callbacks: Commit) -> str:
    """The secret of the link in the letter."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        finished(scene)
        shown(scene)
    return secret()


def test_the_letter_goes_once_when_the_round_is_over_and_its_treatment_shown(
    scene: Round, django_capture_on_commit_callbacks: Commit
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        shown(scene)
    assert mail.outbox == [], "what is still being treated is not told of by letter"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        finished(scene)
    (letter,) = mail.outbox
    assert letter.to == ["remiss@forening.example"], "who has no address is handed a link by hand"
    assert letter.subject == "Så har ert remissvar behandlats: Remiss om Plan för digitalisering"
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        shown(scene, is_shown=False)
        shown(scene)
    tasks.tell_treated.func(scene.consultation.pk)
    assert len(mail.outbox) == 1


def test_it_leads_to_each_remark_with_its_answer_and_the_changed_text(scene: Round, told: str) -> None:
    page = Client().get(at(told))
    html = page.content.decode()
    assert page.status_code == 200
    for words in ("Säg hur mycket.", "Texten förtydligas", "Målet får ett tal.", "hundra e-tjänster", "Ingen åtgärd"):
        assert words in html, words
    assert "Följ upp oftare." not in html, "what others said is theirs"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_S17_it_opens_nothing_else_and_ends_when_the_treatment_is_hidden(scene: Round, told: str) -> None:
    client = Client()
    for name in ("guest_reply", "guest_write_reply", "guest_add_remark", "guest_hand_in", "guest_make_link"):
        answer = client.post(at(told, name), {"version": 1, "text": "x", "name": "x"})
        assert answer.headers["Location"] == at(told), name
    client.post(at(told), {"name": "Ordföranden"})
    assert Link.objects.get(purpose=LinkPurpose.READ).name == "", "there is nothing to sign"
    shown(scene, is_shown=False)
    assert client.get(at(told)).status_code == 404
    shown(scene)
    assert client.get(at(told)).status_code == 200
    Link.objects.filter(purpose=LinkPurpose.READ).update(expires_on=date(2026, 1, 1))
    assert client.get(at(told)).status_code == 404


def test_one_without_an_address_is_handed_a_link(scene: Round, told: str, as_user: AsUser) -> None:
    one = Recipient.objects.get(name="Stiftelsen")
    asa = as_user("asa")
    address = reverse("consultation:make_link", args=[one.pk])
    assert address in asa.get(reverse("consultation:recipient", args=[one.pk])).content.decode()
    refused = asa.post(address, {"purpose": "answer", "expires_on": "2027-03-01"})
    assert refused.status_code == 422, "the round takes no answers any more"
    made = asa.post(address, {"purpose": "read", "expires_on": "2027-03-01"}).content.decode()
    token = made.split("/consultation/answer/")[1].split("/")[0]
    page = Client().get(at(token)).content.decode()
    assert "Följ upp oftare." in page
    assert "Varje år räcker." in page


def test_nobody_is_shown_what_is_not_shown_or_was_never_answered(scene: Round) -> None:
    asa = scene.world.actor("asa")
    one = Recipient.objects.get(name="Föreningen")
    silent = Recipient.objects.create(consultation=scene.consultation, name="Tyst", kind="association")
    for recipient, code in ((one, "not_shown"), (silent, "no_reply")):
        with pytest.raises(Refused, match=code):
            acts.make_link(recipient=recipient, purpose=LinkPurpose.READ, address="", expires_on=TODAY, by=asa, at=NOW)
