"""The pages of ideas and needs."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.initiatives import acts, reads
from farled.initiatives.reads import Need
from farled.initiatives.states import NeedState, ReuseResult
from tests.cast import NOW, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_component, a_need, a_system, fresh

SignIn = Callable[[str], Client]
IDEA = {"title": "Låt oss anmäla frånvaro i mobilen", "description": "Alla ringer i dag.", "kind": "idea"}


def url(name: str, need: Need | None = None) -> str:
    return reverse(f"initiatives:{name}", args=[need.pk] if need else [])


def test_an_employee_gives_an_idea_that_is_new(world: World, as_user: SignIn) -> None:
    page = as_user("ella").post(url("give"), {**IDEA, "body": world.preschool.pk}, follow=True)
    assert "Tack. Någon läser din idé och svarar inom två veckor." in page.content.decode()
    [need] = Need.objects.all()
    assert (need.title, need.body) == (IDEA["title"], world.preschool)


def test_the_form_knows_where_somebody_works(world: World, as_user: SignIn) -> None:
    form = as_user("ella").get(url("give")).context["form"]
    assert form.initial["body"] == world.preschool.pk
    assert len(form.visible_fields()) == 5, "an idea takes five questions at most"


def test_what_looks_the_same_is_shown_before_it_is_kept(world: World, as_user: SignIn) -> None:
    component = a_component(world, "Frånvaroanmälan", "Tar emot anmälan om frånvaro i mobilen")
    ella, sent = as_user("ella"), {**IDEA, "body": world.preschool.pk}
    page = ella.post(url("give"), sent).content.decode()
    assert "Finns det redan?" in page
    assert "Båda nämner" in page
    assert not Need.objects.exists(), "nothing is kept before the choice"
    ella.post(url("give"), {**sent, "same": f"component:{component.pk}"})
    [need] = Need.objects.all()
    assert (need.state, need.met_by_component) == (NeedState.MET, component)
    ella.post(url("give"), {**sent, "same": "new"})
    assert Need.objects.filter(state=NeedState.NEW).count() == 1


def test_whoever_has_seen_what_exists_changes_the_words_and_loses_none(world: World, as_user: SignIn) -> None:
    a_component(world, "Frånvaroanmälan", "Tar emot anmälan om frånvaro i mobilen")
    ella, sent = as_user("ella"), {**IDEA, "kind": "need", "target_group": "staff", "body": world.school.pk}
    page = ella.post(url("give"), sent)
    assert "Ändra texten</button>" in page.text
    hidden = page.context["form"]
    again = ella.post(url("give"), {name: hidden[name].value() for name in sent} | {"change": "text"})
    assert again.templates[0].name == "initiatives/give.html"
    form = again.context["form"]
    assert {name: str(form[name].value()) for name in sent} == {name: str(value) for name, value in sent.items()}
    assert f'value="{IDEA["title"]}"' in again.text
    assert 'autocomplete="off"' not in str(form["title"]), "Back in the browser empties nothing either"
    assert not form.errors
    assert not Need.objects.exists()
    assert ella.post(url("give"), {**sent, "same": "new"}).status_code == 303


def test_the_same_idea_gets_one_more_behind_it(world: World, as_user: SignIn) -> None:
    need = a_need(world, "Anmäl frånvaro i mobilen", who="maj")
    sent = {**IDEA, "body": world.preschool.pk, "same": f"need:{need.pk}"}
    page = as_user("ella").post(url("give"), sent, follow=True).content.decode()
    assert "Du är en av dem." in page
    assert [each.words for each in reads.givers_of(need)] == ["", f"{IDEA['title']}\n\n{IDEA['description']}"]


def test_what_is_gone_is_not_chosen(world: World, as_user: SignIn) -> None:
    answer = as_user("ella").post(url("give"), {**IDEA, "body": world.preschool.pk, "same": "need:999"})
    assert answer.status_code == 422
    assert not Need.objects.exists()


def test_the_part_that_is_fetched_while_typing(world: World, as_user: SignIn) -> None:
    a_system(world, "Frånvarosystemet")
    ella = as_user("ella")
    assert "Frånvarosystemet" in ella.get(url("similar"), {"title": "Anmäl frånvaro"}).content.decode()
    assert ella.get(url("similar"), {"title": "An"}).content.decode().strip() == ""


def test_who_gave_an_idea_is_named_only_to_those_who_consider_it(world: World, as_user: SignIn) -> None:
    need = a_need(world)
    acts.back(need=need, words="Mina egna ord.", by=world.actor("lev"), at=NOW)
    for name, sees in {"cora": True, "asa": True, "erik": True, "maj": False, "vera": False, "ella": False}.items():
        shown = as_user(name).get(url("need", need)).content.decode()
        assert ("Lev Leverantör" in shown) is sees, name
        assert ("Mina egna ord." in shown) is sees, name


def test_the_coach_takes_a_need_all_the_way(world: World, as_user: SignIn) -> None:
    need, initiative, cora = a_need(world), an_initiative(world), as_user("cora")
    assert "Svara på idén" in cora.get(reverse("agenda:start")).content.decode()
    assert cora.get(url("take_up", need)).status_code == 409

    def post(name: str, **said: object) -> None:
        answer = cora.post(url(name, need), {"version": fresh(need).version, **said})
        assert answer.status_code == 303, answer.content.decode()

    post("consider", text="Vi läser.")
    post("check_reuse", result=ReuseResult.NOTHING, ground="Inget tar emot anmälan.")
    post("take_up", initiative=initiative.pk, text="Den är med.")
    assert fresh(need).initiative == initiative
    shown = as_user("ella").get(url("need", need)).content.decode()
    assert "Den är med." in shown
    assert "Du har fått ett svar." in shown


def test_an_answer_waits_on_the_start_page_until_it_is_read(world: World, as_user: SignIn) -> None:
    need, ella = a_need(world), as_user("ella")
    acts.decline(need=need, version=need.version, text="Lagen hindrar.", by=world.actor("cora"), at=NOW)
    assert "Läs svaret om" in ella.get(reverse("agenda:start")).content.decode()
    assert "Lagen hindrar." in ella.get(url("my_needs")).content.decode()
    ella.post(url("hear", need))
    assert "Läs svaret om" not in ella.get(reverse("agenda:start")).content.decode()


@pytest.mark.parametrize("name", ["consider", "join", "meet", "decline", "check_reuse"])
def test_each_form_is_shown_to_whoever_considers_and_refused_others(world: World, as_user: SignIn, name: str) -> None:
    need = a_need(world)
    assert as_user("cora").get(url(name, need)).status_code == 200
    assert as_user("maj").get(url(name, need)).status_code == 403
    assert as_user("ella").get(url(name, need)).status_code == 403


def test_two_are_joined_and_a_system_meets(world: World, as_user: SignIn) -> None:
    first, second, system, cora = a_need(world, "En"), a_need(world, "Två"), a_system(world), as_user("cora")
    cora.post(url("join", first), {"version": first.version, "into": second.pk, "text": "Samma sak."})
    assert fresh(first).joined_into == second
    sent = {"version": second.version, "system": system.pk, "text": "Använd Skolwebben."}
    assert cora.post(url("meet", second), {**sent, "component": a_component(world).pk}).status_code == 422
    cora.post(url("meet", second), sent)
    assert fresh(second).met_by_system == system


def test_the_list_filters_and_changes_words(world: World, as_user: SignIn) -> None:
    need = a_need(world, "Anmäl frånvaro")
    a_need(world, "Boka idrottshall")
    shown = as_user("vera").get(url("needs"), {"text": "frånvaro", "state": "open"}).content.decode()
    assert "Anmäl frånvaro" in shown
    assert "Boka idrottshall" not in shown
    said = {**IDEA, "body": world.preschool.pk, "origin": "law", "track": "common", "version": need.version}
    assert as_user("cora").post(url("change_need", need), said).status_code == 303
    assert fresh(need).origin == "law"


def test_the_list_names_what_each_became_and_leads_there(world: World, as_user: SignIn) -> None:
    taken, joined, met, one = a_need(world, "En"), a_need(world, "Två"), a_need(world, "Tre"), an_initiative(world)
    system = a_system(world)
    hand: dict[str, Any] = {"by": world.actor("cora"), "at": NOW}
    acts.check_reuse(need=taken, result=ReuseResult.NOTHING, ground="Inget passar.", **hand)
    acts.take_up(need=taken, version=fresh(taken).version, initiative=one, text="Den är med.", **hand)
    acts.join(need=joined, version=joined.version, into=taken, text="Samma.", **hand)
    acts.meet(need=met, version=met.version, found=system, text="Finns.", **hand)
    shown = as_user("vera").get(url("needs")).text
    for became, page in (
        (one, reverse("initiatives:initiative", args=[one.pk])), (system, reverse("systems:system", args=[system.pk])),
    ):  # fmt: skip
        assert f'<a href="{page}">{became}</a>' in shown
    assert shown.count(f'href="{url("need", taken)}"') == 2, "in its own row, and where another became part of it"


def test_pages_ask_the_database_the_same_however_much_there_is(
    world: World, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    need, cora, ella = a_need(world), as_user("cora"), as_user("ella")

    def each() -> list[int]:
        return [
            count_queries(partial(client.get, address))
            for client, address in (
                (cora, url("needs")), (cora, url("need", need)), (ella, url("my_needs")), (ella, url("need", need)),
            )
        ]  # fmt: skip

    acts.consider(need=need, version=need.version, text="Vi läser.", by=world.actor("cora"), at=NOW)
    each()
    before = each()
    for number in range(6):
        more = a_need(world, f"Idé {number}")
        acts.back(need=need, words="Ja.", by=world.actor(("asa", "lev", "vera", "bo", "gun", "rut")[number]), at=NOW)
        acts.join(need=more, version=more.version, into=need, text="Samma.", by=world.actor("cora"), at=NOW)
        a_need(world, f"Ännu en {number}")
    assert each() == before
    assert max(before) < 25


def test_an_initiative_is_begun_of_a_need_whose_givers_are_answered_next(world: World, as_user: SignIn) -> None:
    need, cora = a_need(world, description="Alla ringer.", body=world.school), as_user("cora")
    begin = f"{reverse('initiatives:begin_in', args=['innovative'])}?need={need.pk}"
    assert cora.get(begin).status_code == 409, "what exists is looked for first"
    acts.check_reuse(need=need, result=ReuseResult.NOTHING, ground="Inget passar.", by=world.actor("cora"), at=NOW)
    form = cora.get(begin).context["form"]
    assert (form.initial["title"], form.initial["purpose"]) == (need.title, "Alla ringer.")
    answer = cora.post(begin, {"title": need.title, "purpose": "Alla ringer.", "body": world.school.pk})
    initiative = reads.Initiative.objects.get()
    assert answer.headers["Location"] == f"{url('take_up', need)}?initiative={initiative.pk}"


def test_the_list_says_that_ideas_wait_and_not_for_whom(world: World, as_user: SignIn) -> None:
    """The coach is asked; others who may answer are not told on one page what Start denies."""
    a_need(world)
    told = as_user("asa").get(url("needs")).text
    assert "En väntar på svar." in told
    assert "svar från dig" not in told
