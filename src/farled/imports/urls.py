"""Addresses of this part."""

from django.urls import path

from farled.imports.views import matching, readings, rows

app_name = "imports"
urlpatterns = [
    path("", readings.imports, name="imports"),
    path("read/", readings.read, name="read"),
    path("<int:pk>/", readings.reading, name="reading"),
    path("<int:pk>/unread/", readings.unread, name="unread"),
    path("<int:pk>/again/", readings.again, name="again"),
    path("<int:pk>/abandon/", readings.abandon, name="abandon"),
    path("<int:pk>/apply/", readings.apply, name="apply"),
    path("<int:pk>/columns/", matching.columns, name="columns"),
    path("<int:pk>/bodies/", matching.bodies, name="bodies"),
    path("<int:pk>/goals/", matching.goals, name="goals"),
    path("<int:pk>/confirm-sure/", rows.confirm_sure, name="confirm_sure"),
    path("rows/<int:pk>/confirm/", rows.confirm, name="confirm"),
    path("rows/<int:pk>/drop/", rows.drop, name="drop"),
    path("rows/<int:pk>/restore/", rows.restore, name="restore"),
    path("rows/<int:pk>/mend/", rows.mend, name="mend"),
]
