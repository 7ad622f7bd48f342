"""Routes of portfolios, their frames and ledger, and who may grant how much."""

from farled.web.access import Access, needs

READ, MANAGE = needs("portfolio.read"), needs("portfolio.manage")
_ACTS = (
    "found_portfolio", "change_portfolio", "end_portfolio", "set_frame", "change_frame", "set_aside", "use_reserve",
    "carry_over", "move_money", "correct", "set_delegation", "end_delegation",
)  # fmt: skip
_POSTED = (
    "end_portfolio", "set_frame", "change_frame", "set_aside", "use_reserve", "carry_over", "move_money", "correct",
    "end_delegation",
)  # fmt: skip

ROUTES: dict[str, Access] = {
    **dict.fromkeys(
        (
            "portfolio:portfolios",
            "portfolio:portfolio",
            "portfolio:ledger",
            "portfolio:delegations",
            "api:portfolio.portfolios",
            "api:portfolio.portfolio",
            "api:portfolio.accounts",
            "api:portfolio.ledger",
            "api:portfolio.delegations",
        ),
        READ,
    ),
    **{f"portfolio:{name}": MANAGE for name in _ACTS},
    "POST api:portfolio.portfolios": MANAGE,
    "PATCH api:portfolio.portfolio": MANAGE,
    "POST api:portfolio.delegations": MANAGE,
    **{f"POST api:portfolio.{name}": MANAGE for name in _POSTED},
}
