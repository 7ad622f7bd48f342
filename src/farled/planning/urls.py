"""Addresses of the room."""

from django.urls import path

from farled.planning.views import activities, answers, carrying, editions, kinds, plans, progress, rounds

app_name = "planning"
urlpatterns = [
    path("", plans.plans, name="plans"),
    path("plans/<int:pk>/", plans.plan, name="plan"),
    path("plans/<int:pk>/gantt/", plans.gantt, name="gantt"),
    path("plans/<int:pk>/follow-up/", plans.follow_up, name="follow_up"),
    path("plans/<int:pk>/open-round/", rounds.open_round, name="open_round"),
    path("plans/<int:pk>/carry-over/", carrying.carry_over, name="carry_over"),
    path("rounds/<int:pk>/", rounds.round_, name="round"),
    path("rounds/<int:pk>/send-again/", rounds.send_again, name="send_again"),
    path("rounds/<int:pk>/ask-about-added/", rounds.ask_about_added, name="ask_about_added"),
    path("rounds/<int:pk>/remind/", rounds.remind, name="remind"),
    path("rounds/<int:pk>/close/", rounds.close_round, name="close_round"),
    path("rounds/<int:pk>/reopen/", rounds.reopen_round, name="reopen_round"),
    path("rounds/<int:pk>/freeze/", editions.freeze, name="freeze"),
    path("rounds/<int:pk>/edition/", editions.edition, name="edition"),
    path("returns/<int:pk>/", answers.answers, name="answers"),
    path("returns/<int:pk>/contribute/", answers.contribute, name="contribute"),
    path("returns/<int:pk>/submit/", answers.submit, name="submit"),
    path("returns/<int:pk>/approve/", answers.approve, name="approve"),
    path("returns/<int:pk>/send-back/", answers.send_back, name="send_back"),
    path("answers/<int:pk>/", answers.answer, name="answer"),
    path("plans/<int:pk>/add-activity/", activities.add_activity, name="add_activity"),
    path("activities/", activities.activities, name="activities"),
    path("activities/<int:pk>/", activities.activity, name="activity"),
    path("activities/<int:pk>/change/", activities.change_activity, name="change_activity"),
    path("activities/<int:pk>/bodies/", activities.set_bodies, name="set_bodies"),
    path("activities/<int:pk>/tie-passage/", activities.tie_passage, name="tie_passage"),
    path("activities/<int:pk>/lead-on/", kinds.lead_on, name="lead_on"),
    path("activities/<int:pk>/add-occasion/", kinds.add_occasion, name="add_occasion"),
    path("occasions/<int:pk>/change-occasion/", kinds.change_occasion, name="change_occasion"),
    path("occasions/<int:pk>/remove-occasion/", kinds.remove_occasion, name="remove_occasion"),
    path("activities/<int:pk>/remove/", activities.remove_draft, name="remove_draft"),
    path("mine/", progress.mine, name="mine"),
    path("activities/<int:pk>/report/", progress.report_status, name="report_status"),
    path("activities/<int:pk>/outcome/", progress.record_outcome, name="record_outcome"),
    path("activities/<int:pk>/prolong/", progress.prolong, name="prolong"),
    path("activities/<int:pk>/keep-end/", progress.keep_end, name="keep_end"),
    path("activities/<int:pk>/drop/", progress.drop, name="drop"),
    path("activities/<int:pk>/reopen/", progress.reopen, name="reopen"),
]
