"""Addresses of benefits and lessons."""

from django.urls import path

from farled.benefits.views import benefits, following, learning, register

app_name = "benefits"
BENEFITS = [
    path("", register.benefits, name="benefits"),
    path("totals/", register.totals, name="totals"),
    path("effects/", register.effects, name="effects"),
    path("deviations/", register.deviations, name="deviations"),
    path("effects/<int:pk>/note/", following.note_budget_effect, name="note_budget_effect"),
    path("benefits/<int:pk>/", benefits.benefit, name="benefit"),
    path("benefits/<int:pk>/change/", benefits.change_benefit, name="change_benefit"),
    path("benefits/<int:pk>/end/", benefits.end_benefit, name="end_benefit"),
    path("benefits/<int:pk>/take-back/", benefits.take_back_benefit, name="take_back_benefit"),
    path("benefits/<int:pk>/ask-owner/", following.ask_owner, name="ask_owner"),
    path("benefits/<int:pk>/accept/", following.accept_benefit, name="accept_benefit"),
    path("benefits/<int:pk>/leave/", following.leave_benefit, name="leave_benefit"),
    path("benefits/<int:pk>/hand-over/", following.hand_over, name="hand_over"),
    path("benefits/<int:pk>/measure/", following.measure, name="measure"),
    path("benefits/<int:pk>/forecast/", following.forecast, name="forecast"),
    path("benefits/<int:pk>/plan-budget-effect/", following.plan_budget_effect, name="plan_budget_effect"),
    path("benefits/<int:pk>/report-deviation/", following.report_deviation, name="report_deviation"),
    path("measurements/<int:pk>/withdraw/", following.withdraw_measurement, name="withdraw_measurement"),
    path("deviations/<int:pk>/judge/", following.judge_deviation, name="judge_deviation"),
    path("deviations/<int:pk>/decide/", following.decide_measures, name="decide_measures"),
    path("deviations/<int:pk>/finish/", following.finish_deviation, name="finish_deviation"),
    path("initiatives/<int:pk>/", benefits.plan, name="plan"),
    path("initiatives/<int:pk>/plan-benefit/", benefits.plan_benefit, name="plan_benefit"),
    path("initiatives/<int:pk>/plan-from-case/", benefits.plan_from_case, name="plan_from_case"),
    path("initiatives/<int:pk>/evaluate/", learning.evaluate, name="evaluate"),
]
LESSONS = [
    path("evaluations/<int:pk>/", learning.evaluation, name="evaluation"),
    path("lessons/", learning.lessons, name="lessons"),
    path("lessons/write/", learning.write_lesson, name="write_lesson"),
    path("lessons/<int:pk>/", learning.lesson, name="lesson"),
    path("lessons/<int:pk>/change/", learning.change_lesson, name="change_lesson"),
]
urlpatterns = [*BENEFITS, *LESSONS]
