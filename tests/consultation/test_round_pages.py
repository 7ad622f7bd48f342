"""The pages of a round, through the door a person takes: forms, refusals, files, the list and who may see what."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from farled.agenda.reads import Duty
from farled.consultation import acts, reads
from farled.consultation.invariants import nobody_is_asked_when_the_round_is_over, what_is_out_has_its_text_fast
from farled.consultation.models import Material, Occasion
from farled.consultation.reads import Consultation
from farled.consultation.states import ConsultationState, RecipientKind, ReplyStanding, Stance
from farled.direction.reads.text import mark_of_text
from farled.methods.concerned import Group, Speaker, concerned
from farled.people import acts as people
from farled.people.states import BodyKind
from tests.cast import NOW, TODAY, World
from tests.factories.consultation import DUE, Outside, a_consultation, a_draft, recipient_of

AsUser = Callable[[str], Client]


def url(name: str, pk: int) -> str:
    return reverse(f"consultation:{name}", args=[pk])


def done(response: Any) -> Any:
    assert response.status_code == 303, response.content.decode()[:3000]
    return response


def text(response: Any) -> str:
    return str(response.content.decode())


def test_from_a_draft_to_a_closed_round(world: World, as_user: AsUser) -> None:
    draft, asa = a_draft(world), as_user("asa")
    document = text(asa.get(reverse("direction:document", args=[draft.document_id])))
    assert f"/consultation/prepare/?proposal={draft.pk}" in document.replace("&amp;", "&")
    begun = text(asa.get(f"{reverse('consultation:prepare')}?proposal={draft.pk}"))
    assert "Remiss av Program för digital utveckling" in begun
    assert "2027-02-21" in begun, "three months after"
    said = {"proposal": draft.pk, "title": "Remiss", "due": "2027-02-21", "decided_text": "KS § 12"}
    done(asa.post(reverse("consultation:prepare"), said))
    row = Consultation.objects.get()
    ten = text(asa.get(url("questions", row.pk) + "?preset=ten"))
    assert "Vilken kompetens behöver ni?" in ten
    done(
        asa.post(url("questions", row.pk), {"version": row.version, "questions": "Är det bra?\nSäg varför.\n\nÖvrigt?"})
    )
    file = SimpleUploadedFile("bilaga.txt", "Åtgärder".encode())
    done(asa.post(url("add_material", row.pk), {"file": file, "proposed": "on"}))
    bad = asa.post(url("add_material", row.pk), {"file": SimpleUploadedFile("bilaga.pdf", b"MZ\x90 not a pdf")})
    assert bad.status_code == 422
    bodies = [world.school.pk, world.care.pk]
    done(asa.post(url("add_recipients", row.pk), {"bodies": bodies}))
    done(asa.post(url("add_outside", row.pk), {"name": "Lunds universitet", "kind": "authority"}))
    asked = text(asa.get(url("send_out", row.pk)))
    assert "Lunds universitet" in asked
    assert asa.post(url("send_out", row.pk), {"on": TODAY.isoformat(), "seen": 1}).status_code == 409
    done(asa.post(url("send_out", row.pk), {"on": TODAY.isoformat(), "seen": mark_of_text(row.proposal)}))
    row.refresh_from_db()
    assert row.state == ConsultationState.OPEN
    assert asa.post(url("change", row.pk), {}).status_code == 409
    run_and_close(row, asa, as_user("erik"), as_user("vera"))


def run_and_close(row: Consultation, asa: Client, erik: Client, vera: Client) -> None:
    """Answered about, reminded of, added to and closed."""
    school = row.recipients.get(name="Skolnämnden")
    start = text(erik.get(reverse("agenda:start")))
    assert "Svara på remissen" in start
    page = text(erik.get(url("recipient", school.pk)))
    assert "Är det bra?" in page
    paper = Material.objects.get()
    fetched = erik.get(url("material", paper.pk))
    assert fetched.content.decode() == "Åtgärder"
    assert "attachment" in fetched.headers["Content-Disposition"]
    done(erik.post(url("note_opened", school.pk)))
    done(erik.post(url("ask_longer", school.pk), {"until": "2027-03-21", "why": "Nämnden möts senare."}))
    assert "Ber om längre tid" in text(asa.get(url("recipient", school.pk)))
    done(asa.post(url("extend", school.pk), {"until": "2027-03-21", "why": "Ja."}))
    done(
        asa.post(
            url("remind", row.pk), {"recipients": [row.recipients.get(name="Äldrenämnden").pk], "note": "Kom ihåg."}
        )
    )
    done(asa.post(url("add_uninvited", row.pk), {"name": "SRF", "kind": "association"}))
    done(asa.post(url("add_occasion", row.pk), {"title": "Temadialog", "on": TODAY.isoformat(), "attended": "60"}))
    shown = text(vera.get(url("consultation", row.pk)))
    for words in ("Temadialog", "utan remiss", "längre tid", "bilaga"):
        assert words in shown, words
    row.refresh_from_db()
    refused = asa.post(url("close", row.pk), {"version": row.version})
    assert "tid kvar att svara" in text(refused)
    done(asa.post(url("close", row.pk), {"version": row.version, "why": "Alla är klara."}))
    assert list(nobody_is_asked_when_the_round_is_over()) == []
    assert list(what_is_out_has_its_text_fast()) == []
    assert not Duty.objects.filter(kind__in=acts.DUTIES, done_at=None).exists()


def test_the_page_leads_to_what_is_next(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, bodies=[world.school])
    asa, page = as_user("asa"), url("consultation", row.pk)

    def first() -> str:
        head = text(asa.get(page)).split('class="page-head"')[1].split("</div>\n  <div")[0]
        return head.split('<a class="btn"')[1].split(">")[1].split("<")[0]

    assert first() == "Påminn dem som inte har svarat"
    acts.register_reply(
        recipient=recipient_of(row, world.school), standing=ReplyStanding.OFFICE, by=world.hand, at=NOW,
        said=acts.Said(stance=Stance.SUPPORTS, statement="Ja."),
        remarks=[acts.Placed(remarked=acts.Remarked(text="Säg hur."))],
    )  # fmt: skip
    assert first() == "Stäng för svar", "nobody is left to remind"
    row.refresh_from_db()
    acts.close(consultation=row, version=row.version, why="", by=world.hand, at=NOW)
    assert first() == "Behandla synpunkterna"


def test_whoever_is_asked_is_led_to_answer(world: World, as_user: AsUser) -> None:
    school = recipient_of(a_consultation(world), world.school)
    page, begin = url("recipient", school.pk), url("begin", school.pk)
    asked = text(as_user("erik").get(page))
    assert f'action="{begin}"' in asked
    assert "Svara på remissen" in asked
    assert "Bekräfta att ni har fått remissen" in asked
    assert begin not in text(as_user("vera").get(page))
    acts.begin(recipient=school, by=world.actor("erik"), at=NOW)
    assert "Fortsätt svara" in text(as_user("erik").get(page))
    acts.abstain(recipient=school, why="", by=world.actor("erik"), at=NOW)
    assert begin not in text(as_user("erik").get(page)), "it has answered"


def test_the_page_to_begin_on_shows_all_that_was_sent(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, sent=False, letter="Svara gärna kort.", introduction="Säg om målen är tydliga.")
    acts.set_questions(
        consultation=row, version=row.version, questions=[acts.AskedQuestion("Är det bra?")], by=world.hand, at=NOW
    )
    acts.add_material(
        consultation=row, name="nuläge.txt", content=b"Nu.", by=world.hand, at=NOW, title="", proposed=False
    )
    acts.send_out(consultation=row, on=TODAY, by=world.hand, at=NOW)
    begun = text(as_user("erik").get(url("begin", recipient_of(row, world.school).pk)))
    for words in ("Svara gärna kort.", "Säg om målen är tydliga.", "Är det bra?", "nuläge"):
        assert words in begun, words


def test_S2_what_is_prepared_is_seen_only_by_those_who_may_read_the_draft(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, sent=False)
    school = recipient_of(row, world.school)
    for who, status in (("asa", 200), ("rut", 200), ("vera", 404), ("erik", 404), ("otto", 404)):
        assert as_user(who).get(url("consultation", row.pk)).status_code == status, who
        assert as_user(who).get(url("recipient", school.pk)).status_code == status, who
    assert "Remiss av programmet" not in text(as_user("vera").get(reverse("consultation:consultations")))
    assert as_user("erik").get(url("change", row.pk)).status_code in (403, 404)


def test_councils_and_organisations_are_suggested_with_the_words_that_say_why(world: World, as_user: AsUser) -> None:
    people.add_body(
        organisation=world.ours, name="Rådet för funktionshinderfrågor", kind=BodyKind.ADVISORY_COUNCIL, by=world.hand,
        at=NOW,
    )  # fmt: skip
    row = a_consultation(world, sent=False)
    page = text(as_user("asa").get(url("consultation", row.pk)))
    assert "Förslaget berör personer med funktionsnedsättning" in page
    assert "digitala tjänster" in page
    assert "Lägg till Rådet för funktionshinderfrågor" in page
    council = reads.bodies_to_ask(world.actor("asa"), row).get(kind=BodyKind.ADVISORY_COUNCIL)
    acts.add_recipients(consultation=row, recipients=[acts.Asked(council)], by=world.hand, at=NOW)
    assert "Redan med: Rådet för funktionshinderfrågor" in text(as_user("asa").get(url("consultation", row.pk)))


def test_a_text_that_names_nobody_concerns_nobody() -> None:
    assert concerned(["Nätverket byts ut."], [Speaker("1", "Pensionärsrådet")]) == []
    (found,) = concerned(
        ["Hemtjänsten får nya verktyg."], [Speaker("1", "Pensionärsrådet"), Speaker("2", "Ungdomsrådet")]
    )
    assert (found.group, [each.name for each in found.speakers]) == (Group.OLDER, ["Pensionärsrådet"])


def test_those_who_answer_through_another_are_shown_and_counted_with_it(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, sent=False)
    parent, child = recipient_of(row, world.school), recipient_of(row, world.care)
    acts.change_recipient(recipient=child, version=1, answers_through=parent, by=world.hand, at=NOW)
    with pytest.raises(Exception, match="through"):
        acts.change_recipient(recipient=parent, version=1, answers_through=child, by=world.hand, at=NOW)
    assert reads.tally(world.actor("asa"), row, TODAY).invited == 1
    page = text(as_user("asa").get(url("consultation", row.pk)))
    assert f"genom {world.school.name}" in page


def test_days_beside_the_round_are_kept_changed_and_come_back_from_excel(world: World) -> None:
    row = a_consultation(world)
    one = acts.add_occasion(consultation=row, title="CSG", on=TODAY, union=True, by=world.actor("rut"), at=NOW)
    with pytest.raises(Exception, match="ahead"):
        acts.change_occasion(occasion=one, version=1, title="CSG", on=DUE, attended=3, by=world.hand, at=NOW)
    one = acts.change_occasion(
        occasion=one, version=1, title="CSG", on=TODAY, union=True, invited=80, attended=50, by=world.hand, at=NOW
    )
    assert (one.attended, one.invited) == (50, 80)
    acts.remove_occasion(occasion=one, version=one.version, by=world.hand, at=NOW)
    assert Occasion.objects.count() == 0


def test_search_the_calendar_and_the_sheets_know_the_round(world: World, as_user: AsUser) -> None:
    row = a_consultation(world, outside=[Outside("Utanför", RecipientKind.ASSOCIATION, "")])
    vera = as_user("vera")
    assert "Remiss av programmet" in text(vera.get("/search/?q=programmet")) or reads.searched(
        world.actor("vera"), "programmet", 5
    )
    assert [each[:2] for each in reads.dates(world.actor("vera"), TODAY, DUE)] == [(DUE, "")]
    for key in ("consultation.recipients", "consultation.occasions"):
        assert vera.get(f"/lists/{key}/").status_code == 200, key
    assert row.pk


def test_a_suggestion_says_where_its_words_stand_and_counts_no_title_as_a_passage(
    world: World, as_user: AsUser
) -> None:
    text = "# Program\n\nAlla ska kunna använda e-tjänster.\n"
    proposal = a_draft(world, "Plan för äldre", text=text)
    row = a_consultation(world, proposal=proposal, sent=False, title="Remiss om äldre och digitala tjänster")
    page = as_user("asa").get(reverse("consultation:add_recipients", args=[row.pk])).content.decode()
    assert "Ett stycke säger ”e-tjänster”." in page, "not the name, which says digital services too"
    assert "Namnet eller syftet säger ”äldre”." in page
    assert "<h2>Förslaget berör äldre</h2>" in page, "a heading follows on the page's own"
