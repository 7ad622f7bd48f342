"""Routes of this part."""

from farled.web.access import Access, needs

READ, PLAN, OWN, MEASURE, DECIDE = (needs(f"benefits.{name}") for name in ("read", "plan", "own", "measure", "decide"))
_ACTS: dict[str, Access] = {
    **dict.fromkeys(
        (
            "plan_benefit", "plan_from_case", "change_benefit", "ask_owner", "plan_budget_effect", "evaluate",
            "write_lesson", "take_back_benefit", "change_lesson",
        ),
        PLAN,
    ),
    **dict.fromkeys(("accept_benefit", "leave_benefit", "hand_over"), OWN),
    **dict.fromkeys(
        ("measure", "forecast", "withdraw_measurement", "note_budget_effect", "report_deviation"), MEASURE
    ),
    **dict.fromkeys(("judge_deviation", "decide_measures", "finish_deviation", "end_benefit"), DECIDE),
}  # fmt: skip
_OTHERWISE = {"plan_benefit", "change_benefit", "write_lesson", "change_lesson"}  # sent to the list or the row itself
_POSTED = tuple(name for name in _ACTS if name not in _OTHERWISE)

ROUTES: dict[str, Access] = {
    **dict.fromkeys(
        (
            "benefits:benefits",
            "benefits:totals",
            "benefits:effects",
            "benefits:deviations",
            "benefits:benefit",
            "benefits:plan",
            "benefits:evaluation",
            "benefits:lessons",
            "benefits:lesson",
        ),
        READ,
    ),
    **{f"benefits:{name}": needed for name, needed in _ACTS.items()},
    **dict.fromkeys(
        (
            "api:benefits.benefits",
            "api:benefits.benefit",
            "api:benefits.deviations",
            "api:benefits.effects",
            "api:benefits.evaluations",
            "api:benefits.lessons",
            "api:benefits.lesson",
            "api:benefits.totals",
        ),
        READ,
    ),
    "POST api:benefits.benefits": PLAN,
    "POST api:benefits.lessons": PLAN,
    "PATCH api:benefits.benefit": PLAN,
    "PATCH api:benefits.lesson": PLAN,
    **{f"POST api:benefits.{name}": _ACTS[name] for name in _POSTED},
}
