"""What the room keeps, and why."""

from farled.systems.register import information, portfolio
from farled.web.register import Register

REGISTER: Register = {**portfolio.REGISTER, **information.REGISTER}
