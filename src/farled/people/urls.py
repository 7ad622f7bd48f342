"""Addresses of the organisation."""

from django.conf import settings
from django.urls import path

from farled.people import demo, views

app_name = "people"
urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("add/", views.add_body, name="add_body"),
    path("<int:pk>/", views.body, name="body"),
    path("<int:pk>/change/", views.change_body, name="change_body"),
    path("groups/", views.groups, name="groups"),
    path("groups/add/", views.add_group, name="add_group"),
    path("groups/<int:pk>/seat/", views.seat, name="seat"),
    path("people/", views.people, name="people"),
    path("people/add/", views.add_person, name="add_person"),
    path("people/<int:pk>/deactivate/", views.deactivate, name="deactivate"),
    path("roles/<int:pk>/end/", views.end_assignment, name="end_assignment"),
    path("switch/", views.switch, name="switch"),
    *([path("demo/", demo.switch, name="demo")] if settings.DEMO else []),
]
