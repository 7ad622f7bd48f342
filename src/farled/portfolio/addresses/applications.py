"""Addresses of applications, lead times and money from outside."""

from django.urls import path

from farled.portfolio.views import application_acts as acts
from farled.portfolio.views import applications, lead_times

PATTERNS = [
    path("applications/", applications.applications, name="applications"),
    path("applications/begin/", applications.begin_application, name="begin_application"),
    path("applications/<int:pk>/", applications.application, name="application"),
    path("applications/<int:pk>/change/", applications.change_application, name="change_application"),
    path("applications/<int:pk>/hand-in/", acts.hand_in, name="hand_in"),
    path("applications/<int:pk>/supplement/", acts.supplement, name="supplement"),
    path("applications/<int:pk>/withdraw/", acts.withdraw, name="withdraw"),
    path("applications/<int:pk>/assign-coach/", acts.assign_coach, name="assign_coach"),
    path("applications/<int:pk>/leave-coach/", acts.leave_coach, name="leave_coach"),
    path("applications/<int:pk>/note/", acts.note, name="note"),
    path("applications/<int:pk>/complete/", acts.complete, name="complete"),
    path("applications/<int:pk>/ask-to-supplement/", acts.ask_to_supplement, name="ask_to_supplement"),
    path("applications/<int:pk>/refer/", acts.refer, name="refer"),
    path("applications/<int:pk>/prepare/", acts.prepare, name="prepare"),
    path("applications/<int:pk>/add-external/", acts.add_external_money, name="add_external_money"),
    path("external/<int:pk>/change/", acts.change_external_money, name="change_external_money"),
    path("lead-times/", lead_times.lead_times, name="lead_times"),
]
