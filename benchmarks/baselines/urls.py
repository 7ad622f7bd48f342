"""Addresses of the plain views."""

from django.urls import path

from benchmarks.baselines import changing, consultations, granting, views

urlpatterns = [
    path("activities/", views.activities),
    path("activities/<int:pk>/", views.activity),
    path("activities/<int:pk>/outcome/", views.outcome),
    path("returns/<int:pk>/", views.answers),
    path("consultations/<int:pk>/", consultations.round_),
    path("consultations/<int:pk>/treatment/", consultations.treatment),
    path("consultations/<int:pk>/compilation/", consultations.compilation),
    path("consultations/<int:pk>/lessons/", consultations.lessons),
    path("consultations/<int:pk>/passages/<int:passage_pk>/", consultations.passage),
    path("api/activities/", views.api),
    path("start/", changing.start),
    path("initiatives/", changing.initiatives),
    path("initiatives/<int:pk>/", changing.initiative),
    path("cases/", changing.cases),
    path("cases/claims/", changing.claims),
    path("cases/<int:pk>/", changing.case),
    path("cases/<int:pk>/result/", changing.result),
    path("benefits/", changing.benefits),
    path("benefits/totals/", changing.totals),
    path("benefits/effects/", changing.effects),
    path("benefits/<int:pk>/", changing.benefit),
    path("plans/<int:pk>/", changing.plan),
    path("lessons/", changing.lessons),
    path("portfolios/", granting.portfolios),
    path("portfolios/<int:pk>/", granting.portfolio),
    path("ledger/", granting.ledger),
    path("applications/", granting.applications),
    path("applications/<int:pk>/", granting.application),
    path("lead-times/", granting.lead_times),
    path("ranking/", granting.ranking),
    path("desks/<int:pk>/", granting.desk),
    path("desks/<int:pk>/reasons/", granting.reasons),
    path("balance/", granting.balance),
    path("grants/", granting.grants),
    path("grants/<int:pk>/", granting.grant),
]
