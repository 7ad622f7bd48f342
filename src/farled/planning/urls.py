"""Addresses of the room."""

from django.urls import path

from farled.planning.views import activities, plans, progress

app_name = "planning"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/gantt/", plans.gantt, name="gantt"),
    path("plans/<int:pk>/follow-up/", plans.follow_up, name="follow_up"),
    path("plans/<int:pk>/ask-for-report/", plans.ask_for_report, name="ask_for_report"),
    path("plans/<int:pk>/add-activity/", activities.add_activity, name="add_activity"),
    path("activities/", activities.activities, name="activities"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/change/", activities.change_activity, name="change_activity"),
    path("activities/<int:pk>/bodies/", activities.set_bodies, name="set_bodies"),
    path("activities/<int:pk>/remove/", activities.remove_draft, name="remove_draft"),
    path("mine/", progress.mine, name="mine"),
    path("activities/<int:pk>/report/", progress.report_status, name="report_status"),
    path("activities/<int:pk>/outcome/", progress.record_outcome, name="record_outcome"),
    path("activities/<int:pk>/prolong/", progress.prolong, name="prolong"),
    path("activities/<int:pk>/keep-end/", progress.keep_end, name="keep_end"),
    path("activities/<int:pk>/drop/", progress.drop, name="drop"),
    path("activities/<int:pk>/reopen/", progress.reopen, name="reopen"),
]
