"""Addresses of needs and initiatives."""

from django.urls import URLPattern, path

from farled.initiatives.views import initiatives

app_name = "initiatives"
NEEDS: list[URLPattern] = []
CHANGES = [
    path("", initiatives.initiatives, name="initiatives"),
]
urlpatterns = [*NEEDS, *CHANGES]
