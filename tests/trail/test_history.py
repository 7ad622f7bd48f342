"""Every act leaves history: who, when, why, old and new value, in the same transaction, chained and append-only."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from farled.people import acts
from farled.people.models import Body
from farled.people.states import BodyKind
from farled.trail import acts as trail
from farled.trail import chain, reads
from farled.trail.invariants import chain_is_unbroken, versions_do_not_overlap
from farled.trail.models import Entry, Head, Version
from farled.web.slots import Violation
from tests.cast import NOW, World


def rename(world: World, name: str, *, hours: int = 1) -> Body:
    """Åsa's administrator renames the school board, some hours later."""
    body = Body.objects.get(pk=world.school.pk)
    return acts.change_body(
        body=body,
        version=body.version,
        name=name,
        kind=BodyKind.BOARD,
        parent=body.parent,
        administration=None,
        aliases=[],
        contact_function="",
        by=world.actor("disa"),
        at=NOW + timedelta(hours=hours),
    )


def test_R18_an_act_writes_who_when_and_old_and_new_value(world: World) -> None:
    rename(world, "Utbildningsnämnden")
    entry = reads.history_of(world.school).first()
    assert entry is not None
    assert (entry.actor_name, entry.verb, entry.at) == (
        "Disa Administratör",
        "people.body.changed",
        NOW + timedelta(hours=1),
    )
    assert entry.changes["name"] == ["Skolnämnden", "Utbildningsnämnden"]
    assert entry.subject_name == "Utbildningsnämnden"


def test_R18_history_and_change_stand_or_fall_together(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise RuntimeError("the history could not be written")

    monkeypatch.setattr(trail, "append", fail)
    with pytest.raises(RuntimeError):
        rename(world, "Utbildningsnämnden")
    assert Body.objects.get(pk=world.school.pk).name == "Skolnämnden"


def test_history_is_refused_outside_a_transaction(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(connection), "in_atomic_block", False, raising=False)
    connection.__dict__.pop("in_atomic_block", None)
    try:
        with pytest.raises(trail.NotInTransaction):
            trail.append("x", organisation_id=1, subject=("x", 1, "x"), by=world.actor("disa"), at=NOW)
    finally:
        connection.in_atomic_block = True


def test_nothing_is_told_when_nothing_changes(world: World) -> None:
    before = Entry.objects.count()
    rename(world, "Skolnämnden")
    assert Entry.objects.count() == before


def test_a_record_is_read_as_of_any_instant(world: World) -> None:
    rename(world, "Utbildningsnämnden", hours=1)
    rename(world, "Bildningsnämnden", hours=2)
    names = [
        reads.as_of(Body, world.ours.pk, NOW + timedelta(minutes=minutes))[world.school.pk]["name"]
        for minutes in (0, 60, 90, 120)
    ]
    assert names == ["Skolnämnden", "Utbildningsnämnden", "Utbildningsnämnden", "Bildningsnämnden"]
    assert world.school.pk not in reads.as_of(Body, world.ours.pk, NOW - timedelta(seconds=1))
    assert list(versions_do_not_overlap()) == []


def test_a_server_whose_clock_is_slow_changes_and_removes_all_the_same(world: World) -> None:
    rename(world, "Utbildningsnämnden", hours=-1)
    trail.removed(world.school, "people.body.removed", by=world.actor("disa"), at=NOW - timedelta(hours=1))
    assert list(versions_do_not_overlap()) == []
    assert not Version.objects.filter(subject_kind=Body.KIND, subject_id=world.school.pk, valid_to=None).exists()


def test_R18_history_survives_what_it_tells_about(world: World) -> None:
    rename(world, "Utbildningsnämnden")
    told = list(reads.history_of(world.school).values_list("actor_name", "subject_name"))
    assert ("Disa Administratör", "Utbildningsnämnden") in told
    assert not any(field.is_relation for field in Entry._meta.get_fields())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE trail_entry SET actor_name = 'Någon annan'",
        "DELETE FROM trail_entry",
        "UPDATE trail_version SET valid_from = '2001-01-01'",
        "DELETE FROM trail_version",
    ],
)
def test_R18_the_database_itself_keeps_history_append_only(world: World, statement: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


class TestTampering:
    """What the triggers cannot stop (somebody who owns the database) the chain reveals."""

    @pytest.fixture(autouse=True)
    def without_triggers(self, world: World, lifted_history: None) -> None:
        """The database's owner has dropped the triggers."""
        rename(world, "Utbildningsnämnden")

    def found(self) -> list[str]:
        return [violation.detail for violation in chain_is_unbroken()]

    def test_R18_an_untouched_chain_holds(self) -> None:
        assert self.found() == []

    def test_R18_changed_content_is_found(self, world: World) -> None:
        Entry.objects.filter(verb="people.body.changed").update(actor_name="Någon annan")
        assert self.found() == ["the content has been changed"]

    def test_R18_changed_content_with_a_new_hash_is_found(self) -> None:
        entry = Entry.objects.filter(organisation_id=Entry.objects.first().organisation_id).order_by("seq")[2]  # type: ignore[union-attr]
        entry.actor_name = "Någon annan"
        entry.content_hash = chain.content_hash(trail.entry_content(entry))
        entry.save()
        assert "the entry does not follow from the one before it" in self.found()

    def test_R18_a_removed_entry_is_found(self, world: World) -> None:
        Entry.objects.get(organisation_id=world.ours.pk, seq=3).delete()
        assert "entries 3 to 3 are missing" in self.found()

    def test_R18_a_cut_tail_is_found(self, world: World) -> None:
        Entry.objects.filter(organisation_id=world.ours.pk).order_by("-seq")[0].delete()
        assert any("the tail is cut" in detail for detail in self.found())

    def test_R18_a_cut_tail_with_a_moved_head_is_found(self, world: World) -> None:
        Entry.objects.filter(organisation_id=world.ours.pk).order_by("-seq")[0].delete()
        last = Entry.objects.filter(organisation_id=world.ours.pk).order_by("-seq")[0]
        Head.objects.filter(organisation_id=world.ours.pk).update(seq=last.seq, hash=last.hash)
        assert self.found() == ["the seal was not set by this installation"]

    def test_R18_a_removed_head_is_found(self, world: World) -> None:
        Head.objects.filter(organisation_id=world.ours.pk).delete()
        assert self.found() == ["the chain has no head"]

    def test_a_gap_between_versions_is_found(self, world: World) -> None:
        old = Version.objects.get(subject_kind="people.body", subject_id=world.school.pk, valid_to__isnull=False)
        Version.objects.filter(pk=old.pk).update(valid_to=NOW + timedelta(minutes=5))
        assert [type(found) for found in versions_do_not_overlap()] == [Violation]


def test_the_seal_outlives_a_new_secret_key(world: World, settings: pytest.FixtureRequest) -> None:
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]  # type: ignore[attr-defined]
    settings.SECRET_KEY = "a-new-secret-for-the-installation"  # type: ignore[attr-defined]
    assert list(chain_is_unbroken()) == []
    settings.SECRET_KEY_FALLBACKS = []  # type: ignore[attr-defined]
    assert {found.detail for found in chain_is_unbroken()} == {"the seal was not set by this installation"}


def test_many_rows_are_told_of_in_order_and_sealed_once(
    world: World, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    bodies = [world.school, world.care, world.council]
    Version.objects.filter(subject_kind=Body.KIND, valid_to=None).update(valid_to=NOW)
    last = Head.objects.get(organisation_id=world.ours.pk).seq
    assert count_queries(lambda: trail.created_many(bodies, "people.body.added", by=world.hand, at=NOW, why="Nu")) == 4
    told = Entry.objects.of_organisation(world.ours.pk).filter(seq__gt=last).order_by("seq")
    assert [(entry.seq, entry.subject_id, entry.why) for entry in told] == [
        (last + place, body.pk, "Nu") for place, body in enumerate(bodies, 1)
    ]
    assert list(chain_is_unbroken()) == []


def test_rows_of_several_organisations_are_not_told_of_together(world: World) -> None:
    with pytest.raises(ValueError, match="too many values"):
        trail.created_many([world.school, world.their_body], "people.body.added", by=world.hand, at=NOW)
