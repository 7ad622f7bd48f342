"""Loading the examples: everything goes through the acts, so everything obeys the rules, and it is done once."""

import re
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate

from farled.benefits.reads import BudgetEffect, Deviation, Lesson
from farled.benefits.states import DeviationState, EffectState
from farled.consultation.models import Motion as ReplyMotion
from farled.consultation.models import ReplyDissent
from farled.consultation.reads import Consultation, Occasion, Recipient, Treatment
from farled.consultation.reads.treatments import (
    caused_in,
    causes_of,
    changed_in,
    next_version,
    tally,
    text_with_remarks,
)
from farled.direction.reads import Document, DocumentVersion, Objective
from farled.direction.states import VersionState
from farled.initiatives.models import AiUse
from farled.initiatives.reads import Need
from farled.matters.reads import Assignment, Decision, Matter, Motion, Statement
from farled.matters.states import Outcome
from farled.people.actor import system
from farled.people.reads import Body, Organisation, User
from farled.planning.models import StatusReport
from farled.planning.reads import Activity
from farled.planning.states import ActivityKind
from farled.portfolio.models import Portfolio, Score, Together
from farled.project import examples, invariants
from farled.project.examples import reading
from farled.systems.reads import System
from farled.thread.reads import Edge, NodeKind, Relation
from farled.trail.models import Entry
from tests.cast import NOW

pytestmark = pytest.mark.django_db


def activities_of(slug: str, document: str) -> list[Activity]:
    """The activities of a plan, in order."""
    found = Activity.objects.filter(document__organisation__slug=slug, document__title=document)
    return list(found.order_by("position"))


def test_everything_the_documents_count_is_there(loaded: None) -> None:
    """Eighteen activities and fourteen outcomes in Västmanland, fifteen insatser in Göteborg."""
    assert len(activities_of("vastmanland", "Handlingsplan 2021–2022 för regional digital agenda")) == 18
    outcomes = activities_of("vastmanland", "Handlingsplan 2018–2020 för regional digital agenda")
    assert len(outcomes) == 14
    assert all(each.outcome and each.outcome_on for each in outcomes)
    plan = activities_of("goteborg", "Göteborgs Stads plan för digitalisering 2023–2026")
    assert [each.kind for each in plan] == [ActivityKind.INSATS] * 15
    assert StatusReport.objects.count() == 8
    assert Organisation.objects.count() == 5


def test_the_rules_hold(loaded: None) -> None:
    """No invariant is broken, history's chain included."""
    assert invariants.violations() == []


def test_a_second_call_loads_nothing(loaded: None) -> None:
    """Nothing is added and nothing happens."""
    before = Entry.objects.count()
    assert not examples.load_missing(at=NOW)
    assert Entry.objects.count() == before


def test_everybody_can_sign_in(loaded: None) -> None:
    """Every user of the files has an account, a role and the one password."""
    addresses = {row["email"] for folder in reading.read_all().values() for row in folder.rows("user")}
    assert set(User.objects.values_list("email", flat=True)) == addresses
    assert not User.objects.filter(assignments=None).exists()
    shown = [line.split()[0] for line in examples.who_to_sign_in_as()]
    assert len(shown) == 15
    assert set(shown) <= addresses
    assert authenticate(None, username=shown[0], password=examples.PASSWORD) is not None


def test_a_person_may_work_in_two_organisations(loaded: None) -> None:
    """The strategist of Västerås edits for the municipality in Region Västmanland."""
    strategist = User.objects.get(email="strateg@vasteras.example")
    assert set(strategist.assignments.values_list("organisation__slug", flat=True)) == {"vasteras", "vastmanland"}


def test_what_is_made_up_says_so(loaded: None) -> None:
    """A made-up row, or field of a row, carries the word in its source."""
    assert not StatusReport.objects.exclude(source__contains="Exempelvärde").exists()
    outcomes = activities_of("vastmanland", "Handlingsplan 2018–2020 för regional digital agenda")
    assert all(
        "Exempelvärde" in each.source and each.source.startswith("Region Västmanlands handlingsplan")
        for each in outcomes
    )
    assert "Exempelvärde" not in Organisation.objects.get(slug="goteborg").source


def test_a_source_names_its_document_and_not_our_code_for_it(loaded: None) -> None:
    """Whoever reads where a fact comes from can ask for the document."""
    for rows in (Organisation, Matter, Document, System, Portfolio, Need, AiUse):
        coded = [each.source for each in rows._default_manager.all() if re.search(r"\b00\d:\d", each.source)]
        assert coded == [], rows
    assert "utlåtande 2013:46 RI (dnr 031-786/2012), rad 4438–4444" in System.objects.get(name="Paraplysystemet").source
    assert reading.in_words("000:1, 003:2-3").count(" i texten") == 2
    assert reading.in_words("public: fyra kommuner") == "Allmänt känt: fyra kommuner"


def test_what_has_held_holds_and_what_was_never_decided_stays_a_draft(loaded: None) -> None:
    """Documents whose decision is not in the files are recorded as decided earlier; drafts say why they are drafts."""
    for folder in reading.read_all().values():
        for row in folder.rows("document"):
            document = Document.objects.get(organisation__slug=folder.organisation["slug"], title=row["title"])
            assert document.published is row.get("published", False)
    drafts = DocumentVersion.objects.filter(state=VersionState.DRAFT)
    titles = set(drafts.values_list("document__title", flat=True))
    assert titles == {
        "Göteborgs Stads program för digital utveckling 2020–2023",
        "Riktlinjer för koncernarkitektur och stadsgemensam it-plattform",
    }
    assert not drafts.filter(note="").exists()


def test_what_the_programme_of_stockholm_replaces_and_repeals_has_ended_by_its_decision(loaded: None) -> None:
    """Seven documents that were decided before stop to hold the day before the programme begins."""
    ended = DocumentVersion.objects.filter(document__organisation__slug="stockholm", state=VersionState.REPEALED)
    programme = DocumentVersion.objects.get(
        document__title__contains="digital förnyelse 2013", state=VersionState.ADOPTED
    )
    assert ended.count() == 7
    assert {version.repealed_by_id for version in ended} == {programme.decision_id}
    assert programme.valid_from is not None
    assert {version.valid_to for version in ended} == {programme.valid_from - timedelta(days=1)}


def test_the_three_real_consultations_are_told_as_they_went(loaded: None) -> None:
    """Göteborg asked fourteen, Västerås twenty-one and Stockholm thirty-two, ten more answering through one of them."""
    told = {
        slug: (
            Recipient.objects.filter(consultation__organisation__slug=slug, invited=True, answers_through=None).count(),
            Recipient.objects.filter(consultation__organisation__slug=slug).answered().count(),
        )
        for slug in ("goteborg", "vasteras", "stockholm")
    }
    assert told == {"goteborg": (14, 14), "vasteras": (21, 19), "stockholm": (32, 44)}
    assert Recipient.objects.filter(invited=False).count() == 2
    assert Recipient.objects.filter(extended_to__isnull=False).count() == 2


def test_every_remark_of_the_three_is_treated_and_what_changed_is_pointed_at(loaded: None) -> None:
    """Nothing waits, the answers are shown, and eleven of Göteborg's forty-two changed the plan."""
    told = {}
    for slug in ("goteborg", "vasteras", "stockholm"):
        consultation = Consultation.objects.get(organisation__slug=slug)
        assert (consultation.state, consultation.dispositions_shown) == ("finished", True)
        counted = tally(consultation)
        assert counted.open == 0
        told[slug] = (counted.remarks, counted.changing)
    assert told == {"goteborg": (42, 11), "vasteras": (65, 0), "stockholm": (107, 0)}
    treatments = Treatment.objects.filter(consultation__organisation__slug="goteborg")
    assert treatments.count() == 42
    assert not treatments.exclude(
        source__startswith="Göteborgs Stads plan för digitalisering 2023–2026 (dnr 0617/21), rad "
    ).exists()
    assert not treatments.exclude(handler__email="strateg@goteborg.example").exists()


def test_the_unions_were_informed_of_goteborgs_plan(loaded: None) -> None:
    """The two days that the statement names."""
    told = Occasion.objects.filter(consultation__organisation__slug="goteborg", union=True)
    assert [str(each.on) for each in told] == ["2022-02-24", "2022-03-16"]


def test_a_remark_leads_to_the_passage_that_it_changed_and_back(loaded: None) -> None:
    """Three bodies asked who does what; the plan got a passage about it that the draft did not have."""
    consultation = Consultation.objects.get(organisation__slug="goteborg")
    reader = system(consultation.organisation, "Läsaren")
    text = text_with_remarks(consultation, changed_in(consultation, reader), caused_in(consultation))
    led = next(
        each for each in text if each.placed.wording.plain.startswith("I sammandrag: Stadsledningskontoret leder")
    )
    assert (led.added, led.changed, led.remarks, led.causes) == (True, True, 0, 3)
    before = text[text.index(led) - 1]
    assert before.placed.wording.plain.startswith("Kommunstyrelsen har ett övergripande ansvar")
    causes = causes_of(consultation, led.placed.wording.passage, reader, next_version(consultation, reader))
    bodies = {remark.reply.recipient.name for one in causes for remark in one.remarks.all()}
    assert bodies == {
        "Kretslopp och vattennämnden", "Nämnden för demokrati och medborgarservice", "Trafiknämnden",
    }  # fmt: skip
    assert sum(each.causes for each in text) == 11


def test_the_same_text_from_several_bodies_is_answered_once(loaded: None) -> None:
    """Two boards of one administration wrote the same in Västerås: seven remarks each, seven answers."""
    here = Treatment.objects.filter(consultation__organisation__slug="vasteras")
    both = here.filter(remarks__reply__recipient__name="Fastighetsnämnden").distinct()
    assert both.count() == 7
    for one in both:
        bodies = {each.reply.recipient.name for each in one.remarks.select_related("reply__recipient")}
        assert {"Fastighetsnämnden", "Tekniska nämnden"} <= bodies


def test_what_was_moved_and_who_stood_aside_stands_with_the_replies(loaded: None) -> None:
    """By party: one addition carried and three lost in Västerås, reservations in Stockholm's districts."""
    moved = ReplyMotion.objects.filter(reply__recipient__consultation__organisation__slug="vasteras")
    assert Counter(moved.values_list("fate", flat=True)) == {"carried": 1, "rejected": 3}
    aside = ReplyDissent.objects.filter(reply__recipient__consultation__organisation__slug="stockholm")
    assert Counter(aside.values_list("kind", flat=True)) == {"reservation": 4, "statement": 13}
    assert all(len(party) <= 2 for each in aside for party in each.who), "parties, not people"
    (left,) = ReplyDissent.objects.filter(reply__recipient__consultation__organisation__slug="goteborg")
    assert left.who == ["V"]


def decided(slug: str, reference: str) -> list[Decision]:
    """How a matter was handled, in order."""
    matter = Matter.objects.get(organisation__slug=slug, reference=reference)
    return list(matter.decisions.order_by("meeting__on", "pk"))


def test_the_motion_about_ai_was_voted_on_with_two_reservations(loaded: None) -> None:
    """M and SD moved its approval, lost against the majority and reserved themselves for what they had moved."""
    referred, answered = decided("vasteras", "KS 2023/01222-2.3.0")
    assert (referred.outcome, answered.outcome, answered.recommends) == (Outcome.REFERRED, Outcome.NO_ACTION, True)
    assert [(each.who, each.fate) for each in answered.proposals.all()] == [(["M", "SD"], "lost"), (["KD"], "carried")]
    assert [(each.put.order, each.carried) for each in answered.ballots.all()] == [(1, False)]
    dissents = answered.dissents.select_related("favours")
    assert [(each.who, each.favours and each.favours.order) for each in dissents] == [(["M"], 1), (["SD"], 1)]
    motion = Motion.objects.get(matter=answered.matter)
    insats = Activity.objects.get(pk=int(motion.covered_by.partition(":")[2]))
    assert "AI" in insats.title


def test_the_plan_of_goteborg_was_tabled_three_times_and_answered_point_by_point(loaded: None) -> None:
    """Two tablings, a recommittal of three points of which one was moved, a tabling more, and then it was adopted."""
    handled = decided("goteborg", "0617/21")
    assert [each.outcome for each in handled] == [
        "referred", "tabled", "tabled", "recommitted", "supported", "tabled", "adopted",
    ]  # fmt: skip
    assert [point.state for point in handled[3].points.all()] == ["answered", "answered", "moved"]
    assert [each.clause for each in handled[6].fulfilments.all()] == [3, 3]
    assert set(Assignment.objects.filter(fulfilment__decision=handled[6]).values_list("state", flat=True)) == {
        "fulfilled"
    }


def test_the_council_of_goteborg_rested_on_the_revised_statement(loaded: None) -> None:
    """Frozen at the board's meeting, with the ecological dimension answered by nothing particular (S11)."""
    handled = decided("goteborg", "0617/21")
    one = Statement.objects.get(matter__reference="0617/21")
    assert one.meeting == handled[4].meeting
    assert [each.basis.statement_id for each in handled[4:]] == [one.pk] * 3
    assert not hasattr(handled[3], "basis")
    assert one.passages.get(name="Bedömning ur ekologisk dimension").nothing
    assert Statement.objects.get(matter__reference="KS 2023/01222-2.3.0").state == "basis"


def test_who_stood_aside_in_stockholm_is_told_by_party(loaded: None) -> None:
    """S and V reserved themselves for what they had moved; MP made a statement of its own."""
    proposed, _established = decided("stockholm", "031-786/2012")
    assert [(each.who, each.kind) for each in proposed.dissents.all()] == [
        (["S"], "reservation"), (["V"], "reservation"), (["MP"], "special_statement"),
    ]  # fmt: skip


def test_directions_hold_together_with_the_goal_areas_they_stand_behind(loaded: None) -> None:
    """Three goal areas of Göteborg are listed under the directions that the plan names for them (R25)."""
    listed = Edge.objects.filter(
        lower__kind=NodeKind.OBJECTIVE, upper__kind=NodeKind.OBJECTIVE, relation=Relation.ALSO_LISTED
    )
    assert listed.count() == 5


def test_the_thread_reaches_across_organisations(loaded: None) -> None:
    """Goals of Västerås derive from the national ones, which Västmanland publishes."""
    ours = Objective.objects.filter(document__organisation__slug="vasteras").values("pk")
    theirs = Objective.objects.filter(document__organisation__slug="vastmanland").values("pk")
    ties = Edge.objects.filter(lower__kind=NodeKind.OBJECTIVE, relation=Relation.DERIVES_FROM, lower__ref__in=ours)
    assert ties.filter(upper__ref__in=theirs).count() == 4


def test_a_board_has_the_administration_under_it(loaded: None) -> None:
    """The executive board's office stands under the board it works for."""
    board = Body.objects.get(organisation__slug="goteborg", name="Kommunstyrelsen")
    assert board.administration is not None
    assert board.administration.parent_id == board.pk


def test_a_missing_folder_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The error says which folder is missing."""
    monkeypatch.setattr(reading, "FOLDER", tmp_path / "examples")
    with pytest.raises(examples.ExamplesMissing, match="examples"):
        reading.read_all()


def test_the_changes_of_goteborg_are_followed_to_what_was_learned(loaded: None) -> None:
    """Deviations in every state, budgets changed and not, lessons, and points that the group has agreed on."""
    assert set(Deviation.objects.values_list("state", flat=True)) == set(DeviationState)
    decided = Deviation.objects.exclude(decision=None)
    assert {each.decision.meeting.body.name for each in decided if each.decision and each.decision.meeting.body} == {
        "Utbildningsnämnden", "Inköps- och upphandlingsnämnden",
    }  # fmt: skip
    assert set(BudgetEffect.objects.values_list("state", flat=True)) == set(EffectState)
    assert Lesson.objects.count() == 6
    assert not Lesson.objects.exclude(source__contains="Exempelvärde").exists()
    agreed = Together.objects.exclude(agreed_on=None)
    assert agreed.count() == 7
    assert all(each.application.joint_scores.count() == 5 for each in agreed)
    alone = Together.objects.values("application")
    assert Score.objects.exclude(application__in=alone).values("application").distinct().count() == 1
