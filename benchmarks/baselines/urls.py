"""Addresses of the plain views."""

from django.urls import path

from benchmarks.baselines import views

urlpatterns = [
    path("activities/", views.activities),
    path("activities/<int:pk>/", views.activity),
    path("activities/<int:pk>/outcome/", views.outcome),
    path("returns/<int:pk>/", views.answers),
    path("api/activities/", views.api),
]
