"""Addresses of needs and initiatives."""

from django.urls import URLPattern, path

from farled.initiatives.views import ai, initiatives, progress, steering

app_name = "initiatives"
NEEDS: list[URLPattern] = []
CHANGES = [
    path("", initiatives.initiatives, name="initiatives"),
    path("begin/", initiatives.begin, name="begin"),
    path("begin/<slug:tier>/", initiatives.begin_in, name="begin_in"),
    path("initiatives/<int:pk>/", initiatives.initiative, name="initiative"),
    path("initiatives/<int:pk>/change/", initiatives.change_initiative, name="change_initiative"),
    path("initiatives/<int:pk>/accept-ownership/", progress.accept_ownership, name="accept_ownership"),
    path("initiatives/<int:pk>/leave-ownership/", progress.leave_ownership, name="leave_ownership"),
    path("initiatives/<int:pk>/make-ready/", progress.make_ready, name="make_ready"),
    path("initiatives/<int:pk>/move-phase/", progress.move_phase, name="move_phase"),
    path("initiatives/<int:pk>/report/", progress.report, name="report"),
    path("initiatives/<int:pk>/extend/", progress.extend, name="extend"),
    path("initiatives/<int:pk>/change-tier/", progress.change_tier, name="change_tier"),
    path("initiatives/<int:pk>/transfer/", progress.transfer, name="transfer"),
    path("initiatives/<int:pk>/follow/", progress.follow, name="follow"),
    path("initiatives/<int:pk>/upkeep/", progress.state_upkeep, name="state_upkeep"),
    path("initiatives/<int:pk>/close/", progress.close, name="close"),
    path("initiatives/<int:pk>/drop/", progress.drop, name="drop"),
    path("initiatives/<int:pk>/checks/<int:question>/", steering.answer_check, name="answer_check"),
    path("steering/", steering.steering, name="steering"),
    path("steering/use-preset/", steering.use_preset, name="use_preset"),
    path("steering/add-question/", steering.add_question, name="add_question"),
    path("steering/questions/<int:pk>/change/", steering.change_question, name="change_question"),
    path("steering/tiers/<slug:tier>/", steering.set_tier_rule, name="set_tier_rule"),
    path("ai/", ai.ai_uses, name="ai_uses"),
    path("ai/register/", ai.register_ai_use, name="register_ai_use"),
    path("ai/<int:pk>/", ai.ai_use, name="ai_use"),
    path("ai/<int:pk>/change/", ai.change_ai_use, name="change_ai_use"),
    path("ai/<int:pk>/move/", ai.move_ai_use, name="move_ai_use"),
]
urlpatterns = [*NEEDS, *CHANGES]
