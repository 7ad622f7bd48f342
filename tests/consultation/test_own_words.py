"""What a treatment can come to, in the organisation's own words: added, renamed, retired, and what history keeps."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.acts import How
from farled.consultation.models import Disposition, Theme, Treatment
from farled.trail.reads import history_of
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round

AsUser = Callable[[str], Client]
LIST = reverse("consultation:dispositions")
ADD, PRESETS = reverse("consultation:add_disposition"), reverse("consultation:add_presets")


def change(row: Disposition) -> str:
    return reverse("consultation:change_disposition", args=[row.pk])


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra plan."))
    return found


def test_an_organisation_begins_with_its_own_words_and_takes_in_ours_when_it_likes(
    world: World, as_user: AsUser
) -> None:
    asa = as_user("asa")
    empty = asa.get(LIST).content.decode()
    assert "Lägg till Farleds egna" in empty
    assert asa.post(ADD, {"name": "Noteras", "meaning": "Vi har läst."}).status_code == 303
    own = Disposition.objects.get()
    page = asa.get(LIST).content.decode()
    assert "Noteras" in page
    assert "De här kan läggas till" in page
    assert asa.post(PRESETS).status_code == 303
    assert Disposition.objects.count() == 1 + len(acts.PRESETS)
    own.refresh_from_db()
    assert own.position == 1, "its own stand first"
    assert "Lägg till Farleds egna" not in asa.get(LIST).content.decode()
    again = asa.post(PRESETS)
    assert again.status_code == 409
    assert "finns redan här" in again.content.decode()
    assert as_user("erik").post(PRESETS).status_code == 403
    assert as_user("otto").post(PRESETS).status_code == 303, "each organisation has its own"
    assert Disposition.objects.filter(organisation=world.theirs).count() == len(acts.PRESETS)


def test_a_preset_of_ones_own_name_is_not_brought_twice(world: World, as_user: AsUser) -> None:
    as_user("asa").post(ADD, {"name": "ingen åtgärd"})
    acts.add_presets(organisation=world.ours, by=world.actor("asa"), at=NOW)
    assert Disposition.objects.filter(name__iexact="ingen åtgärd").count() == 1
    with pytest.raises(Refused, match="presets_there"):
        acts.add_presets(organisation=world.ours, by=world.actor("asa"), at=NOW)


def test_renamed_it_reads_so_everywhere_and_history_keeps_the_old_name(scene: Round, as_user: AsUser) -> None:
    asa, by = as_user("asa"), scene.world.actor("asa")
    row = Disposition.objects.get(name="Ingen åtgärd")
    for one in Treatment.objects.all():
        acts.treat(treatments=[one], version=1, how=How(disposition=row), by=by, at=NOW)
    warned = asa.get(change(row)).content.decode()
    assert "2 synpunkter har fått den, och läses med det nya namnet." in warned
    sent = {"version": 1, "name": "Föranleder ingen ändring", "meaning": "", "in_use": "on", "position": row.position}
    assert asa.post(change(row), sent).status_code == 303
    page = asa.get(LIST).content.decode()
    assert "Föranleder ingen ändring" in page
    assert "<del>Ingen åtgärd</del>" in page
    remarks = asa.get(reverse("consultation:remarks")).content.decode()
    assert remarks.count("Föranleder ingen ändring") >= 2
    latest = history_of(row).first()
    assert latest is not None
    assert latest.changes["name"] == ["Ingen åtgärd", "Föranleder ingen ändring"]


def test_retired_it_stays_where_it_stands_and_is_chosen_no_more(scene: Round, as_user: AsUser) -> None:
    asa, by = as_user("asa"), scene.world.actor("asa")
    row = Disposition.objects.get(name="Oklar synpunkt")
    first, second = Treatment.objects.order_by("pk")
    acts.treat(treatments=[first], version=1, how=How(disposition=row), by=by, at=NOW)
    sent = {"version": 1, "name": row.name, "meaning": row.meaning, "position": row.position}
    assert asa.post(change(row), sent).status_code == 303
    page = asa.get(LIST).content.decode()
    assert "används inte" in page
    assert page.index("Ingen åtgärd") < page.index("Oklar synpunkt"), "what is in use stands first"

    def choices(one: Treatment) -> str:
        remark = one.remarks.get()
        return asa.get(reverse("consultation:treat", args=[remark.pk])).content.decode()

    assert f'value="{row.pk}"' in choices(first)
    assert f'value="{row.pk}" selected' in choices(first)
    assert f'<option value="{row.pk}"' not in choices(second)


def test_themes_are_added_renamed_moved_and_taken_away_with_their_history(scene: Round, as_user: AsUser) -> None:
    asa, row = as_user("asa"), scene.consultation
    add = reverse("consultation:add_theme", args=[row.pk])
    assert asa.post(add, {"name": "Mål"}).status_code == 303
    assert asa.post(add, {"name": "mål"}).status_code == 422
    theme = Theme.objects.get()
    place = reverse("consultation:change_theme", args=[theme.pk])
    asa.post(place, {"version": 1, "name": "Målen", "reflection": "De skrivs om.", "position": 1})
    page = asa.get(place).content.decode()
    assert "<del>Mål</del>" in page
    assert "lade till temat Mål" in page
    assert asa.post(reverse("consultation:remove_theme", args=[theme.pk]), {"version": 2}).status_code == 303
    assert not Theme.objects.exists()
