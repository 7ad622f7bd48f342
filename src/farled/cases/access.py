"""Routes of this part."""

from farled.web.access import Access, needs

READ, EDIT, ACCEPT, APPRAISE = (needs(f"cases.{name}") for name in ("read", "edit", "accept", "appraise"))
_LINES = (
    "add_alternative", "change_alternative", "remove_alternative", "add_cost", "change_cost", "remove_cost",
    "add_benefit", "change_benefit", "remove_benefit",
)  # fmt: skip
_ACTS: dict[str, Access] = {
    **dict.fromkeys(("begin", "change_case", "make_version", "discard", "submit", "reply", "read_back", *_LINES), EDIT),
    **dict.fromkeys(("accept", "refuse"), ACCEPT),
    **dict.fromkeys(("begin_appraisal", "value_cost", "value_benefit", "take_back_value", "deliver"), APPRAISE),
}
_READ = (
    "cases", "case", "case_result", "claims", "costs", "cost", "benefits", "benefit", "appraisals", "appraisal",
)  # fmt: skip
_CHANGED = ("case", "change_alternative", "cost", "benefit")
_POSTED = (
    "make_version", "submit", "accept", "refuse", "begin_appraisal", "add_alternative", "add_cost", "add_benefit",
    "value_cost", "value_benefit", "take_back_value", "deliver", "reply",
)  # fmt: skip
ROUTES: dict[str, Access] = {
    "cases:cases": READ,
    "cases:case": READ,
    "cases:appraisal": READ,
    **dict.fromkeys((f"cases:{name}" for name in ("result", "compare", "workbook", "claims", "what_if")), READ),
    **{f"cases:{name}": needed for name, needed in _ACTS.items()},
    **dict.fromkeys((f"api:cases.{name}" for name in _READ), READ),
    "POST api:cases.cases": EDIT,
    **{f"{verb} api:cases.{name}": EDIT for name in _CHANGED for verb in ("PATCH", "DELETE")},
    **{f"POST api:cases.{name}": _ACTS[name] for name in _POSTED},
}
