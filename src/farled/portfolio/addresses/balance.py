"""Addresses of the balance."""

from django.urls import path

from farled.portfolio.views import balance

PATTERNS = [
    path("balance/", balance.balance, name="balance"),
    path("balance/points/", balance.balance_points, name="balance_points"),
    path("balance/points/add-balance-point/", balance.add_balance_point, name="add_balance_point"),
    path("balance/points/<int:pk>/change-balance-point/", balance.change_balance_point, name="change_balance_point"),
    path("balance/points/<int:pk>/remove-balance-point/", balance.remove_balance_point, name="remove_balance_point"),
]
