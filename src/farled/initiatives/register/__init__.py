"""What the room keeps, and why."""

from farled.initiatives.register import changes, needs
from farled.web.register import Register

REGISTER: Register = {**needs.REGISTER, **changes.REGISTER}
