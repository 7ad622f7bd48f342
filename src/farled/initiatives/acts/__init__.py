"""Every write of the room: needs, initiatives, their rules and checks, and the register of uses of AI."""

from farled.initiatives.acts.ai import Use, change_ai_use, move_ai_use, register_ai_use
from farled.initiatives.acts.considering import check_reuse, consider, decline, join, meet, take_up
from farled.initiatives.acts.initiatives import (
    accept_ownership,
    begin,
    change_initiative,
    change_tier,
    leave_ownership,
    look_for_reuse,
    make_ready,
    transfer,
)
from farled.initiatives.acts.needs import Found, Words, back, change_need, give, hear
from farled.initiatives.acts.progress import close, drop, extend, follow, move_phase, report, state_upkeep
from farled.initiatives.acts.rows import Content
from farled.initiatives.acts.steering import (
    Question,
    add_question,
    answer_check,
    change_question,
    set_tier_rule,
    use_preset,
)

__all__ = [
    "Content",
    "Found",
    "Question",
    "Use",
    "Words",
    "accept_ownership",
    "add_question",
    "answer_check",
    "back",
    "begin",
    "change_ai_use",
    "change_initiative",
    "change_need",
    "change_question",
    "change_tier",
    "check_reuse",
    "close",
    "consider",
    "decline",
    "drop",
    "extend",
    "follow",
    "give",
    "hear",
    "join",
    "leave_ownership",
    "look_for_reuse",
    "make_ready",
    "meet",
    "move_ai_use",
    "move_phase",
    "register_ai_use",
    "report",
    "set_tier_rule",
    "state_upkeep",
    "take_up",
    "transfer",
    "use_preset",
]
