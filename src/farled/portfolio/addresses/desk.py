"""Addresses of the selection desk."""

from django.urls import path

from farled.portfolio.views import desk, desk_rows, desk_rules, runs

PATTERNS = [
    path("desks/", desk.desks, name="desks"),
    path("desks/open-desk/", desk.open_desk, name="open_desk"),
    path("desks/<int:pk>/", desk.desk, name="desk"),
    path("desks/<int:pk>/change-desk/", desk.change_desk, name="change_desk"),
    path("desks/<int:pk>/propose/", desk.propose, name="propose"),
    path("desks/<int:pk>/reopen/", desk.reopen, name="reopen"),
    path("desks/<int:pk>/close-desk/", desk.close_desk, name="close_desk"),
    path("desks/<int:pk>/run/", runs.run, name="run"),
    path("desks/<int:pk>/stop-run/", runs.stop_run, name="stop_run"),
    path("desks/<int:pk>/reasons/", runs.reasons, name="reasons"),
    path("desks/<int:pk>/trade-off/", runs.trade_off, name="trade_off"),
    path("desks/<int:pk>/take-plan/", desk_rows.take_plan, name="take_plan"),
    path("desks/<int:pk>/add-candidate/", desk_rows.add_candidate, name="add_candidate"),
    path("candidates/<int:pk>/change-candidate/", desk_rows.change_candidate, name="change_candidate"),
    path("candidates/<int:pk>/remove-candidate/", desk_rows.remove_candidate, name="remove_candidate"),
    path("candidates/<int:pk>/set-resource-use/", desk_rows.set_resource_use, name="set_resource_use"),
    path("candidates/<int:pk>/choose/", desk_rows.choose, name="choose"),
    path("desks/<int:pk>/add-rule/", desk_rules.add_rule, name="add_rule"),
    path("desks/<int:pk>/add-rule/<slug:kind>/", desk_rules.add_rule_of, name="add_rule_of"),
    path("desk-rules/<int:pk>/change-rule/", desk_rules.change_rule, name="change_rule"),
    path("desk-rules/<int:pk>/remove-rule/", desk_rules.remove_rule, name="remove_rule"),
]
