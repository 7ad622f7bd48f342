"""Nobody sees what they may not: everybody opens everything, and each canary is seen by those who may and no others."""

from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db.models import CharField, JSONField, Model, TextField
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django_tasks_db.models import DBTaskResult

from farled.files.models import StoredFile
from farled.loop import LOOP
from farled.matters.models import MatterQuerySet
from farled.people.capabilities import GRANTS
from farled.web import access, middleware
from farled.web.register import Field, Ground, Guard
from tests.cast import World
from tests.gates.canaries import OURS, SEEN_BY, THEIRS, find
from tests.gates.crawl import Crawler, starts
from tests.gates.routes import address, shown

NOBODY = ""  # signed out
STRANGERS = ("nils", NOBODY)
EVERYBODY = (*sorted(OURS | THEIRS), *STRANGERS)
ASKED_ALIKE = pytest.mark.only_on("sqlite")  # who may see what is asked the same way of both
START, SEARCH = "/agenda/", "/agenda/search/?q=zq"

Seen = dict[str, dict[str, str]]  # reader → canary → where


def crawler(world: World, name: str) -> Crawler:
    """One of the cast, signed in unless it is nobody."""
    client = Client()
    if name != NOBODY:
        client.force_login(world.users[name])
    return Crawler(client, find, asked="zq")


def crawl(world: World, names: Iterable[str]) -> Seen:
    """What each of them sees.

    First everybody goes where links lead; who has no right that another lacks needs only look in at the first pages,
    since no link leads them elsewhere. Then they open what they know of by hearsay: the addresses where somebody saw
    what they may not see themselves, every file there is, and the first numbers of whatever nobody came to. Of those
    with the very same rights one does all this; the others see the start page, which goes by role, and what a search
    gives.
    """
    crawlers = {name: crawler(world, name) for name in names}
    known: dict[frozenset[object], Crawler] = {}
    for name in sorted(crawlers, key=lambda name: -len(rights(world, name))):
        mine, each = rights(world, name), crawlers[name]
        if mine in known:
            each.follow([START, SEARCH], further=False)
        else:
            each.follow([*starts(), SEARCH], further=not any(mine <= another for another in known))
            known[mine] = each
    telling = {place: told for each in crawlers.values() for place, told in each.telling.items()}
    reached = set().union(*(each.routes for each in crawlers.values()))
    hidden = [(address(route, number), route) for route in shown() if route not in reached for number in range(1, 4)]
    files = StoredFile.objects.values_list("pk", flat=True)
    hidden += [(address("files:fetch", number), "files:fetch") for number in files]
    for name, each in crawlers.items():
        if any(each is one for one in known.values()):
            tempting = [
                (place, route) for place, (route, told) in telling.items() if any(name not in SEEN_BY[c] for c in told)
            ]
            each.follow(place for place, route in [*tempting, *hidden] if may_enter(world, name, route))
    return {name: each.found for name, each in crawlers.items()}


def rights(world: World, name: str) -> frozenset[object]:
    """What somebody may do, and for which bodies."""
    if name in STRANGERS:
        return frozenset({name})
    actor = world.actor(name)
    return frozenset((actor.organisation_id, each, actor.reach(each)) for each in GRANTS if actor.may(each))


def may_enter(world: World, name: str, route: str) -> bool:
    """Whether the route is open to somebody of the cast at all; the walker proves that it is shut to all others."""
    entry = access.TABLE[route]
    if name in STRANGERS:
        return entry.door is access.Door.PUBLIC
    return entry.door is not access.Door.CAPABILITY or world.actor(name).may(entry.capability)


def left_behind(log: str) -> Seen:
    """What can be read where nobody should look: the log, the mail, the cache, the sessions and the jobs' results."""
    letters = [str(letter.message()) for letter in mail.outbox]
    kept = [*cache._cache, *(value.decode("latin-1") for value in cache._cache.values())]  # type: ignore[attr-defined]
    sessions = [session.get_decoded() for session in Session.objects.all()]
    jobs = list(DBTaskResult.objects.values())
    places = {"the log": log, "the mail": letters, "the cache": kept, "the sessions": sessions, "the jobs": jobs}
    assert all(places.values()), "there is something to look at in each"
    return {place: dict.fromkeys(find(str(text)), "") for place, text in places.items()}


def wrongly_seen(seen: Seen) -> list[str]:
    """Where a canary is seen by somebody who may not see it; and which are not seen even by those who may."""
    shown = [
        f"{name} is shown to {reader or 'whoever is signed out'} at {place}"
        for reader, found in seen.items()
        for name, place in found.items()
        if reader not in SEEN_BY[name]
    ]
    alive = set().union(*seen.values())
    silent = [name for name, readers in SEEN_BY.items() if readers & seen.keys() and name not in alive]
    return sorted([*shown, *(f"{name} is never seen" for name in silent)])


@ASKED_ALIKE
def test_T3_every_canary_is_seen_by_those_who_may_and_nobody_else(
    released: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    seen = crawl(released, EVERYBODY)
    Client().post("/account/password/reset/", {"email": "zqemailqz@as.example"})
    assert wrongly_seen(seen | left_behind(caplog.text)) == []


OPENED = {"secrettitle", "secretsummary", "secretground", "secretclause", "secretcopies", "secretwhy",
          "secretsaid", "secretentry"}  # fmt: skip
OPENING = ("matters:matter", "matters:change", "matters:secrecy", "matters:move", "matters:decide", "matters:correct",
           "matters:send_copies", "matters:answer_point", "matters:motion", "matters:enter", "matters:correct_entry",
           "matters:assignment", "matters:change_assignment", "matters:report_assignment", "matters:add_stage",
           "matters:report_stage", "api:matters.matter", "api:matters.decision", "api:matters.assignment",
           "api:matters.diary_entry", "matters:statement", "matters:start_statement", "matters:next_version",
           "matters:change_statement", "matters:passage", "matters:fetch_again", "matters:send_statement",
           "matters:statement_file", "matters:statement_draft", "api:matters.statement", "api:matters.passage",
           "api:matters.point", "api:matters.stage", "api:matters.motion")  # fmt: skip


@ASKED_ALIKE
def test_T3_a_secret_is_opened_and_never_met_among_other_things(released: World) -> None:
    rut = crawler(released, "rut")
    rut.follow([*starts(), SEARCH])
    met = {place: told & OPENED for place, (route, told) in rut.telling.items() if route not in OPENING}
    assert {place: told for place, told in met.items() if told} == {}


def test_T3_S24_an_error_page_tells_nothing_of_what_went_wrong(
    released: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: Any) -> None:
        raise RuntimeError("zqsecrettitleqz")

    monkeypatch.setattr(MatterQuerySet, "visible_to", broken)
    browser = Client(raise_request_exception=False)
    browser.force_login(released.users["vera"])
    for place in ("/matters/", "/api/v1/matters/matters/"):
        answer = browser.get(place)
        assert (answer.status_code, find(answer.content.decode())) == (500, set())


# --- Every field about a person and every secret one has a canary -----------------------------------------------------

NO_ROOM = {  # guarded fields where nobody writes a text of their own
    **dict.fromkeys(
        (
            "trail.Entry.actor_kind",
            "trail.Entry.verb",
            "trail.Entry.subject_kind",
            "trail.Version.subject_kind",
            "people.User.language",
            "reports.Production.formats",
        ),
        "the code's own words",
    ),
    "people.Token.scopes": "the code's own words",
    **dict.fromkeys(("people.Token.hint", "people.Token.digest"), "drawn by chance; see test_secrets.py"),
    **dict.fromkeys(("imports.Draft.leads", "imports.Draft.contributing"), "numbers of bodies"),
    "imports.Draft.problems": "codes of refusals",
    "matters.Passage.writers": "numbers of people",
    "consultation.Link.errand": "the code's own words",
    "consultation.Link.token_hash": "kept as a hash; see tests/consultation",
    **dict.fromkeys(("imports.CellChange.sheet", "imports.CellChange.cell"), "where in a workbook the cell stands"),
    "imports.ReplyPart.heading": "a heading of the file, shown beside the part as its other texts are",
    "imports.Draft.part_of": "a heading of the file, shown beside the row as its other texts are",
    "people.User.password": "kept as a hash; see test_secrets.py",
    "agenda.FeedKey.token_hash": "kept as a hash; see test_secrets.py",
}


def guarded_texts() -> Iterator[tuple[type[Model], str]]:
    """The fields that can hold a text and that the register says are about a person, or guarded."""
    for part in LOOP:
        models = {model.__name__: model for model in apps.get_app_config(part.name).get_models()}
        register: Mapping[str, Mapping[str, Field]] = (
            import_module(f"{part.package}.register").REGISTER if models else {}
        )
        for model, fields in register.items():
            for name, entry in fields.items():
                stored = models[model]._meta.get_field(name)
                text = isinstance(stored, CharField | TextField | JSONField) and not getattr(stored, "choices", None)
                if text and (
                    entry.ground is not Ground.NO_PERSON or entry.guard in (Guard.GUARDED, Guard.STRONGLY_GUARDED)
                ):
                    yield models[model], name


def without_canary(fields: Iterable[tuple[type[Model], str]]) -> list[str]:
    return [
        label
        for model, name in fields
        if (label := f"{model._meta.label}.{name}") not in NO_ROOM
        and not any(find(str(value)) for value in model._base_manager.values_list(name, flat=True))
    ]


def test_T3_every_field_about_a_person_or_a_secret_holds_a_canary(released: World) -> None:
    assert without_canary(guarded_texts()) == [], "put one there in tests/gates/canary_scene.py"


def test_T5_T3_a_field_without_canary_is_found(released: World) -> None:
    document = apps.get_model("direction.Document")
    assert without_canary([(document, "title"), (document, "issued_by")]) == ["direction.Document.issued_by"]


# --- The crawl finds what leaks ---------------------------------------------------------------------------------------


@ASKED_ALIKE
def test_T5_T3_a_leaky_query_is_found(released: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(MatterQuerySet, "visible_to", lambda rows, _actor: rows)
    readers = {name: crawler(released, name) for name in ("vera", "otto")}
    for each in readers.values():
        each.within = "/matters/"
        each.follow(starts())
    found = {line.split(" at ")[0] for line in wrongly_seen({name: each.found for name, each in readers.items()})}
    assert {"secrettitle is shown to vera", "secretclause is shown to vera", "matter is shown to otto"} <= found
    assert "theirmatter is shown to vera" in found


@ASKED_ALIKE
def test_T5_T3_a_leak_in_a_header_is_found(released: World, monkeypatch: pytest.MonkeyPatch) -> None:
    def leak(self: Any, request: HttpRequest) -> HttpResponse:
        response: HttpResponse = self.get_response(request)
        response["X-Latest"] = "zqsecrettitleqz"
        return response

    monkeypatch.setattr(middleware.Headers, "__call__", leak)
    found = wrongly_seen(crawl(released, [NOBODY]))
    assert [line.split(" at ")[0] for line in found] == ["secrettitle is shown to whoever is signed out"]


def test_T5_T3_what_is_left_behind_is_found(released: World, as_user: Any, caplog: pytest.LogCaptureFixture) -> None:
    browser = as_user("asa")
    browser.get("/agenda/")
    mail.send_mail("Hej", "zqdutynoteqz", None, ["erik@as.example"])
    cache.set("list", ["zqdraftqz"])
    DBTaskResult.objects.update(return_value="zqreadrowqz")
    Session.objects.all().delete()
    session = browser.session
    session["latest"] = "zqmatterqz"
    session.save()
    seen = left_behind("GET zqfilenameqz")
    assert {place: list(found) for place, found in seen.items()} == {
        "the log": ["filename"],
        "the mail": ["dutynote"],
        "the cache": ["draft"],
        "the sessions": ["matter"],
        "the jobs": ["readrow"],
    }
