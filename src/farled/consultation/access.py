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
}
