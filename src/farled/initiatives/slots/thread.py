"""How initiatives show in the red thread, and who mends where it breaks at one of them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.initiatives import figures, reads, rules
from farled.initiatives.models import Initiative
from farled.initiatives.states import Phase
from farled.methods.goal_chain import BreakCode, Kind, Node, Progress
from farled.methods.periods import end_of_day
from farled.people.reads import Actor
from farled.systems.states import Tier
from farled.thread.states import NodeKind, key, refs_of
from farled.trail.reads import as_they_were
from farled.web import formats, slots
from farled.web.together import Asks, asking

KINDS = frozenset({NodeKind.INITIATIVE})
_PROGRESS = {
    phase.value: Progress.DROPPED if phase is Phase.DROPPED else Progress.FINISHED if phase.finished else Progress.OPEN
    for phase in Phase
}


@asking
def faces(
    actor: Actor, keys: Collection[str], *, on: date | None = None, past: bool = False
) -> Asks[Mapping[str, slots.NodeFace]]:
    """How initiatives show to those who work in the organisation."""
    rows = reads.faces_of(actor, refs_of(keys))
    yield (rows,)
    then = as_they_were(rows, end_of_day(on)) if on and past else rows
    return {key(NodeKind.INITIATIVE, row.pk): _face(row, on) for row in then}


def _face(row: Initiative, on: date | None) -> slots.NodeFace:
    notes = [row.body.name, str(Tier(row.tier).label), formats.period(row.start, row.end)]
    return slots.NodeFace(
        title=row.title,
        kind_label=NodeKind.INITIATIVE.label,
        url=reverse("initiatives:initiative", args=[row.pk]),
        note=" · ".join(note for note in notes if note),
        state_tag=figures.state_of(row, on) if on else row.state_tag,
        ends=tuple(_ends(row)),
    )


def _ends(row: Initiative) -> Iterator[slots.NodeEnd]:
    if row.effect:
        followed = _("följs upp %(day)s") % {"day": formats.day(row.effect_due)} if row.effect_due else ""
        yield slots.NodeEnd(gettext_lazy("Förväntad effekt"), row.effect, followed)
    if row.outcome:
        yield slots.NodeEnd(gettext_lazy("Utfall"), row.outcome, formats.day(row.closed_on) if row.closed_on else "")


def hidden(_actor: Actor) -> list[str]:
    """Everybody who works in the organisation sees its initiatives."""
    return []


def sight(_actor: Actor) -> Hashable:
    """All see the same."""
    return None


def facts(organisation_id: int, on: date, _keys: Iterable[str] = (), *, past: bool = False) -> Iterator[Node]:
    """What the red thread asks of initiatives. No other organisation's are tied to ours."""
    return map(_fact, reads.node_rows(organisation_id, at=end_of_day(on) if past else None))


def _fact(row: Initiative) -> Node:
    return Node(
        key=key(NodeKind.INITIATIVE, row.pk),
        kind=Kind(NodeKind.INITIATIVE),
        progress=_PROGRESS[row.phase],
        responsible=row.accepted_on is not None,
        end=row.end,
        effect_due=row.effect_due,
        measured=row.phase == Phase.CLOSED and bool(row.outcome),
    )


# --- Who mends --------------------------------------------------------------------------------------------------------


def _mender(verb: str | Promise, route: str, *, owns: bool = False) -> Callable[[Actor, Initiative], slots.Mending]:
    """Its customer mends a break of some kind, on the form of a route."""

    def mending(actor: Actor, row: Initiative) -> slots.Mending:
        can = rules.can_own(actor, row) if owns else rules.can_edit(actor, row)
        open_ = not Phase(row.phase).finished
        return slots.Mending(
            who=row.body.name,
            verb=verb,
            url=reverse(f"initiatives:{route}", args=[row.pk]) if can and open_ else "",
            body_id=row.body_id,
        )

    return mending


BREAKS: tuple[slots.BreakKind, ...] = (
    slots.BreakKind(
        BreakCode.INITIATIVE_NO_OBJECTIVE,
        gettext_lazy("Initiativ utan mål"),
        gettext_lazy("%(title)s är inte knutet till något mål."),
        slots.Side.ABOVE,
        reads.to_mend,
        _mender(gettext_lazy("Knyt till ett mål"), "change_initiative"),
    ),
    slots.BreakKind(
        BreakCode.INITIATIVE_NO_OWNER,
        gettext_lazy("Initiativ utan ägare"),
        gettext_lazy("Ingen har tagit ägarskapet för %(title)s."),
        slots.Side.AT,
        reads.to_mend,
        _mender(gettext_lazy("Ta ägarskapet"), "accept_ownership", owns=True),
    ),
    slots.BreakKind(
        BreakCode.INITIATIVE_NO_END,
        gettext_lazy("Initiativ utan slut"),
        gettext_lazy("%(title)s har inget slut."),
        slots.Side.AT,
        reads.to_mend,
        _mender(gettext_lazy("Ange slutet"), "change_initiative"),
    ),
    slots.BreakKind(
        BreakCode.INITIATIVE_NO_EFFECT,
        gettext_lazy("Initiativ utan effekt att följa upp"),
        gettext_lazy("Det är inte sagt vilken effekt %(title)s ska ge och när den följs upp."),
        slots.Side.BELOW,
        reads.to_mend,
        _mender(gettext_lazy("Ange förväntad effekt"), "change_initiative"),
    ),
)
