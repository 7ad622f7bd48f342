"""What was there between the list and the click: a page that says what can have happened and where to go instead."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Material, Remark, Theme
from farled.consultation.states import ConsultationState
from tests.cast import NOW, TODAY, World
from tests.consultation.scene import Round, a_round, fresh

AsUser = Callable[[str], Client]
MINE = reverse("consultation:mine")


@pytest.fixture
def scene(world: World) -> Round:
    return a_round(world)


def url(name: str, *args: int) -> str:
    return reverse(f"consultation:{name}", args=args)


def test_a_draft_that_was_thrown_away_says_so_and_keeps_what_was_typed(scene: Round, as_user: AsUser) -> None:
    erik = as_user("erik")
    one = scene.begin(scene.school, statement="Nämnden tillstyrker.")
    places = [url(name, one.pk) for name in ("reply", "reply_text", "write_reply", "hand_in", "discard_reply")]
    acts.discard(reply=one, version=fresh(one).version, by=scene.world.actor("erik"), at=NOW)
    for place in places:
        told = erik.get(place)
        page = told.content.decode()
        assert told.status_code == 404, place
        assert "Utkastet kan ha kastats" in page
        assert f'href="{MINE}"' in page
        assert "Sidan finns inte" not in page
    sent = erik.post(url("write_reply", one.pk), {"version": 1, "statement": "Det jag just skrev."})
    assert sent.status_code == 404
    assert "Det jag just skrev." in sent.content.decode()
    assert "csrfmiddlewaretoken" not in sent.content.decode().split("Det du skrev")[1].split("</section>")[0]
    typing = erik.post(url("write_reply", one.pk), {"version": 1, "statement": "x"}, headers={"HX-Request": "true"})
    assert (typing.status_code, "Utkastet kan ha kastats" in typing.content.decode()) == (404, True)


def test_S2_what_is_another_bodys_reads_like_what_never_was(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school, statement="Skolans.")
    maj = as_user("maj")
    theirs, never = (
        maj.get(url("reply", pk)).content.decode().split("<main")[1].split("</main>")[0] for pk in (one.pk, 999_999)
    )
    assert theirs == never


def test_a_remark_taken_away_in_another_tab(scene: Round, as_user: AsUser) -> None:
    erik = scene.world.actor("erik")
    one = scene.begin(scene.school)
    row = acts.add_remark(reply=one, remarked=acts.Remarked(text="Säg vem."), by=erik, at=NOW)
    acts.remove_remark(remark=row, version=1, by=erik, at=NOW)
    for name in ("change_remark", "remove_remark"):
        told = as_user("erik").post(url(name, row.pk), {"version": 1, "text": "Säg vem och när."})
        assert told.status_code == 404
        assert "Den kan ha tagits bort ur utkastet" in told.content.decode()
        assert "Säg vem och när." in told.content.decode()
    assert not Remark.objects.exists()


def test_an_old_address_of_a_passage_or_a_question(scene: Round, as_user: AsUser) -> None:
    one = scene.begin(scene.school)
    other = a_round(scene.world, "En annan plan")
    erik, add = as_user("erik"), url("add_remark", one.pk)
    for query in (f"?question={other.questions[0].pk}", f"?passage={other.passage.pk}", "?question=999999"):
        told = erik.get(add + query)
        assert told.status_code == 404
        assert "Stycket eller frågan finns inte i remissen" in told.content.decode()
        assert f'href="{url("reply", one.pk)}"' in told.content.decode()
    sent = erik.post(add, {"question": other.questions[0].pk, "text": "Det jag skrev."})
    assert sent.status_code == 422
    assert "Det jag skrev." in sent.content.decode()


def test_material_a_theme_a_day_and_a_recipient_that_have_gone(scene: Round, as_user: AsUser, world: World) -> None:
    hand, asa = world.hand, as_user("asa")
    row = scene.consultation
    theme = acts.add_theme(consultation=row, name="Mål", by=hand, at=NOW)
    acts.remove_theme(theme=theme, version=1, by=hand, at=NOW)
    day = acts.add_occasion(consultation=row, title="Dialog", on=TODAY, by=hand, at=NOW)
    acts.remove_occasion(occasion=day, version=1, by=hand, at=NOW)
    row.state = ConsultationState.PREPARING
    row.save()
    paper = acts.add_material(consultation=row, title="Plan", name="plan.txt", content=b"text", by=hand, at=NOW)
    paper_pk, school_pk = paper.pk, scene.school.pk
    acts.remove_material(material=paper, by=hand, at=NOW)
    acts.remove_recipient(recipient=scene.school, version=scene.school.version, by=hand, at=NOW)
    assert not Theme.objects.exists()
    assert not Material.objects.exists()
    for place, words in (
        (url("change_theme", theme.pk), "Temat finns inte här"),
        (url("remove_theme", theme.pk), "Temat finns inte här"),
        (url("change_occasion", day.pk or 1), "Tillfället finns inte här"),
        (url("material", paper_pk), "Underlaget finns inte här"),
        (url("remove_material", paper_pk), "Underlaget finns inte här"),
        (url("recipient", school_pk), "Instansen finns inte här"),
        (url("extend", school_pk), "Instansen finns inte här"),
        (url("begin", school_pk), "Instansen finns inte här"),
        (url("register_reply", school_pk), "Instansen finns inte här"),
        (url("remark", 999_999), "Synpunkten finns inte här"),
        (url("treat", 999_999), "Synpunkten finns inte här"),
    ):
        told = asa.get(place)
        page = told.content.decode()
        assert (told.status_code, words in page) == (404, True), place
        assert "Sidan finns inte" not in page
    (away,) = {asa.get(url("recipient", pk)).status_code for pk in (school_pk, 999_999)}
    assert away == 404
