"""What a decision paper tells of an application: the whole of it, what groups agreed on, and what was decided."""

from farled.people.reads import Actor
from farled.portfolio.models import Application, Grant, JointScore
from farled.portfolio.reads.granting import decidable, grants
from farled.portfolio.states import ApplicationState

UNASKED = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN)  # nothing to decide


def to_tell(actor: Actor, pk: int) -> Application | None:
    """An application that has been handed in and the actor may see, with all it asks for; None for any other."""
    rows = decidable(actor).exclude(state__in=UNASKED).filter(case__isnull=False)
    return (
        rows.select_related("initiative__body", "initiative__supplier", "body", "case__initiative")
        .filter(pk=pk)
        .first()
    )


def agreed_of(application: Application) -> list[JointScore]:
    """What groups agreed on, group by group in the order of their criteria."""
    rows = JointScore.objects.filter(application=application).select_related("criterion__group")
    return list(rows.order_by("criterion__group__name", "criterion__position", "pk"))


def grant_of(actor: Actor, application: Application) -> Grant | None:
    """What was granted on it; None when nothing has been."""
    return grants(actor).filter(application=application).first()
