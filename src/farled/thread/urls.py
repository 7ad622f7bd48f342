"""Addresses of the red thread."""

from django.urls import path

from farled.thread import views

app_name = "thread"
urlpatterns = [
    path("<int:pk>/", views.node, name="node"),
    path("breaks/", views.breaks, name="breaks"),
]
