"""What a round teaches, open to the bodies themselves."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from django.test import Client
from django.urls import reverse

from farled.consultation import acts, figures
from farled.consultation.models import Disposition, Recipient
from farled.consultation.reads.compiled import compiled
from farled.consultation.states import RecipientKind, ReplyStanding, Stance
from farled.web import formats
from tests.cast import NOW, World
from tests.consultation.remarked import a_reply, a_round

AsUser = Callable[[str], Client]


def test_a_round_tells_how_long_it_took_who_was_late_and_what_changed_the_text(
    world: World, as_user: AsUser, count_queries: Callable[..., int]
) -> None:
    scene = a_round(world)
    page = reverse("consultation:lessons", args=[scene.consultation.pk])
    assert "Inga svar än" in as_user("maj").get(page).content.decode()

    first = a_reply(scene, "Ängens råd", (1, "Målen är vaga."), (None, "Bra plan."))
    late = a_reply(scene, "Östra bolaget", (2, "Vem gör vad?"))
    Recipient.objects.create(consultation=scene.consultation, name="Tysta nämnden", kind=RecipientKind.BOARD)
    late.decided_on, late.handed_in_at = date(2026, 11, 30), datetime(2026, 12, 4, 12, tzinfo=UTC)
    late.save()
    treatment = first.remarks.get(number=1).treatment
    assert treatment is not None
    treatment.disposition = Disposition.objects.create(
        organisation=world.ours, name="texten förtydligas", changes_text=True
    )
    treatment.save()

    editor = as_user("maj")
    told = editor.get(page).content.decode()
    assert formats.of_total(1, 3) in told, "one of three asked answered in time"
    assert "Tysta nämnden" in told
    assert "Ändrade texten" not in told, "the treatment is not shown yet"

    row = scene.consultation
    row.refresh_from_db()
    row = acts.show_treatment(consultation=row, version=row.version, shown=True, by=world.hand, at=NOW)
    told = editor.get(page).content.decode()
    assert formats.of_total(1, 3) in told
    assert "av synpunkterna ändrade texten" in told
    found = figures.lessons(row, world.actor("maj"))
    assert [
        (each.recipient.name, each.days_to_decide, each.days, each.in_time, each.changed) for each in found.bodies
    ] == [
        ("Ängens råd", None, 81, True, 1),
        ("Östra bolaget", 90, 94, False, 0),  # decided in time, and came too late
    ]
    assert "Hälften var beslutade inom 90 dagar." in told
    assert "Så räknas dagarna" in told
    answer = editor.get(f"/api/v1/consultation/consultations/{row.pk}/lessons/").json()
    assert (answer["asked"], answer["in_time"], answer["days"], answer["days_to_decide"]) == (3, 1, 88, 90)
    assert answer["bodies"][1]["came"] == "2026-12-04"
    assert answer["bodies"][1]["decided"] == "2026-11-30"
    assert as_user("otto").get(page).status_code == 404

    collected = Recipient.objects.get(name="Östra bolaget")
    collected.answers_through = first.recipient
    collected.save()
    found = figures.lessons(row, world.actor("maj"))
    assert (found.asked, len(found.bodies)) == (2, 2), "who answers through another is told, and counted with it"
    counted = compiled(row, world.actor("maj"))
    assert (counted.counts.answers, len(counted.stances)) == (1, 2)

    late.source, late.decided_on = "protokollet", date(2026, 12, 4)
    late.save()
    (read,) = [each for each in figures.lessons(row, world.actor("maj")).bodies if each.recipient == collected]
    assert (read.came, read.days_to_decide, read.in_time) == (None, 94, False), "the papers say when it was decided"
    late.decided_on, late.standing = None, "office"
    late.save()
    (undated,) = [each for each in figures.lessons(row, world.actor("maj")).bodies if each.recipient == collected]
    assert (undated.came, undated.days, undated.in_time) == (None, None, False), "read in from papers that tell no day"

    few = count_queries(lambda: editor.get(page))
    for number in range(6):
        a_reply(scene, f"Instans {number}", (1, f"Synpunkt {number}."))
    assert count_queries(lambda: editor.get(page)) == few


def test_a_reply_read_from_its_own_file_came_in_the_day_that_was_told(world: World, as_user: AsUser) -> None:
    scene = a_round(world)
    one = Recipient.objects.create(consultation=scene.consultation, name="Ängens råd", kind=RecipientKind.BOARD)
    acts.register_reply(
        recipient=one, said=acts.Said(stance=Stance.SUPPORTS), standing=ReplyStanding.ADOPTED,
        received_on=date(2026, 11, 20), decided_on=date(2026, 11, 20), source="yttrande.txt",
        attached=acts.Attached(name="yttrande.txt", content=b"Vi tillstyrker."), by=world.actor("rut"), at=NOW,
    )  # fmt: skip
    told = as_user("maj").get(f"/api/v1/consultation/consultations/{scene.consultation.pk}/lessons/").json()
    assert told["bodies"][0]["came"] == "2026-11-20"
    assert told["days"] == 80
