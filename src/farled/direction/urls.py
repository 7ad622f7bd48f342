"""Addresses of the direction."""

from django.urls import path

from farled.direction.views import decisions, documents, environment, local_plans, movement, objectives, terms

app_name = "direction"
urlpatterns = [
    path("", documents.documents, name="documents"),
    path("add/", documents.add, name="add"),
    path("map/", environment.environment, name="map"),
    path("terms/", terms.terms, name="terms"),
    path("terms/add-term/", terms.add_term, name="add_term"),
    path("terms/<int:pk>/", terms.term, name="term"),
    path("terms/<int:pk>/change-term/", terms.change_term, name="change_term"),
    path("terms/<int:pk>/remove-term/", terms.remove_term, name="remove_term"),
    path("local-plans/", local_plans.local_plans, name="local_plans"),
    path("local-plans/begin/", local_plans.begin, name="begin_local_plan"),
    path("local-plans/ask/", local_plans.ask, name="ask_for_plans"),
    path("<int:pk>/contributions/", local_plans.contributions, name="contributions"),
    path("<int:pk>/contribute/", local_plans.contribute, name="contribute"),
    path("<int:pk>/", documents.document, name="document"),
    path("<int:pk>/change/", documents.change, name="change"),
    path("<int:pk>/remove-document/", documents.remove_document, name="remove_document"),
    path("<int:pk>/relate/", documents.relate, name="relate"),
    path("relations/<int:pk>/unrelate/", documents.unrelate, name="unrelate"),
    path("<int:pk>/revise/", decisions.revise, name="revise"),
    path("<int:pk>/adopt/", decisions.adopt, name="adopt"),
    path("<int:pk>/repeal/", decisions.repeal, name="repeal"),
    path("<int:pk>/record/", decisions.record, name="record"),
    path("<int:pk>/issue/", decisions.issue, name="issue"),
    path("<int:pk>/publish/", decisions.publish, name="publish"),
    path("<int:pk>/withdraw/", decisions.withdraw, name="withdraw"),
    path("<int:pk>/add-objective/", objectives.add_objective, name="add_objective"),
    path("<int:pk>/road-map/", movement.road_map, name="road_map"),
    path("objectives/<int:pk>/note-evidence/", movement.note_evidence, name="note_evidence"),
    path("objectives/<int:pk>/add-stage-goal/", movement.add_stage_goal, name="add_stage_goal"),
    path("evidence/<int:pk>/change-evidence/", movement.change_evidence, name="change_evidence"),
    path("evidence/<int:pk>/remove-evidence/", movement.remove_evidence, name="remove_evidence"),
    path("stage-goals/<int:pk>/change-stage-goal/", movement.change_stage_goal, name="change_stage_goal"),
    path("stage-goals/<int:pk>/remove-stage-goal/", movement.remove_stage_goal, name="remove_stage_goal"),
    path("objectives/<int:pk>/", objectives.objective, name="objective"),
    path("objectives/<int:pk>/change-objective/", objectives.change_objective, name="change_objective"),
    path("objectives/<int:pk>/move-objective/", objectives.move_objective, name="move_objective"),
    path("objectives/<int:pk>/derive/", objectives.derive, name="derive"),
    path("objectives/<int:pk>/remove-objective/", objectives.remove_objective, name="remove_objective"),
]
