"""Ties between the text and what stands in it: they follow a merged passage, and none goes that could not be chosen."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts as consultation
from farled.consultation.acts import How
from farled.consultation.models import Disposition, Treatment
from farled.consultation.reads.treatments import left_before, mark_of
from farled.direction import acts
from farled.direction.models import DocumentVersion, Finding
from farled.direction.reads import text as reads
from farled.direction.reads.followed import part_of, stand_in, told_in_text
from farled.direction.states import VersionState
from farled.planning import acts as planning
from tests.cast import NOW, World
from tests.consultation.remarked import a_reply, a_round
from tests.direction.test_evaluation import a_finding
from tests.direction.test_write_text import PLAN, at
from tests.factories.direction import a_draft, adopted, an_objective
from tests.factories.planning import make_activity

AsUser = Callable[[str], Client]


@pytest.fixture
def holds(world: World) -> DocumentVersion:
    """A plan that holds, with a short text."""
    one = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=one, version=reads.mark_of([]), text=PLAN, by=world.hand, at=NOW)
    adopted(world, one.document)
    one.refresh_from_db()
    return one


@pytest.fixture
def draft(world: World, holds: DocumentVersion) -> DocumentVersion:
    """The next version of it."""
    return acts.revise(document=holds.document, by=world.hand, at=NOW)


def merged(world: World, draft: DocumentVersion) -> int:
    """The passage that the second item was merged into."""
    items = [at(draft, "1 st. 1 p. 1"), at(draft, "1 st. 1 p. 2")]
    acts.merge(draft=draft, passage=items[0].passage, version=reads.mark_of(items), by=world.hand, at=NOW)
    return items[0].passage_id


def page(client: Client, route: str, *args: int) -> str:
    answer = client.get(reverse(route, args=args))
    assert answer.status_code == 200, route
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_what_is_tied_to_a_merged_passage_is_found_where_it_went(
    world: World, holds: DocumentVersion, draft: DocumentVersion, as_user: AsUser
) -> None:
    second = at(draft, "1 st. 1 p. 2").passage
    goal = an_objective(world, draft.document, title="Genomförande")
    acts.tie_passages(objective=goal, version=1, passages=[second], by=world.hand, at=NOW)
    insats = make_activity(world, draft.document, "Ett lyft")
    planning.tie_passage(activity=insats, version=insats.version, passage=second, by=world.hand, at=NOW)
    finding = a_finding(world, draft.document)
    acts.answer_finding(finding=finding, version=1, answer="", passages=[second], by=world.hand, at=NOW)
    first = merged(world, draft)
    asa, vera = as_user("asa"), as_user("vera")
    shown = page(asa, "direction:passage", first)
    for title in ("Genomförande", "Ett lyft", str(finding)):
        assert title in shown, title
    assert "Genomförande" not in page(vera, "direction:passage", first), "the draft is not hers to read"
    assert "Genomförande" in page(vera, "direction:passage", second.pk)
    for client in (asa, vera):
        for route, pk in (("direction:objective", goal.pk), ("planning:activity", insats.pk)):
            told = page(client, route, pk)
            assert f'{reverse("direction:passage", args=[second.pk])}">1 st. 1 p. 2</a>' in told, "as it holds"
    adopted(world, draft.document, valid_from=NOW.date(), on=NOW.date())
    for route, pk in (("direction:objective", goal.pk), ("planning:activity", insats.pk)):
        assert f'{reverse("direction:passage", args=[first])}">1 st. 1 p. 1</a>' in page(vera, route, pk)
    assert f"{draft.document.title} 1 st. 1 p. 1" in page(vera, "direction:evaluation", draft.document_id)
    assert holds.document_id == draft.document_id


def test_a_merge_of_what_only_the_draft_has_is_followed_and_so_is_a_merge_after_it(
    world: World, draft: DocumentVersion
) -> None:
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    head = at(draft, "1.1 st. 1")
    [new, other] = acts.add_passages(text="Ett nytt stycke.\n\nEtt till.", beside=head.passage, **by)
    goal = an_objective(world, draft.document)
    acts.tie_passages(objective=goal, version=1, passages=[other.passage], by=world.hand, at=NOW)
    for passage in (new.passage, head.passage):
        rows = [each.wording for each in reads.text_of(draft)]
        pair = rows[next(at for at, row in enumerate(rows) if row.passage_id == passage.pk) :][:2]
        acts.merge(passage=passage, version=reads.mark_of(pair), **by)
    assert stand_in(draft, [other.passage_id, new.passage_id]) == {
        other.passage_id: (head.passage_id,), new.passage_id: (head.passage_id,),
    }  # fmt: skip
    assert part_of(draft, head.passage_id) == {head.passage_id, new.passage_id, other.passage_id}
    acts.drop(passage=head.passage, version=at(draft, "1.1 st. 1").version, **by)
    assert stand_in(draft, [other.passage_id]) == {other.passage_id: ()}


def test_a_part_split_off_takes_no_ties_along(world: World, draft: DocumentVersion) -> None:
    row = at(draft, "1 st. 1")
    parts = "Varje nämnd ansvarar för sin del.\n\nPlanen följs upp varje år."
    acts.split(draft=draft, passage=row.passage, version=1, text=parts, by=world.hand, at=NOW)
    assert stand_in(draft, [row.passage_id]) == {row.passage_id: (row.passage_id,)}
    assert part_of(draft, at(draft, "1 st. 2").passage_id) == {at(draft, "1 st. 2").passage_id}


def test_a_remark_said_to_have_changed_what_was_merged_away_is_answered(world: World) -> None:
    scene = a_round(world)
    a_reply(scene, "Skolnämnden", (2, "Slå ihop styckena."))
    pair = [scene.draft.wordings.get(passage=scene.passages[place].passage) for place in (2, 3)]
    [added] = acts.add_passages(
        draft=scene.draft, text="Det görs öppet.", beside=pair[1].passage, by=world.hand, at=NOW
    )
    rows = list(Treatment.objects.all())
    how = How(disposition=Disposition.objects.get(name="Texten förtydligas"), passages=[added.passage])
    consultation.treat(treatments=rows, version=mark_of(rows), how=how, by=world.hand, at=NOW)
    acts.merge(
        draft=scene.draft, passage=pair[1].passage, version=reads.mark_of([pair[1], added]), by=world.hand, at=NOW
    )
    [left] = left_before(scene.draft)
    assert left.unchanged == (), "what was added stands in the one it was merged into"


# --- What a form does not offer ---------------------------------------------------------------------------------------


def test_a_goal_keeps_the_ties_its_form_does_not_offer(world: World, draft: DocumentVersion, as_user: AsUser) -> None:
    gone, stays = at(draft, "1 st. 1 p. 1"), at(draft, "1 st. 1")
    goal = an_objective(world, draft.document, title="Öppenhet")
    passages = [gone.passage, stays.passage]
    acts.tie_passages(objective=goal, version=1, passages=passages, by=world.hand, at=NOW)
    acts.drop(draft=draft, passage=gone.passage, version=gone.version, by=world.hand, at=NOW)
    asa, url = as_user("asa"), reverse("direction:tie_passages", args=[goal.pk])
    assert asa.post(url, {"version": 2, "passages": [at(draft, "1").passage_id]}).status_code == 303
    assert set(reads.told_by(goal)) == {gone.passage_id, at(draft, "1").passage_id}
    shown = page(asa, "direction:objective", goal.pk)
    assert "1 st. 1 p. 1</a>" in shown, "where it stands in what holds"


def test_a_goal_loses_the_tie_to_a_merged_passage_only_when_it_is_chosen_away(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    second = at(draft, "1 st. 1 p. 2").passage
    goal = an_objective(world, draft.document)
    acts.tie_passages(objective=goal, version=1, passages=[second], by=world.hand, at=NOW)
    first = merged(world, draft)
    assert told_in_text(goal, draft) == [first]
    asa, url = as_user("asa"), reverse("direction:tie_passages", args=[goal.pk])
    assert f'value="{first}" aria-describedby="id_passages_helptext" id="id_passages_2" checked' in page(
        asa, "direction:tie_passages", goal.pk
    ) or "checked" in page(asa, "direction:tie_passages", goal.pk)
    assert asa.post(url, {"version": 2, "passages": [first]}).status_code == 303
    assert reads.told_by(goal) == [second.pk], "it points at the same as before in what holds"
    assert asa.post(url, {"version": 2, "passages": []}).status_code == 303
    assert reads.told_by(goal) == []


def test_an_insats_keeps_a_tie_its_form_cannot_offer(world: World, draft: DocumentVersion, as_user: AsUser) -> None:
    gone = at(draft, "1 st. 1 p. 1")
    insats = make_activity(world, draft.document, "Ett lyft", leads=[world.school])
    planning.tie_passage(activity=insats, version=insats.version, passage=gone.passage, by=world.hand, at=NOW)
    acts.drop(draft=draft, passage=gone.passage, version=gone.version, by=world.hand, at=NOW)
    url = reverse("planning:tie_passage", args=[insats.pk])
    form = as_user("asa").get(url).context["form"]
    assert "bara till och med version 1" in str(form["passage"])
    insats.refresh_from_db()
    sent = {"version": insats.version, "passage": str(form["passage"].value())}
    assert as_user("asa").post(url, sent).status_code == 303
    insats.refresh_from_db()
    assert insats.passage_id == gone.passage_id
    assert as_user("asa").post(url, {"version": insats.version, "passage": ""}).status_code == 303
    insats.refresh_from_db()
    assert insats.passage_id is None


def test_an_insats_stays_with_a_merged_passage_when_its_form_is_saved_as_it_is(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    second = at(draft, "1 st. 1 p. 2").passage
    insats = make_activity(world, draft.document, "Ett lyft")
    planning.tie_passage(activity=insats, version=insats.version, passage=second, by=world.hand, at=NOW)
    merged(world, draft)
    insats.refresh_from_db()
    url = reverse("planning:tie_passage", args=[insats.pk])
    assert f'<option value="{second.pk}" selected>1 st. 1 p. 1' in as_user("asa").get(url).content.decode()
    as_user("asa").post(url, {"version": insats.version, "passage": second.pk})
    insats.refresh_from_db()
    assert insats.passage_id == second.pk


def test_a_finding_keeps_the_answers_its_form_does_not_offer(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    gone, stays = at(draft, "1 st. 1 p. 1").passage, at(draft, "1 st. 1").passage
    finding = a_finding(world, draft.document)
    acts.answer_finding(finding=finding, version=1, answer="", passages=[gone, stays], by=world.hand, at=NOW)
    acts.drop(draft=draft, passage=gone, version=at(draft, "1 st. 1 p. 1").version, by=world.hand, at=NOW)
    finding.refresh_from_db()
    url = reverse("direction:answer_finding", args=[finding.pk])
    sent = {"version": finding.version, "answer": "Ja.", "passages": [at(draft, "1").passage_id]}
    assert as_user("asa").post(url, sent).status_code == 303
    held = set(Finding.objects.get().answered_in.values_list("passage_id", flat=True))
    assert held == {gone.pk, at(draft, "1").passage_id}


# --- The label is that of what holds ----------------------------------------------------------------------------------


def test_a_goal_in_force_is_told_by_its_place_in_what_holds(
    world: World, holds: DocumentVersion, draft: DocumentVersion, as_user: AsUser
) -> None:
    goal = an_objective(world, draft.document, title="Uppföljningen")
    told = at(holds, "1.1 st. 1").passage
    acts.tie_passages(objective=goal, version=1, passages=[told], by=world.hand, at=NOW)
    finding = a_finding(world, draft.document)
    acts.answer_finding(finding=finding, version=1, answer="", passages=[told], by=world.hand, at=NOW)
    insats = make_activity(world, draft.document, "Ett lyft")
    planning.tie_passage(activity=insats, version=insats.version, passage=told, by=world.hand, at=NOW)
    acts.move_passage(
        draft=draft, passage=told, version=at(draft, "1.1 st. 1").version, after=None, by=world.hand, at=NOW
    )
    asa = as_user("asa")
    for route, pk in (
        ("direction:objective", goal.pk),
        ("planning:activity", insats.pk),
        ("direction:evaluation", draft.document_id),
    ):
        shown = page(asa, route, pk)
        assert "1.1 st. 1</a>" in shown, route
        assert f'{told.pk}/">st. 1' not in shown, route
    [only] = acts.add_passages(draft=draft, text="Nytt i utkastet.", by=world.hand, at=NOW)
    other = an_objective(world, draft.document, title="Ett nytt")
    acts.tie_passages(objective=other, version=1, passages=[only.passage], by=world.hand, at=NOW)
    assert "1.1 st. 1 (version 2, utkast)" in page(asa, "direction:objective", other.pk)
    assert draft.state == VersionState.DRAFT


# --- Search -----------------------------------------------------------------------------------------------------------


def test_a_search_finds_the_wording_that_holds_and_says_which_version(
    world: World, holds: DocumentVersion, draft: DocumentVersion, as_user: AsUser
) -> None:
    row = at(draft, "1.1 st. 1")
    acts.reword(
        draft=draft, passage=row.passage, version=row.version, text="Planen är en fyrbåk.", by=world.hand, at=NOW
    )

    def hits(who: str, words: str) -> str:
        return as_user(who).get(reverse("agenda:search"), {"q": words}).content.decode()

    old = hits("asa", "ersätter den tidigare")
    assert "Planen ersätter den tidigare." in old
    assert "version 1 (beslutad). Lyder inte så i version 2." in old
    assert "version 2 (utkast)" in hits("asa", "fyrbåk")
    assert "fyrbåk." not in hits("vera", "fyrbåk")
    hers = hits("vera", "ersätter den tidigare")
    assert "version 1 (beslutad)" in hers
    assert "Lyder inte" not in hers
    same = hits("asa", "ansvarar för sin del")
    assert same.count("Varje nämnd ansvarar för sin del.") == 1, "each passage once, as it was decided"
    assert "version 1 (beslutad)" in same
    assert "version 2" not in same
