"""What registrars, strategists and bodies do in matters and in the direction, done by programs."""

from typing import Any

import pytest

from farled.agenda.reads import Duty
from farled.direction.models import Document, DocumentRelation, Evidence, Objective, StageGoal, Term
from farled.direction.states import LOCAL_PLAN_DUTY
from farled.matters.models import AgendaItem, Assignment, Decision, DiaryEntry, Meeting, Motion, Point, Stage
from farled.people.states import TokenScope
from tests.api.keys import Program, a_key
from tests.api.scene import Scene
from tests.factories.matters import a_matter, an_assignment

MATTERS, DIRECTION = "/api/v1/matters/", "/api/v1/direction/"


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content.decode()
    return response.json() if response.content else None


@pytest.fixture
def rut(scene: Scene) -> Program:
    return Program(a_key(scene.world, "rut"))


@pytest.fixture
def asa(scene: Scene) -> Program:
    return Program(a_key(scene.world, "asa"))


def motion(rut: Program) -> str:
    body = {"title": "Motion om AI", "kind": "motion", "opened_on": "2026-11-02"}
    path: str = done(rut.send("POST", f"{MATTERS}matters/", body), 201)["api"]
    return path


# --- Matters ----------------------------------------------------------------------------------------------------------


def test_a_motion_is_written_once_and_then_changed(scene: Scene, rut: Program) -> None:
    path = motion(rut)
    body = {"parties": "M, SD", "submitted_on": "2026-11-01", "claims": ["att pröva", "att återkomma"]}
    made = done(rut.send("POST", f"{path}motion/", body), 201)
    assert made["api"] == f"{path}motion/"
    assert rut.send("POST", f"{path}motion/", body).json()["code"] == "matters.motion.there"
    done(rut.act("PATCH", f"{path}motion/", {"claims": ["att pröva"]}))
    told = done(rut.get(f"{path}motion/"))
    assert (told["parties"], told["claims"], told["version"]) == (["M", "SD"], ["att pröva"], 2)
    assert rut.send("PATCH", f"{path}motion/", {"text": "Sent."}, seen=1).status_code == 412
    assert Motion.objects.get(matter=int(path.rstrip("/").rpartition("/")[2])).text == ""
    other = rut.send("POST", f"{scene['open matter'].api}motion/", body)
    assert (other.status_code, other.json()["code"]) == (409, "matters.no_motion")


def test_all_that_was_said_at_a_meeting_is_sent_as_rows(scene: Scene, rut: Program) -> None:
    given = an_assignment(scene.world, given_by=scene.world.executive)
    body: dict[str, Any] = {
        "on": "2026-11-18", "body": scene.world.executive.pk, "outcome": "approved", "paragraph": "12",
        "clauses": ["Motionen bifalls.", "Uppdraget är fullgjort."], "order_of_vote": "Förslagen mot varandra.",
        "proposals": [
            {"who": "M och SD", "kind": "approval", "fate": "carried", "text": "Bifall."},
            {"who": "KD", "kind": "rejection", "fate": "lost"},
        ],
        "ballots": [{"put": 1, "against": 2, "carried": "first", "yes": 7, "no": 5, "abstained": 1}],
        "dissents": [{"who": "KD", "kind": "reservation", "favours": 2, "clauses": "1"}],
        "fulfils": [{"assignment": given.pk, "clause": 2}],
        "copies_to": "Arkivet; Revisorerna", "verified_by": "ordföranden",
    }  # fmt: skip
    path = f"{motion(rut)}decisions/"
    told = done(rut.get(done(rut.send("POST", path, body), 201)["api"]))
    assert [each["who"] for each in told["proposals"]] == [["M", "SD"], ["KD"]]
    assert told["ballots"] == [{"put": 1, "against": 2, "carried": True, "yes": 7, "no": 5, "abstained": 1}]
    assert (told["dissents"][0]["favours"], told["dissents"][0]["clauses"]) == (2, [1])
    assert told["fulfils"] == [
        {"clause": 2, "assignment": {"id": given.pk, "name": given.title, "api": f"{MATTERS}assignments/{given.pk}/"}}
    ]
    given.refresh_from_db()
    assert given.state == "fulfilled"
    sent = [each["id"] for each in told["copies"]][:1]
    one = f"{MATTERS}decisions/{told['id']}/"
    done(rut.act("POST", f"{one}copies/", {"copies": sent, "on": "2026-11-20"}))
    assert [each["sent_on"] for each in done(rut.get(one))["copies"]] == ["2026-11-20", None]
    done(rut.act("PATCH", one, {"proposals": body["proposals"][:1], "ballots": [], "dissents": [], "why": "Fel."}))
    told = done(rut.get(one))
    assert (len(told["proposals"]), told["ballots"], told["dissents"]) == (1, [], [])
    assert len(told["fulfils"]) == 1, "a kind of row that is not sent stays"


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ({"proposals": "M"}, "proposals"),
        ({"proposals": [{"who": "M", "kind": "approval"}]}, "proposals"),
        ({"proposals": [{"who": "M", "kind": "approval", "fate": "carried", "name": "Anna"}]}, "proposals"),
        ({"proposals": [{"who": 5, "kind": "approval", "fate": "carried"}]}, "proposals.who"),
        ({"proposals": [{"who": "Anna Andersson", "kind": "approval", "fate": "carried"}]}, "proposals-0-who"),
        ({"ballots": [{"put": 3, "carried": "first"}]}, "ballots-0-put"),
        ({"fulfils": [{"assignment": 999_999, "clause": 1}]}, "fulfils-0-assignment"),
        ({"proposals": [{}] * 61}, "proposals"),
    ],
)
def test_S5_rows_that_cannot_be_used_say_which(scene: Scene, rut: Program, rows: Any, field: str) -> None:
    body = {"on": "2026-11-18", "body": scene.world.executive.pk, "outcome": "referred", "clauses": ["Ja."]}
    before = Decision.objects.count()
    refused = rut.send("POST", f"{scene['open matter'].api}decisions/", body | rows)
    told = refused.json()
    assert (refused.status_code, told["field"] or told["errors"][0]["field"]) == (422, field), told
    assert Decision.objects.count() == before


def test_a_tabled_matter_comes_back_and_a_recommittal_is_answered(scene: Scene, rut: Program) -> None:
    matter = f"{MATTERS}matters/{a_matter(scene.world, title='Planen').pk}/"
    body = {"body": scene.world.executive.pk, "outcome": "tabled", "on": "2026-11-11", "tabled_to": "2026-12-02"}
    done(rut.send("POST", f"{matter}decisions/", body), 201)
    assert AgendaItem.objects.get(matter__title="Planen").meeting.on.isoformat() == "2026-12-02"
    body = {"body": scene.world.executive.pk, "outcome": "recommitted", "on": "2026-11-18", "points": ["Analysera."]}
    back = done(rut.get(done(rut.send("POST", f"{matter}decisions/", body), 201)["api"]))
    (point,) = back["points"]
    done(rut.act("POST", f"{point['api']}answer/", {"answer": "Analysen är gjord.", "on": "2026-11-20"}))
    assert done(rut.get(point["api"]))["state"] == "answered"
    assert Point.objects.get(pk=point["id"]).answer == "Analysen är gjord."


def test_a_meeting_and_its_list(scene: Scene, rut: Program) -> None:
    made = done(rut.send("POST", f"{MATTERS}meetings/", {"body": scene.world.care.pk, "on": "2026-12-03"}), 201)
    again = done(rut.send("POST", f"{MATTERS}meetings/", {"body": scene.world.care.pk, "on": "2026-12-03"}), 201)
    assert (made, Meeting.objects.filter(on="2026-12-03").count()) == (again, 1)
    matter = a_matter(scene.world, title="Att ta upp")
    done(rut.send("POST", f"{made['api']}list/", {"matter": matter.pk}))
    (place,) = done(rut.get(made["api"]))["handled"]
    assert (place["matter"]["id"], place["decision"]) == (matter.pk, None)
    assert rut.send("DELETE", f"{MATTERS}items/{place['item']}/").status_code == 204
    assert done(rut.get(made["api"]))["handled"] == []


def test_the_diary_is_written_and_corrected(scene: Scene, rut: Program) -> None:
    path = scene["open matter"].api
    body = {"course": "received", "on": "2026-11-19", "counterpart": "Länsstyrelsen", "subject": "Yttrande"}
    made = done(rut.send("POST", f"{path}diary/", body), 201)
    done(rut.act("PATCH", made["api"], {"subject": "Yttrande över planen", "why": "Förtydligat."}))
    one = DiaryEntry.objects.get(pk=made["id"])
    assert (one.subject, one.counterpart, one.version) == ("Yttrande över planen", "Länsstyrelsen", 2)
    secret = rut.send("PATCH", scene["open entry"].api, {"confidential": True, "why": "Sekretess."}, seen=1)
    assert (secret.status_code, secret.json()["field"]) == (422, "secrecy_ground")


def test_an_assignment_in_stages(scene: Scene, rut: Program) -> None:
    erik = Program(a_key(scene.world, "erik", [TokenScope.ASSIGNMENTS]))
    body = {"title": "Ta fram en strategi", "given_in": "Budget 2027", "given_to": scene.world.school.pk}
    path = done(rut.send("POST", f"{MATTERS}assignments/", body), 201)["api"]
    done(rut.act("PATCH", path, {"due": "2027-06-01"}))
    stage = done(rut.send("POST", f"{path}stages/", {"text": "Kartlägg", "due": "2027-02-01"}), 201)
    early = erik.act("POST", f"{path}report/", {"report": "Klart.", "on": "2026-11-20"})
    assert early.status_code == 409, "a stage is left"
    done(erik.act("POST", f"{stage['api']}report/", {"report": "Kartlagt.", "on": "2026-11-20"}))
    done(erik.act("POST", f"{path}report/", {"report": "Klart.", "on": "2026-11-20"}))
    told = done(rut.get(path))
    assert (told["state"], told["due"], told["stages"][0]["report"]) == ("reported", "2027-06-01", "Kartlagt.")
    assert Stage.objects.get(pk=stage["id"]).version == 2
    maj = Program(a_key(scene.world, "maj"))
    assert maj.act("POST", f"{path}report/", {"report": "Kapat.", "on": "2026-11-20"}).status_code == 403
    assert Assignment.objects.get(pk=told["id"]).report == "Klart."


# --- Direction --------------------------------------------------------------------------------------------------------


def test_how_far_an_objective_has_come(scene: Scene, asa: Program) -> None:
    path = scene["open objective"].api
    body = {"on": "2026-11-01", "movement": "forward", "text": "Täckningen har ökat."}
    made = done(asa.send("POST", f"{path}evidence/", body), 201)
    done(asa.act("PATCH", made["api"], {"movement": "still"}))
    assert Evidence.objects.get(pk=made["id"]).movement == "still"
    stage = done(asa.send("POST", f"{path}stage-goals/", {"title": "Hälften", "due": "2027-06-30"}), 201)
    done(asa.act("PATCH", stage["api"], {"reached_on": "2026-11-20", "evidence": "Mätningen."}))
    one = StageGoal.objects.get(pk=stage["id"])
    assert (one.title, str(one.reached_on)) == ("Hälften", "2026-11-20")
    assert [each["api"] for each in done(asa.get(path))["stage_goals"]][-1] == stage["api"]
    for each in (made, stage):
        assert asa.act("DELETE", each["api"]).status_code == 204
        assert asa.get(each["api"]).status_code == 404


def test_what_an_evaluation_found_is_written_answered_and_taken_away(scene: Scene, asa: Program) -> None:
    path = scene["open document"].api
    body = {"kind": "weakness", "text": "Data delas sällan.", "on": "2026-11-01"}
    made = done(asa.send("POST", f"{path}findings/", body), 201)
    done(asa.act("PATCH", made["api"], {"kind": "threat"}))
    done(asa.act("PUT", f"{made['api']}answer/", {"answer": "Delning blir regel."}))
    told = done(asa.get(made["api"]))
    assert (told["kind"], told["answer"], told["passages"]) == ("threat", "Delning blir regel.", [])
    assert made["id"] in [each["id"] for each in done(asa.get(f"{DIRECTION}findings/"))["items"]]
    assert asa.act("DELETE", made["api"]).status_code == 204
    assert asa.get(made["api"]).status_code == 404


def test_the_glossary(scene: Scene, asa: Program) -> None:
    made = done(
        asa.send("POST", f"{DIRECTION}terms/", {"term": "Mobiltäckning", "definition": "Att det går att ringa."}), 201
    )
    done(asa.act("PATCH", made["api"], {"forms": ["täckning"], "avoid": ["mottagning"]}))
    one = Term.objects.get(pk=made["id"])
    assert (one.definition, one.forms, one.avoid) == ("Att det går att ringa.", ["täckning"], ["mottagning"])
    assert asa.act("DELETE", made["api"]).status_code == 204


def test_a_local_plan_contributes_to_the_organisations(scene: Scene, asa: Program) -> None:
    above = Document.objects.get(pk=scene["open document"].pk)
    done(asa.send("POST", f"{DIRECTION}local-plans/ask/", {"bodies": [scene.world.care.pk], "due": "2027-03-01"}), 204)
    assert Duty.objects.get(kind=LOCAL_PLAN_DUTY).body_id == scene.world.care.pk
    nobody = asa.send("POST", f"{DIRECTION}local-plans/ask/", {"due": "2027-03-01"})
    assert nobody.status_code in (409, 422)
    body = {"body": scene.world.care.pk, "form": "own", "title": "Omsorgens plan", "concretises": [above.pk]}
    plan = done(asa.send("POST", f"{DIRECTION}local-plans/", body), 201)
    aim = {"to": scene["open objective"].pk, "title": "Alla hem ska nås", "level": "objective"}
    made = done(asa.send("POST", f"{plan['api']}contributions/", aim), 201)
    assert [each["id"] for each in done(asa.get(made["api"]))["derives_from"]] == [scene["open objective"].pk]
    assert Objective.objects.get(pk=made["id"]).document_id == plan["id"]


def test_relations_and_new_versions(scene: Scene, asa: Program) -> None:
    path = scene["open document"].api
    other = done(asa.send("POST", f"{DIRECTION}documents/", {"title": "Riktlinje", "kind": "guideline"}), 201)
    made = done(
        asa.send("POST", f"{other['api']}relations/", {"kind": "concretises", "other": scene["open document"].pk}), 201
    )
    assert done(asa.get(made["api"]))["other"]["id"] == scene["open document"].pk
    assert asa.act("DELETE", made["api"]).status_code == 204
    assert not DocumentRelation.objects.filter(pk=made["id"]).exists()
    done(asa.send("POST", f"{path}versions/", {"note": "Uppföljningen visade det."}), 201)
    assert done(asa.get(path))["versions"][0]["state"] == "draft"
    twice = asa.send("POST", f"{path}versions/", {})
    assert twice.status_code == 409
