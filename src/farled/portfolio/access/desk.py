"""Routes of the selection desk."""

from farled.web.access import Access, needs

READ, MANAGE, SELECT = (needs(f"portfolio.{name}") for name in ("read", "manage", "select"))
_KEPT = ("open_desk", "change_desk", "reopen", "close_desk")
_WORKED = (
    "add_candidate", "change_candidate", "remove_candidate", "set_resource_use", "choose", "take_plan", "add_rule",
    "change_rule", "remove_rule", "run", "stop_run", "propose",
)  # fmt: skip

ROUTES: dict[str, Access] = {
    **dict.fromkeys((f"portfolio:{name}" for name in ("desks", "desk", "reasons", "trade_off")), READ),
    **dict.fromkeys((f"portfolio:{name}" for name in _KEPT), MANAGE),
    **dict.fromkeys((f"portfolio:{name}" for name in (*_WORKED, "add_rule_of")), SELECT),
    **dict.fromkeys((f"api:portfolio.{name}" for name in ("desks", "desk", "candidate", "desk_rule", "answer")), READ),
    "POST api:portfolio.desks": MANAGE,
    "PATCH api:portfolio.desk": MANAGE,
    "PATCH api:portfolio.candidate": SELECT,
    "PATCH api:portfolio.desk_rule": SELECT,
    **{f"POST api:portfolio.{name}": MANAGE for name in ("reopen", "close_desk")},
    **{f"POST api:portfolio.{name}": SELECT for name in _WORKED if name not in ("change_candidate", "change_rule")},
}
