"""Addresses of the history."""

from django.urls import path

from farled.trail import views

app_name = "trail"
urlpatterns = [path("", views.log, name="log")]
