"""Every write of the room, one function per verb."""

from farled.systems.acts.components import (
    add_component,
    add_process,
    change_component,
    change_process,
    remove_component,
    remove_process,
)
from farled.systems.acts.contracts import DUTY, add_contract, change_contract, remove_contract
from farled.systems.acts.integrations import add_integration, change_integration, remove_integration
from farled.systems.acts.systems import change_system, move_system, register_system, remove_system, tie_system

__all__ = [
    "DUTY",
    "add_component",
    "add_contract",
    "add_integration",
    "add_process",
    "change_component",
    "change_contract",
    "change_integration",
    "change_process",
    "change_system",
    "move_system",
    "register_system",
    "remove_component",
    "remove_contract",
    "remove_integration",
    "remove_process",
    "remove_system",
    "tie_system",
]
