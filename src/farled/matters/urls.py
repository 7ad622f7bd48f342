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
    path("<int:pk>/motion/", views.motion, name="motion"),
    path("<int:pk>/enter/", views.enter, name="enter"),
    path("decisions/<int:pk>/correct/", views.correct, name="correct"),
    path("decisions/<int:pk>/send/", views.send_copies, name="send_copies"),
    path("points/<int:pk>/answer/", views.answer_point, name="answer_point"),
    path("meetings/", views.meetings, name="meetings"),
    path("meetings/call/", views.call, name="call"),
    path("meetings/<int:pk>/", views.meeting, name="meeting"),
    path("meetings/<int:pk>/list/", views.list_matter, name="list_matter"),
    path("meetings/items/<int:pk>/remove/", views.unlist, name="unlist"),
    path("assignments/", views.assignments, name="assignments"),
    path("assignments/give/", views.give_assignment, name="give_assignment"),
    path("assignments/<int:pk>/", views.assignment, name="assignment"),
    path("assignments/<int:pk>/change/", views.change_assignment, name="change_assignment"),
    path("assignments/<int:pk>/report/", views.report_assignment, name="report_assignment"),
    path("assignments/<int:pk>/stages/add/", views.add_stage, name="add_stage"),
    path("stages/<int:pk>/report/", views.report_stage, name="report_stage"),
    path("diary/", views.diary, name="diary"),
    path("diary/<int:pk>/correct/", views.correct_entry, name="correct_entry"),
]
