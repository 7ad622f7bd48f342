"""What comes out of a round: 25 bodies, 40 passages and 600 remarks, treated in bulk, put together and adopted."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from docx import Document as Word

from farled.consultation import acts
from farled.consultation.acts import How
from farled.consultation.models import Consultation, Disposition, Recipient, Remark, Treatment
from farled.consultation.reads.compiled import compiled
from farled.consultation.reads.treatments import mark_of
from farled.consultation.states import RecipientKind, Stance, Tone
from farled.direction import acts as direction
from farled.files.reads import content_of
from farled.reports.models import Production
from farled.web.refused import Refused
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round
from tests.factories.direction import adopted

AsUser = Callable[[str], Client]


MOST_QUERIES = 12  # the session, the actor and saved views included


@pytest.fixture
def scene(world: World) -> Round:
    text = "\n\n".join(f"Stycke {number} om hur arbetet ska gå till." for number in range(40))
    found = a_round(world, text=text)
    for body in range(25):
        said = [
            ((7 * number + body) % 40, f"Instans {body} vill ändra stycke nummer {number}.") for number in range(24)
        ]
        stance = (Stance.SUPPORTS, Stance.SUPPORTS_ON_CONDITION, Stance.OWN_STATEMENT)[body % 3]
        a_reply(found, f"Nämnd {body:02}", *said, stance=stance)
    Recipient.objects.create(consultation=found.consultation, name="Tysta nämnden", kind=RecipientKind.BOARD)
    return found


def treat(scene: Round, remarks: list[Remark], **how: object) -> None:
    rows = list(Treatment.objects.filter(remarks__in=remarks).distinct())
    acts.treat(treatments=rows, version=mark_of(rows), how=How(**how), by=scene.world.hand, at=NOW)  # type: ignore[arg-type]


def test_the_list_asks_as_often_however_many_remarks_there_are(
    scene: Round, as_user: AsUser, count_queries: Callable[[Callable[[], object]], int]
) -> None:
    asa, url = as_user("asa"), reverse("consultation:remarks")
    asa.get(url)
    few = count_queries(lambda: asa.get(url, {"theme": "none", "text": "Instans 7 vill ändra stycke nummer 3."}))
    many = count_queries(lambda: asa.get(url, {"size": "200"}))
    assert many == few
    assert many <= MOST_QUERIES


@pytest.mark.only_on("sqlite")  # half of it is writing a long PDF, which is the same on both
def test_six_hundred_remarks_from_reply_to_adopted_text(
    scene: Round, as_user: AsUser, world: World, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    asa = as_user("asa")
    nothing, clearer = (Disposition.objects.get(name=name) for name in ("Ingen åtgärd", "Texten förtydligas"))
    fifty = [*Remark.objects.order_by("pk")[:50]]
    form = asa.post(reverse("consultation:remarks"), {"do": "consultation.treat", "row": [each.pk for each in fifty]})
    sent = {"refs": form.context["form"].initial["refs"], "version": form.context["form"].initial["version"]}
    done = asa.post(reverse("consultation:treat_many"), {**sent, "disposition": nothing.pk, "answer": "Tack."})
    assert done.status_code == 303
    assert Treatment.objects.filter(disposition=nothing, answer="Tack.").count() == 50
    with pytest.raises(Refused, match="still_open"):
        adopted(world, scene.document)
    row = Consultation.objects.get(pk=scene.consultation.pk)
    acts.close(consultation=row, version=row.version, why="", by=world.hand, at=NOW + timedelta(days=30))
    with pytest.raises(Refused, match="remarks_left") as refusal:
        adopted(world, scene.document)
    assert refusal.value.facts["count"] == 550
    passage = scene.passages[3].passage
    on_it = [*Remark.objects.filter(passage=passage, treatment__disposition=None)]
    treat(scene, on_it, disposition=clearer, passages=[passage], answer="Vi skriver om det.")
    treat(scene, [*Remark.objects.filter(treatment__disposition=None)], disposition=nothing, answer="Noterat.")
    wording = scene.draft.wordings.get(passage=passage)
    direction.reword(
        draft=scene.draft, passage=passage, version=wording.version, text="Nu lyder det annorlunda.", by=world.hand,
        at=NOW,
    )  # fmt: skip
    page = asa.get(reverse("consultation:passage", args=[scene.consultation.pk, passage.pk])).content.decode()
    causes = page[page.index("Därför ändrades det") : page.index("Vad instanserna säger om stycket")]
    assert all(each.text in causes for each in on_it), "a changed passage lists the remarks that caused it"
    order = reverse("reports:order_compilation", args=[scene.consultation.pk])
    with django_capture_on_commit_callbacks(execute=True):
        assert asa.post(order, {"formats": ["word", "pdf", "excel"]}).status_code == 303
    _put_together(scene)
    adopted(world, scene.document)


def _put_together(scene: Round) -> None:
    made = compiled(scene.consultation, scene.world.actor("asa"))
    places = [each.place.wording.position for each in made.remarks if each.place]
    assert len(places) == 600
    assert places == sorted(places)
    assert [row.name for row in made.silent] == ["Tysta nämnden"]
    assert made.counts.stated_support == 17, "unstated support is not counted"
    tones = {each.stance: each.tone for each in made.stances}
    assert tones[Stance.SUPPORTS_ON_CONDITION] is Tone.POSITIVE_WITH_RESERVATIONS
    production = Production.objects.get()
    assert production.job_state == "done", production.job_refusal
    files = {each.format: content_of(each.file) for each in production.outputs.select_related("file")}
    tables = [table for table in Word(io.BytesIO(files["word"])).tables if len(table.rows) == 601]
    (table,) = tables
    texts = [row.cells[2].text for row in list(table.rows)[1:]]
    assert texts == [each.remark.text for each in made.remarks], "every remark, in the order of the text"
    assert files["pdf"].startswith(b"%PDF")
    assert zipfile.is_zipfile(io.BytesIO(files["excel"]))


def test_the_page_keeps_the_answers_from_those_who_may_not_see_them_yet(world: World, as_user: AsUser) -> None:
    scene = a_round(world)
    a_reply(scene, "Skolnämnden", (2, "Målet är otydligt."), (None, "Bra plan."), appreciates=[2])
    treat(scene, [*Remark.objects.filter(text="Målet är otydligt.")], answer="Hemligt svar.",
          disposition=Disposition.objects.get(name="Ingen åtgärd"))  # fmt: skip
    url = reverse("reports:compilation", args=[scene.consultation.pk])
    page = as_user("vera").get(url).content.decode()
    assert "Målet är otydligt." in page
    assert "Hemligt svar." not in page
    assert "Hemligt svar." in as_user("asa").get(url).content.decode()
    version = scene.consultation.version
    acts.show_treatment(consultation=scene.consultation, version=version, shown=True, by=world.hand, at=NOW)
    assert "Hemligt svar." in as_user("vera").get(url).content.decode()
    assert as_user("otto").get(url).status_code == 404
    assert scene.consultation.due == date(2026, 12, 1)


def test_the_compilation_tells_what_was_changed_and_what_kinds_of_answers_came(world: World, as_user: AsUser) -> None:
    scene = a_round(world)
    a_reply(scene, "Skolnämnden", (2, "Målet är otydligt."), (None, "Vem gör vad?"), stance=Stance.SUPPORTS)
    a_reply(scene, "Tomma nämnden", stance=Stance.ABSTAINS)
    uninvited = a_reply(scene, "Föreningen", (None, "Vi vill vara med."), stance=Stance.OWN_STATEMENT).recipient
    Recipient.objects.filter(pk=uninvited.pk).update(invited=False)
    (added,) = direction.add_passages(
        draft=scene.draft, text="Kommunstyrelsen svarar för genomförandet.", by=world.hand, at=NOW,
        beside=scene.passages[2].passage,
    )  # fmt: skip
    clearer = Disposition.objects.get(name="Texten förtydligas")
    treat(
        scene,
        [*Remark.objects.filter(text="Vem gör vad?")],
        disposition=clearer,
        passages=[added.passage],
        answer="Klargörs.",
    )
    page = as_user("asa").get(reverse("reports:compilation", args=[scene.consultation.pk])).content.decode()
    told = " ".join(re.sub("<[^>]+>", " ", page).split())
    assert "1 av dem avstår: Tomma nämnden." in told
    assert "1 svar kom in utan remiss." in told
    assert "Nytt stycke : Kommunstyrelsen svarar för genomförandet." in told.replace("stycke:", "stycke :")
    assert "Vad synpunkterna ledde till" in told
    text = as_user("asa").get(reverse("consultation:treatment", args=[scene.consultation.pk])).content.decode()
    words = " ".join(re.sub("<[^>]+>", " ", text).split())
    assert "Nytt stycke Kommunstyrelsen svarar för genomförandet. tillagt efter en synpunkt" in words
    remark = Remark.objects.get(text="Vem gör vad?")
    one = as_user("asa").get(reverse("consultation:remark", args=[remark.pk])).content.decode()
    assert "Kommunstyrelsen svarar för genomförandet." in one, "a remark leads to the words it brought about"
