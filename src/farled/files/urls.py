"""Addresses of files."""

from django.urls import path

from farled.files import views

app_name = "files"
urlpatterns = [path("<int:pk>/", views.fetch, name="fetch")]
