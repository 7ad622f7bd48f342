"""How one row goes on a day: late, silent, and its one word. Every day comes in as ``on``."""

from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.planning.models import Activity
from farled.planning.reads import conditions
from farled.planning.states import Light, Status
from farled.web import formats
from farled.web.conditions import holds
from farled.web.signs import Kind

State = tuple[Kind, str | Promise]

LATE: State = (Kind.BAD, gettext_lazy("försenad"))


_LIGHTS = {
    Light.GREEN: gettext_lazy("Går enligt plan, enligt rapporten %(day)s."),
    Light.YELLOW: gettext_lazy("Risk för försening, enligt rapporten %(day)s."),
    Light.RED: gettext_lazy("Försenad, enligt rapporten %(day)s."),
}


def is_late(row: Activity, on: date) -> bool:
    """Whether the last day has passed with the work unfinished; a standing duty (R44) is never late."""
    return holds(conditions(on)["late"], row)


def is_silent(row: Activity, on: date, *, every: int) -> bool:
    """Whether an unfinished, begun row has had no report for more than ``every`` days, or never had one."""
    return holds(conditions(on, every)["unreported"], row)


def state_of(row: Activity, on: date) -> State:
    """The one word for how a row goes: its status when it is not under way, else late, the light, or the status."""
    status = Status(row.status)
    if status.finished or status is Status.PAUSED:
        return (Kind(status.state_tag[0]), status.state_tag[1])
    if is_late(row, on):
        return LATE
    kind, word = Light(row.light).state_tag if row.light else status.state_tag
    return (Kind(kind), word)


def time_of(row: Activity) -> str:
    """When a row is to be done, as short as it is exact."""
    if row.standing and row.end is None:
        return _("löpande") if row.start is None else _("löpande från %(start)s") % {"start": formats.day(row.start)}
    return formats.period(row.start, row.end)


def answer(row: Activity, *, on: date) -> str:
    """The sentence that tells how a row goes, before anything else on its page."""
    status = Status(row.status)
    if status.finished:
        return _("%(status)s %(day)s.") % {
            "status": str(status.label).capitalize(),
            "day": formats.day(row.outcome_on) if row.outcome_on else "",
        }
    return _going(row, status, on)


def _going(row: Activity, status: Status, on: date) -> str:
    reported = formats.day(row.reported_on) if row.reported_on else ""
    ends = formats.day(row.end) if row.end else ""
    if status is Status.PAUSED:
        return _("Pausad. Senast rapporterad %(day)s.") % {"day": reported} if reported else _("Pausad.")
    if is_late(row, on):
        return _("Sen: den skulle ha varit klar %(day)s.") % {"day": ends}
    if status is Status.NEW and row.start is not None and row.start > on:
        return _("Börjar %(day)s.") % {"day": formats.day(row.start)}
    told = str(_LIGHTS[Light(row.light)]) % {"day": reported} if row.light else _("Läget är inte rapporterat än.")
    until = "" if not ends or row.standing else _("Ska vara klar %(day)s.") % {"day": ends}
    return f"{told} {until}".strip()
