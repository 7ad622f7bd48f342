"""Addresses of the organisation."""

from django.conf import settings
from django.urls import path

from farled.people import demo
from farled.people.views import bodies, groups, people, tokens

app_name = "people"
urlpatterns = [
    path("", bodies.bodies, name="bodies"),
    path("add/", bodies.add_body, name="add_body"),
    path("<int:pk>/", bodies.body, name="body"),
    path("<int:pk>/change/", bodies.change_body, name="change_body"),
    path("<int:pk>/close/", bodies.close_body, name="close_body"),
    path("<int:pk>/reopen/", bodies.reopen_body, name="reopen_body"),
    path("groups/", groups.groups, name="groups"),
    path("groups/add/", groups.add_group, name="add_group"),
    path("groups/<int:pk>/", groups.group, name="group"),
    path("groups/<int:pk>/change/", groups.change_group, name="change_group"),
    path("groups/<int:pk>/seat/", groups.seat, name="seat"),
    path("seats/<int:pk>/end/", groups.end_seat, name="end_seat"),
    path("people/", people.people, name="people"),
    path("people/add/", people.add_person, name="add_person"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/deactivate/", people.deactivate, name="deactivate"),
    path("people/<int:pk>/reactivate/", people.reactivate, name="reactivate"),
    path("roles/<int:pk>/function/", people.name_function, name="name_function"),
    path("roles/<int:pk>/end/", people.end_assignment, name="end_assignment"),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/make/", tokens.make_token, name="make_token"),
    path("tokens/all/", tokens.all_tokens, name="all_tokens"),
    path("tokens/<int:pk>/revoke/", tokens.revoke_token, name="revoke_token"),
    path("switch/", people.switch, name="switch"),
    *([path("demo/", demo.switch, name="demo")] if settings.DEMO else []),
]
