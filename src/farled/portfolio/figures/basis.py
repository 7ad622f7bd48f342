"""What a decision on an application rests on: its case, its running cost, its points and what is left to grant."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _

from farled.cases.figures import Summary, summary
from farled.cases.reads import running_accepted, with_lines
from farled.cases.states import CaseState
from farled.portfolio.figures.scoring import reached
from farled.portfolio.models import Application, ApplicationPart
from farled.portfolio.reads.money import accounts
from farled.portfolio.reads.scores import joint_of
from farled.web import formats
from farled.web.together import Asks, asking, side_by_side


@dataclass(frozen=True, slots=True)
class Sought:
    """A part that is sought, and what its portfolio has left of its year before all of it is granted, in öre."""

    part: ApplicationPart
    left: int

    @property
    def after(self) -> int:
        """What is left when it is granted; below zero when the money is not enough."""
        return self.left - self.part.amount


@dataclass(frozen=True, slots=True)
class Basis:
    """What is known before a decision. ``summary`` is None for a case that is not handed in.

    ``running`` says whether the running cost is accepted, in a sentence; ``points`` is the group's joint score, None
    before it has agreed.
    """

    summary: Summary | None
    running: str
    points: str | None
    sought: tuple[Sought, ...]


@asking
def basis(application: Application, parts: Sequence[ApplicationPart]) -> Asks[Basis]:
    """Gather it for an application that waits for a decision."""
    case = application.case
    joint = joint_of([application.pk])
    rows = accounts({part.portfolio_id for part in parts}, {part.year for part in parts})
    yield from side_by_side([joint, rows, with_lines(case, appraised=True) if case is not None else None])
    waiting = running_accepted(case) if case is not None else None
    if waiting is not None:
        yield (waiting,)
    names = ", ".join(body.name for body in waiting or ())
    free = {(row.portfolio_id, row.year): row.free for row in rows}
    steps, reachable = reached(list(joint))
    return Basis(
        summary=summary(case) if case is not None and case.state != CaseState.DRAFT else None,
        running=_("Driftkostnaden är inte godtagen av %(bodies)s.") % {"bodies": names}
        if names
        else _("Driftkostnaden är godtagen av alla som ska bära den."),
        points=formats.share(Fraction(steps, reachable)) if reachable else None,
        sought=tuple(Sought(part, free.get((part.portfolio_id, part.year), 0)) for part in parts),
    )
