"""What is kept about ideas and needs, and why."""

from farled.web.register import Register

REGISTER: Register = {}
