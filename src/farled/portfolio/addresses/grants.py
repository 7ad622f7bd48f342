"""Addresses of decisions on applications, grants and what follows."""

from django.urls import path

from farled.portfolio.views import deciding, grants

PATTERNS = [
    path("applications/<int:pk>/decide/", deciding.decide, name="decide"),
    path("applications/<int:pk>/grant-money/", deciding.grant_money, name="grant_money"),
    path("applications/<int:pk>/decline/", deciding.decline, name="decline"),
    path("grants/", grants.grants, name="grants"),
    path("grants/<int:pk>/", grants.grant, name="grant"),
    path("grants/<int:pk>/finish/", grants.finish, name="finish"),
    path("grants/<int:pk>/revoke/", deciding.revoke, name="revoke"),
    path("conditions/<int:pk>/fulfil/", grants.fulfil_condition, name="fulfil_condition"),
    path("tranches/<int:pk>/release/", grants.release_tranche, name="release_tranche"),
    path("tranches/<int:pk>/return/", grants.return_money, name="return_money"),
]
