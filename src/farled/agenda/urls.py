"""Addresses of the calendar."""

from django.urls import path

from farled.agenda import views

app_name = "agenda"
urlpatterns = [
    path("", views.start, name="start"),
    path("duties/", views.duties, name="duties"),
    path("search/", views.search, name="search"),
    path("dates/", views.dates, name="dates"),
    path("dates/add/", views.add_date, name="add_date"),
    path("dates/<int:pk>/change/", views.change_date, name="change_date"),
    path("dates/<int:pk>/remove/", views.remove_date, name="remove_date"),
]
