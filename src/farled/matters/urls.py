"""Addresses of the matters."""

from django.urls import path

from farled.matters import views

app_name = "matters"
urlpatterns = [
    path("", views.matters, name="matters"),
    path("register/", views.register, name="register"),
    path("<int:pk>/", views.matter, name="matter"),
    path("<int:pk>/change/", views.change, name="change"),
    path("<int:pk>/secrecy/", views.secrecy, name="secrecy"),
    path("<int:pk>/move/", views.move, name="move"),
    path("<int:pk>/decide/", views.decide, name="decide"),
    path("decisions/<int:pk>/correct/", views.correct, name="correct"),
]
