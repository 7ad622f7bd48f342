"""Addresses of this part."""

from django.urls import path

from farled.lists import views

app_name = "lists"
urlpatterns = [
    path("", views.lists, name="lists"),
    path("views/<int:pk>/", views.view, name="view"),
    path("views/<int:pk>/change/", views.change_view, name="change_view"),
    path("views/<int:pk>/remove/", views.remove_view, name="remove_view"),
    path("<str:key>/", views.list_page, name="list"),
    path("<str:key>/columns/", views.columns, name="columns"),
    path("<str:key>/save/", views.save_view, name="save_view"),
]
