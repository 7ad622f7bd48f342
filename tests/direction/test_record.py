"""Documents that were decided before their matters were kept here: they hold, and later versions are adopted."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from farled.direction import acts, figures, invariants
from farled.direction.models import Document, DocumentVersion
from farled.direction.reads import documents_in_sight, in_force
from farled.direction.states import DocumentRelationKind, Standing, VersionState
from farled.trail.models import Entry
from farled.web.refused import Forbidden, Invalid, Refused
from tests.cast import NOW, TODAY, World
from tests.factories.direction import a_document, a_draft, adopted
from tests.factories.matters import a_decision

AsUser = Callable[[str], Client]


def record(world: World, document: Document, name: str = "rut", **more: object) -> DocumentVersion:
    return acts.record_earlier(document=document, version=1, by=world.actor(name), at=NOW, **more)  # type: ignore[arg-type]


def standing(document: Document, on: date = TODAY) -> Standing:
    return figures.stand(document.versions.select_related("decision__meeting"), on).standing


def test_an_older_document_holds_without_its_decision_being_here(world: World, as_user: AsUser) -> None:
    policy = a_draft(world, title="Säkerhetspolicyn")
    url = f"/direction/{policy.pk}/record/"
    assert "Det gäller sedan tidigare" in as_user("asa").get(f"/direction/{policy.pk}/").content.decode()
    typed = {"version": "1", "decided_text": "KF 2016-05-12 § 9", "valid_from": "", "valid_to": ""}
    assert as_user("asa").post(url, typed).status_code == 303
    assert standing(policy) is Standing.IN_FORCE
    assert standing(policy, date(2001, 1, 1)) is Standing.IN_FORCE, "nobody knows since when"
    shown = as_user("vera").get(f"/direction/{policy.pk}/").content.decode()
    assert "KF 2016-05-12 § 9" in shown
    assert "Beslutet fattades innan ärendena fanns i Farled." in shown
    assert policy in in_force(documents_in_sight(world.actor("vera")), TODAY)
    assert Entry.objects.filter(verb="direction.version.recorded").exists()


def test_what_is_recorded_is_corrected_and_keeps_its_time(world: World) -> None:
    policy = a_draft(world)
    record(world, policy, valid_from=date(2016, 6, 1))
    acts.record_earlier(
        document=policy, version=1, valid_from=date(2016, 6, 1), valid_to=date(2020, 12, 31), by=world.hand, at=NOW
    )
    assert standing(policy) is Standing.ENDED
    assert standing(policy, date(2015, 1, 1)) is Standing.AHEAD


def test_what_has_not_begun_is_adopted_instead(world: World) -> None:
    with pytest.raises(Invalid, match="earlier_ahead"):
        record(world, a_draft(world), valid_from=date(2027, 1, 1))
    with pytest.raises(Invalid, match="ends_early"):
        record(world, a_draft(world), valid_from=date(2020, 1, 1), valid_to=date(2019, 1, 1))


def test_only_the_first_version_can_be_older_than_farled(world: World) -> None:
    document = a_document(world)
    with pytest.raises(Refused, match=r"direction\.move"):
        record(world, document)
    acts.revise(document=document, by=world.hand, at=NOW)
    with pytest.raises(Refused, match="earlier_first"):
        record(world, document)


def test_what_others_decide_is_not_ours_to_record(world: World) -> None:
    with pytest.raises(Refused, match="issued_elsewhere"):
        record(world, a_draft(world, issued_by="Regeringen"))


def test_who_may_record(world: World, as_user: AsUser) -> None:
    policy = a_draft(world)
    with pytest.raises(Forbidden):
        record(world, policy, "vera")
    assert as_user("vera").get(f"/direction/{policy.pk}/record/").status_code == 403
    assert as_user("otto").get(f"/direction/{policy.pk}/record/").status_code == 404
    assert policy.versions.get().state == VersionState.DRAFT


def test_a_later_decision_repeals_and_replaces_it(world: World) -> None:
    old, older = a_draft(world, title="Gamla programmet"), a_draft(world, title="Äldre policyn")
    for document in (old, older):
        record(world, document)
    new = a_draft(world, title="Nya programmet")
    acts.relate(document=new, other=old, kind=DocumentRelationKind.REPLACES, by=world.hand, at=NOW)
    adopted(world, new, valid_from=date(2026, 6, 1))
    assert standing(old) is Standing.REPEALED
    assert standing(old, date(2026, 5, 31)) is Standing.IN_FORCE
    decision = a_decision(world)
    acts.repeal(document=older, version=1, decision=decision, last_day=date(2026, 8, 31), by=world.hand, at=NOW)
    assert standing(older) is Standing.REPEALED
    assert list(invariants.adopted_by_a_decision()) == []


def test_its_next_version_is_adopted_and_the_first_ends_the_day_before(world: World) -> None:
    policy = a_draft(world)
    record(world, policy)
    acts.revise(document=policy, by=world.hand, at=NOW)
    adopted(world, policy, valid_from=date(2026, 3, 1))
    first, second = policy.versions.order_by("number")
    assert (first.state, first.valid_to) == (VersionState.EARLIER, date(2026, 2, 28))
    assert (second.state, standing(policy)) == (VersionState.ADOPTED, Standing.IN_FORCE)


def test_a_day_before_the_document_was_here_is_told_kindly(world: World, as_user: AsUser) -> None:
    document = a_document(world)
    answer = as_user("vera").get(f"/direction/{document.pk}/?on=1990-01-01")
    assert answer.status_code == 404
    assert "Det fanns inte här 1990-01-01." in answer.content.decode()
