"""Routes of initiatives, their rules and checks, and of uses of AI."""

from farled.web.access import Access, needs

READ, EDIT, OWN, REPORT, MANAGE = (needs(f"initiatives.{name}") for name in ("read", "edit", "own", "report", "manage"))
_ACTS: dict[str, Access] = {
    **dict.fromkeys(
        ("change_initiative", "change_tier", "transfer", "look_for_reuse", "make_ready", "extend", "close", "drop"),
        EDIT,
    ),
    **dict.fromkeys(("accept_ownership", "leave_ownership"), OWN),
    **dict.fromkeys(("move_phase", "report", "state_upkeep", "answer_check"), REPORT),
    **dict.fromkeys(("follow", "add_question", "change_question", "use_preset", "set_tier_rule"), MANAGE),
    **dict.fromkeys(("change_ai_use", "move_ai_use", "register_ai_use", "begin"), EDIT),
}

_POSTED = (
    "accept_ownership", "leave_ownership", "look_for_reuse", "make_ready", "move_phase", "report",
    "extend", "change_tier", "transfer", "follow", "close", "drop", "answer_check",
)  # fmt: skip

ROUTES: dict[str, Access] = {
    "initiatives:initiatives": READ,
    "initiatives:initiative": READ,
    "initiatives:steering": READ,
    "initiatives:ai_uses": READ,
    "initiatives:ai_use": READ,
    "initiatives:begin_in": EDIT,
    **{f"initiatives:{name}": needed for name, needed in _ACTS.items()},
    **dict.fromkeys(
        (
            "api:initiatives.initiatives",
            "api:initiatives.initiative",
            "api:initiatives.questions",
            "api:initiatives.question",
            "api:initiatives.ai_uses",
            "api:initiatives.ai_use",
        ),
        READ,
    ),
    "POST api:initiatives.initiatives": EDIT,
    "PATCH api:initiatives.initiative": EDIT,
    "PUT api:initiatives.state_upkeep": REPORT,
    "POST api:initiatives.questions": MANAGE,
    "PATCH api:initiatives.question": MANAGE,
    "POST api:initiatives.ai_uses": EDIT,
    "PATCH api:initiatives.ai_use": EDIT,
    "POST api:initiatives.move_ai_use": EDIT,
    **{f"POST api:initiatives.{name}": _ACTS[name] for name in _POSTED},
}
