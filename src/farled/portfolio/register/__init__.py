"""What the room keeps, and why."""

from farled.portfolio.register import applications, balance, desk, grants, money, scoring
from farled.web.register import Register

REGISTER: Register = {
    **money.REGISTER,
    **applications.REGISTER,
    **scoring.REGISTER,
    **desk.REGISTER,
    **balance.REGISTER,
    **grants.REGISTER,
}
