"""Every change of the organisation, and of the keys with which programs act for its people."""

from farled.people.acts.calls import count_call, recall, remember
from farled.people.acts.names import cleaned
from farled.people.acts.organisation import (
    add_body,
    add_group,
    change_body,
    change_group,
    close_body,
    end_seat,
    found_organisation,
    reopen_body,
    seat_in_group,
)
from farled.people.acts.people import (
    add_user,
    assign,
    choose_language,
    deactivate,
    end_assignment,
    let_in,
    name_function,
    reactivate,
)
from farled.people.acts.tokens import end_tokens, make_token, note_use, password_changed, revoke_token

__all__ = [
    "add_body",
    "add_group",
    "add_user",
    "assign",
    "change_body",
    "change_group",
    "choose_language",
    "cleaned",
    "close_body",
    "count_call",
    "deactivate",
    "end_assignment",
    "end_seat",
    "end_tokens",
    "found_organisation",
    "let_in",
    "make_token",
    "name_function",
    "note_use",
    "password_changed",
    "reactivate",
    "recall",
    "remember",
    "reopen_body",
    "revoke_token",
    "seat_in_group",
]
