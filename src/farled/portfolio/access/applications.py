"""Routes of applications, their way to a decision, coaches and money from outside."""

from farled.web.access import Access, needs

READ, APPLY, COACH = (needs(f"portfolio.{name}") for name in ("read", "apply", "coach"))

_APPLICANT = ("begin_application", "change_application", "hand_in", "supplement", "withdraw",
              "add_external_money", "change_external_money")  # fmt: skip
_OFFICE = ("assign_coach", "leave_coach", "note", "complete", "ask_to_supplement", "refer", "prepare")

ROUTES: dict[str, Access] = {
    **dict.fromkeys(("portfolio:applications", "portfolio:application", "portfolio:lead_times"), READ),
    **{f"portfolio:{name}": APPLY for name in _APPLICANT},
    **{f"portfolio:{name}": COACH for name in _OFFICE},
    **dict.fromkeys(
        (
            "api:portfolio.applications",
            "api:portfolio.application",
            "api:portfolio.external_moneys",
            "api:portfolio.external_money",
        ),
        READ,
    ),
    "POST api:portfolio.applications": APPLY,
    "PATCH api:portfolio.application": APPLY,
    "POST api:portfolio.external_moneys": APPLY,
    "PATCH api:portfolio.external_money": APPLY,
    **{f"POST api:portfolio.{name}": APPLY for name in ("hand_in", "supplement", "withdraw")},
    **{f"POST api:portfolio.{name}": COACH for name in _OFFICE},
}
