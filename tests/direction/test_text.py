"""Pages of a text: read, written, compared, and tied to what stands in it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.direction import acts
from farled.direction.models import DocumentVersion
from farled.direction.reads import text as reads
from farled.direction.states import VersionState
from tests.cast import NOW, World
from tests.direction.test_write_text import PLAN, at, told
from tests.factories.direction import a_document, a_draft, adopted, an_objective
from tests.factories.planning import make_activity

AsUser = Callable[[str], Client]


@pytest.fixture
def draft(world: World) -> DocumentVersion:
    """A draft with a short text."""
    one = a_draft(world, title="Planen").versions.get()
    acts.write_text(draft=one, version=reads.mark_of([]), text=PLAN, by=world.hand, at=NOW)
    return one


def page(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode().replace("\N{NO-BREAK SPACE}", " ")


def test_a_text_is_written_read_and_changed_on_its_pages(world: World, as_user: AsUser) -> None:
    asa, version = as_user("asa"), a_draft(world, title="Planen").versions.get()
    base = f"/direction/versions/{version.pk}"
    assert "Skriv texten" in page(asa, f"/direction/{version.document_id}/")
    assert "Ingen text än" in page(asa, f"{base}/text/")
    empty = str(reads.mark_of([]))
    assert asa.post(f"{base}/write-text/", {"version": empty, "text": PLAN}).status_code == 303
    shown = page(asa, f"{base}/text/")
    for words in ("1 st. 1", "<li id=", '<th scope="col">Vem</th>', "Ändra avsnittet", "1.1 tabell 1 rad 2"):
        assert words in shown
    stale = asa.post(f"{base}/write-text/", {"version": empty, "text": "Mitt eget."})
    assert stale.status_code == 412
    assert "Mitt eget." in stale.content.decode()
    assert "Planen ersätter den tidigare." in stale.content.decode()
    two = at(version, "1 st. 1").passage
    one = f"{base}/passages/{two.number}"
    assert "Planen följs upp varje år." in page(asa, f"{one}/reword/")
    parts = "Varje nämnd ansvarar.\n\nPlanen följs upp *varje* år."
    for url, typed in (
        (f"{one}/split/", {"version": "1", "text": parts}),
        (f"{base}/add-passages/?beside={two.number}", {"text": "Däremellan.", "beside": two.pk, "where": "after"}),
        (f"{one}/reword/", {"version": "2", "text": "Varje nämnd och styrelse ansvarar."}),
        (f"{one}/move-passage/", {"version": "3", "after": ""}),
    ):
        assert page(asa, url)
        assert asa.post(url, typed).status_code == 303, url
    pair = [at(version, "1 st. 1"), at(version, "1 st. 2")]
    merge = f"{base}/passages/{pair[0].passage.number}/merge/"
    assert "Planen följs upp varje år." in page(asa, merge)
    assert asa.post(merge, {"version": str(reads.mark_of(pair))}).status_code == 303
    section = f"{base}/passages/{at(version, '1.1').passage.number}/write-section/"
    rows = [each.wording for each in reads.text_of(version)]
    mark = reads.mark_of(reads.section_from(rows, at(version, "1.1")))
    assert asa.post(section, {"version": str(mark), "text": "## Uppföljning\n\nEn gång om året."}).status_code == 303
    drop = f"{base}/passages/{at(version, '1 st. 1 p. 2').passage.number}/drop/"
    assert page(asa, drop)
    assert asa.post(drop, {"version": "1"}).status_code == 303
    gone = asa.post(drop.replace("/drop/", "/reword/"), {"version": "1", "text": "Det jag skrev."})
    assert gone.status_code == 409
    assert "Det jag skrev." in gone.content.decode(), "nothing typed is lost"
    assert asa.get(drop).status_code == 404
    assert [text for _label, _number, text in told(version)] == [
        "Varje nämnd och styrelse ansvarar.", "Styrning", "Däremellan. Planen följs upp varje år.",
        "Kommunstyrelsen leder", "Uppföljning", "En gång om året.",
    ]  # fmt: skip


def test_what_changed_is_shown_word_by_word(world: World, as_user: AsUser, draft: DocumentVersion) -> None:
    sent = acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    following = draft.document.versions.get(state=VersionState.DRAFT)
    row = at(following, "1 st. 1")
    by: dict[str, Any] = {"draft": following, "by": world.hand, "at": NOW}
    acts.reword(passage=row.passage, version=1, text=f"{row.text} Det görs öppet.", **by)
    acts.drop(passage=at(following, "1 st. 1 p. 2").passage, version=1, **by)
    asa = as_user("asa")
    shown = page(asa, f"/direction/versions/{following.pk}/changes/")
    assert "2 av 8 stycken är inte som de var" in shown
    assert "1 är borttaget. 1 är omskrivet." in shown
    assert '<ins><span class="visually-hidden"> [tillagt: </span> Det görs öppet.' in shown
    assert "Nämnderna genomför" in shown
    assert "Kommunstyrelsen leder" not in shown
    assert "Kommunstyrelsen leder" in page(asa, f"/direction/versions/{following.pk}/changes/?whole=on&since={sent.pk}")
    assert "ingen tidigare version" in page(asa, f"/direction/versions/{sent.pk}/changes/")
    history = page(asa, f"/direction/passages/{row.passage_id}/")
    assert "Version 1, remitterad" in history
    assert "Det görs öppet." in history
    document = page(asa, f"/direction/{draft.document_id}/")
    assert "remitterad" in document
    assert "Läs texten" in document


def test_an_objective_is_tied_to_where_it_stands_and_followed_both_ways(
    world: World, as_user: AsUser, draft: DocumentVersion
) -> None:
    aim, asa = an_objective(world, draft.document, title="Öppenhet"), as_user("asa")
    row = at(draft, "1 st. 1")
    url = f"/direction/objectives/{aim.pk}/tie-passages/"
    assert "1 st. 1  Varje nämnd" in page(asa, url)
    assert asa.post(url, {"version": "1", "passages": [row.passage_id]}).status_code == 303
    assert asa.post(url, {"version": "1", "passages": []}).status_code == 412
    assert f'<a href="/direction/passages/{row.passage_id}/">1 st. 1</a>' in page(
        asa, f"/direction/objectives/{aim.pk}/"
    )
    assert "Öppenhet" in page(asa, f"/direction/passages/{row.passage_id}/")
    other = an_objective(world, a_document(world))
    assert (
        asa.post(
            f"/direction/objectives/{other.pk}/tie-passages/", {"version": "1", "passages": [row.passage_id]}
        ).status_code
        == 422
    )


def test_a_draft_is_read_by_those_who_may_and_a_sent_out_text_by_all(
    world: World, as_user: AsUser, draft: DocumentVersion
) -> None:
    vera, row = as_user("vera"), at(draft, "1 st. 1")
    urls = [f"/direction/versions/{draft.pk}/text/", f"/direction/passages/{row.passage_id}/"]
    assert [vera.get(url).status_code for url in urls] == [404, 404]
    acts.send_for_consultation(document=draft.document, by=world.hand, at=NOW)
    assert [vera.get(url).status_code for url in urls] == [200, 200]
    following = draft.document.versions.get(state=VersionState.DRAFT)
    assert vera.get(f"/direction/versions/{following.pk}/text/").status_code == 404
    assert vera.get(f"/direction/versions/{draft.pk}/write-text/").status_code == 403
    adopted(world, draft.document)
    assert "Version 2" in page(vera, f"/direction/versions/{following.pk}/text/")


def test_a_long_text_takes_as_many_queries_as_a_short_one(
    world: World, as_user: AsUser, draft: DocumentVersion, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    asa = as_user("asa")
    text = "\n\n".join(f"## Avsnitt {n}\n\nText {n} om något.\n\n- ett\n- två" for n in range(100))
    acts.add_passages(draft=draft, text=text, by=world.hand, at=NOW)
    with django_assert_max_num_queries(16):  # type: ignore[attr-defined]
        page(asa, f"/direction/versions/{draft.pk}/text/")


def test_an_insats_points_at_where_it_stands_and_is_found_there(
    world: World, as_user: AsUser, draft: DocumentVersion
) -> None:
    one = make_activity(world, draft.document, "E-arkiv")
    asa, row = as_user("asa"), at(draft, "1 st. 1 p. 1")
    url = f"/planning/activities/{one.pk}/tie-passage/"
    assert "Kommunstyrelsen leder" in page(asa, url)
    assert asa.post(url, {"version": "1", "passage": row.passage_id}).status_code == 303
    assert f'<a href="/direction/passages/{row.passage_id}/">1 st. 1 p. 1</a>' in page(
        asa, f"/planning/activities/{one.pk}/"
    )
    assert "E-arkiv" in page(asa, f"/direction/passages/{row.passage_id}/")
    other = make_activity(world, a_document(world))
    assert (
        asa.post(
            f"/planning/activities/{other.pk}/tie-passage/", {"version": "1", "passage": row.passage_id}
        ).status_code
        == 422
    )
