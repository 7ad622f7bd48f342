"""Addresses of the parameters."""

from django.urls import path

from farled.parameters import views

app_name = "parameters"
urlpatterns = [
    path("", views.parameters, name="parameters"),
    path("set/", views.set_value, name="set_value"),
]
