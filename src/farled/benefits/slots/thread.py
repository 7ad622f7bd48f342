"""How benefits show in the red thread, and who mends where it breaks at one of them or for want of one."""

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.benefits import rules
from farled.benefits.models import Benefit
from farled.benefits.reads import thread as reads
from farled.benefits.states import BenefitState
from farled.methods.goal_chain import BreakCode, Kind, Node, Progress
from farled.methods.periods import end_of_day
from farled.people.reads import Actor
from farled.portfolio.reads import thread as portfolio
from farled.thread.states import NodeKind, key, refs_of
from farled.trail.reads import as_they_were
from farled.web import formats, slots
from farled.web.together import Asks, asking

KINDS = frozenset({NodeKind.BENEFIT})


def _page(pk: int) -> str:
    return reverse("benefits:benefit", args=[pk])


@asking
def faces(
    actor: Actor, keys: Collection[str], *, on: date | None = None, past: bool = False
) -> Asks[Mapping[str, slots.NodeFace]]:
    """How benefits show to those who work in the organisation."""
    rows = reads.faces_of(actor, refs_of(keys))
    yield (rows,)
    then = as_they_were(rows, end_of_day(on)) if on and past else rows
    return {key(NodeKind.BENEFIT, row.pk): _face(row) for row in then}


def _face(row: Benefit) -> slots.NodeFace:
    due = _("mäts %(day)s") % {"day": formats.day(row.next_due)} if row.next_due else ""
    return slots.NodeFace(
        title=row.title,
        kind_label=NodeKind.BENEFIT.label,
        url=_page(row.pk),
        note=" · ".join(filter(None, [row.body.name, row.owner_function, due])),
        state_tag=row.state_tag,
    )


def hidden(_actor: Actor) -> list[str]:
    """Everybody who works in the organisation sees its benefits."""
    return []


def sight(_actor: Actor) -> Hashable:
    """All see the same."""
    return None


def facts(organisation_id: int, on: date, _keys: Iterable[str] = (), *, past: bool = False) -> Iterator[Node]:
    """What the red thread asks of benefits: an owner in the line, and something measured or a day ahead to do it."""
    rows = reads.node_rows(organisation_id, at=end_of_day(on) if past else None)
    measured = reads.measured_by(organisation_id, on) if rows else set()
    return (_fact(row, measured=row.pk in measured) for row in rows)


def _fact(row: Benefit, *, measured: bool) -> Node:
    ended = row.state == BenefitState.ENDED
    return Node(
        key=key(NodeKind.BENEFIT, row.pk),
        kind=Kind(NodeKind.BENEFIT),
        progress=Progress.OPEN if not ended else Progress.FINISHED if measured else Progress.DROPPED,
        responsible=row.accepted_on is not None or ended,  # what is ended needs nobody any more
        effect_due=row.next_due,
        measured=measured,
    )


# --- Who mends --------------------------------------------------------------------------------------------------------


def _measuring(actor: Actor, row: Benefit) -> slots.Mending:
    owned = row.accepted_on is not None
    can = rules.can_measure(actor, row) if owned else rules.can_plan(actor, row)
    return slots.Mending(
        who=row.body.name,
        verb=gettext_lazy("Mät nyttan") if owned else gettext_lazy("Ange när den mäts"),
        url=reverse("benefits:measure" if owned else "benefits:change_benefit", args=[row.pk]) if can else "",
        body_id=row.body_id,
    )


def _owning(actor: Actor, row: object) -> slots.Mending:
    """A grant's benefits get their owners in the plan of what it pays for."""
    initiative = row.application.initiative  # type: ignore[attr-defined]  # a grant, which portfolio gives
    return slots.Mending(
        who=initiative.body.name,
        verb=gettext_lazy("Planera nyttan och be om ägare"),
        url=reverse("benefits:plan", args=[initiative.pk]) if rules.can_plan_for(actor, initiative) else "",
        body_id=initiative.body_id,
    )


BREAKS: tuple[slots.BreakKind, ...] = (
    slots.BreakKind(
        BreakCode.BENEFIT_NEVER_MEASURED,
        gettext_lazy("Nytta som inte mäts"),
        gettext_lazy("%(title)s är inte mätt, och det finns ingen dag framåt då den ska mätas."),
        slots.Side.BELOW,
        reads.to_mend,
        _measuring,
    ),
    slots.BreakKind(
        BreakCode.MONEY_NO_BENEFIT_OWNER,
        gettext_lazy("Pengar utan nyttoägare"),
        gettext_lazy("För %(title)s är ingen nytta planerad, eller så saknar någon nytta ägare i linjen."),
        slots.Side.BELOW,
        portfolio.to_mend,
        _owning,
    ),
)
