"""Routes of the direction."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    **dict.fromkeys(
        ("direction:documents", "direction:document", "direction:objective"),
        needs("direction.read"),
    ),
    **dict.fromkeys(
        (
            "direction:add",
            "direction:change",
            "direction:revise",
            "direction:relate",
            "direction:unrelate",
            "direction:add_objective",
            "direction:change_objective",
            "direction:move_objective",
            "direction:derive",
            "direction:remove_objective",
        ),
        needs("direction.edit"),
    ),
    **dict.fromkeys(
        (
            "direction:adopt",
            "direction:repeal",
            "direction:issue",
            "direction:record",
            "direction:publish",
            "direction:withdraw",
        ),
        needs("direction.adopt"),
    ),
    "api:direction.documents": needs("direction.read"),
    "api:direction.document": needs("direction.read"),
    "api:direction.objectives": needs("direction.read"),
    "api:direction.objective": needs("direction.read"),
    **dict.fromkeys(
        (
            "POST api:direction.documents",
            "PATCH api:direction.document",
            "POST api:direction.add_objective",
            "PATCH api:direction.objective",
            "DELETE api:direction.objective",
            "POST api:direction.move_objective",
            "PUT api:direction.derive",
        ),
        needs("direction.edit"),
    ),
}
