"""Addresses of needs and initiatives."""

from django.urls import path

from farled.initiatives.views import ai, giving, initiatives, needs, progress, steering

app_name = "initiatives"
NEEDS = [
    path("needs/", needs.needs, name="needs"),
    path("needs/give/", giving.give, name="give"),
    path("needs/similar/", giving.similar, name="similar"),
    path("needs/mine/", giving.my_needs, name="my_needs"),
    path("needs/<int:pk>/", needs.need, name="need"),
    path("needs/<int:pk>/back/", giving.back, name="back"),
    path("needs/<int:pk>/hear/", giving.hear, name="hear"),
    path("needs/<int:pk>/change/", needs.change_need, name="change_need"),
    path("needs/<int:pk>/consider/", needs.consider, name="consider"),
    path("needs/<int:pk>/join/", needs.join, name="join"),
    path("needs/<int:pk>/meet/", needs.meet, name="meet"),
    path("needs/<int:pk>/decline/", needs.decline, name="decline"),
    path("needs/<int:pk>/check-reuse/", needs.check_reuse, name="check_reuse"),
    path("needs/<int:pk>/take-up/", needs.take_up, name="take_up"),
]
CHANGES = [
    path("", initiatives.initiatives, name="initiatives"),
    path("begin/", initiatives.begin, name="begin"),
    path("begin/<slug:tier>/", initiatives.begin_in, name="begin_in"),
    path("initiatives/<int:pk>/", initiatives.initiative, name="initiative"),
    path("initiatives/<int:pk>/change/", initiatives.change_initiative, name="change_initiative"),
    path("initiatives/<int:pk>/accept-ownership/", progress.accept_ownership, name="accept_ownership"),
    path("initiatives/<int:pk>/leave-ownership/", progress.leave_ownership, name="leave_ownership"),
    path("initiatives/<int:pk>/look-for-reuse/", initiatives.look_for_reuse, name="look_for_reuse"),
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
