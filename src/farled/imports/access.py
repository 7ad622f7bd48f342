"""Routes of this part."""

from farled.web.access import Access, needs

VIEWS = (
    "imports",
    "read",
    "reading",
    "unread",
    "columns",
    "bodies",
    "goals",
    "confirm",
    "confirm_sure",
    "drop",
    "restore",
    "mend",
    "apply",
    "again",
    "abandon",
)

OF_LISTS = ("changes", "change_set", "send_back", "change_many", "approve", "compare_again", "leave")
FILES = ("list_file", "list_file_again")
TEXTS = ("read_text", "review_text")
REPLIES = (
    "read_reply",
    "read_reply_of_round",
    "reply",
    "reply_file",
    "read_reply_again",
    "choose_reply",
    "register_read_reply",
    "leave_reply",
    "reply_head",
    "add_part",
    "change_part",
    "place_part",
    "drop_part",
    "restore_part",
)

ROUTES: dict[str, Access] = {
    **{f"imports:{view}": needs("imports.run") for view in VIEWS},
    **{f"imports:{view}": needs("imports.exchange") for view in OF_LISTS},
    **{f"imports:{view}": needs("lists.read") for view in FILES},
    **{f"imports:{view}": needs("direction.edit") for view in TEXTS},
    **{f"imports:{view}": needs("consultation.run") for view in REPLIES},
}
