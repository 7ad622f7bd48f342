"""The canaries of applications, of what coaches note, and of what members of a group think alone."""

from typing import Any

from farled.people.reads import User
from farled.portfolio import acts
from farled.portfolio.models import Criterion
from tests.cast import NOW, World
from tests.factories.applications import a_group, a_portfolio, accept_and_appraise, an_application, prepared
from tests.factories.desks import a_candidate, a_desk
from tests.factories.portfolio import a_limit, instalments
from tests.gates.canaries import canary, named


def release_applications(world: World) -> None:
    """One that is prepared, scored by one member alone while another has stood aside, and a note about it."""
    group = a_group(world)
    a_portfolio(world, preparation=group)
    word = canary("application")
    one = prepared(world, "Ansökan med kanariefåglar", sketch=word, operations=word, realisation=word, upkeep=word,
                   urgent=True, urgent_because=word)  # fmt: skip
    one = acts.prepare(application=one, version=one.version, opinion=canary("opinion"), by=world.actor("cora"), at=NOW)
    acts.note(application=one, text=canary("coachnote"), by=world.actor("cora"), at=NOW)
    content = acts.Outside(financier=canary("external"), amount=5_000, call=canary("external"), note=canary("external"))
    acts.add_external_money(application=one, content=content, by=world.hand, at=NOW)
    text = canary("criterion")
    measure = acts.Measure(name=text, help=text, scale_low=text, scale_high=text, category=text, source=text)
    criterion = acts.add_criterion(group=group, content=measure, by=world.hand, at=NOW)
    given = {criterion.pk: acts.Given(4, canary("lonescore"))}
    acts.score(application=one, group=group, given=given, by=world.actor("gun"), at=NOW)
    acts.stand_aside(application=one, why=canary("bias"), by=world.actor("asa"), at=NOW)
    an_application(world, "Ett utkast", sketch=word)
    release_money(world, criterion)


def release_money(world: World, criterion: Criterion) -> None:
    """One that somebody applies for, helps with, scores, chooses, grants and pays out, and is named for it."""
    gun = named(world.actor("gun"))
    by: dict[str, Any] = {"by": named(world.hand), "at": NOW}
    desk = a_desk(world)
    a_candidate(world, desk, "En kandidat")
    acts.run(desk=desk, by=named(world.actor("asa")), at=NOW)
    one = an_application(world, "En ansökan som beviljas")
    one = acts.hand_in(application=one, version=one.version, **by)
    assert one.case is not None
    accept_and_appraise(world, one.case)
    one = acts.complete(application=one, version=one.version, **by)
    coach = User.objects.get(pk=world.users["cora"].pk)
    coach.name = canary("name")  # what she was called when she was asked
    one = acts.assign_coach(application=one, version=one.version, coach=coach, **by)
    acts.note(application=one, text="En anteckning", **by)
    acts.stand_aside(application=one, why="Jäv", by=named(world.actor("asa")), at=NOW)
    given = {criterion.pk: acts.Given(4, "Ett skäl")}
    scored: dict[str, Any] = {"application": one, "group": criterion.group, "by": gun, "at": NOW}
    acts.score(given=given, **scored)
    acts.open_scoring(**scored)
    one.refresh_from_db()
    one = acts.prepare(application=one, version=one.version, opinion="Väl underbyggd", **by)
    a_limit(world)
    grant = acts.grant_money(
        application=one, version=one.version, parts=instalments(one), ground="Nyttan är stor",
        terms=[acts.Term(text="Ett villkor")], **by,
    )  # fmt: skip
    acts.fulfil_condition(condition=grant.conditions.get(), version=1, ground="Visat", **by)
    tranche = grant.tranches.order_by("number")[0]
    acts.release_tranche(tranche=tranche, version=tranche.version, **{**by, "at": NOW.replace(year=2027)})
