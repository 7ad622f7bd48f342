"""Groups own criteria; members score alone, nobody sees others' scores too early, and then they agree."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from farled.people import acts as people
from farled.people.reads import Group
from farled.people.states import GroupKind, Role
from farled.portfolio import acts, figures
from farled.portfolio.forms.scoring import ScoresForm
from farled.portfolio.models import Criterion, JointScore, Score, StoodAside
from farled.portfolio.reads import Application
from farled.portfolio.reads import scores as reads
from farled.portfolio.slots.scoring import waits_to_be_scored
from farled.portfolio.states import CriterionDirection
from farled.web.optimistic import Stale
from farled.web.refused import Refused
from farled.web.together import answered
from tests.cast import LONG_AGO, NOW, TODAY, World
from tests.factories.applications import a_group, a_portfolio, accept_and_appraise, completed, handed_in

SignIn = Callable[[str], Client]
MEASURE: dict[str, Any] = {"name": "Nytta", "scale_low": "liten", "scale_high": "stor"}


@pytest.fixture
def group(world: World) -> Group:
    """The group that prepares for the portfolio that everybody asks."""
    found = a_group(world)
    a_portfolio(world, preparation=found)
    return found


def criterion(world: World, group: Group, name: str = "Nytta", **said: Any) -> Criterion:
    content = acts.Measure(**{**MEASURE, "name": name, **said})
    return acts.add_criterion(group=group, content=content, by=world.actor("asa"), at=NOW)


def give(points: dict[Criterion, int], why: str = "") -> dict[int, acts.Given]:
    return {each.pk: acts.Given(given, why) for each, given in points.items()}


def score(world: World, row: Application, group: Group, who: str, points: dict[Criterion, int]) -> None:
    acts.score(application=row, group=group, given=give(points), by=world.actor(who), at=NOW)


def code(call: Callable[..., Any], **said: Any) -> str:
    with pytest.raises(Refused) as refused:
        call(at=NOW, **said)
    return refused.value.code


def test_joint_points_say_when_they_need_a_reason(world: World, group: Group) -> None:
    one = criterion(world, group)
    alone, joint = (ScoresForm([one], joint=joint)[f"why-{one.pk}"] for joint in (False, True))
    assert "(frivilligt)" in alone.as_field_group()
    assert "Behövs när poängen ligger en hel poäng eller mer" in joint.as_field_group()
    assert "(frivilligt)" not in joint.as_field_group()


def test_criteria_are_added_changed_and_retired_on_behalf_of_a_group(world: World, group: Group) -> None:
    asa = world.actor("asa")
    one = criterion(world, group)
    said: dict[str, Any] = {"content": acts.Measure(**MEASURE), "group": group}
    assert code(acts.add_criterion, by=asa, **said) == "portfolio.criteria.taken"
    assert code(acts.add_criterion, by=world.actor("gun"), **said) == "portfolio.criteria.keep"
    heavy = acts.Measure(**{**MEASURE, "weight": 11})
    assert code(acts.change_criterion, criterion=one, version=1, content=heavy, by=asa) == "portfolio.criteria.weight"
    blank = acts.Measure(**{**MEASURE, "scale_low": " "})
    assert code(acts.change_criterion, criterion=one, version=1, content=blank, by=asa) == "web.text.empty"
    with pytest.raises(Stale):
        acts.change_criterion(criterion=one, version=0, content=heavy, by=asa, at=NOW)
    one = acts.retire_criterion(criterion=one, version=one.version, why="Mäts inte.", by=asa, at=NOW)
    assert one.retired
    again = {"criterion": one, "version": one.version, "why": "Nej.", "by": asa}
    assert code(acts.retire_criterion, **again) == "portfolio.criteria.retired"


def test_a_group_without_criteria_begins_with_an_example_that_says_it_is_one(world: World, group: Group) -> None:
    rows = acts.use_criteria_preset(group=group, by=world.actor("asa"), at=NOW)
    assert len(rows) == 5
    assert all("Exempelvärde" in row.source and "dnr 0437/20" in row.source for row in rows)
    assert not any("S43" in row.source for row in rows), "our own numbers say nothing to a group"
    assert code(acts.use_criteria_preset, group=group, by=world.actor("asa")) == "portfolio.criteria.has"
    theirs = people.add_group(
        organisation=world.theirs, name="Deras", kind=GroupKind(group.kind), by=world.their_hand, at=NOW
    )
    assert code(acts.use_criteria_preset, group=theirs, by=world.actor("asa")) == "portfolio.criteria.elsewhere"


def test_points_are_the_weighted_mean_of_what_was_agreed(world: World, group: Group) -> None:
    good, bad = criterion(world, group, weight=3), criterion(world, group, "Risk", direction=CriterionDirection.AGAINST)
    row = completed(world)
    assert figures.points([row.pk]) == {row.pk: None}
    score(world, row, group, "gun", {good: 4, bad: 2})
    acts.open_scoring(application=row, group=group, by=world.actor("gun"), at=NOW)
    acts.score_together(application=row, group=group, given=give({good: 4, bad: 2}), by=world.actor("gun"), at=NOW)
    assert figures.points([row.pk, 0]) == {row.pk: Decimal("75.0"), 0: None}  # (3·3 + 1·3) / (4·4)
    assert [each.kind for each in row.steps.filter(kind="scored")] == ["scored"]
    first = reads.ranked(world.actor("asa")).get()
    assert first.reached / first.reachable == 0.75  # type: ignore[attr-defined]


def test_nobody_sees_what_others_gave_until_the_group_scores_together(
    world: World, group: Group, as_user: SignIn
) -> None:
    one = criterion(world, group)
    row = completed(world)
    address = f"/portfolio/applications/{row.pk}/"
    said = give({one: 5}, "En hemlig tanke.")
    acts.score(application=row, group=group, given=said, by=world.actor("gun"), at=NOW)
    for who in ("asa", "cora", "erik", "bo"):
        for page in (address, f"{address}score/{group.pk}/", f"{address}score-together/{group.pk}/", "/trail/"):
            assert "En hemlig tanke." not in as_user(who).get(page).text, (who, page)
    assert "En hemlig tanke." in as_user("gun").get(f"{address}score/{group.pk}/").text
    assert code(
        acts.open_scoring, application=row, group=group, by=world.actor("asa")
    ) == "portfolio.score.own_first"  # fmt: skip
    acts.open_scoring(application=row, group=group, by=world.actor("gun"), at=NOW)
    assert "En hemlig tanke." in as_user("asa").get(f"{address}score-together/{group.pk}/").text
    assert as_user("erik").get(f"{address}score-together/{group.pk}/").status_code == 403
    assert code(
        acts.score, application=row, group=group, given=said, by=world.actor("asa")
    ) == "portfolio.score.opened"  # fmt: skip


def test_whoever_applies_owns_or_helps_does_not_score_and_is_told_why(world: World, group: Group) -> None:
    one = criterion(world, group)
    row = completed(world)
    gun = world.users["gun"]

    def refused() -> str:
        fresh = Application.objects.get(pk=row.pk)
        return code(acts.score, application=fresh, group=group, given=give({one: 3}), by=world.actor("gun"))

    type(row).objects.filter(pk=row.pk).update(coach=gun)
    assert refused() == "portfolio.score.coach"
    type(row).objects.filter(pk=row.pk).update(coach=None)
    type(row.initiative).objects.filter(pk=row.initiative_id).update(owner=gun)
    assert refused() == "portfolio.score.owner"
    type(row.initiative).objects.filter(pk=row.initiative_id).update(owner=None, accepted_on=None, owner_function="")
    people.assign(user=gun, organisation=world.ours, role=Role.BODY_EDITOR, body=world.school, valid_from=LONG_AGO,
                  by=world.hand, at=NOW)  # fmt: skip
    assert refused() == "portfolio.score.body"
    assert not Score.objects.exists()


def test_a_biased_member_stands_aside_with_a_reason_and_sees_nothing(
    world: World, group: Group, as_user: SignIn
) -> None:
    one = criterion(world, group)
    row = completed(world)
    asa = world.actor("asa")
    assert code(acts.stand_aside, application=row, why=" ", by=asa) == "web.text.empty"
    acts.stand_aside(application=row, why="Min bror leder projektet.", by=asa, at=NOW)
    assert StoodAside.objects.get().user_name == "Åsa Strateg"
    assert code(acts.stand_aside, application=row, why="Igen.", by=asa) == "portfolio.score.aside_already"
    said: dict[str, Any] = {"application": row, "group": group}
    assert code(acts.score, given=give({one: 3}), by=asa, **said) == "portfolio.score.aside"
    acts.score(given=give({one: 5}, "En hemlig tanke."), by=world.actor("gun"), at=NOW, **said)
    acts.open_scoring(by=world.actor("gun"), at=NOW, **said)
    assert as_user("asa").get(f"/portfolio/applications/{row.pk}/score-together/{group.pk}/").status_code == 403
    assert code(acts.stand_aside, application=row, why="Sent.", by=world.actor("gun")) == "portfolio.score.has_scored"
    page = f"/portfolio/applications/{row.pk}/"
    assert "Min bror leder projektet." in as_user("gun").get(page).text
    assert "Min bror leder projektet." not in as_user("ella").get(page).text


def test_what_is_scored_is_complete_by_its_own_group_and_by_every_criterion(world: World, group: Group) -> None:
    gun = world.actor("gun")
    row = handed_in(world)
    said: dict[str, Any] = {"application": row, "group": group, "by": gun}
    assert code(acts.score, given={}, **said) == "portfolio.score.state"
    assert row.case is not None
    accept_and_appraise(world, row.case)
    row = acts.complete(application=row, version=row.version, by=world.hand, at=NOW)
    assert code(acts.score, given={}, **said) == "portfolio.score.no_criteria"
    one = criterion(world, group)
    assert code(acts.score, given={}, **said) == "portfolio.score.left"
    assert code(acts.score, given=give({one: 6}), **said) == "portfolio.score.points"
    other = a_group(world, "En annan grupp")
    assert code(acts.score, given={}, **{**said, "group": other}) == "portfolio.score.group"
    assert code(acts.score, given={}, **{**said, "by": world.actor("erik")}) == "portfolio.score.member"
    assert code(acts.score, given={}, **{**said, "by": world.hand}) == "portfolio.score.person"
    assert code(acts.score_together, given=give({one: 3}), **said) == "portfolio.score.not_opened"


def test_a_joint_score_far_from_what_most_thought_says_why_and_can_be_mended(world: World, group: Group) -> None:
    one = criterion(world, group)
    row = completed(world)
    score(world, row, group, "gun", {one: 5})
    score(world, row, group, "asa", {one: 4})
    said: dict[str, Any] = {"application": row, "group": group, "by": world.actor("gun")}
    acts.open_scoring(at=NOW, **said)
    assert code(acts.score_together, given=give({one: 2}), **said) == "portfolio.score.why"
    acts.score_together(given=give({one: 4}), at=NOW, **said)  # half a point from the mean, 4.5
    acts.score_together(given=give({one: 2}, "Vi hade missat kostnaden."), at=NOW, **said)
    joint = JointScore.objects.get()
    assert (joint.points, joint.why, joint.version) == (2, "Vi hade missat kostnaden.", 2)
    assert list(row.together.values_list("agreed_on", flat=True)) == [joint.on]


def test_scoring_is_done_on_its_pages(world: World, group: Group, as_user: SignIn) -> None:
    asa, gun = as_user("asa"), as_user("gun")
    assert asa.post("/portfolio/criteria/use-preset/", {"group": group.pk}).status_code == 303
    said: dict[str, Any] = {**MEASURE, "name": "Klimat", "group": group.pk, "direction": "for", "weight": 2}
    assert asa.post("/portfolio/criteria/add/", said).status_code == 303
    last = Criterion.objects.get(name="Klimat")
    assert asa.get(f"/portfolio/criteria/{last.pk}/").status_code == 200
    changed = {**said, "version": last.version, "weight": 3}
    assert asa.post(f"/portfolio/criteria/{last.pk}/change/", changed).status_code == 303
    retired = {"version": last.version + 1, "why": "Fel."}
    assert asa.post(f"/portfolio/criteria/{last.pk}/retire/", retired).status_code == 303
    assert "Klimat" in asa.get("/portfolio/criteria/?retired=True").text
    row = completed(world)
    assert "Sätt poäng: 1. Närvaro utan papper" in gun.get("/agenda/").text
    base = f"/portfolio/applications/{row.pk}/"
    points = {f"points-{each.pk}": 4 for each in reads.criteria_of(group)}
    assert gun.get(f"{base}score/{group.pk}/").status_code == 200
    assert gun.post(f"{base}score/{group.pk}/", points).status_code == 303
    assert "Sätt poäng: 1. Närvaro utan papper" not in gun.get("/agenda/").text
    assert "En ledamot har satt egna poäng." in gun.get(base).text
    assert gun.get(f"{base}open-scoring/{group.pk}/").status_code == 200
    assert gun.post(f"{base}open-scoring/{group.pk}/").status_code == 303
    assert "Gun Gruppledamot: 4" in gun.get(f"{base}score-together/{group.pk}/").text
    assert gun.post(f"{base}score-together/{group.pk}/", points).status_code == 303
    assert asa.get(f"{base}stand-aside/").status_code == 200
    assert "Närvaro utan papper" in asa.get(f"/portfolio/ranking/?group={group.pk}").text
    assert "Närvaro utan papper" in asa.get(f"/portfolio/ranking/?portfolio={a_portfolio(world).pk}").text
    assert gun.get(f"{base}score/9999/").status_code == 404


def test_a_biased_member_reads_why_and_where_to_say_so(world: World, group: Group, as_user: SignIn) -> None:
    criterion(world, group)
    row = completed(world)
    people.assign(
        user=world.users["erik"], organisation=world.ours, role=Role.GROUP_MEMBER, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    told = "Du arbetar i Skolnämnden, som söker, och är jävig."
    assert told in as_user("erik").get(f"/portfolio/applications/{row.pk}/").text
    assert told not in as_user("gun").get(f"/portfolio/applications/{row.pk}/").text
    acts.stand_aside(application=row, why="Jag arbetar där.", by=world.actor("erik"), at=NOW)
    assert told not in as_user("erik").get(f"/portfolio/applications/{row.pk}/").text


def test_what_members_have_to_do_waits_for_them_with_a_day_that_stands(world: World, group: Group) -> None:
    people.assign(
        user=world.users["vera"], organisation=world.ours, role=Role.GROUP_MEMBER, valid_from=LONG_AGO,
        by=world.hand, at=NOW,
    )  # fmt: skip
    one, row = criterion(world, group), completed(world)

    def waits(who: str, later: int = 0) -> list[tuple[str, date]]:
        found = answered(waits_to_be_scored(world.actor(who), TODAY + timedelta(days=later)))
        return [(each.title.partition(":")[0], each.due) for each in found]

    due = TODAY + timedelta(days=14)
    assert waits("gun") == waits("gun", later=20) == [("Sätt poäng", due)], "the day does not move with today"
    score(world, row, group, "gun", {one: 4})
    assert waits("gun") == [], "the others have not scored"
    score(world, row, group, "vera", {one: 5})
    assert waits("gun") == waits("vera") == [("Öppna den gemensamma poängsättningen", due)]
    acts.open_scoring(application=row, group=group, by=world.actor("gun"), at=NOW)
    assert waits("gun") == waits("vera") == [("Enas om poäng", due)]
    agreed = give({one: 5}, "Efter samtal.")
    acts.score_together(application=row, group=group, given=agreed, by=world.actor("gun"), at=NOW)
    assert waits("gun") == waits("vera") == []


def test_a_longer_ranking_asks_no_more(
    world: World, group: Group, as_user: SignIn, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    one, asa = criterion(world, group), as_user("asa")

    def scored(name: str, points: int) -> None:
        row = completed(world, name)
        score(world, row, group, "gun", {one: points})
        said: dict[str, Any] = {"application": row, "group": group, "by": world.actor("gun"), "at": NOW}
        acts.open_scoring(**said)
        acts.score_together(given=give({one: points}), **said)

    scored("Första", 2)
    asa.get("/portfolio/ranking/")
    few = count_queries(lambda: asa.get("/portfolio/ranking/"))
    scored("Andra", 5)
    scored("Tredje", 3)
    assert count_queries(lambda: asa.get("/portfolio/ranking/")) <= few
    text = asa.get("/portfolio/ranking/").text
    assert text.index("Andra") < text.index("Tredje") < text.index("Första")
