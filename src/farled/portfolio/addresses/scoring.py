"""Addresses of criteria, scoring and the ranking."""

from django.urls import path

from farled.portfolio.views import scoring

PATTERNS = [
    path("criteria/", scoring.criteria, name="criteria"),
    path("criteria/add/", scoring.add_criterion, name="add_criterion"),
    path("criteria/use-preset/", scoring.use_criteria_preset, name="use_criteria_preset"),
    path("criteria/<int:pk>/", scoring.criterion, name="criterion"),
    path("criteria/<int:pk>/change/", scoring.change_criterion, name="change_criterion"),
    path("criteria/<int:pk>/retire/", scoring.retire_criterion, name="retire_criterion"),
    path("applications/<int:pk>/score/<int:group>/", scoring.score, name="score"),
    path("applications/<int:pk>/stand-aside/", scoring.stand_aside, name="stand_aside"),
    path("applications/<int:pk>/open-scoring/<int:group>/", scoring.open_scoring, name="open_scoring"),
    path("applications/<int:pk>/score-together/<int:group>/", scoring.score_together, name="score_together"),
    path("ranking/", scoring.ranking, name="ranking"),
]
