"""Every write of the room."""

from farled.systems.acts.data_sets import (
    DataSetContent,
    change_data_set,
    register_data_set,
    remove_data_set,
)
from farled.systems.acts.eservices import (
    EServiceContent,
    answer_criteria,
    change_eservice,
    decide_owner,
    register_eservice,
    remove_eservice,
)
from farled.systems.acts.exits import (
    ExitContent,
    carry_out_exit,
    change_exit,
    decide_exit,
    drop_exit,
    plan_exit,
    reconsider_exit,
)
from farled.systems.acts.keeping import (
    KeepingContent,
    add_keeping_rule,
    change_keeping_rule,
    remove_keeping_rule,
)
from farled.systems.acts.legacy import (
    CriterionContent,
    assess,
    change_criterion,
    declare_criterion,
    declare_presets,
    remove_criterion,
    withdraw_answer,
)

__all__ = [
    "CriterionContent",
    "DataSetContent",
    "EServiceContent",
    "ExitContent",
    "KeepingContent",
    "add_keeping_rule",
    "answer_criteria",
    "assess",
    "carry_out_exit",
    "change_criterion",
    "change_data_set",
    "change_eservice",
    "change_exit",
    "change_keeping_rule",
    "decide_exit",
    "decide_owner",
    "declare_criterion",
    "declare_presets",
    "drop_exit",
    "plan_exit",
    "reconsider_exit",
    "register_data_set",
    "register_eservice",
    "remove_criterion",
    "remove_data_set",
    "remove_eservice",
    "remove_keeping_rule",
    "withdraw_answer",
]
