"""What is kept about systems, components, integrations and contracts, and why."""

from farled.web.register import Register

REGISTER: Register = {}
