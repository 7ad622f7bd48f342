"""Addresses of systems and information."""

from django.urls import path

from farled.systems.views import reuse

app_name = "systems"
PORTFOLIO = [
    path("", reuse.reuse, name="reuse"),
]
INFORMATION: list = []
urlpatterns = [*PORTFOLIO, *INFORMATION]
