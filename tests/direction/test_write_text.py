"""Writing the text of a draft: passages keep who they are however they are worded, moved, split or merged."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.direction import acts
from farled.direction.models import DocumentVersion, Passage, Wording
from farled.direction.reads import text as reads
from farled.direction.states import Beside, VersionState
from farled.methods.passages import Nature, written
from farled.web.optimistic import Stale
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, World
from tests.factories.direction import a_document, a_draft, adopted

AsUser = Callable[[str], Client]

PLAN = """# Styrning

Varje nämnd ansvarar för sin del. Planen följs upp varje år.

- Kommunstyrelsen leder
- Nämnderna genomför

## Uppföljning

Planen ersätter den tidigare.

| Vem | När |
| --- | --- |
| Alla | Varje år |
"""


@pytest.fixture
def draft(world: World) -> DocumentVersion:
    """A draft with a short text."""
    one = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=one, version=reads.mark_of([]), text=PLAN, by=world.hand, at=NOW)
    return one


def told(version: DocumentVersion) -> list[tuple[str, int, str]]:
    return [(each.label, each.wording.passage.number, each.wording.plain) for each in reads.text_of(version)]


def at(version: DocumentVersion, label: str) -> Wording:
    return next(each.wording for each in reads.text_of(version) if each.label == label)


def test_a_text_is_laid_out_in_passages_that_can_be_pointed_at(draft: DocumentVersion) -> None:
    assert told(draft) == [
        ("1", 1, "Styrning"),
        ("1 st. 1", 2, "Varje nämnd ansvarar för sin del. Planen följs upp varje år."),
        ("1 st. 1 p. 1", 3, "Kommunstyrelsen leder"),
        ("1 st. 1 p. 2", 4, "Nämnderna genomför"),
        ("1.1", 5, "Uppföljning"),
        ("1.1 st. 1", 6, "Planen ersätter den tidigare."),
        ("1.1 tabell 1 rad 1", 7, "Vem | När"),
        ("1.1 tabell 1 rad 2", 8, "Alla | Varje år"),
    ]


def test_passages_keep_their_identity_through_every_change(world: World, draft: DocumentVersion) -> None:
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    second = at(draft, "1 st. 1")
    acts.split(
        passage=second.passage, version=1, text="Varje nämnd ansvarar för sin del.\n\nPlanen följs upp varje år.", **by
    )
    acts.move_passage(passage=at(draft, "1.1 st. 1").passage, version=1, after=None, **by)
    acts.reword(passage=at(draft, "1.1").passage, version=1, text="## Att följa upp", **by)
    items = [at(draft, "1 st. 2 p. 1"), at(draft, "1 st. 2 p. 2")]
    acts.merge(passage=items[0].passage, version=reads.mark_of(items), **by)
    acts.add_passages(text="Sist av allt.", beside=at(draft, "1.1").passage, **by)
    acts.add_passages(text="### Bilaga", **by)
    acts.drop(passage=at(draft, "1.1 tabell 1 rad 2").passage, version=1, **by)
    assert told(draft) == [
        ("st. 1", 6, "Planen ersätter den tidigare."),
        ("1", 1, "Styrning"),
        ("1 st. 1", 2, "Varje nämnd ansvarar för sin del."),
        ("1 st. 2", 9, "Planen följs upp varje år."),
        ("1 st. 2 p. 1", 3, "Kommunstyrelsen leder Nämnderna genomför"),
        ("1.1", 5, "Att följa upp"),
        ("1.1 st. 1", 10, "Sist av allt."),
        ("1.1 tabell 1 rad 1", 7, "Vem | När"),
        ("1.1.1", 11, "Bilaga"),
    ]
    assert Passage.objects.filter(document=draft.document).count() == 11, "a dropped passage keeps its number"


def test_what_is_written_anew_as_a_whole_is_recognised(world: World, draft: DocumentVersion) -> None:
    sent = acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    following = draft.document.versions.get(state=VersionState.DRAFT)
    rows = [each.wording for each in reads.text_of(following)]
    new = PLAN.replace("Varje nämnd ansvarar", "Varje nämnd och styrelse ansvarar").replace(
        " Planen följs upp", "\n\nPlanen följs upp"
    )
    new = new.replace("- Kommunstyrelsen leder\n- Nämnderna genomför", "- Nämnderna genomför\n- Kommunstyrelsen leder")
    acts.write_text(draft=following, version=reads.mark_of(rows), text=new, by=world.hand, at=NOW)
    assert [number for _label, number, _text in told(following)] == [1, 2, 9, 4, 3, 5, 6, 7, 8]
    found = {each.placed.wording.passage.number: each.natures for each in reads.differences(sent, following)}
    assert found[2] == {Nature.REWORDED, Nature.SPLIT}
    assert found[9] == {Nature.SPLIT}
    assert {number for number, natures in found.items() if natures == {Nature.MOVED}} < {3, 4}
    assert len(found) == 3


def test_what_has_been_sent_out_lies_fast_in_the_database_too(world: World, draft: DocumentVersion) -> None:
    sent = acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    assert (sent.state, sent.frozen_at) == (VersionState.CONSULTED, NOW)
    row = at(sent, "1 st. 1")
    with pytest.raises(Refused, match="text_fixed"):
        acts.reword(draft=sent, passage=row.passage, version=1, text="Nej.", by=world.hand, at=NOW)
    for act in (
        lambda: Wording.objects.filter(pk=row.pk).update(text="Nej."),
        lambda: Wording.objects.filter(pk=row.pk).delete(),
        lambda: DocumentVersion.objects.filter(pk=sent.pk).update(frozen_at=None),
        lambda: Wording.objects.create(
            document_version=sent, passage=Passage.objects.create(document=sent.document, number=99), position=1,
            kind="paragraph", text="Nej.", plain="Nej.",
        ),
    ):  # fmt: skip
        with pytest.raises(IntegrityError), transaction.atomic():
            act()
    with pytest.raises(Refused, match="document_consulted"):
        acts.remove_document(document=draft.document, version=draft.document.version, by=world.hand, at=NOW)


def test_a_stale_edit_is_refused_with_what_is_stored(world: World, draft: DocumentVersion) -> None:
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    row = at(draft, "1 st. 1")
    section = [at(draft, "1.1"), at(draft, "1.1 st. 1"), *[at(draft, f"1.1 tabell 1 rad {row}") for row in (1, 2)]]
    mark = reads.mark_of(section)
    acts.reword(passage=row.passage, version=1, text="Ny text.", **by)
    with pytest.raises(Stale) as stale:
        acts.reword(passage=row.passage, version=1, text="Min text.", **by)
    assert stale.value.stored == {"text": "Ny text."}
    acts.write_section(passage=section[0].passage, version=mark, text="## Uppföljning\n\nKort.", **by)
    with pytest.raises(Stale) as stale:
        acts.write_section(passage=section[0].passage, version=mark, text="## Mitt", **by)
    assert stale.value.stored == {"text": "## Uppföljning\n\nKort."}
    acts.drop(passage=row.passage, version=2, **by)
    with pytest.raises(Refused, match="passage_gone"):
        acts.reword(passage=row.passage, version=2, text="Min text.", **by)


def test_a_text_is_refused_in_plain_words(world: World, draft: DocumentVersion) -> None:
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    mark = reads.mark_of([each.wording for each in reads.text_of(draft)])
    one = at(draft, "1 st. 1").passage
    for text, code in (("", "text_empty"), ("- a\n" * 3001, "text_too_many"), ("ord " * 5001, "passage_too_long")):
        with pytest.raises(Invalid, match=code):
            acts.write_text(version=mark, text=text, **by)
    with pytest.raises(Invalid, match="one_part"):
        acts.split(passage=one, version=1, text="Fortfarande ett.", **by)
    with pytest.raises(Invalid, match="after_itself"):
        acts.move_passage(passage=one, version=1, after=one, **by)
    last = at(draft, "1.1 tabell 1 rad 2")
    with pytest.raises(Refused, match="nothing_after"):
        acts.merge(passage=last.passage, version=reads.mark_of([last]), **by)
    pair = [at(draft, "1.1 st. 1"), at(draft, "1.1 tabell 1 rad 1")]
    with pytest.raises(Refused, match="merge_row"):
        acts.merge(passage=pair[0].passage, version=reads.mark_of(pair), **by)


def test_passages_are_put_in_at_one_place_as_often_as_anybody_likes(world: World, draft: DocumentVersion) -> None:
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    head = at(draft, "1").passage
    Wording.objects.filter(document_version=draft, passage=head).update(position=1)
    Wording.objects.filter(document_version=draft, passage=at(draft, "1 st. 1").passage).update(position=2)
    for number in range(3):
        acts.add_passages(text=f"Nummer {number}.", beside=head, **by)
    acts.add_passages(text="Först.", beside=head, where=Beside.BEFORE, **by)
    assert [text for _label, _number, text in told(draft)][:6] == [
        "Först.", "Styrning", "Nummer 2.", "Nummer 1.", "Nummer 0.",
        "Varje nämnd ansvarar för sin del. Planen följs upp varje år.",
    ]  # fmt: skip


def test_a_decided_text_lies_fast_and_one_that_was_lacking_is_written_in_once(
    world: World, draft: DocumentVersion
) -> None:
    adopted(world, draft.document)
    draft.refresh_from_db()
    assert (draft.state, draft.frozen_at) == (VersionState.ADOPTED, NOW)
    mark = reads.mark_of([each.wording for each in reads.text_of(draft)])
    with pytest.raises(Refused, match="text_fixed"):
        acts.write_text(draft=draft, version=mark, text="Nytt.", why="Fel", by=world.hand, at=NOW)
    following = acts.revise(document=draft.document, by=world.hand, at=NOW)
    assert told(following) == told(draft), "the next version goes on from it"
    bare = a_document(world).versions.get()
    with pytest.raises(Invalid, match="text_reason"):
        acts.write_text(draft=bare, version=reads.mark_of([]), text="Så lyder den.", by=world.hand, at=NOW)
    theirs, erik = a_document(world, body=world.school).versions.get(), world.actor("erik")
    with pytest.raises(Forbidden):  # writes the board's drafts, but not what was decided
        acts.write_text(draft=theirs, version=reads.mark_of([]), text="Mitt.", why="Så.", by=erik, at=NOW)
    acts.write_text(
        draft=bare, version=reads.mark_of([]), text="Så lyder den.", why="Ur protokollet", by=world.hand, at=NOW
    )
    with pytest.raises(Refused, match="text_fixed"):
        acts.reword(draft=bare, passage=at(bare, "st. 1").passage, version=1, text="Nej.", by=world.hand, at=NOW)


def test_what_changed_is_followed_over_several_versions(world: World, draft: DocumentVersion) -> None:
    document = draft.document
    by: dict[str, Any] = {"by": world.hand, "at": NOW}
    first = acts.send_for_consultation(document=document, **by)
    second = document.versions.get(state=VersionState.DRAFT)
    row = at(second, "1 st. 1")
    parts = "Varje nämnd ansvarar för sin del.\n\nPlanen följs upp varje år."
    acts.split(draft=second, passage=row.passage, version=1, text=parts, **by)
    second = acts.send_for_consultation(document=document, **by)
    third = document.versions.get(state=VersionState.DRAFT)
    later = at(third, "1 st. 2")
    acts.split(draft=third, passage=later.passage, version=1, text="Planen följs upp.\n\nDet sker varje år.", **by)
    found = {each.placed.wording.passage.number: each for each in reads.differences(first, third)}
    assert {number: each.before[0].wording.passage.number for number, each in found.items()} == {2: 2, 9: 2, 10: 2}
    assert not reads.differences(second, second)


def test_a_text_has_no_more_passages_and_none_longer_than_anybody_reads(
    world: World, draft: DocumentVersion, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [each.wording for each in reads.text_of(draft)]
    by: dict[str, Any] = {"draft": draft, "by": world.hand, "at": NOW}
    monkeypatch.setattr("farled.direction.rules.MOST_PASSAGES", len(rows))
    with pytest.raises(Invalid, match="text_too_many"):
        acts.add_passages(text="Ett till.", **by)
    with pytest.raises(Invalid, match="text_too_many"):
        acts.reword(passage=rows[0].passage, version=rows[0].version, text="Ett.\n\nTvå.", **by)
    one, other = next(pair for pair in pairwise(rows) if all(each.kind not in ("row", "heading") for each in pair))
    monkeypatch.setattr("farled.direction.rules.LONGEST_PASSAGE", max(len(one.text), len(other.text)))
    with pytest.raises(Invalid, match="passage_too_long"):
        acts.merge(passage=one.passage, version=reads.mark_of([one, other]), **by)


def test_passages_that_stand_where_they_stood_are_told_nothing(world: World, draft: DocumentVersion) -> None:
    first, *rest = [each.wording for each in reads.text_of(draft)]
    seen = {row.pk: row.version for row in rest}
    for number in range(12):
        acts.add_passages(
            draft=draft, text=f"Tillägg {number}.", beside=first.passage, where=Beside.AFTER, by=world.hand, at=NOW
        )
    found = [each.wording for each in reads.text_of(draft)]
    assert [row.plain for row in found[1:13]] == [f"Tillägg {number}." for number in reversed(range(12))]
    assert {row.pk: row.version for row in found if row.pk in seen} == seen
    with CaptureQueriesContext(connection) as asked:
        text = written(map(reads.block_of, found))
        acts.write_text(draft=draft, version=reads.mark_of(found), text=text, by=world.hand, at=NOW)
    assert not [each for each in asked.captured_queries if '"plain" = ' in each["sql"] and "UPDATE" in each["sql"]]


def test_nobody_writes_for_nothing(world: World, draft: DocumentVersion, as_user: AsUser) -> None:
    passage = at(draft, "1 st. 1").passage.number
    adopted(world, draft.document)
    pages = [
        f"/direction/versions/{draft.pk}/{page}"
        for page in ("write-text/", "add-passages/", f"passages/{passage}/reword/")
    ]
    assert [as_user("asa").get(page).status_code for page in pages] == [409] * 3


def test_what_changed_is_told_since_the_nearest_text_there_is(
    world: World, draft: DocumentVersion, as_user: AsUser
) -> None:
    acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    second = draft.document.versions.get(state=VersionState.DRAFT)
    for each in reads.text_of(second):
        acts.drop(draft=second, passage=each.wording.passage, version=1, by=world.hand, at=NOW)
    acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    third = draft.document.versions.get(state=VersionState.DRAFT)
    acts.write_text(draft=third, version=reads.mark_of([]), text="Annat.", by=world.hand, at=NOW)
    told = as_user("asa").get(reverse("api:direction.changes", args=[third.pk])).json()
    assert told["since"] == draft.number
