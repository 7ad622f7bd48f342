"""Routes of systems, components, integrations and contracts."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "systems:reuse": needs("systems.read"),
    "systems:systems": needs("systems.read"),
    "systems:register_system": needs("systems.edit"),
    "systems:system": needs("systems.read"),
    "systems:change_system": needs("systems.edit"),
    "systems:move_system": needs("systems.edit"),
    "systems:tie_system": needs("systems.edit"),
    "systems:remove_system": needs("systems.edit"),
    "systems:components": needs("systems.read"),
    "systems:add_component": needs("systems.edit"),
    "systems:component": needs("systems.read"),
    "systems:change_component": needs("systems.edit"),
    "systems:remove_component": needs("systems.edit"),
    "systems:processes": needs("systems.read"),
    "systems:add_process": needs("systems.edit"),
    "systems:process": needs("systems.read"),
    "systems:change_process": needs("systems.edit"),
    "systems:remove_process": needs("systems.edit"),
    "systems:integrations": needs("systems.read"),
    "systems:add_integration": needs("systems.edit"),
    "systems:change_integration": needs("systems.edit"),
    "systems:remove_integration": needs("systems.edit"),
    "systems:contracts": needs("systems.read"),
    "systems:add_contract": needs("systems.edit"),
    "systems:contract": needs("systems.read"),
    "systems:change_contract": needs("systems.edit"),
    "systems:remove_contract": needs("systems.edit"),
}
