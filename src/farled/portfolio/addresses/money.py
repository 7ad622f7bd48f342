"""Addresses of portfolios, their money and who may grant it."""

from django.urls import path

from farled.portfolio.views import delegations, frames, portfolios

PATTERNS = [
    path("", portfolios.portfolios, name="portfolios"),
    path("portfolios/found/", portfolios.found_portfolio, name="found_portfolio"),
    path("portfolios/<int:pk>/", portfolios.portfolio, name="portfolio"),
    path("portfolios/<int:pk>/change/", portfolios.change_portfolio, name="change_portfolio"),
    path("portfolios/<int:pk>/end/", portfolios.end_portfolio, name="end_portfolio"),
    path("portfolios/<int:pk>/set-frame/", frames.set_frame, name="set_frame"),
    path("portfolios/<int:pk>/<int:year>/change-frame/", frames.change_frame, name="change_frame"),
    path("portfolios/<int:pk>/<int:year>/set-aside/", frames.set_aside, name="set_aside"),
    path("portfolios/<int:pk>/<int:year>/use-reserve/", frames.use_reserve, name="use_reserve"),
    path("portfolios/<int:pk>/<int:year>/carry-over/", frames.carry_over, name="carry_over"),
    path("portfolios/<int:pk>/<int:year>/move-money/", frames.move_money, name="move_money"),
    path("ledger/", frames.ledger, name="ledger"),
    path("ledger/<int:pk>/correct/", frames.correct, name="correct"),
    path("delegations/", delegations.delegations, name="delegations"),
    path("delegations/set/", delegations.set_delegation, name="set_delegation"),
    path("delegations/<int:pk>/end/", delegations.end_delegation, name="end_delegation"),
]
