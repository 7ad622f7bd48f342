"""Routes of grants, conditions and tranches."""

from farled.web.access import Access, needs

READ, GRANT, RELEASE = needs("portfolio.read"), needs("portfolio.grant"), needs("portfolio.release")
_DECIDING = ("grant_money", "decline", "revoke")
_AFTER = ("finish", "fulfil_condition", "release_tranche", "return_money")

ROUTES: dict[str, Access] = {
    **dict.fromkeys(
        (
            "portfolio:decide",
            "portfolio:grants",
            "portfolio:grant",
            "api:portfolio.decide",
            "api:portfolio.grants",
            "api:portfolio.grant",
        ),
        READ,
    ),
    **{f"portfolio:{name}": GRANT for name in _DECIDING},
    **{f"POST api:portfolio.{name}": GRANT for name in _DECIDING},
    **{f"portfolio:{name}": RELEASE for name in _AFTER},
    **{f"POST api:portfolio.{name}": RELEASE for name in _AFTER},
}
