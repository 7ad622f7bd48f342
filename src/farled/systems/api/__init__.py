"""Systems and information over the API: what the pages show, and the acts of the pages."""

from farled.systems.api import components, contracts, eservices, exits, information, integrations, legacy
from farled.systems.api.systems import router

__all__ = [
    "components",
    "contracts",
    "eservices",
    "exits",
    "information",
    "integrations",
    "legacy",
    "router",
]
