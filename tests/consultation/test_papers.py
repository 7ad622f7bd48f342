"""What whoever has no account needs: the round's papers by the link, and a link to pass on with the house's address."""

from collections.abc import Callable

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client

from farled.consultation import acts
from farled.consultation.models import Link
from farled.consultation.states import ConsultationState, LinkPurpose
from tests.cast import NOW, World
from tests.consultation.scene import Round, a_round, at

AsUser = Callable[[str], Client]


@pytest.fixture
def scene(world: World) -> Round:
    cache.clear()
    found = a_round(world)
    row = found.consultation
    row.state = ConsultationState.PREPARING
    row.save()
    for title, proposed in (("Programmet", True), ("Tidplan", False)):
        acts.add_material(
            consultation=row, title=title, name=f"{title.lower()}.txt", content=f"{title} som text.".encode(),
            proposed=proposed, by=world.hand, at=NOW,
        )  # fmt: skip
    row.refresh_from_db()
    row.state = ConsultationState.OPEN
    row.save()
    return found


def test_S18_a_guest_fetches_the_rounds_papers_as_files_while_the_link_holds(scene: Round) -> None:
    link, token = scene.link(scene.association)
    client = Client()
    landing = client.get(at(token)).content.decode()
    assert "Programmet" in landing
    assert "ingår i förslaget" in landing
    assert at(token, "guest_material", 1) in landing
    fetched = client.get(at(token, "guest_material", 2))
    assert fetched.content == b"Tidplan som text."
    assert fetched.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in fetched.headers["Content-Security-Policy"]
    assert fetched.headers["Referrer-Policy"] == "strict-origin"
    client.post(at(token), {"name": "Ordföranden"})
    assert at(token, "guest_material", 1) in client.get(at(token, "guest_reply")).content.decode()
    approver, secret = Client(), scene.link(scene.association, LinkPurpose.APPROVE)[1]
    assert approver.get(at(secret, "guest_material", 1)).status_code == 200
    for number in (0, 3, 99):
        away = client.get(at(token, "guest_material", number))
        assert away.status_code == 404
        assert "Underlaget finns inte här" in away.content.decode()
    Link.objects.filter(pk=link.pk).update(revoked_at=NOW)
    assert client.get(at(token, "guest_material", 1)).status_code == 404
    assert Client().get(at("x" * 43, "guest_material", 1)).status_code == 404


def test_who_answers_here_finds_the_papers_beside_the_draft(scene: Round, as_user: AsUser) -> None:
    from django.urls import reverse

    one = scene.begin(scene.school)
    page = as_user("erik").get(reverse("consultation:reply", args=[one.pk])).content.decode()
    assert "Tidplan" in page
    paper = scene.consultation.material.get(title="Tidplan")
    assert reverse("consultation:material", args=[paper.pk]) in page


def test_S14_the_approvers_link_has_the_installations_own_address(scene: Round) -> None:
    _link, token = scene.link(scene.association)
    client = Client(headers={"host": "testserver"})
    client.post(at(token), {"name": "Ordföranden"})
    settings.ALLOWED_HOSTS.append("ond.example")
    try:
        made = client.post(
            at(token, "guest_make_link"), {"name": "Styrelsen"}, headers={"host": "ond.example"}
        ).content.decode()
    finally:
        settings.ALLOWED_HOSTS.remove("ond.example")
    assert f'value="{settings.BASE_URL.rstrip("/")}/consultation/answer/' in made
    assert "ond.example" not in made
