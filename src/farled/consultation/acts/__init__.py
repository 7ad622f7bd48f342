"""The room's verbs."""

# The round (prepared, sent out, run and ended)
from farled.consultation.acts.consultations import Asked as AskedQuestion
from farled.consultation.acts.consultations import add_material, change, prepare, remove_material, set_questions
from farled.consultation.acts.deadlines import ask_longer, decline_longer, extend
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

# The treatment
from farled.consultation.acts.treatments import receive

__all__ = [
    "ANSWER",
    "DUTIES",
    "LONGER",
    "Asked",
    "AskedQuestion",
    "add_material",
    "add_occasion",
    "add_recipients",
    "add_uninvited",
    "ask_longer",
    "change",
    "change_occasion",
    "change_recipient",
    "close",
    "decline_longer",
    "extend",
    "finish",
    "hashed",
    "make_link",
    "note_letter",
    "note_opened",
    "prepare",
    "receive",
    "remind",
    "remove_material",
    "remove_occasion",
    "remove_recipient",
    "reopen",
    "revoke_link",
    "send_letters_again",
    "send_out",
    "set_questions",
    "take_up_again",
]
