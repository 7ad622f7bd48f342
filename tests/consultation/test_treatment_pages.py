"""The pages where remarks are treated: the list, one remark, many at once, themes, and who may see what."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.acts import How
from farled.consultation.models import Consultation, Disposition, Remark, Theme, Treatment
from farled.consultation.states import ConsultationState
from farled.direction import acts as direction
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round

AsUser = Callable[[str], Client]


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world)
    a_reply(found, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra att det finns en plan."))
    a_reply(found, "Äldrenämnden", (2, "Målet är otydligt skrivet."), (5, "Följ upp oftare än varje år."))
    return found


def at(one: Remark) -> Treatment:
    """The treatment a remark has now."""
    return Treatment.objects.get(remarks=one)


def url(name: str, *args: int) -> str:
    return reverse(f"consultation:{name}", args=args)


def remark(text: str) -> Remark:
    return Remark.objects.select_related("treatment").get(text=text)


def test_the_list_is_in_text_order_and_filters(scene: Round, as_user: AsUser) -> None:
    asa = as_user("asa")
    page = asa.get(url("remarks"), {"consultation": str(scene.consultation.pk)}).content.decode()
    places = [page.index(text) for text in ("Målet är otydligt.", "Följ upp oftare", "Bra att det finns")]
    assert places == sorted(places), "what points at the text first, in its order"
    assert "1.1 st. 1" in page
    body = Remark.objects.get(text="Följ upp oftare än varje år.").reply.recipient_id
    page = asa.get(url("remarks"), {"body": str(body), "theme": "none", "handler": "none"}).content.decode()
    assert "Följ upp oftare" in page
    assert "Bra att det finns" not in page
    page = asa.get(url("remarks"), {"text": "otydligt", "disposition": "open"}).content.decode()
    assert "Målet är otydligt skrivet." in page
    assert "Följ upp" not in page
    assert as_user("erik").get(url("remarks")).status_code == 403
    assert as_user("otto").get(url("remark", body)).status_code == 404


def test_treating_one_and_following_it_to_the_changed_sentence_and_back(
    scene: Round, as_user: AsUser, world: World
) -> None:
    asa, one = as_user("asa"), remark("Målet är otydligt.")
    page = asa.get(url("remark", one.pk)).content.decode()
    assert "Målet är otydligt skrivet." in page
    assert "Gemensamma ord:" in page
    passage = scene.passages[2].passage_id
    clearer = Disposition.objects.get(name="Texten förtydligas")
    sent = {"version": 1, "disposition": clearer.pk, "answer": "Målet skrivs om."}
    refused = asa.post(url("treat", one.pk), sent)
    assert refused.status_code == 422
    assert "Välj vilka stycken" in refused.content.decode()
    assert "Målet skrivs om." in refused.content.decode()
    assert asa.post(url("treat", one.pk), {**sent, "passages": [passage]}).status_code == 303
    wording = scene.draft.wordings.get(passage=passage)
    direction.reword(
        draft=scene.draft, passage=wording.passage, version=wording.version,
        text="Staden ska ha hundra e-tjänster.", by=world.hand, at=NOW,
    )  # fmt: skip
    page = asa.get(url("remark", one.pk)).content.decode()
    assert url("passage", scene.consultation.pk, passage) in page
    assert "<ins>" in page
    back = asa.get(url("passage", scene.consultation.pk, passage)).content.decode()
    assert "Därför ändrades det" in back
    assert url("remark", one.pk) in back
    vera = as_user("vera")
    hidden = vera.get(url("remark", one.pk)).content.decode()
    assert "Målet är otydligt." in hidden
    assert "Målet skrivs om." not in hidden, "the answer is not shown before it is shown to all"
    assert "Målet skrivs om." not in vera.get(url("passage", scene.consultation.pk, passage)).content.decode()
    assert vera.get(url("treatment", scene.consultation.pk)).status_code == 403
    version = Consultation.objects.get().version
    assert (
        asa.post(url("show_treatment", scene.consultation.pk), {"version": version, "shown": "on"}).status_code == 303
    )
    shown = vera.get(url("remark", one.pk)).content.decode()
    assert "Målet skrivs om." in shown
    assert "Behandla</a>" not in shown
    assert vera.get(url("treatment", scene.consultation.pk)).status_code == 200
    assert vera.post(url("treat", one.pk), sent).status_code == 403


def test_K1_a_stale_treatment_shows_both_texts(scene: Round, as_user: AsUser, world: World) -> None:
    asa, one = as_user("asa"), remark("Målet är otydligt.")
    assert one.treatment is not None
    acts.treat(treatments=[one.treatment], version=1, how=How(answer="Den enas svar."), by=world.hand, at=NOW)
    answer = asa.post(url("treat", one.pk), {"version": 1, "answer": "Den andras svar."})
    page = answer.content.decode()
    assert answer.status_code == 412
    assert "Den enas svar." in page
    assert "Den andras svar." in page


def test_many_are_picked_out_and_treated_at_once(scene: Round, as_user: AsUser) -> None:
    asa = as_user("asa")
    refs = [remark("Målet är otydligt.").pk, remark("Bra att det finns en plan.").pk]
    assert "Behandla flera på en gång" in asa.get(url("remarks")).content.decode()
    form = asa.post(url("remarks"), {"do": "consultation.treat", "row": refs})
    page = form.content.decode()
    assert "Behandla 2 synpunkter på en gång" in page
    version = form.context["form"].initial["version"]
    nothing = Disposition.objects.get(name="Ingen åtgärd")
    sent = {"refs": ",".join(map(str, refs)), "version": version, "disposition": nothing.pk, "answer": "Tack."}
    assert asa.post(url("treat_many"), sent).status_code == 303
    assert Treatment.objects.filter(disposition=nothing, answer="Tack.").count() == 2
    again = asa.post(url("treat_many"), {**sent, "answer": "Något annat."})
    assert again.status_code == 412
    assert "Något annat har ändrats sedan du öppnade sidan" in again.content.decode()
    none = asa.post(url("remarks"), {"do": "consultation.treat"})
    assert none.status_code == 422
    every = asa.post(f"{url('remarks')}?disposition=open&every=1", {"do": "consultation.treat"})
    assert "Behandla 2 synpunkter på en gång" in every.content.decode()


def test_grouping_on_pages(scene: Round, as_user: AsUser) -> None:
    asa, one, other = as_user("asa"), remark("Målet är otydligt."), remark("Målet är otydligt skrivet.")
    page = asa.get(url("group", one.pk)).content.decode()
    assert "Äldrenämnden: Målet är otydligt skrivet." in page
    assert asa.post(url("group", one.pk), {"version": 1, "others": [other.pk]}).status_code == 303
    one.refresh_from_db()
    other.refresh_from_db()
    assert one.treatment_id == other.treatment_id
    assert "Besvaras tillsammans med" in asa.get(url("remark", one.pk)).content.decode()
    row = at(one)
    assert asa.post(url("ungroup", one.pk), {"version": row.version}).status_code == 303
    one.refresh_from_db()
    assert one.treatment_id != other.treatment_id


def test_themes_dispositions_and_what_is_left(scene: Round, as_user: AsUser) -> None:
    asa = as_user("asa")
    assert asa.post(url("add_theme", scene.consultation.pk), {"name": "Målen"}).status_code == 303
    theme = Theme.objects.get()
    changed = {"version": 1, "name": "Mål", "reflection": "De skrivs om.", "position": 1}
    assert asa.post(url("change_theme", theme.pk), changed).status_code == 303
    page = asa.get(url("treatment", scene.consultation.pk)).content.decode()
    assert "4 synpunkter väntar på behandling." in page
    assert "De skrivs om." in page
    assert "Innan dokumentet kan antas" in page
    document = asa.get(reverse("direction:document", args=[scene.document.pk])).content.decode()
    assert url("treatment", scene.consultation.pk) in document
    assert asa.post(url("remove_theme", theme.pk), {"version": 2}).status_code == 303
    assert asa.post(url("add_disposition"), {"name": "Noteras", "meaning": "Tack."}).status_code == 303
    own = Disposition.objects.get(name="Noteras")
    sent = {"version": 1, "name": "Noteras", "meaning": "Vi har läst.", "in_use": "on", "position": 1}
    assert asa.post(url("change_disposition", own.pk), sent).status_code == 303
    assert "Vi har läst." in asa.get(url("dispositions")).content.decode()
    assert as_user("erik").get(url("dispositions")).status_code == 403


def test_the_button_to_the_treatment_is_for_those_who_treat(scene: Round, as_user: AsUser) -> None:
    Consultation.objects.filter(pk=scene.consultation.pk).update(state=ConsultationState.CLOSED)
    page, there = url("consultation", scene.consultation.pk), url("treatment", scene.consultation.pk)
    assert f'class="btn" href="{there}"' in as_user("asa").get(page).content.decode()
    rut = as_user("rut")
    assert rut.get(there).status_code == 403
    told = rut.get(page)
    assert told.status_code == 200
    assert f'class="btn" href="{there}"' not in told.content.decode()
