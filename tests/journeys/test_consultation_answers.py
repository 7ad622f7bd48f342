"""By keyboard: one office writes for two boards, somebody else approves, one board adopts and the other abstains."""

from dataclasses import dataclass
from datetime import date

import pytest
from django.urls import reverse

from farled.consultation import acts
from farled.consultation.models import Consultation, Recipient, Reply
from farled.consultation.states import ReplyState
from farled.people import acts as people
from farled.people.reads import Assignment, Body
from farled.people.states import BodyKind, Role
from tests.cast import LONG_AGO, NOW, World
from tests.factories.consultation import a_consultation
from tests.journeys.journey import Journey

pytestmark = pytest.mark.browser

ROUND = "Remiss av programmet"
OURS = "Säg vad digital delaktighet kräver av skolan."


@dataclass
class Scene:
    """A round that two boards are asked in, whose answers one office prepares."""

    world: World
    row: Consultation
    office: Body

    def recipient(self, body: Body) -> Recipient:
        """A board as it was asked."""
        return Recipient.objects.get(body=body)

    def reply(self, body: Body) -> Reply:
        """What a board answers, as it is stored."""
        return Reply.objects.select_related("recipient__consultation", "same_text_as").get(recipient__body=body)


@pytest.fixture
def scene(world: World) -> Scene:
    office = people.add_body(
        organisation=world.ours, name="Utbildningskontoret", kind=BodyKind.ADMINISTRATION, parent=world.council,
        by=world.hand, at=NOW,
    )  # fmt: skip
    for key, name, role in (
        ("eva", "Eva Handläggare", Role.BODY_EDITOR),
        ("siv", "Siv Chef", Role.DECIDER),
    ):
        user = people.add_user(
            organisation=world.ours, email=f"{key}@as.example", name=name, by=world.hand, at=NOW, password="pw"
        )
        people.assign(
            user=user, organisation=world.ours, role=role, body=office, valid_from=LONG_AGO, by=world.hand, at=NOW
        )
        world.users[key] = user
    row = a_consultation(world, bodies=[], sent=False)
    acts.add_recipients(
        consultation=row,
        recipients=[acts.Asked(body, prepared_by=office) for body in (world.school, world.care)],
        by=world.hand,
        at=NOW,
    )
    acts.send_out(consultation=row, on=NOW.date(), by=world.hand, at=NOW)
    row.refresh_from_db()
    return Scene(world, row, office)


def test_an_office_answers_for_two_boards_without_typing_twice(scene: Scene, journey: Journey) -> None:
    world = scene.world
    journey.sign_in(world, "eva")
    write_for_the_first(scene, journey)
    take_for_the_second(scene, journey)
    send_for_approval(journey)
    journey.sign_out()
    journey.sign_in(world, "siv")
    approve(scene, journey)
    journey.sign_out()
    journey.sign_in(world, "eva")
    one_board_adopts(scene, journey)
    the_other_abstains(scene, journey)
    journey.faultless()


def write_for_the_first(scene: Scene, journey: Journey) -> None:
    """From what waits on the start page to a statement and a remark on a passage."""
    keys, say = journey.keys, journey.say
    assert journey.read().count(ROUND) >= 2, "both boards' answers wait on the office's start page"
    keys.content()
    keys.follow(say("Svara på remissen: %(subject)s") % {"subject": f"{ROUND}, Skolnämnden"})
    journey.look("asked")
    journey.go("Svara på remissen")
    journey.look("begun")
    journey.go("Läs och lämna synpunkter")
    journey.look("text to answer")
    add = journey.page.get_by_role("link", name=say("Lämna synpunkt på detta stycke"))
    name = " ".join(add.nth(1).inner_text().split())
    keys.content()
    keys.follow(name)
    journey.look("leave a remark")
    keys.content()
    keys.write(say("Er synpunkt"), OURS)
    keys.follow(say("Spara synpunkten"))
    journey.go("Tillbaka till svaret")
    journey.go("Skriv yttrandet")
    journey.look("write")
    keys.content()
    keys.select(say("Hur ställer ni er till förslaget?"), say("tillstyrker med synpunkter"))
    keys.write(say("Yttrande"), "Nämnden tillstyrker programmet med en synpunkt.")
    keys.follow(say("Spara"), "button")
    one = scene.reply(scene.world.school)
    assert one.statement == "Nämnden tillstyrker programmet med en synpunkt."
    assert one.remarks.get().text == OURS


def take_for_the_second(scene: Scene, journey: Journey) -> None:
    """The second board's answer takes the text and the remark of the first."""
    keys, say = journey.keys, journey.say
    journey.go("Remisser att svara på")
    journey.look("what is asked of us")
    journey.go(f"{ROUND}: Äldrenämnden")
    journey.look("begin")
    keys.content()
    keys.follow(say("Börja svara"), "button")
    journey.go("Hämta texten från ett annat svar")
    journey.look("take the text")
    keys.content()
    keys.select(say("Från vilket svar?"), "Skolnämnden")
    keys.follow(say("Hämta texten"), "button")
    first, second = scene.reply(scene.world.school), scene.reply(scene.world.care)
    assert (second.statement, second.stance) == (first.statement, first.stance)
    assert second.remarks.get().passage_id == first.remarks.get().passage_id
    journey.look("taken")


def send_for_approval(journey: Journey) -> None:
    """Both wait for the one who decides in the office, who is named."""
    keys, say = journey.keys, journey.say
    for name in ("Äldrenämnden", "Skolnämnden"):
        journey.go("Remisser att svara på")
        journey.go(f"{ROUND}: {name}")
        journey.go("Skicka för godkännande")
        journey.look(f"send {name} for approval")
        assert "Siv Chef" in journey.read(), "it says who can approve"
        keys.content()
        keys.follow(say("Skicka för godkännande"), "button")
        assert (
            say("Du har själv skrivit i svaret, så någon annan hos er behöver läsa och godkänna det.") in journey.read()
        )
    journey.look("waits for approval")


def approve(scene: Scene, journey: Journey) -> None:
    """A second person reads and approves, from what waits on the start page."""
    keys, say = journey.keys, journey.say
    for name in ("Skolnämnden", "Äldrenämnden"):
        journey.page.goto(f"{journey.server}/agenda/")
        keys.content()
        keys.follow(say("Godkänn remissvaret: %(subject)s") % {"subject": f"{ROUND}: {name}"})
        assert OURS in journey.read()
        journey.look(f"to approve for {name}")
        journey.go("Godkänn svaret")
        journey.look("approve")
        keys.content()
        keys.follow(say("Godkänn svaret"), "button")
    assert {one.state for one in Reply.objects.all()} == {ReplyState.APPROVED}


def one_board_adopts(scene: Scene, journey: Journey) -> None:
    """The board decides with its own § and a reservation, and its answer is handed in."""
    keys, say = journey.keys, journey.say
    open_reply(scene, journey, scene.world.school)
    journey.go("Skriv in nämndens beslut")
    journey.look("decision of the board")
    keys.content()
    journey.date("När beslutade nämnden?", date(2026, 11, 20))
    keys.write(say("Paragraf"), "87")
    keys.press(say("Reservationer och särskilda yttranden"))
    keys.write(say("Vem? Parti eller roll"), "M")
    keys.select(say("Slag"), say("reservation"))
    keys.follow(say("Skriv in beslutet"), "button")
    journey.look("decided")
    journey.go("Lämna in svaret")
    journey.look("hand in")
    keys.content()
    keys.follow(say("Lämna in svaret"), "button")
    journey.look("handed in")
    one = scene.reply(scene.world.school)
    assert (one.state, one.standing, one.paragraph) == ("handed_in", "adopted", "87")
    assert one.dissents.get().who == ["M"]


def the_other_abstains(scene: Scene, journey: Journey) -> None:
    """The other board decides to abstain: what the office wrote goes only when that is said."""
    keys, say = journey.keys, journey.say
    open_reply(scene, journey, scene.world.care)
    journey.go("Avstå från att svara")
    journey.look("abstain")
    keys.content()
    keys.write(say("Varför avstår ni?"), "Programmet berör inte äldreomsorgen.")
    journey.date("Nämndens beslut, om den har beslutat", date(2026, 11, 19))
    keys.write(say("Paragraf"), "61")
    keys.follow(say("Avstå från att svara"), "button")
    journey.look("a draft is there")
    assert journey.page.locator("[name=why]").input_value() == "Programmet berör inte äldreomsorgen.", "nothing is lost"
    assert scene.reply(scene.world.care).remarks.count() == 1
    keys.press(say("Kasta utkastet som är skrivet"), "checkbox", "Space")
    keys.follow(say("Avstå från att svara"), "button")
    journey.look("abstained")
    one = scene.reply(scene.world.care)
    assert (one.stance, one.standing, one.paragraph, one.remarks.count()) == ("abstains", "adopted", "61", 0)
    assert scene.reply(scene.world.school).remarks.count() == 1, "the other board's own stands"


def test_a_right_that_ends_while_one_writes_is_told_with_what_was_written(scene: Scene, journey: Journey) -> None:
    keys, say = journey.keys, journey.say
    journey.sign_in(scene.world, "eva")
    journey.page.goto(journey.server + reverse("consultation:begin", args=[scene.recipient(scene.world.school).pk]))
    keys.content()
    keys.follow(say("Börja svara"), "button")
    journey.go("Lämna en synpunkt på helheten")
    keys.content()
    keys.write(say("Er synpunkt"), "Skriven innan rollen upphörde.")
    Assignment.objects.filter(user=scene.world.users["eva"]).update(body=scene.world.preschool)
    keys.follow(say("Spara synpunkten"))
    journey.look("no longer ours to write")
    assert "Skriven innan rollen upphörde." in journey.read(), "it can be copied"
    assert not scene.reply(scene.world.school).remarks.exists()
    journey.faultless()


def open_reply(scene: Scene, journey: Journey, body: Body) -> None:
    """Go to a board's answer by what one is asked."""
    journey.page.goto(journey.server + reverse("consultation:mine"))
    journey.go(f"{ROUND}: {body.name}")
