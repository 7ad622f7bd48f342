"""Portfolios and their money, applications, scores, selections and grants (E24–E27)."""

from farled.portfolio.models.applications import (
    Application,
    ApplicationPart,
    ApplicationQuerySet,
    ApplicationStep,
    CoachNote,
    ExternalMoney,
)
from farled.portfolio.models.balance import BalancePoint, BalancePointQuerySet
from farled.portfolio.models.desk import Candidate, Desk, DeskPortfolio, DeskQuerySet, DeskRule, Run
from farled.portfolio.models.grants import Condition, Grant, GrantQuerySet, Tranche
from farled.portfolio.models.portfolios import Account, Delegation, LedgerEntry, Portfolio, PortfolioQuerySet
from farled.portfolio.models.scoring import MOST_POINTS, Criterion, JointScore, Score, StoodAside, Together

__all__ = [
    "MOST_POINTS",
    "Account",
    "Application",
    "ApplicationPart",
    "ApplicationQuerySet",
    "ApplicationStep",
    "BalancePoint",
    "BalancePointQuerySet",
    "Candidate",
    "CoachNote",
    "Condition",
    "Criterion",
    "Delegation",
    "Desk",
    "DeskPortfolio",
    "DeskQuerySet",
    "DeskRule",
    "ExternalMoney",
    "Grant",
    "GrantQuerySet",
    "JointScore",
    "LedgerEntry",
    "Portfolio",
    "PortfolioQuerySet",
    "Run",
    "Score",
    "StoodAside",
    "Together",
    "Tranche",
]
