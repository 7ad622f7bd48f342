"""Routes of information, e-services, legacy and exits.

What is answered of a system's legacy tells of its weaknesses, so it is read by those who read secrets.
"""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "systems:data_sets": needs("systems.read"),
    "systems:register_data_set": needs("systems.edit"),
    "systems:data_set": needs("systems.read"),
    "systems:change_data_set": needs("systems.edit"),
    "systems:remove_data_set": needs("systems.edit"),
    "systems:eservices": needs("systems.read"),
    "systems:register_eservice": needs("systems.edit"),
    "systems:eservice": needs("systems.read"),
    "systems:change_eservice": needs("systems.edit"),
    "systems:decide_owner": needs("systems.edit"),
    "systems:answer_criteria": needs("systems.edit"),
    "systems:remove_eservice": needs("systems.edit"),
    "systems:keeping": needs("systems.read"),
    "systems:keeping_gaps": needs("systems.read"),
    "systems:add_keeping_rule": needs("systems.edit"),
    "systems:keeping_rule": needs("systems.read"),
    "systems:change_keeping_rule": needs("systems.edit"),
    "systems:remove_keeping_rule": needs("systems.edit"),
    "systems:legacy": needs("systems.read_secret"),
    "systems:legacy_answers": needs("systems.read_secret"),
    "systems:withdraw_answer": needs("systems.edit"),
    "systems:criteria": needs("systems.read_secret"),
    "systems:declare_presets": needs("systems.edit"),
    "systems:declare_criterion": needs("systems.edit"),
    "systems:criterion": needs("systems.read_secret"),
    "systems:change_criterion": needs("systems.edit"),
    "systems:remove_criterion": needs("systems.edit"),
    "systems:legacy_of": needs("systems.read_secret"),
    "systems:assess": needs("systems.edit"),
    "systems:exits": needs("systems.read"),
    "systems:plan_exit": needs("systems.edit"),
    "systems:exit_plan": needs("systems.read"),
    "systems:change_exit": needs("systems.edit"),
    "systems:decide_exit": needs("systems.edit"),
    "systems:reconsider_exit": needs("systems.edit"),
    "systems:carry_out_exit": needs("systems.edit"),
    "systems:drop_exit": needs("systems.edit"),
}
