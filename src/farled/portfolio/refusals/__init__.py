"""The sentences of the room's refusals."""

from django.utils.functional import Promise

from farled.portfolio.refusals import applications, balance, desk, grants, money, scoring

SENTENCES: dict[str, str | Promise] = {
    **money.SENTENCES,
    **applications.SENTENCES,
    **scoring.SENTENCES,
    **desk.SENTENCES,
    **balance.SENTENCES,
    **grants.SENTENCES,
}
