"""Remarks compared with each other: what is suggested and why, how it goes, stopping it, and when it is done anew."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.consultation import acts, figures, tasks
from farled.consultation.models import Alike, Comparison, Consultation, Disposition, Remark, Treatment
from farled.consultation.reads import comparisons as reads
from farled.consultation.reads.treatments import mark_of
from farled.consultation.states import ConsultationState
from farled.parameters import acts as parameters
from farled.trail.reads import Entry
from farled.web import jobs
from farled.web.jobs import JobState
from farled.web.refused import Forbidden, Refused
from tests.cast import NOW, TODAY, World
from tests.consultation.remarked import Round, a_reply, a_round

AsUser = Callable[[str], Client]
SAME = "Målen saknar startvärde och målvärde."


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, SAME), (None, "Bra att det finns en plan för staden."))
    a_reply(found, "Äldrenämnden", (2, "Målen saknar tydligt startvärde och målvärde."), (5, "Följ upp oftare."))
    a_reply(found, "Kulturnämnden", (3, SAME), (5, "Kostnaderna behöver bedömas."))
    return found


def url(name: str, *args: int) -> str:
    return reverse(f"consultation:{name}", args=args)


def compared(scene: Round) -> Comparison:
    """A comparison that the job has made."""
    row = acts.compare(consultation=scene.consultation, by=scene.world.actor("asa"), at=NOW)
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    return row


def test_remarks_of_one_passage_are_compared_and_kept_with_why(scene: Round) -> None:
    row = compared(scene)
    assert (row.job_state, row.remarks, row.threshold) == (JobState.DONE, 6, "25")
    assert row.made_at is not None
    (one,) = row.suggestions.all()
    assert {each.text for each in one.remarks.all()} == {SAME, "Målen saknar tydligt startvärde och målvärde."}
    assert one.remarks.count() == 2, "the same text on another passage is about something else"
    assert 25 <= one.likeness < 100
    assert not one.same
    assert one.words == ["startvärde", "målvärde", "saknar", "målen"]
    assert (
        Entry.objects.filter(verb="consultation.remarks.compared", actor_name=scene.world.users["asa"].name).count()
        == 1
    )


def test_remarks_under_one_theme_are_compared_wherever_they_stand(scene: Round) -> None:
    theme = acts.add_theme(consultation=scene.consultation, name="Mätbarhet", by=scene.world.hand, at=NOW)
    Treatment.objects.filter(remarks__text=SAME).update(theme=theme)
    (largest, *_rest) = compared(scene).suggestions.all()
    assert largest.remarks.filter(text=SAME).count() == 2


def test_the_same_text_is_told_to_be_the_same(scene: Round) -> None:
    a_reply(scene, "Byggnämnden", (5, "Följ upp oftare."))
    (one,) = compared(scene).suggestions.filter(same=True)
    assert one.likeness == 100


def test_the_threshold_is_the_organisations_own_from_its_day(scene: Round) -> None:
    parameters.set_value(
        organisation=scene.world.ours, key=acts.THRESHOLD, value="99", valid_from=TODAY, reference="Beslut § 4",
        by=scene.world.hand, at=NOW,
    )  # fmt: skip
    row = compared(scene)
    assert row.threshold == "99"
    assert not row.suggestions.exists()
    for value in ("4", "101"):
        with pytest.raises(Refused) as refused:
            parameters.set_value(
                organisation=scene.world.ours, key=acts.THRESHOLD, value=value, valid_from=TODAY + timedelta(1),
                reference="Beslut § 5", by=scene.world.hand, at=NOW,
            )  # fmt: skip
        assert "mellan 5 och 100 procent" in refused.value.sentence


def test_what_is_answered_together_is_suggested_no_more(scene: Round) -> None:
    row = compared(scene)
    (one,) = reads.suggestions(scene.world.hand, scene.consultation)
    assert one.comparison_id == row.pk
    held = [each.treatment for each in one.remarks.all() if each.treatment]
    acts.group(treatments=held, version=mark_of(held), by=scene.world.hand, at=NOW)
    assert not reads.suggestions(scene.world.hand, scene.consultation)


def test_what_is_set_aside_stays_so_when_compared_anew(scene: Round) -> None:
    first = compared(scene)
    acts.set_aside(alike=first.suggestions.get(), by=scene.world.hand, at=NOW)
    assert not reads.suggestions(scene.world.hand, scene.consultation)
    second = compared(scene)
    assert not Comparison.objects.filter(pk=first.pk).exists(), "the suggestions that hold are the latest"
    assert second.suggestions.get().set_aside_at == NOW
    a_reply(scene, "Byggnämnden", (2, SAME))
    third = compared(scene)
    assert third.suggestions.get().set_aside_at is None, "with another remark in it, it is another suggestion"
    stale = Alike(pk=first.pk, comparison=third)
    with pytest.raises(Refused) as refused:
        acts.set_aside(alike=stale, by=scene.world.hand, at=NOW)
    assert refused.value.code == "consultation.comparison.anew"


def test_asked_for_twice_it_is_done_once(scene: Round) -> None:
    first = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    again = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    assert first.pk == again.pk
    late = NOW + jobs.SILENT + timedelta(minutes=1)
    anew = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=late)
    assert anew.pk != first.pk, "the worker of the first is gone"
    first.refresh_from_db()
    assert first.job_refusal == "web.job.lost"


def test_stopped_before_it_begins_it_is_not_made(scene: Round) -> None:
    earlier = compared(scene)
    row = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    acts.stop_comparing(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "consultation.comparison.stopped")
    assert row.made_at is None
    assert reads.made(scene.consultation) == earlier, "what was found before stays"
    acts.stop_comparing(consultation=scene.consultation, by=scene.world.hand, at=NOW)  # nothing is under way


def test_stopped_while_it_goes_on_nothing_is_kept(scene: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    row = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    among = figures.alike_among

    def and_somebody_stops_it(*args: Any, **kwargs: Any) -> object:
        found = among(*args, **kwargs)
        acts.stop_comparing(consultation=scene.consultation, by=scene.world.hand, at=NOW)
        return found

    monkeypatch.setattr(figures, "alike_among", and_somebody_stops_it)
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "consultation.comparison.stopped")
    assert not row.suggestions.exists()


def test_it_tells_how_far_it_has_come_and_finds_out_that_it_is_stopped(
    scene: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    told: list[tuple[int, int]] = []
    advance = jobs.advance

    def stopped_at_the_first(job: Comparison, done: int, total: int, **more: object) -> None:
        advance(job, done, total, **more)  # type: ignore[arg-type]
        told.append((done, total))
        acts.stop_comparing(consultation=scene.consultation, by=scene.world.hand, at=NOW)

    monkeypatch.setattr(jobs, "advance", stopped_at_the_first)
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    assert told == [(0, 2)]
    assert row.job_refusal == "consultation.comparison.stopped"


def test_a_reply_that_comes_in_has_the_remarks_compared_anew(
    scene: Round, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    a_reply(scene, "Byggnämnden", (2, SAME))
    assert not Comparison.objects.exists(), "nobody has had them compared"
    first = compared(scene)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        a_reply(scene, "Parknämnden", (2, SAME))
    latest = reads.made(scene.consultation)
    assert latest is not None
    assert latest.pk != first.pk
    assert latest.asked_by is None
    assert latest.remarks == 8
    assert latest.suggestions.get().remarks.count() == 4


def test_what_comes_while_they_are_compared_is_compared_afterwards(
    scene: Round, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Callable[..., object]
) -> None:
    row = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    among = figures.alike_among
    came: list[str] = []

    def and_a_reply_comes(*args: Any, **kwargs: Any) -> object:
        if not came:
            came.append("Parknämnden")
            a_reply(scene, "Parknämnden", (2, SAME))
        return among(*args, **kwargs)

    monkeypatch.setattr(figures, "alike_among", and_a_reply_comes)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[attr-defined]
        tasks.compare.func(row.pk)
    latest = reads.made(scene.consultation)
    assert latest is not None
    assert latest.remarks == 7


def test_only_those_who_treat_remarks_have_them_compared(scene: Round) -> None:
    for name in ("erik", "vera"):
        with pytest.raises(Forbidden):
            acts.compare(consultation=scene.consultation, by=scene.world.actor(name), at=NOW)
    row = acts.compare(consultation=scene.consultation, by=scene.world.actor("asa"), at=NOW)
    scene.world.users["asa"].assignments.update(valid_to=TODAY - timedelta(days=1))
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "consultation.treat")


def test_one_remark_is_like_nothing(world: World) -> None:
    scene = a_round(world)
    a_reply(scene, "Skolnämnden", (2, SAME))
    with pytest.raises(Refused) as refused:
        acts.compare(consultation=scene.consultation, by=world.hand, at=NOW)
    assert "minst två synpunkter" in refused.value.sentence


# --- On the pages -----------------------------------------------------------------------------------------------------


def test_from_the_treatment_to_an_answer_for_both(scene: Round, as_user: AsUser) -> None:
    asa, here = as_user("asa"), url("alike", scene.consultation.pk)
    assert here in asa.get(url("treatment", scene.consultation.pk)).content.decode()
    page = asa.get(here).content.decode()
    assert "Synpunkterna har inte jämförts än." in page
    assert asa.post(url("compare", scene.consultation.pk)).status_code == 303
    page = asa.get(here).content.decode()
    assert "Synpunkterna jämförs" in page
    assert "Avbryt jämförelsen" in page
    assert "Jämför igen" not in page
    tasks.compare.func(Comparison.objects.get().pk)
    page = asa.get(here).content.decode()
    assert "Ett förslag på synpunkter att besvara tillsammans." in page
    assert "6 synpunkter. De som föreslås är minst 25 procent lika varandra." in page
    assert "Gemensamma ord: startvärde, målvärde, saknar, målen." in page
    one = Alike.objects.get()
    first, other = one.remarks.order_by("reply__recipient__name")
    link = f"{url('group', first.pk)}?alike={one.pk}"
    assert link in page
    form = asa.get(link).content.decode()
    assert other.text in form
    assert "Följ upp oftare." not in form, "only those of the suggestion are to choose among"
    done = asa.post(link, {"version": 1, "others": [other.pk]})
    assert (done.status_code, done["Location"]) == (303, here)
    assert "Inga fler synpunkter liknar varandra" in asa.get(here).content.decode()
    assert Treatment.objects.get(remarks=first) == Treatment.objects.get(remarks=other)


def test_a_suggestion_that_is_gone_is_told_of(scene: Round, as_user: AsUser) -> None:
    asa, first = as_user("asa"), compared(scene).suggestions.get()
    aside = url("set_aside", scene.consultation.pk, first.pk)
    form = asa.get(f"{url('group', first.remarks.all()[0].pk)}?alike={first.pk}")
    assert form.status_code == 200
    compared(scene)
    back = asa.post(aside, follow=True).content.decode()
    assert "har jämförts igen sedan du öppnade sidan" in back
    anew = Alike.objects.get()
    assert asa.get(f"{url('group', anew.remarks.all()[0].pk)}?alike={first.pk}").status_code == 200
    back = asa.post(url("set_aside", scene.consultation.pk, anew.pk), follow=True).content.decode()
    assert "Förslaget är undanlagt" in back
    assert "Inga fler synpunkter liknar varandra" in back
    assert asa.get(aside).status_code == 405


def test_the_page_says_when_the_remarks_are_others_now(scene: Round, as_user: AsUser) -> None:
    asa, here = as_user("asa"), url("alike", scene.consultation.pk)
    compared(scene)
    assert "Sedan dess har synpunkter kommit till" not in asa.get(here).content.decode()
    theme = acts.add_theme(consultation=scene.consultation, name="Mätbarhet", by=scene.world.hand, at=NOW)
    Treatment.objects.filter(remarks__text=SAME).update(theme=theme)
    assert "Sedan dess har synpunkter kommit till" in asa.get(here).content.decode()


def test_stopping_on_the_page_keeps_what_was_found(scene: Round, as_user: AsUser) -> None:
    asa, here = as_user("asa"), url("alike", scene.consultation.pk)
    compared(scene)
    asa.post(url("compare", scene.consultation.pk))
    assert asa.post(url("stop_comparing", scene.consultation.pk)).status_code == 303
    page = asa.get(here).content.decode()
    assert "Jämförelsen avbröts. Förslagen från förra gången finns kvar." in page
    assert "Ett förslag på synpunkter" in page
    assert "Jämför igen" in page


def test_htmx_asks_how_it_goes_and_gets_the_page_when_it_is_done(scene: Round, as_user: AsUser) -> None:
    asa, here = as_user("asa"), url("alike", scene.consultation.pk)
    asked = {"HTTP_HX_REQUEST": "true", "HTTP_HX_TARGET": "jobb"}
    asa.post(url("compare", scene.consultation.pk))
    part = asa.get(here, **asked)  # type: ignore[arg-type]
    assert "Synpunkterna jämförs" in part.content.decode()
    assert "<h1" not in part.content.decode()
    tasks.compare.func(Comparison.objects.get().pk)
    assert asa.get(here, **asked)["HX-Refresh"] == "true"  # type: ignore[arg-type]


def test_who_may_see_what_is_suggested(scene: Round, as_user: AsUser) -> None:
    compared(scene)
    one = Alike.objects.get()
    for name in ("erik", "vera"):
        assert as_user(name).get(url("alike", scene.consultation.pk)).status_code == 403
        assert as_user(name).post(url("compare", scene.consultation.pk)).status_code == 403
    assert as_user("otto").get(url("alike", scene.consultation.pk)).status_code == 404
    assert as_user("otto").post(url("set_aside", scene.consultation.pk, one.pk)).status_code == 404
    assert list(reads.suggestions(scene.world.actor("vera"), scene.consultation)) == []


def test_what_is_answered_differently_is_said_where_it_is_suggested(scene: Round, as_user: AsUser) -> None:
    asa = as_user("asa")
    one = compared(scene).suggestions.get()
    for number, remark in enumerate(one.remarks.select_related("treatment").order_by("pk")):
        disposition = Disposition.objects.filter(changes_text=False).order_by("position")[number]
        assert remark.treatment is not None
        acts.treat(
            treatments=[remark.treatment], version=1, how=acts.How(disposition=disposition, answer=str(number)),
            by=scene.world.hand, at=NOW,
        )  # fmt: skip
    page = asa.get(url("alike", scene.consultation.pk)).content.decode()
    for remark in one.remarks.select_related("treatment__disposition"):
        assert remark.treatment is not None
        assert str(remark.treatment.disposition) in page
    first, other = Remark.objects.filter(alike=one).order_by("reply__recipient__name")
    refused = asa.post(f"{url('group', first.pk)}?alike={one.pk}", {"version": 2, "others": [other.pk]})
    assert refused.status_code in {409, 422}
    assert "Synpunkterna har redan olika svar." in refused.content.decode()


def test_what_stopped_it_is_told_in_whole_words(scene: Round, as_user: AsUser) -> None:
    row = acts.compare(consultation=scene.consultation, by=scene.world.hand, at=NOW)
    Consultation.objects.filter(pk=scene.consultation.pk).update(state=ConsultationState.FINISHED)
    tasks.compare.func(row.pk)
    row.refresh_from_db()
    assert (row.job_state, row.job_refusal) == (JobState.FAILED, "consultation.not_treated_now")
    page = as_user("asa").get(url("alike", scene.consultation.pk)).content.decode()
    assert "Arbetet går inte att slutföra som det står nu." in page
    assert "%(" not in page


def test_whether_remarks_have_come_is_asked_without_reading_them_all(scene: Round, as_user: AsUser) -> None:
    asa, here = as_user("asa"), url("alike", scene.consultation.pk)
    acts.set_aside(alike=compared(scene).suggestions.get(), by=scene.world.hand, at=NOW)
    with CaptureQueriesContext(connection) as asked:
        assert "Inga fler synpunkter liknar varandra" in asa.get(here).content.decode()
    assert not [each["sql"] for each in asked if '"consultation_remark"."text"' in each["sql"]]


def test_what_is_set_aside_may_be_suggested_with_others(scene: Round, as_user: AsUser) -> None:
    asa, one = as_user("asa"), compared(scene).suggestions.get()
    told = asa.post(url("set_aside", scene.consultation.pk, one.pk), follow=True).content.decode()
    assert "kommer inte tillbaka" not in told
    assert "När fler synpunkter kommer in kan det bli nya förslag där dessa är med." in told
    a_reply(scene, "Byggnämnden", (2, SAME))
    compared(scene)
    assert "Ett förslag på synpunkter" in asa.get(url("alike", scene.consultation.pk)).content.decode()
