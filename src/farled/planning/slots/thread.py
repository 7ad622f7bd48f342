"""How activities and insatser show in the red thread, and who mends where it breaks at one of them."""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads.movement import StageGoal
from farled.methods.goal_chain import BreakCode, Kind, Node, Progress
from farled.methods.periods import end_of_day
from farled.people.reads import Actor
from farled.planning import figures, reads, rules
from farled.planning.reads import Activity
from farled.planning.states import ABANDONED, ActivityKind, Part, Status
from farled.thread.states import NodeKind, key, refs_of
from farled.web import formats, slots
from farled.web.together import Asks, asking

KINDS = frozenset({NodeKind.INSATS, NodeKind.ACTIVITY})


@asking
def faces(
    actor: Actor, keys: Collection[str], *, on: date | None = None, past: bool = False
) -> Asks[Mapping[str, slots.NodeFace]]:
    """How activities and insatser show, those of plans that other organisations have published included."""
    found = reads.activities_in_sight(actor).filter(pk__in=refs_of(keys))
    yield (found,)
    rows = {row.pk: row for row in found}
    then = reads.rows_at(rows, end_of_day(on)) if on and past else rows
    stages = {} if past else reads.stages_followed(actor, [pk for pk, row in rows.items() if row.shape.leads_on])
    return {
        key(row.node_kind, pk): _face(then[pk], row, actor, on, stages.get(pk, ()))
        for pk, row in rows.items()
        if pk in then
    }


def hidden(actor: Actor) -> list[str]:
    """The activities and insatser of the organisation's own that the actor may not see."""
    return [key(ActivityKind(kind).node_kind, ref) for kind, ref in reads.hidden_rows(actor)]


def sight(actor: Actor) -> Hashable:
    """How far the actor reads drafts: what is in a plan is seen by those who see the plan."""
    return actor.reach("direction.read_draft")


def facts(organisation_id: int, on: date, _keys: Iterable[str] = (), *, past: bool = False) -> Iterator[Node]:
    """What the red thread asks of activities and insatser. No other organisation's are tied to ours, only goals are."""
    return map(_fact, reads.node_rows(organisation_id, at=end_of_day(on) if past else None))


def in_document(document_id: int) -> list[str]:
    """The keys of all that stands in a plan."""
    return [key(ActivityKind(kind).node_kind, ref) for kind, ref in reads.kinds_and_refs(document_id)]


def _face(
    row: Activity, stored: Activity, actor: Actor, on: date | None, stages: Iterable[StageGoal]
) -> slots.NodeFace:
    """``stored`` is the row as it is now, with its plan; ``stages`` are stage goals it leads to."""
    plan = stored.document
    own = plan.organisation_id == actor.organisation_id
    notes = [row.responsible_text, formats.period(row.start, row.end), "" if own else plan.organisation.name]
    return slots.NodeFace(
        title=row.title,
        kind_label=ActivityKind(row.kind).label,
        url=reverse("planning:activity", args=[row.pk]) if own else reverse("direction:document", args=[plan.pk]),
        note=" · ".join(note for note in notes if note),
        state_tag=figures.state_of(row, on) if on else Status(row.status).state_tag,
        ends=(*_ends(row), *(_stage(each) for each in stages)),
    )


def _ends(row: Activity) -> Iterator[slots.NodeEnd]:
    if row.effect:
        for_whom = _("för %(whom)s") % {"whom": row.effect_for} if row.effect_for else ""
        followed = _("följs upp %(day)s") % {"day": formats.day(row.effect_due)} if row.effect_due else ""
        note = ", ".join(part for part in (for_whom, followed) if part)
        yield slots.NodeEnd(gettext_lazy("Förväntad effekt"), row.effect, note)
    if row.outcome:
        yield slots.NodeEnd(row.shape.outcome, row.outcome, formats.day(row.outcome_on) if row.outcome_on else "")


def _stage(goal: StageGoal) -> slots.NodeEnd:
    return slots.NodeEnd(gettext_lazy("Delmål"), goal.title, _("senast %(day)s") % {"day": formats.day(goal.due)})


_NODES: Mapping[str, NodeKind] = {kind.value: kind.node_kind for kind in ActivityKind}
_OWES_SEQUEL = frozenset(kind.value for kind in ActivityKind if kind.shape.owes_sequel)
_PROGRESS: Mapping[str, Progress] = {
    status.value: Progress.DROPPED if status in ABANDONED else (Progress.FINISHED if status.finished else Progress.OPEN)
    for status in Status
}


def _fact(row: reads.NodeRow) -> Node:
    return Node(
        key=key(_NODES[row.kind], row.pk),
        kind=Kind(_NODES[row.kind]),
        progress=_PROGRESS[row.status],
        responsible=row.led,
        standing=row.standing,
        end=row.end,
        effect_due=row.effect_due,
        measured=row.outcome_on is not None,
        leads_on=row.leads_on if row.kind in _OWES_SEQUEL else None,
    )


# --- Who mends --------------------------------------------------------------------------------------------------------

Form = Callable[[Activity], str]


def _to_mend(actor: Actor, refs: Collection[int]) -> Mapping[int, Activity]:
    """The rows at which threads are broken, with all that tells who can mend them."""
    rows = reads.activities(actor).filter(pk__in=refs)
    return rows.select_related("document__responsible").prefetch_related("parts__body").in_bulk()


def _mender(verb: str | Promise, form: Form) -> Callable[[Actor, Activity], slots.Mending]:
    """Who mends a break of some kind: those who answer for the row, else the plan's keeper."""
    return lambda actor, row: _mending(actor, row, verb, form)


def _mending(actor: Actor, row: Activity, verb: str | Promise, form: Form) -> slots.Mending:
    leads = [each.body for each in row.parts.all() if each.part == Part.LEAD]
    return slots.Mending(
        who=", ".join(body.name for body in leads) or _keeper(row) or _("Den som håller planen"),
        verb=verb,
        url=form(row) if rules.can_edit(actor, row) else "",
        body_id=leads[0].pk if leads else row.document.body_id,
    )


def _keeper(row: Activity) -> str:
    keeper = row.document.responsible
    return keeper.name if keeper else row.document.responsible_function


def _change(anchor: str) -> Form:
    return lambda row: reverse("planning:change_activity", args=[row.pk]) + f"#id_{anchor}"


def _bodies(row: Activity) -> str:
    return reverse("planning:set_bodies", args=[row.pk])


def _lead_on(row: Activity) -> str:
    return reverse("planning:lead_on", args=[row.pk])


def _effect(row: Activity) -> str:
    """A finished activity needs its outcome, one under way an effect to follow up."""
    return reverse("planning:record_outcome", args=[row.pk]) if Status(row.status).finished else _change("effect")(row)


BREAKS: tuple[slots.BreakKind, ...] = (
    slots.BreakKind(
        BreakCode.ACTIVITY_NO_OBJECTIVE,
        gettext_lazy("Aktivitet utan mål"),
        gettext_lazy("%(title)s är inte knuten till något mål."),
        slots.Side.ABOVE,
        _to_mend,
        _mender(gettext_lazy("Knyt till ett mål"), _change("objective")),
    ),
    slots.BreakKind(
        BreakCode.ACTIVITY_NO_RESPONSIBLE,
        gettext_lazy("Aktivitet utan ansvarig"),
        gettext_lazy("Ingen ansvarar för %(title)s."),
        slots.Side.AT,
        _to_mend,
        _mender(gettext_lazy("Ange ansvarig"), _bodies),
    ),
    slots.BreakKind(
        BreakCode.ACTIVITY_NO_END,
        gettext_lazy("Aktivitet utan sluttid"),
        gettext_lazy("%(title)s har ingen sluttid och är inte ett löpande uppdrag."),
        slots.Side.AT,
        _to_mend,
        _mender(gettext_lazy("Ange sluttid"), _change("end")),
    ),
    slots.BreakKind(
        BreakCode.ACTIVITY_NO_EFFECT,
        gettext_lazy("Aktivitet utan effekt att följa upp"),
        gettext_lazy("Det är inte sagt vilken effekt %(title)s ska ge och när den följs upp."),
        slots.Side.BELOW,
        _to_mend,
        _mender(gettext_lazy("Ange förväntad effekt"), _effect),
    ),
    slots.BreakKind(
        BreakCode.ACTIVITY_LEADS_NOWHERE,
        gettext_lazy("Kartläggning som inte leder vidare"),
        gettext_lazy("%(title)s är avslutad, men det är inte sagt vad den leder till."),
        slots.Side.BELOW,
        _to_mend,
        _mender(gettext_lazy("Ange vad den leder till"), _lead_on),
    ),
    slots.BreakKind(
        BreakCode.INSATS_NO_RESPONSIBLE,
        gettext_lazy("Insats utan ansvarig"),
        gettext_lazy("Ingen ansvarar för insatsen %(title)s."),
        slots.Side.AT,
        _to_mend,
        _mender(gettext_lazy("Ange ansvarig"), _bodies),
    ),
    slots.BreakKind(
        BreakCode.INSATS_NO_END,
        gettext_lazy("Insats utan sluttid"),
        gettext_lazy("Insatsen %(title)s har ingen sluttid."),
        slots.Side.AT,
        _to_mend,
        _mender(gettext_lazy("Ange sluttid"), _change("end")),
    ),
)
