"""How grants show in the red thread, and who mends where it breaks at one of them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.methods.goal_chain import BreakCode, Kind, Node, Progress
from farled.methods.periods import end_of_day
from farled.people.reads import Actor
from farled.portfolio.models import Grant
from farled.portfolio.reads import thread as reads
from farled.portfolio.states import DecidedBy, GrantState
from farled.thread.states import NodeKind, key, refs_of
from farled.trail.reads import as_they_were
from farled.web import formats, slots
from farled.web.together import Asks, asking

KINDS = frozenset({NodeKind.GRANT})
_PROGRESS = {
    GrantState.RUNNING.value: Progress.OPEN,
    GrantState.FINISHED.value: Progress.FINISHED,
    GrantState.REVOKED.value: Progress.DROPPED,
}


def _page(pk: int) -> str:
    return reverse("portfolio:grant", args=[pk])


@asking
def faces(
    actor: Actor, keys: Collection[str], *, on: date | None = None, past: bool = False
) -> Asks[Mapping[str, slots.NodeFace]]:
    """How grants show to those who work in the organisation: to what, how much, who decided and when."""
    rows = reads.faces_of(actor, refs_of(keys))
    yield (rows,)
    then = as_they_were(rows, end_of_day(on)) if on and past else rows
    return {key(NodeKind.GRANT, row.pk): _face(row) for row in then}


def _face(row: Grant) -> slots.NodeFace:
    return slots.NodeFace(
        title=_("%(amount)s till %(title)s")
        % {"amount": formats.kr(row.amount - row.returned), "title": row.application.initiative.title},
        kind_label=NodeKind.GRANT.label,
        url=_page(row.pk),
        note=f"{row.body.name} · {formats.day(row.decided_on)}",
        state_tag=row.state_tag,
    )


def hidden(_actor: Actor) -> list[str]:
    """Everybody who works in the organisation sees what was granted."""
    return []


def sight(_actor: Actor) -> Hashable:
    """All see the same."""
    return None


def facts(organisation_id: int, on: date, _keys: Iterable[str] = (), *, past: bool = False) -> Iterator[Node]:
    """What the red thread asks of grants. What was returned is no longer granted."""
    return map(_fact, reads.node_rows(organisation_id, at=end_of_day(on) if past else None))


def _fact(row: Grant) -> Node:
    return Node(
        key=key(NodeKind.GRANT, row.pk),
        kind=Kind(NodeKind.GRANT),
        progress=_PROGRESS[row.state],
        adopted=row.decided_as == DecidedBy.DELEGATION or row.decision_id is not None,
        amount=row.amount - row.returned,
    )


# --- Who mends --------------------------------------------------------------------------------------------------------


def _mender(verb: str | Promise, capability: str) -> Callable[[Actor, Grant], slots.Mending]:
    def mending(actor: Actor, row: Grant) -> slots.Mending:
        return slots.Mending(
            who=row.body.name,
            verb=verb,
            url=_page(row.pk) if actor.may(capability) else "",
            body_id=row.body_id,
        )

    return mending


BREAKS: tuple[slots.BreakKind, ...] = (
    slots.BreakKind(
        BreakCode.MONEY_NO_DECISION,
        gettext_lazy("Pengar utan beslut"),
        gettext_lazy("%(title)s saknar ett beslut vid sammanträde."),
        slots.Side.AT,
        reads.to_mend,
        _mender(gettext_lazy("Ange beslutet"), "portfolio.grant"),
    ),
    slots.BreakKind(
        BreakCode.MONEY_NO_PURPOSE,
        gettext_lazy("Pengar utan ändamål"),
        gettext_lazy("%(title)s betalar inte för något i den röda tråden."),
        slots.Side.ABOVE,
        reads.to_mend,
        _mender(gettext_lazy("Se vad de går till"), "portfolio.read"),
    ),
)


def register() -> None:
    """Called once, when the app is ready."""
    slots.node_sources.register("portfolio", slots.NodeSource(KINDS, faces, hidden, sight, facts))
    for each in BREAKS:
        slots.break_kinds.register(each.code, each)
    slots.invariants.register(
        "portfolio.thread", slots.Invariant("portfolio.thread", reads.thread_says_what_grants_say)
    )
