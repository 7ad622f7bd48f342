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
    path("dates/excel/", views.dates_excel, name="dates_excel"),
    path("dates/ical/", views.dates_ical, name="dates_ical"),
    path("dates/next-year/", views.next_year, name="next_year"),
    path("dates/<int:pk>/change/", views.change_date, name="change_date"),
    path("dates/<int:pk>/remove/", views.remove_date, name="remove_date"),
    path("deputies/", views.deputies, name="deputies"),
    path("deputies/appoint/", views.appoint_deputy, name="appoint_deputy"),
    path("deputies/<int:pk>/end/", views.end_deputyship, name="end_deputyship"),
    path("calendar/", views.calendar, name="calendar"),
    path("calendar/make/", views.make_feed, name="make_feed"),
    path("calendar/revoke/", views.revoke_feed, name="revoke_feed"),
    path("calendar/language/", views.choose_language, name="choose_language"),
    path("feed/<str:token>/farled.ics", views.feed, name="feed"),
    path("sendings/", views.sendings, name="sendings"),
]
