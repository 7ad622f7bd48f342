"""What somebody who gave an idea is told on their own pages: what became of it, and whom to ask when nothing has."""

from collections.abc import Callable
from datetime import timedelta

from django.test import Client
from django.urls import reverse

from farled.initiatives import acts
from farled.initiatives.reads import Need
from farled.initiatives.states import ReuseResult
from tests.cast import NOW, TODAY, World
from tests.factories.initiatives import an_initiative
from tests.factories.needs import a_need, a_system

SignIn = Callable[[str], Client]


def url(name: str, need: Need | None = None) -> str:
    return reverse(f"initiatives:{name}", args=[need.pk] if need else [])


def test_what_was_kept_with_something_that_goes_on_says_so_and_leads_there(world: World, as_user: SignIn) -> None:
    initiative, ella = an_initiative(world, "Frånvaro i skolan"), as_user("ella")
    need = a_need(world, found=initiative)
    there = f'Sparad hos initiativet <a href="{reverse("initiatives:initiative", args=[initiative.pk])}">Frånvaro i'
    for page in (ella.get(url("my_needs")).text, ella.get(url("need", need)).text):
        assert there in page
        assert "Följ det där." in page
        assert "pågår redan" in page
        assert "blev initiativ" not in page
        assert "Ingen har svarat än" not in page


def test_what_was_kept_with_a_system_names_it(world: World, as_user: SignIn) -> None:
    a_need(world, found=a_system(world, "Skolwebben"))
    page = as_user("ella").get(url("my_needs")).text
    assert "Löses av systemet <a" in page
    assert "finns redan" in page
    assert "Ingen har svarat än" not in page


def test_what_somebody_took_up_became_an_initiative_as_before(world: World, as_user: SignIn) -> None:
    need, initiative, cora = a_need(world), an_initiative(world), world.actor("cora")
    acts.check_reuse(need=need, result=ReuseResult.NOTHING, ground="Inget passar.", by=cora, at=NOW)
    acts.take_up(need=need, version=need.version, initiative=initiative, text="Den är med.", by=cora, at=NOW)
    page = as_user("ella").get(url("my_needs")).text
    assert "Den är med." in page
    assert "blev initiativ" in page


def test_an_answer_that_is_late_says_so_and_whom_to_ask(world: World, as_user: SignIn) -> None:
    need, in_time = (a_need(world, given_on=TODAY - timedelta(days=days)) for days in (15, 14))
    ella, said = as_user("ella"), "Svaret är försenat. Fråga projektcoachen eller strategen."
    assert ella.get(url("my_needs")).text.count(said) == 1
    assert said in ella.get(url("need", need)).text
    assert "Väntar på ett första svar" in ella.get(url("need", in_time)).text
    for_the_coach = as_user("cora").get(url("need", need)).text
    assert said not in for_the_coach
    assert f'Det skulle ha kommit senast <time datetime="{TODAY - timedelta(days=1)}"' in for_the_coach


def test_whoever_stands_behind_an_idea_is_told_so_when_they_say_it_again(world: World, as_user: SignIn) -> None:
    need, erik = a_need(world), as_user("erik")
    now, already = "Du står nu bakom idén", "Du står redan bakom idén."
    assert now in erik.post(url("back", need), {"words": ""}, follow=True).text
    again = erik.post(url("back", need), {"words": "Och på fritids."}, follow=True).text
    assert (already in again, now in again) == (True, False)
    sent = {"title": "Anmäl frånvaro", "kind": "idea", "body": world.preschool.pk, "same": f"need:{need.pk}"}
    assert already in erik.post(url("give"), sent, follow=True).text
    other = a_need(world, "Samma sak")
    acts.join(need=other, version=other.version, into=need, text="En och samma.", by=world.actor("cora"), at=NOW)
    assert already in erik.post(url("back", other), {"words": ""}, follow=True).text


def test_whoever_gave_an_idea_is_not_shown_how_it_is_sorted(world: World, as_user: SignIn) -> None:
    need = a_need(world)
    for name, sorted_by in (("ella", False), ("cora", True), ("vera", True)):
        page = as_user(name).get(url("need", need)).text
        assert (("<dt>Ursprung</dt>" in page), ("<dt>Spår</dt>" in page)) == (sorted_by, sorted_by), name
