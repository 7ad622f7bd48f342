"""What is kept about information, e-services, legacy and exits, and why."""

from farled.web.register import Register

REGISTER: Register = {}
