"""What is kept about systems, components, integrations and contracts, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Guard, Register

REGISTER: Register = {}
