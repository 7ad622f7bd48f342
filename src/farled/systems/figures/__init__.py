"""What the pages of the room say: the answer in a sentence, and the facts beside it."""

from farled.systems.figures.portfolio import (
    component_answer,
    component_facts,
    contract_answer,
    contract_facts,
    integration_rows,
    number_of_systems,
    system_answer,
    system_facts,
)

__all__ = [
    "component_answer",
    "component_facts",
    "contract_answer",
    "contract_facts",
    "integration_rows",
    "number_of_systems",
    "system_answer",
    "system_facts",
]
