"""Routes of criteria and scores."""

from farled.web.access import Access, needs

READ, SCORE, CRITERIA = (needs(f"portfolio.{name}") for name in ("read", "score", "criteria"))
_SCORED = ("score", "stand_aside", "open_scoring", "score_together")

ROUTES: dict[str, Access] = {
    **dict.fromkeys(("portfolio:criteria", "portfolio:criterion", "portfolio:ranking"), READ),
    **{f"portfolio:{name}": SCORE for name in _SCORED},
    **dict.fromkeys(
        (
            "portfolio:add_criterion",
            "portfolio:change_criterion",
            "portfolio:retire_criterion",
            "portfolio:use_criteria_preset",
        ),
        CRITERIA,
    ),
    **dict.fromkeys(("api:portfolio.criteria", "api:portfolio.criterion"), READ),
    "POST api:portfolio.criteria": CRITERIA,
    "PATCH api:portfolio.criterion": CRITERIA,
    "POST api:portfolio.retire_criterion": CRITERIA,
    **{f"POST api:portfolio.{name}": SCORE for name in _SCORED},
}
