"""Addresses of the reports."""

from django.urls import path

from farled.reports import views

app_name = "reports"
urlpatterns = [
    path("rounds/<int:pk>/", views.of_round, name="of_round"),
    path("", views.reports, name="reports"),
    path("produce/", views.produce, name="produce"),
    path("preview/", views.preview, name="preview"),
    path("<int:pk>/", views.report, name="report"),
    path("<int:pk>/again/", views.produce_again, name="produce_again"),
    path("<int:pk>/remove/", views.remove, name="remove"),
]
