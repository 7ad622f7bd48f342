"""Addresses of portfolios: each noun has its own list."""

from farled.portfolio.addresses import applications, balance, desk, grants, money, scoring

app_name = "portfolio"
urlpatterns = [
    *money.PATTERNS,
    *applications.PATTERNS,
    *scoring.PATTERNS,
    *desk.PATTERNS,
    *balance.PATTERNS,
    *grants.PATTERNS,
]
