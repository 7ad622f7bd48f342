"""Routes of the direction."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    **dict.fromkeys(
        (
            "direction:documents",
            "direction:document",
            "direction:objective",
            "direction:map",
            "direction:local_plans",
            "direction:contributions",
        ),
        needs("direction.read"),
    ),
    **dict.fromkeys(
        (
            "direction:add",
            "direction:begin_local_plan",
            "direction:ask_for_plans",
            "direction:contribute",
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
    "api:direction.local_plans": needs("direction.read"),
    "api:direction.contributions": needs("direction.read"),
    "api:direction.objective": needs("direction.read"),
}
