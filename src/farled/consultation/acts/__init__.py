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
from farled.consultation.acts.links import hashed, make_link, note_letter, revoke_link, send_letters_again
from farled.consultation.acts.occasions import add_occasion, change_occasion, remove_occasion
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
    "How",
    "add_disposition",
    "add_material",
    "add_occasion",
    "add_recipients",
    "add_theme",
    "add_uninvited",
    "ask_longer",
    "change",
    "change_disposition",
    "change_occasion",
    "change_recipient",
    "change_theme",
    "close",
    "decline_longer",
    "extend",
    "finish",
    "group",
    "hashed",
    "have_dispositions",
    "make_link",
    "note_letter",
    "note_opened",
    "prepare",
    "receive",
    "remind",
    "remove_material",
    "remove_occasion",
    "remove_recipient",
    "remove_theme",
    "reopen",
    "revoke_link",
    "send_letters_again",
    "send_out",
    "set_questions",
    "show_treatment",
    "take_up_again",
    "treat",
    "ungroup",
]
