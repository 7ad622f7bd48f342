"""Every write of the room, one function per verb."""

from farled.systems.acts.components import (
    add_component,
    add_process,
    change_component,
    change_process,
    remove_component,
    remove_process,
)
from farled.systems.acts.contracts import (
    DUTY,
    add_contract,
    change_contract,
    remove_contract,
)
from farled.systems.acts.data_sets import (
    DataSetContent,
    change_data_set,
    content_of,
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
from farled.systems.acts.integrations import (
    add_integration,
    change_integration,
    remove_integration,
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
from farled.systems.acts.systems import (
    change_system,
    move_system,
    register_system,
    remove_system,
    tie_system,
)

__all__ = [
    "DUTY",
    "CriterionContent",
    "DataSetContent",
    "EServiceContent",
    "ExitContent",
    "KeepingContent",
    "add_component",
    "add_contract",
    "add_integration",
    "add_keeping_rule",
    "add_process",
    "answer_criteria",
    "assess",
    "carry_out_exit",
    "change_component",
    "change_contract",
    "change_criterion",
    "change_data_set",
    "change_eservice",
    "change_exit",
    "change_integration",
    "change_keeping_rule",
    "change_process",
    "change_system",
    "content_of",
    "decide_exit",
    "decide_owner",
    "declare_criterion",
    "declare_presets",
    "drop_exit",
    "move_system",
    "plan_exit",
    "reconsider_exit",
    "register_data_set",
    "register_eservice",
    "register_system",
    "remove_component",
    "remove_contract",
    "remove_criterion",
    "remove_data_set",
    "remove_eservice",
    "remove_integration",
    "remove_keeping_rule",
    "remove_process",
    "remove_system",
    "tie_system",
    "withdraw_answer",
]
