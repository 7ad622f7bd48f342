"""What a program does is what a person does on the page: the same act, the same rules, the same refusals."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from farled.agenda.models import DateEntry
from farled.direction.models import Document, Objective
from farled.matters.models import Decision, Matter
from farled.planning.models import Activity, Round, StatusReport
from farled.planning.states import RoundState
from farled.web.access import TABLE
from tests.api.keys import Program, a_key
from tests.api.operations import acts
from tests.api.scene import Scene
from tests.api.twins import TWINS

AsUser = Callable[[str], Client]
REPORT = {"light": "yellow", "text": "Pilot klar i två av tre skolor.", "status": "ongoing"}


@pytest.fixture
def asa(scene: Scene) -> Program:
    return Program(a_key(scene.world, "asa"))


def done(response: Any, status: int = 200) -> Any:
    assert response.status_code == status, response.content.decode()
    return response.json() if response.content else None


def test_a_year_of_an_activity_over_the_api(scene: Scene, asa: Program) -> None:
    plan = scene["open plan"].api
    made = asa.send("POST", f"{plan}activities/", {
        "kind": "activity", "title": "E-arkiv", "start": "2026-01-01", "end": "2026-12-31",
        "objective": scene["open objective"].pk, "leads": [scene.world.school.pk], "footnotes": ["En.", "Två."],
    })  # fmt: skip
    path = done(made, 201)["api"]
    assert made.headers["Location"] == path
    assert made.headers["ETag"] == '"1"'
    one = Activity.objects.get(title="E-arkiv")
    assert one.footnotes == ["En.", "Två."]
    done(asa.act("PATCH", path, {"description": "Bevara för alltid."}))
    one.refresh_from_db()
    assert (one.title, one.description, str(one.end)) == ("E-arkiv", "Bevara för alltid.", "2026-12-31"), (
        "the rest is kept"
    )
    done(asa.act("PUT", f"{path}bodies/", {"leads": [scene.world.school.pk], "contributing": [scene.world.care.pk]}))
    report = done(asa.act("POST", f"{path}reports/", REPORT | {"proposed_end": "2027-06-30"}), 201)
    assert StatusReport.objects.get(pk=report["id"]).reporter == "Åsa Strateg"
    done(asa.act("POST", f"{path}prolong/", {"end": "2027-06-30", "why": "Upphandlingen överklagades."}))
    one.refresh_from_db()
    assert (str(one.end), one.footnotes[-1]) == ("2027-06-30", "Upphandlingen överklagades.")
    done(
        asa.act(
            "POST", f"{path}outcome/", {"status": "done", "outcome": "Arkivet är i drift.", "outcome_on": "2026-11-20"}
        )
    )
    done(asa.act("POST", f"{path}reopen/", {"why": "Det var för tidigt."}))
    done(asa.act("POST", f"{path}drop/", {"status": "dropped", "why": "Staten gör det."}))
    one.refresh_from_db()
    assert (one.status, one.outcome) == ("dropped", "Staten gör det.")


def test_asking_answering_no_and_removing_a_draft(scene: Scene, asa: Program) -> None:
    Round.objects.filter(state=RoundState.OPEN).update(
        state=RoundState.CLOSED
    )  # the scene's own, so that there is room for another
    asked = {"title": "Året", "period_from": "2026-01-01", "period_to": "2026-12-31", "due": "2026-12-20"}
    done(asa.send("POST", f"{scene['open plan'].api}open-round/", asked))
    assert Round.objects.get(title="Året").document_id == scene["open plan"].pk
    path = scene["open activity"].api
    done(asa.act("POST", f"{path}reports/", REPORT | {"proposed_end": "2027-03-31"}), 201)
    done(asa.act("POST", f"{path}keep-end/", {"why": "Det ska vara klart i år."}))
    assert Activity.objects.get(pk=scene["open activity"].pk).proposed_end is None
    made = done(
        asa.send("POST", f"{scene['draft plan'].api}activities/", {"kind": "activity", "title": "Ett utkast"}), 201
    )
    removed = asa.act("DELETE", made["api"])
    assert (removed.status_code, removed.content) == (204, b"")
    assert not Activity.objects.filter(pk=made["id"]).exists()


def test_documents_and_objectives_over_the_api(scene: Scene, asa: Program) -> None:
    made = done(asa.send("POST", "/api/v1/direction/documents/", {"title": "AI-policy", "kind": "policy"}), 201)
    done(asa.act("PATCH", made["api"], {"purpose": "Rätt använd.", "aliases": ["Policy för AI"]}))
    document = Document.objects.get(pk=made["id"])
    assert (document.title, document.purpose, document.aliases) == ("AI-policy", "Rätt använd.", ["Policy för AI"])
    goals = [
        done(asa.send("POST", f"{made['api']}objectives/", {"level": "objective", "title": title}), 201)
        for title in ("Ett", "Två")
    ]
    done(asa.act("PATCH", goals[0]["api"], {"text": "Alla vet när AI används."}))
    done(asa.act("POST", f"{goals[1]['api']}move/", {"parent": goals[0]["id"]}))
    assert Objective.objects.get(pk=goals[1]["id"]).parent_id == goals[0]["id"]
    above = scene["their published objective"]
    done(asa.act("PUT", f"{goals[0]['api']}derives-from/", {"derives_from": [above.pk]}))
    assert [each["id"] for each in asa.get(goals[0]["api"]).json()["derives_from"]] == [above.pk]
    assert asa.act("DELETE", goals[1]["api"]).status_code == 204
    decided = asa.act("PATCH", scene["open objective"].api, {"title": "Nytt namn"})
    assert (decided.status_code, decided.json()["field"]) == (422, "why"), "what is decided is changed for a reason"


def test_matters_and_decisions_over_the_api(scene: Scene) -> None:
    rut = Program(a_key(scene.world, "rut"))
    made = done(rut.send("POST", "/api/v1/matters/matters/", {
        "title": "Motion om AI", "kind": "motion", "opened_on": "2026-11-02", "reference": "KS 2026/00123",
    }), 201)  # fmt: skip
    done(rut.act("PATCH", made["api"], {"handler": scene.world.executive.pk}))
    done(rut.act("POST", f"{made['api']}move/", {"to": "preparation"}))
    decision = done(rut.send("POST", f"{made['api']}decisions/", {
        "on": "2026-11-18", "body": scene.world.council.pk, "outcome": "rejected", "paragraph": "87",
        "clauses": ["Nej."],
    }), 201)  # fmt: skip
    done(rut.act("PATCH", decision["api"], {"paragraph": "88", "why": "Skrivfel."}))
    one = Decision.objects.get(pk=decision["id"])
    assert (one.paragraph, one.outcome, one.clauses) == ("88", "rejected", ["Nej."])
    done(
        rut.act(
            "PUT", f"{made['api']}secrecy/", {"confidential": True, "secrecy_ground": "OSL 19 kap. 3 §", "why": "x"}
        )
    )
    matter = Matter.objects.get(pk=made["id"])
    assert (matter.confidential, matter.handler, matter.title) == (True, scene.world.executive, "Motion om AI")


def test_dates_over_the_api(scene: Scene, asa: Program) -> None:
    made = done(asa.send("POST", "/api/v1/agenda/entries/", {"on": "2026-12-24", "title": "Julafton"}), 201)
    done(asa.act("PATCH", made["api"], {"note": "Stängt."}))
    one = DateEntry.objects.get(pk=made["id"])
    assert (str(one.on), one.title, one.note) == ("2026-12-24", "Julafton", "Stängt.")
    assert asa.act("DELETE", made["api"]).status_code == 204
    assert not DateEntry.objects.filter(pk=made["id"]).exists()


# --- Versions ---------------------------------------------------------------------------------------------------------


def test_R1_a_change_says_which_version_it_saw(scene: Scene, asa: Program) -> None:
    who = {
        "decisions": "rut", "approve": "bo", "ownership": "erik", "value-": "valter", "deliver": "valter",
        "appraised/{pk}/take-back": "valter", "cases/{pk}/accept": "erik", "refuse": "erik", "grant-money": "bo",
        "applications/{pk}/decline": "bo", "revoke": "bo", "benefits/{pk}/accept": "erik",
        "benefits/{pk}/leave": "erik", "hand-over": "erik",
    }  # fmt: skip
    keys = {name: Program(a_key(scene.world, name)) for name in sorted({*who.values()})}
    others = {word: keys[name] for word, name in who.items()}
    for (method, path), operation in acts().items():
        if any(each["name"] == "If-Match" for each in operation["parameters"]):
            program = next((each for word, each in others.items() if word in path), asa)
            response = program.send(method, path.replace("{pk}", "1"), {})
            assert (response.status_code, response.json()["code"]) == (428, "web.api.unseen"), path


def test_R1_a_stale_change_is_refused_and_told_the_version_that_holds(scene: Scene, asa: Program) -> None:
    path = scene["open activity"].api
    seen = int(asa.get(path).headers["ETag"].strip('"'))
    assert asa.get(path).json()["version"] == seen
    done(asa.send("PATCH", path, {"title": "Den enas"}, seen=seen))
    stale = asa.send("PATCH", path, {"title": "Den andras"}, seen=seen)
    assert (stale.status_code, stale.json()["code"]) == (412, "web.stale")
    assert stale.headers["ETag"] == f'"{seen + 1}"' == asa.get(path).headers["ETag"]
    assert Activity.objects.get(pk=scene["open activity"].pk).title == "Den enas"


@pytest.mark.parametrize("seen", ["*", "3", 'W/"3"', '"3", "4"', '"0"', '"x"', "", '"99999999999"'])
def test_R1_a_version_is_one_number_in_quotes(scene: Scene, asa: Program, seen: str) -> None:
    headers = {"Authorization": f"Bearer {asa.key}", "If-Match": seen}
    response = asa.client.patch(scene["open activity"].api, {}, content_type="application/json", headers=headers)
    assert (response.status_code, response.json()["code"], response.json()["field"]) == (
        422,
        "web.api.version",
        "If-Match",
    )


# --- What is sent -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        (b"", 415, "web.api.media_type", None),
        (b"{", 422, "web.api.json", None),
        (b"[]", 422, "web.api.json", None),
        (b"[" * 100_000, 422, "web.api.json", None),
        (b'{"title": NaN}', 422, "web.api.json", None),
        (b'{"title": "a", "title": "b"}', 422, "web.api.json", None),
        (b'{"title": "\xff"}', 422, "web.api.json", None),
        ({"title": 5}, 422, "web.api.kind.text", "title"),
        ({"title": "a\u0000b"}, 422, "web.text.invisible", "title"),
        (b'{"title": "\\ud800"}', 422, "web.text.invisible", "title"),
        ({"title": "x" * 201}, 422, "web.api.long", "title"),
        ({"title": "x", "on": "24/12"}, 422, "web.api.day", "on"),
        ({"title": "x", "on": "2999-01-01"}, 422, "web.form.year", "on"),
        ({"title": "x"}, 422, "web.form.required", "on"),
        ({"title": "x", "on": "2026-12-24", "organisation": 1}, 422, "web.api.field", "organisation"),
        ({"title": "x", "on": "2026-12-24", "version": 1}, 422, "web.api.field", "version"),
        ({"title": "x" * 1_100_000}, 413, "web.api.large", None),
    ],
)
def test_S5_what_cannot_be_used_is_refused_with_a_sentence(
    scene: Scene, asa: Program, body: Any, status: int, code: str, field: str | None
) -> None:
    before = DateEntry.objects.count()
    response = asa.send("POST", "/api/v1/agenda/entries/", body if body != b"" else None)
    told = response.json()
    assert (response.status_code, told["code"], told["field"]) == (status, code, field)
    assert told["detail"].endswith(".")
    assert isinstance(told["facts"], dict)
    assert DateEntry.objects.count() == before


def test_S5_the_content_is_json_and_says_so(asa: Program) -> None:
    headers = {"Authorization": f"Bearer {asa.key}"}
    response = asa.client.post("/api/v1/agenda/entries/", {"on": "2026-12-24", "title": "x"}, headers=headers)
    assert (response.status_code, response.json()["code"]) == (415, "web.api.media_type")


@pytest.mark.parametrize("value", [True, "5", 0, -1, 2**63, 1.5, [1], {"id": 1}])
def test_S3_an_id_is_a_number_and_points_at_what_may_be_chosen(scene: Scene, asa: Program, value: Any) -> None:
    response = asa.act("PATCH", scene["open activity"].api, {"objective": value})
    assert (response.status_code, response.json()["field"]) == (422, "objective")
    hidden = asa.act("PATCH", scene["open activity"].api, {"objective": scene["their private objective"].pk})
    missing = asa.act("PATCH", scene["open activity"].api, {"objective": 999_999})
    assert (hidden.status_code, hidden.content) == (missing.status_code, missing.content)


def test_the_same_refusal_as_on_the_page(scene: Scene, asa: Program, as_user: AsUser) -> None:
    path, page = scene["open activity"].api, scene["open activity"].page
    response = asa.act("POST", f"{path}prolong/", {"end": "2026-01-02", "why": "Bakåt."})
    version = asa.get(path).json()["version"]
    shown = as_user("asa").post(f"{page}prolong/", {"version": version, "end": "2026-01-02", "why": "Bakåt."})
    assert response.status_code == shown.status_code
    assert response.json()["detail"].split(". ")[0] in shown.content.decode()


def test_S2_S4_what_is_not_ones_own_is_not_there_and_nothing_changes(scene: Scene) -> None:
    maj = Program(a_key(scene.world, "maj"))  # edits for the board of care
    before = list(Activity.objects.order_by("pk").values())
    body = {"title": "Kapad"}
    assert maj.act("PATCH", scene["open activity"].api, body).status_code == 403, "another board's"
    erik = Program(a_key(scene.world, "erik"))
    assert erik.send("PATCH", scene["draft activity"].api, body, seen=1).status_code == 404, "another board's draft"
    assert erik.send("PATCH", "/api/v1/planning/activities/999999/", body, seen=1).status_code == 404
    assert list(Activity.objects.order_by("pk").values()) == before


def test_a_training_is_counted_and_a_mapping_led_on_over_the_api(scene: Scene) -> None:
    asa, plan = Program(a_key(scene.world, "asa")), scene["open plan"].api
    training = asa.send("POST", f"{plan}activities/", {"title": "Leda digitalt", "kind": "training"}).json()["api"]
    day = asa.send("POST", f"{training}occasions/", {"on": "2026-10-01", "planned": 30})
    assert day.status_code == 201, day.content
    told = asa.get(training).json()
    [occasion] = told["occasions"]
    assert (occasion["planned"], occasion["trained"]) == (30, None)
    address = f"/api/v1/planning/occasions/{occasion['id']}/"
    assert asa.send("PATCH", address, {"trained": 28}, seen=occasion["version"]).status_code == 200
    assert asa.get(training).json()["occasions"][0]["trained"] == 28
    to = {"later": [scene["open activity"].pk], "objectives": [], "stage_goals": []}
    assert asa.send("PUT", f"{training}leads-to/", to, seen=told["version"]).status_code == 200
    assert [each["id"] for each in asa.get(training).json()["leads_to"]["later"]] == [scene["open activity"].pk]
    assert asa.send("DELETE", address, seen=2).status_code == 204
    assert asa.get(training).json()["occasions"] == []


def test_S28_every_act_of_the_api_is_entered_like_its_page() -> None:
    """Route of the API → the page that does the same; both ask for the same capability."""
    differ = {route: page for route, page in TWINS.items() if TABLE[route].capability != TABLE[page].capability}
    assert differ == {}
    assert TWINS.keys() == {route for route in TABLE if " api:" in route}, "name the page that does the same"
