"""Routes of this part."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    # Treatment
    "consultation:remarks": needs("consultation.treat"),
    "consultation:remark": needs("consultation.read"),
    "consultation:passage": needs("consultation.read"),
    "consultation:treatment": needs("consultation.read"),
    **dict.fromkeys(
        (
            "consultation:treat",
            "consultation:treat_many",
            "consultation:group",
            "consultation:ungroup",
            "consultation:show_treatment",
            "consultation:add_theme",
            "consultation:change_theme",
            "consultation:remove_theme",
            "consultation:dispositions",
            "consultation:add_disposition",
            "consultation:change_disposition",
        ),
        needs("consultation.treat"),
    ),
    "api:consultation.remarks": needs("consultation.treat"),
    "api:consultation.remark": needs("consultation.read"),
    "api:consultation.themes": needs("consultation.read"),
    "api:consultation.theme": needs("consultation.read"),
    "api:consultation.dispositions": needs("consultation.treat"),
    "api:consultation.disposition": needs("consultation.treat"),
    **dict.fromkeys(
        (
            "PATCH api:consultation.remark",
            "POST api:consultation.group",
            "POST api:consultation.ungroup",
            "POST api:consultation.themes",
            "PATCH api:consultation.theme",
            "DELETE api:consultation.theme",
            "POST api:consultation.dispositions",
            "PATCH api:consultation.disposition",
            "POST api:consultation.show_treatment",
        ),
        needs("consultation.treat"),
    ),
}
