"""The room's verbs."""

from farled.consultation.acts.consultations import Asked as AskedQuestion
from farled.consultation.acts.consultations import add_material, change, prepare, remove_material, set_questions
from farled.consultation.acts.deadlines import ask_longer, decline_longer, extend
from farled.consultation.acts.dispositions import (
    PRESETS,
    add_disposition,
    change_disposition,
    have_dispositions,
    show_treatment,
)
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
from farled.consultation.acts.links import hashed, make_link, note_letter, revoke_link, send_letters_again
from farled.consultation.acts.occasions import add_occasion, change_occasion, remove_occasion
from farled.consultation.acts.presets import ten_questions
from farled.consultation.acts.recipients import (
    ANSWER,
    DUTIES,
    LONGER,
    Asked,
    add_recipients,
    add_uninvited,
    change_recipient,
    note_opened,
    remove_recipient,
)
from farled.consultation.acts.remarks import Remarked, add_remark, change_remark, remove_remark
from farled.consultation.acts.replies import Said, begin, discard, save, take_text_from
from farled.consultation.acts.rounds import close, finish, remind, reopen, send_out, take_up_again
from farled.consultation.acts.themes import add_theme, change_theme, remove_theme
from farled.consultation.acts.treatments import KEPT, How, group, receive, treat, ungroup

__all__ = [
    "ANSWER",
    "DUTIES",
    "KEPT",
    "LONGER",
    "PRESETS",
    "Asked",
    "AskedQuestion",
    "Attached",
    "How",
    "Moved",
    "Placed",
    "Remarked",
    "Said",
    "StoodAside",
    "abstain",
    "add_disposition",
    "add_material",
    "add_occasion",
    "add_recipients",
    "add_remark",
    "add_theme",
    "add_uninvited",
    "adopt",
    "approve",
    "ask_longer",
    "begin",
    "change",
    "change_disposition",
    "change_occasion",
    "change_recipient",
    "change_remark",
    "change_theme",
    "close",
    "decline_longer",
    "discard",
    "extend",
    "finish",
    "group",
    "hand_in",
    "hashed",
    "have_dispositions",
    "make_approver_link",
    "make_link",
    "note_letter",
    "note_opened",
    "note_use",
    "prepare",
    "receive",
    "register_reply",
    "remind",
    "remove_material",
    "remove_occasion",
    "remove_recipient",
    "remove_remark",
    "remove_theme",
    "reopen",
    "revoke_link",
    "save",
    "send_back",
    "send_for_approval",
    "send_letters_again",
    "send_out",
    "set_questions",
    "show_treatment",
    "sign",
    "take_text_from",
    "take_up_again",
    "ten_questions",
    "treat",
    "ungroup",
]
