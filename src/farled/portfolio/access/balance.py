"""Routes of the balance."""

from farled.web.access import Access, needs

READ, MANAGE = needs("portfolio.read"), needs("portfolio.manage")
ROUTES: dict[str, Access] = {
    **dict.fromkeys(("portfolio:balance", "portfolio:balance_points"), READ),
    **dict.fromkeys(
        (f"portfolio:{name}" for name in ("add_balance_point", "change_balance_point", "remove_balance_point")), MANAGE
    ),
    **dict.fromkeys((f"api:portfolio.{name}" for name in ("balance", "balance_points", "balance_point")), READ),
    "POST api:portfolio.balance_points": MANAGE,
    "PATCH api:portfolio.balance_point": MANAGE,
    "POST api:portfolio.remove_balance_point": MANAGE,
}
