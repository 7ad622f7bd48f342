"""What pages show beside the rows themselves."""

from farled.portfolio.figures.money import (
    Money,
    Standing,
    Year,
    answer,
    chart,
    facts,
    in_year,
    known_years,
    ledger,
    left,
    portfolio_answer,
    possible,
    standings,
    total,
    up_to,
    year_at_hand,
    years_of,
)
from farled.portfolio.figures.scoring import points

__all__ = [
    "Money",
    "Standing",
    "Year",
    "answer",
    "chart",
    "facts",
    "in_year",
    "known_years",
    "ledger",
    "left",
    "points",
    "portfolio_answer",
    "possible",
    "standings",
    "total",
    "up_to",
    "year_at_hand",
    "years_of",
]
