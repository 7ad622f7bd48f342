"""Addresses of this part."""

from django.urls import path

from farled.explain import views

app_name = "explain"
urlpatterns = [
    path("<str:key>/", views.figure, name="figure"),
    path("<str:key>/workbook/", views.workbook, name="workbook"),
]
