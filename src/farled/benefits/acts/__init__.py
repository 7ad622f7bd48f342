"""Every change of benefits: one act for each verb that an owner or a planner would say."""

from farled.benefits.acts.benefits import (
    change_benefit,
    end_benefit,
    end_with,
    plan_benefit,
    plan_from_case,
    take_back_benefit,
)
from farled.benefits.acts.deviations import decide_measures, finish_deviation, judge_deviation, report_deviation
from farled.benefits.acts.effects import note_budget_effect, plan_budget_effect
from farled.benefits.acts.lessons import LessonSaid, change_lesson, evaluate, write_lesson
from farled.benefits.acts.measuring import forecast, measure, withdraw_measurement
from farled.benefits.acts.owning import accept_benefit, ask_owner, hand_over, leave_benefit
from farled.benefits.acts.rows import DECIDE, JUDGE, MEASURE, OWN, Content

__all__ = [
    "DECIDE",
    "JUDGE",
    "MEASURE",
    "OWN",
    "Content",
    "LessonSaid",
    "accept_benefit",
    "ask_owner",
    "change_benefit",
    "change_lesson",
    "decide_measures",
    "end_benefit",
    "end_with",
    "evaluate",
    "finish_deviation",
    "forecast",
    "hand_over",
    "judge_deviation",
    "leave_benefit",
    "measure",
    "note_budget_effect",
    "plan_benefit",
    "plan_budget_effect",
    "plan_from_case",
    "report_deviation",
    "take_back_benefit",
    "withdraw_measurement",
    "write_lesson",
]
