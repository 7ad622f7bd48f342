"""The log tells that drafts are written and by whom, and how they read only to those who may read them."""

from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from farled.direction import acts
from farled.direction.models import DocumentVersion
from farled.direction.reads import text as reads
from farled.people.reads import Actor
from farled.trail.exchange import LOG
from tests.cast import NOW, World
from tests.direction.test_write_text import at
from tests.factories.direction import a_draft, adopted, an_objective

AsUser = Callable[[str], Client]


def write(world: World, text: str, *, title: str = "Hemliga planen") -> DocumentVersion:
    version = a_draft(world, title=title).versions.get()
    acts.write_text(draft=version, version=reads.mark_of([]), text=text, by=world.hand, at=NOW)
    return version


def log(client: Client, **asked: str) -> str:
    answer = client.get(reverse("trail:log"), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def sheet(reader: Actor) -> list[str]:
    """What the log's file tells of why."""
    (why,) = (column for column in LOG.columns if column.key == "why")
    return [str(why.value(entry)) for entry in LOG.rows(reader)]


def test_S2_who_audits_sees_that_a_draft_is_written_and_not_what_it_says(world: World, as_user: AsUser) -> None:
    version = write(world, "Vi ska lägga ner hamnen.")
    row = at(version, "st. 1")
    text, why = "Vi bygger ut hamnen.", "Nämnden vill ha fler kajer."
    acts.reword(draft=version, passage=row.passage, version=1, text=text, by=world.hand, at=NOW, why=why)
    an_objective(world, version.document, title="Hemligt mål")
    for who in ("adam", "disa"):
        shown = log(as_user(who))
        for words in ("lägga ner", "bygger ut", "Hemliga planen", "Hemligt mål", "fler kajer"):
            assert words not in shown, words
        assert not any("fler kajer" in cell for cell in sheet(world.actor(who))), "nor why, in the file"
        assert "skrev om ”något du inte får läsa”" in shown
        assert "Testets scen lade till något du inte får läsa" in shown
        assert "lägga ner" not in log(as_user(who), subject_name="hamnen"), "nor is it found by its words"
        assert "skrev om" not in log(as_user(who), subject_name="hamnen")
    adopted(world, version.document)
    shown = log(as_user("adam"))
    assert "Hemliga planen" in shown, "a decided document is everybody's to know"
    assert "Hemligt mål" in shown
    assert "lägga ner" not in shown, "how it read before it was decided never was"


def test_S2_a_draft_that_was_taken_away_is_not_told_of_in_words(world: World, as_user: AsUser) -> None:
    version = write(world, "Ett stycke som ingen fick läsa.", title="Borttagen plan")
    document = version.document
    document.refresh_from_db()
    acts.remove_document(document=document, version=document.version, by=world.hand, at=NOW)
    shown = log(as_user("adam"))
    assert "Borttagen plan" not in shown
    assert "ingen fick läsa" not in shown
    assert "tog bort utkastet något du inte får läsa" in shown


def test_S2_the_log_as_a_file_says_no_more_than_the_page(world: World, as_user: AsUser) -> None:
    from farled.trail.exchange import LOG

    write(world, "Vi ska lägga ner hamnen.")
    [what] = [column for column in LOG.columns if column.key == "what"]
    told = {who: " ".join(str(what.value(row)) for row in LOG.rows(world.actor(who))) for who in ("adam", "asa")}
    assert "lägga ner" not in told["adam"]
    assert "lägga ner" in told["asa"]
