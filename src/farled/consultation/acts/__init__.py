"""The room's verbs."""

from farled.consultation.acts.guests import make_approver_link, note_use, sign
from farled.consultation.acts.handing import (
    Attached,
    Moved,
    Placed,
    StoodAside,
    abstain,
    adopt,
    approve,
    hand_in,
    register_reply,
    send_back,
    send_for_approval,
)
from farled.consultation.acts.remarks import Remarked, add_remark, change_remark, remove_remark
from farled.consultation.acts.replies import Said, begin, discard, save, take_text_from
from farled.consultation.acts.treatments import receive

__all__ = [
    # answering
    "Attached",
    "Moved",
    "Placed",
    "Remarked",
    "Said",
    "StoodAside",
    "abstain",
    "add_remark",
    "adopt",
    "approve",
    "begin",
    "change_remark",
    "discard",
    "hand_in",
    "make_approver_link",
    "note_use",
    # treatment
    "receive",
    "register_reply",
    "remove_remark",
    "save",
    "send_back",
    "send_for_approval",
    "sign",
    "take_text_from",
]
