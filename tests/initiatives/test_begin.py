"""An initiative is begun in a tier, keeps to its rules, gets an owner and is made ready."""

from datetime import date

import pytest

from farled.agenda.reads import Duty
from farled.initiatives import acts, reads
from farled.initiatives.states import Asked, Financing, Verdict
from farled.people.states import Role
from farled.systems.states import Tier
from farled.thread.reads import NodeKind, node_of
from farled.thread.states import Relation
from farled.trail.reads import history_of
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused, RefusedTogether
from tests.cast import NOW
from tests.initiatives.conftest import Scene, reuse


def waiting(scene: Scene) -> set[tuple[str, str]]:
    rows = Duty.objects.filter(done_at=None, kind__startswith="initiatives.")
    return {(each.kind, each.body.name if each.body else "") for each in rows.select_related("body")}


def test_what_is_begun_stands_in_the_thread_and_its_customer_is_asked_to_own_it(scene: Scene) -> None:
    node = node_of(NodeKind.INITIATIVE, scene.initiative.pk)
    assert node is not None
    assert [(edge.relation, edge.upper.ref) for edge in node.edges_up.all()] == [
        (Relation.CONTRIBUTES_TO, scene.area.pk)
    ]
    assert waiting(scene) == {("initiatives.own", "Skolnämnden")}
    assert history_of(scene.initiative).get().changes["objectives"] == [None, [scene.area.pk]]


def test_the_innovative_tier_keeps_to_six_months_and_a_small_sum(scene: Scene) -> None:
    with pytest.raises(Invalid) as refused:
        scene.begin(end=date(2027, 6, 2))
    assert refused.value.code == "initiatives.tier.months"
    with pytest.raises(Invalid) as refused:
        scene.begin(cost=50_000_001)
    assert refused.value.code == "initiatives.tier.most"
    assert scene.begin(Tier.DIFFERENTIATING, cost=50_000_001, end=date(2029, 1, 1)).cost == 50_000_001


def test_nobody_begins_for_a_body_they_do_not_work_in(scene: Scene) -> None:
    with pytest.raises(Forbidden):
        scene.begin(who="maj")
    with pytest.raises(Forbidden):
        scene.begin(who="vera")
    assert scene.begin(who="cora").body == scene.world.school, "a coach helps everybody"


def test_an_owner_accepts_in_the_body_itself(scene: Scene) -> None:
    for outside in ("maj", "asa", "cora"):
        with pytest.raises(Forbidden):
            scene.act("accept_ownership", outside, function="Chef")
    one = scene.act("accept_ownership", "erik", function="Enhetschef")
    assert (one.owner_function, one.accepted_on) == ("Enhetschef", date(2026, 11, 21))
    assert waiting(scene) == set()
    with pytest.raises(Refused):
        scene.act("accept_ownership", "erik", function="En till")
    scene.act("leave_ownership", "erik", why="Byter tjänst")
    assert waiting(scene) == {("initiatives.own", "Skolnämnden")}


def test_ready_needs_an_owner_all_the_tier_asks_and_a_reuse_check(scene: Scene) -> None:
    with pytest.raises(RefusedTogether) as refused:
        scene.act("make_ready")
    assert {each.code for each in refused.value.each} == {"initiatives.no_owner", "initiatives.ready.reuse"}
    scene.act("accept_ownership", "erik", function="Enhetschef")
    reuse(scene)
    assert scene.act("make_ready").ready_on == date(2026, 11, 21)
    assert waiting(scene) == {("initiatives.end", "Skolnämnden")}, "told by its last day"


def test_checks_are_asked_of_bodies_and_hinder_until_they_are_answered(scene: Scene) -> None:
    questions = {each.key: each for each in acts.use_preset(by=scene.world.actor("asa"), at=NOW)}
    assert acts.use_preset(by=scene.world.actor("asa"), at=NOW) == [], "what is there is not added again"
    one = scene.begin()
    scene.initiative = one
    assert ("initiatives.check", "Skolnämnden") in waiting(scene)
    scene.act("accept_ownership", "erik", function="Enhetschef")
    reuse(scene)
    with pytest.raises(Refused) as refused:
        scene.act("make_ready")
    assert refused.value.code == "initiatives.ready.unanswered"
    asked = [each.key for each in reads.asked_in(one)]
    assert asked == ["informationssakerhet", "personuppgifter", "utformning"], "what a tier does not ask is not asked"

    def answer(key: str, verdict: Verdict, who: str = "erik", version: int = 0) -> None:
        acts.answer_check(
            initiative=one, question=questions[key], version=version, verdict=verdict, ground="Prövat i samråd.",
            by=scene.world.actor(who), at=NOW,
        )  # fmt: skip

    with pytest.raises(Forbidden):
        answer("informationssakerhet", Verdict.OK, "maj")
    with pytest.raises(Refused):
        answer("klimat", Verdict.OK)
    for key in asked:
        answer(key, Verdict.NO if key == "personuppgifter" else Verdict.OK)
    assert not Duty.objects.filter(kind="initiatives.check", subject_id=one.pk, done_at=None).exists()
    with pytest.raises(Refused) as refused:
        scene.act("make_ready")
    assert refused.value.code == "initiatives.ready.no"
    with pytest.raises(Stale):
        answer("personuppgifter", Verdict.OK)
    answer("personuppgifter", Verdict.OK, version=1)
    assert scene.act("make_ready").ready_on is not None


def test_the_innovative_tier_stays_short(scene: Scene) -> None:
    def rule(asked: list[Asked], version: int = 0) -> None:
        acts.set_tier_rule(
            tier=Tier.INNOVATIVE, version=version, asked=asked, months=12, extendable=False, most=None, exact=False,
            decides=Role.STRATEGIST, financing=Financing.PORTFOLIO, by=scene.world.actor("asa"), at=NOW,
        )  # fmt: skip

    with pytest.raises(Invalid) as refused:
        rule(list(Asked))
    assert refused.value.code == "initiatives.rule.fields"
    rule([Asked.EFFECT])
    with pytest.raises(Stale):
        rule([Asked.END])
    rule([Asked.END], 1)
    assert reads.tier_rule(scene.world.ours.pk, Tier.INNOVATIVE).months == 12
    assert scene.begin(end=date(2027, 12, 1)).end == date(2027, 12, 1), "twelve months, when the organisation says so"
    assert reads.tier_rule(scene.world.theirs.pk, Tier.INNOVATIVE).months == 6, "another organisation's are its own"
    scene.ready()
    with pytest.raises(Refused):
        scene.act("extend", end=date(2028, 1, 1), why="Mer tid")


def test_another_customer_has_to_accept_anew(scene: Scene) -> None:
    scene.act("accept_ownership", "erik", function="Enhetschef")
    one = scene.act("change_initiative", body=scene.world.care, content=scene.content, objectives=[])
    assert (one.body, one.accepted_on) == (scene.world.care, None)
    assert waiting(scene) == {("initiatives.own", "Äldrenämnden")}
    node = node_of(NodeKind.INITIATIVE, one.pk)
    assert node is not None
    assert not node.edges_up.filter(valid_to=None).exists()
