"""What is kept about information, e-services, legacy and exits, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Guard, Register

REGISTER: Register = {}
