"""Addresses of the plain views."""

from django.urls import path

from benchmarks.baselines import consultations, views

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
]
