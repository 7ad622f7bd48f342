"""Routes of this part."""

from farled.web.access import Access, needs

# The round
_ROUND: dict[str, Access] = {
    **dict.fromkeys(
        (
            "consultation:consultations",
            "consultation:consultation",
            "consultation:material",
            "consultation:recipient",
            "api:consultation.consultations",
            "api:consultation.consultation",
            "api:consultation.recipients",
            "api:consultation.recipient",
        ),
        needs("consultation.read"),
    ),
    **dict.fromkeys(
        (
            "consultation:prepare",
            "consultation:change",
            "consultation:questions",
            "consultation:add_material",
            "consultation:remove_material",
            "consultation:send_out",
            "consultation:close",
            "consultation:reopen",
            "consultation:finish",
            "consultation:take_up_again",
            "consultation:remind",
            "consultation:add_recipients",
            "consultation:add_outside",
            "consultation:add_uninvited",
            "consultation:add_occasion",
            "consultation:change_occasion",
            "consultation:remove_occasion",
            "consultation:change_recipient",
            "consultation:remove_recipient",
            "consultation:extend",
            "consultation:decline_longer",
            "consultation:make_link",
            "consultation:revoke_link",
            "consultation:send_letters_again",
            "POST api:consultation.consultations",
            "PATCH api:consultation.consultation",
            "PUT api:consultation.questions",
            "POST api:consultation.send_out",
            "POST api:consultation.close",
            "POST api:consultation.reopen",
            "POST api:consultation.finish",
            "POST api:consultation.take_up_again",
            "POST api:consultation.remind",
            "POST api:consultation.add_recipients",
            "POST api:consultation.add_outside",
            "POST api:consultation.add_uninvited",
            "POST api:consultation.add_occasion",
            "PATCH api:consultation.occasion",
            "DELETE api:consultation.occasion",
            "PATCH api:consultation.recipient",
            "DELETE api:consultation.recipient",
            "POST api:consultation.extend",
            "POST api:consultation.decline_longer",
        ),
        needs("consultation.manage"),
    ),
    **dict.fromkeys(
        (
            "consultation:note_opened",
            "consultation:ask_longer",
            "POST api:consultation.note_opened",
            "POST api:consultation.ask_longer",
        ),
        needs("consultation.answer"),
    ),
}

ROUTES: dict[str, Access] = {**_ROUND}
