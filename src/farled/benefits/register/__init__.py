"""What the room keeps, and why."""

from farled.benefits.register.benefits import BENEFITS
from farled.benefits.register.learning import LEARNING
from farled.web.register import Register

REGISTER: Register = {**BENEFITS, **LEARNING}
