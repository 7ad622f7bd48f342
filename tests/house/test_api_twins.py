"""What a person can do on a page a program can do over the API, or a table says why not; and names are told apart."""

import ast
import inspect
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

from farled.loop import LOOP
from farled.web.rest import Shape
from tests.house.repository import Source, nothing, product

INSIDE = "part of other acts, which stand here or in the API"
READING = "told to history when something is read, by what reads it"
WORKER = "work that a task does in pieces; what starts it is in the API or on a page"
PEOPLE = "the organisation, its people and their rights are in people's hands alone (decision 8)"
DECIDED = "deciding on documents is done by people on pages (decision 8)"
FILES = "reading files in, and approving what they change, is looking at a page (decision 8)"
SHOWN = "a personal link is shown to a person, or mailed, and to nobody else"
GUESTS = "what somebody without an account does, who has no key either"
OWN = "one's own settings, of no use to a program"

ELSEWHERE: dict[str, str] = {
    "agenda.appoint_deputy": PEOPLE,
    "agenda.end_deputyship": PEOPLE,
    "agenda.escalate": WORKER,
    "agenda.fulfil_duty": INSIDE,
    "agenda.lay_up_next_year": "the coming year's dates are looked at one by one before they are laid up",
    "agenda.make_feed": OWN,
    "agenda.place_duties": INSIDE,
    "agenda.place_duty": INSIDE,
    "agenda.revoke_feed": OWN,
    "agenda.withdraw_duty": INSIDE,
    "benefits.end_with": INSIDE,
    "cases.let_rest": INSIDE,
    "cases.read_back": "a program changes each line by itself; what a workbook changes is looked at first",
    "consultation.add_material": FILES,
    "consultation.add_presets": "a program adds each by its name",
    "consultation.compare_what_came": INSIDE,
    "consultation.have_dispositions": INSIDE,
    "consultation.keep_comparison": WORKER,
    "consultation.make_link": SHOWN,
    "consultation.note_letter": WORKER,
    "consultation.make_approver_link": GUESTS,
    "consultation.receive": INSIDE,
    "consultation.remove_material": FILES,
    "consultation.revoke_link": SHOWN,
    "consultation.send_letters_again": SHOWN,
    "consultation.sign": GUESTS,
    "consultation.take_letter": WORKER,
    "direction.adopt": DECIDED,
    "direction.publish": DECIDED,
    "direction.record_earlier": DECIDED,
    "direction.record_issued": DECIDED,
    "direction.repeal": DECIDED,
    "direction.send_for_consultation": INSIDE,
    "direction.withdraw": DECIDED,
    "direction.write_section": "a section is passages, written one by one or with the whole text",
    "files.discard": INSIDE,
    "files.keep": INSIDE,
    "files.share": INSIDE,
    "initiatives.set_tier_rule": "the rules of the tiers are looked at beside each other before they are set",
    "initiatives.use_preset": "a program adds each question by its key",
    "lists.change_view": OWN,
    "lists.remove_view": OWN,
    "lists.save_view": OWN,
    "matters.add_layout": "how papers are laid out is looked at while it is put in order",
    "matters.change_layout": "as adding one",
    "matters.fetch_again": "what is fetched is looked at beside what somebody has typed",
    "matters.keep_statement_files": WORKER,
    "parameters.set_value": PEOPLE,
    "planning.add_activities": "many at once come from a file, whose rows are looked at",
    "planning.freeze": WORKER,
    "planning.send_out": WORKER,
    "portfolio.decided": INSIDE,
    "portfolio.keep_part": WORKER,
    "portfolio.withdraw_with": INSIDE,
    "portfolio.use_criteria_preset": "a program adds each criterion by itself",
    "reports.add_template": FILES,
    "reports.add_version": FILES,
    "reports.change_template": "as putting a template in use",
    "reports.check_again": FILES,
    "reports.keep_files": WORKER,
    "reports.keep_findings": WORKER,
    "reports.order": "a report is looked at before it is ordered; finished ones are read over the API",
    "reports.order_again": "as ordering it",
    "reports.order_changes": "as ordering a report; what changed is read over the API word by word",
    "reports.order_compilation": "as ordering a report",
    "reports.order_decision": "as ordering a report; all that it tells of is read over the API",
    "reports.order_of_round": "as ordering one; those of a frozen round are made by freezing it",
    "reports.put_in_use": "a template's example is looked at before it is used",
    "reports.remove": OWN,
    "reports.remove_version": "as putting a template in use",
    "reports.tell_export": READING,
    "systems.declare_presets": "a program adds each question by itself",
    "reports.withdraw": "as putting a template in use",
}
WHOLE_ROOMS = {"people": PEOPLE, "imports": FILES, "thread": INSIDE, "trail": INSIDE}


def acts() -> Iterator[str]:
    """Every act there is, ``room.act``: what takes somebody who acts and an instant."""
    for part in LOOP:
        if not find_spec(f"{part.package}.acts"):
            continue
        module = import_module(f"{part.package}.acts")
        for name in getattr(module, "__all__", [name for name in vars(module) if not name.startswith("_")]):
            one = getattr(module, name)
            if inspect.isfunction(one) and one.__module__.startswith(part.package):
                asked = inspect.signature(inspect.unwrap(one)).parameters
                if {"by", "at"} <= asked.keys():
                    yield f"{part.name}.{name}"


def called(these: Iterable[Source]) -> set[str]:
    """The acts that operations of the API do, by whatever expression names them: ``acts.adopt``."""
    return {
        f"{source.part}.{node.attr}"
        for source in these
        if "/api" in source.path
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "acts"
    }


def missing(every: Iterable[str], done: set[str]) -> list[str]:
    return [name for name in every if name not in done | ELSEWHERE.keys() and name.partition(".")[0] not in WHOLE_ROOMS]


def test_S28_every_act_is_in_the_api_or_a_table_says_why_not() -> None:
    nothing(missing(acts(), called(product())), "give the act an operation in the room's api, or a reason here")


def test_S28_the_table_names_only_acts_that_are_left_out() -> None:
    every, done = set(acts()), called(product())
    nothing(sorted(ELSEWHERE.keys() - every), "there is no such act")
    nothing(sorted(ELSEWHERE.keys() & done), "the act is in the API; take it out of the table")


def test_T5_S28_an_act_without_an_operation_is_found() -> None:
    assert missing(["planning.open_round", "planning.vanish"], called(product())) == ["planning.vanish"]
    there = Source("src/farled/planning/api/x.py", "acts.vanish(by=request.actor)")
    assert called([there]) == {"planning.vanish"}


# --- Names in the document --------------------------------------------------------------------------------------------


def shapes(of: type[Shape] = Shape) -> Iterator[type[Shape]]:
    """Every shape that is declared."""
    for each in of.__subclasses__():
        yield each
        yield from shapes(each)


def told_twice(these: Iterable[type[Shape]]) -> list[str]:
    """Names that stand for more than one shape: the document would keep one of them under the name."""
    declared = {(each.__module__, each.__qualname__) for each in these if each.__module__.startswith("farled.")}
    counted = Counter(name for _module, name in declared)
    return sorted(name for name, count in counted.items() if count > 1)


def test_every_shape_has_a_name_of_its_own() -> None:
    for part in LOOP:
        if find_spec(f"{part.package}.api"):
            import_module(f"{part.package}.api")
    nothing(told_twice(shapes()), "two shapes with one name are one in the OpenAPI document; rename one")


def test_two_shapes_of_one_name_are_found() -> None:
    one = type("Twin", (Shape,), {"__module__": "farled.planning.api.reading"})
    other = type("Twin", (Shape,), {"__module__": "farled.matters.api.matters"})
    assert told_twice([one, other]) == ["Twin"]
    assert told_twice([one, one]) == []
