"""Routes of this part."""

from farled.web.access import PUBLIC, Access, needs

ROUTES: dict[str, Access] = {
    # --- answering
    "consultation:mine": needs("consultation.read"),
    "consultation:reply": needs("consultation.read"),
    "consultation:reply_text": needs("consultation.read"),
    **dict.fromkeys(
        (
            "consultation:begin",
            "consultation:abstain",
            "consultation:write_reply",
            "consultation:add_remark",
            "consultation:change_remark",
            "consultation:remove_remark",
            "consultation:take_text",
            "consultation:discard_reply",
            "consultation:send_for_approval",
            "consultation:hand_in",
        ),
        needs("consultation.answer"),
    ),
    "consultation:approve_reply": needs("consultation.approve"),
    "consultation:send_back_reply": needs("consultation.read"),  # whoever wrote it takes it back too
    "consultation:adopt_reply": needs("consultation.read"),  # the body's own people, or the registrar
    "consultation:register_reply": needs("consultation.manage"),
    **dict.fromkeys(  # whoever holds the secret in the address; see views/guests.py
        (
            "consultation:guest",
            "consultation:guest_reply",
            "consultation:guest_reply_text",
            "consultation:guest_write_reply",
            "consultation:guest_add_remark",
            "consultation:guest_change_remark",
            "consultation:guest_remove_remark",
            "consultation:guest_send_for_approval",
            "consultation:guest_approve_reply",
            "consultation:guest_send_back_reply",
            "consultation:guest_adopt_reply",
            "consultation:guest_hand_in",
            "consultation:guest_abstain",
            "consultation:guest_make_link",
        ),
        PUBLIC,
    ),
    "api:consultation.replies": needs("consultation.read"),
    "api:consultation.reply": needs("consultation.read"),
    "api:consultation.remark": needs("consultation.read"),
    **dict.fromkeys(
        (
            "POST api:consultation.begin",
            "POST api:consultation.abstain",
            "PATCH api:consultation.reply",
            "DELETE api:consultation.reply",
            "POST api:consultation.add_remark",
            "PATCH api:consultation.remark",
            "DELETE api:consultation.remark",
            "POST api:consultation.take_text_from",
            "POST api:consultation.send_for_approval",
            "POST api:consultation.hand_in",
        ),
        needs("consultation.answer"),
    ),
    "POST api:consultation.register_reply": needs("consultation.manage"),
    "POST api:consultation.approve_reply": needs("consultation.approve"),
    "POST api:consultation.send_back_reply": needs("consultation.read"),
    "POST api:consultation.adopt_reply": needs("consultation.read"),
}
