"""How activities and insatser show in the red thread, and who mends where it breaks at one of them."""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import date

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.methods.goal_chain import BreakCode, Kind, Node, Progress
from farled.methods.periods import deadline_end
from farled.people.reads import Actor
from farled.planning import figures, reads, rules
from farled.planning.reads import Activity
from farled.planning.states import ABANDONED, Part, Status
from farled.thread.states import NodeKind, key
from farled.web import formats, slots


def source(kind: NodeKind) -> slots.NodeSource:
    """The answers about nodes of one kind: insatser or activities."""

    def faces(actor: Actor, refs: Collection[int], on: date | None = None) -> Mapping[int, slots.NodeFace]:
        return {pk: _face(kind, row, on) for pk, row in _rows(actor, refs, on).items()}

    def hidden(actor: Actor) -> Collection[int]:
        return reads.hidden_refs(actor, kind)

    def facts(organisation_id: int, on: date) -> Iterator[Node]:
        return (_fact(kind, row) for row in reads.node_rows(organisation_id, kind, on=on))

    return slots.NodeSource(kind, faces, hidden, facts)


def _rows(actor: Actor, refs: Collection[int], on: date | None) -> Mapping[int, Activity]:
    rows = {row.pk: row for row in reads.activities(actor).filter(pk__in=refs)}
    return rows if on is None else reads.rows_at(rows, deadline_end(on))


def _face(kind: NodeKind, row: Activity, on: date | None) -> slots.NodeFace:
    state = figures.state_of(row, on) if on else Status(row.status).state_tag
    notes = [row.responsible_text, formats.period(row.start, row.end)]
    return slots.NodeFace(
        title=row.title,
        kind_label=kind.label,
        url=reverse("planning:activity", args=[row.pk]),
        note=" · ".join(note for note in notes if note),
        state_tag=state,
        ends=tuple(_ends(row)),
    )


def _ends(row: Activity) -> Iterator[slots.NodeEnd]:
    if row.effect:
        for_whom = _("för %(whom)s") % {"whom": row.effect_for} if row.effect_for else ""
        followed = _("följs upp %(day)s") % {"day": formats.day(row.effect_due)} if row.effect_due else ""
        note = ", ".join(part for part in (for_whom, followed) if part)
        yield slots.NodeEnd(gettext_lazy("Förväntad effekt"), row.effect, note)
    if row.outcome:
        yield slots.NodeEnd(gettext_lazy("Utfall"), row.outcome, formats.day(row.outcome_on) if row.outcome_on else "")


def _fact(kind: NodeKind, row: reads.NodeRow) -> Node:
    return Node(
        key=key(kind, row.pk),
        kind=Kind(kind),
        document=str(row.document_id),
        progress=_progress(Status(row.status)),
        responsible=row.led,
        standing=row.standing,
        end=row.end,
        effect_due=row.effect_due,
        measured=row.outcome_on is not None,
    )


def _progress(status: Status) -> Progress:
    if status in ABANDONED:
        return Progress.DROPPED
    return Progress.FINISHED if status.finished else Progress.OPEN


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
        who=", ".join(body.name for body in leads) or _keeper(row) or _("den som håller planen"),
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
