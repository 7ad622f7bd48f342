"""Ideas and needs as the actor may see them: what they say, who gave them, and what those were told."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery

from farled.initiatives.models import Initiative, Need, NeedAnswer, NeedGiver, ReuseCheck
from farled.initiatives.states import ANSWERED, NeedState
from farled.people.reads import Actor, Body, bodies
from farled.systems.reads import Component, System
from farled.trail.reads import history_of

MOST = 200  # of one's own ideas shown; more is a list
WITH = ("body", "joined_into", "initiative", "met_by_system", "met_by_component")  # what became of a need


def needs(actor: Actor) -> QuerySet[Need]:
    """The needs the actor may see, with what became of each."""
    rows = Need.objects.visible_to(actor)
    return rows.select_related(*WITH)


def need_rows(actor: Actor) -> QuerySet[Any]:
    """The same with how many people stand behind each (``behind``), those of what was joined with it among them."""
    every = NeedGiver.objects.filter(Q(need=OuterRef("pk")) | Q(need__joined_into=OuterRef("pk"))).order_by()
    number = every.annotate(of=OuterRef("pk")).values("of").annotate(number=Count("user", distinct=True))
    return needs(actor).annotate(behind=Subquery(number.values("number")))


def search_needs(rows: QuerySet[Need], text: str) -> QuerySet[Need]:
    """Those with the text in what they say."""
    return rows.filter(Q(title__icontains=text) | Q(description__icontains=text))


def considered_by(actor: Actor) -> QuerySet[Need]:
    """The needs that the actor considers: all, or those of the bodies in reach."""
    reach = actor.reach("initiatives.consider")
    rows = needs(actor)
    return rows if reach.whole else rows.filter(body_id__in=reach.bodies)


def waiting_needs(actor: Actor) -> QuerySet[Need]:
    """Those of them that wait for an answer, the longest waiting first."""
    open_states = [NeedState.NEW, NeedState.CONSIDERED]
    return considered_by(actor).filter(state__in=open_states).order_by("given_on", "pk")


def other_needs(actor: Actor, need: Need) -> QuerySet[Need]:
    """Needs that another can be joined with: those that may still become something, the latest first."""
    settled = [state for state in ANSWERED if state is not NeedState.TAKEN_UP]
    return considered_by(actor).exclude(pk=need.pk).exclude(state__in=settled).order_by("-given_on", "-pk")


def gave(actor: Actor, need: Need) -> bool:
    """Whether the actor gave a need or stands behind it, here or in one that was joined with it."""
    if actor.user_id is None:
        return False
    rows = NeedGiver.objects.filter(Q(need=need) | Q(need__joined_into=need), user_id=actor.user_id)
    return rows.exists()


def gave_first(actor: Actor, need: Need) -> bool:
    """Whether the actor, a person, is who gave this very need; those who have come to stand behind it are not.

    What comes out of a document was given by nobody, so the first behind it is not its giver either.
    """
    if actor.user_id is None:
        return False
    return history_of(need).filter(verb="initiatives.need.given", actor_id=actor.user_id).exists()


def givers_of(need: Need) -> list[NeedGiver]:
    """Who stands behind a need, those of what was joined with it among them, the first first.

    Only for those who consider it: who has an idea is no business of everybody's.
    """
    rows = NeedGiver.objects.filter(Q(need=need) | Q(need__joined_into=need)).select_related("user", "need")
    return list(rows.order_by("on", "pk"))


def number_behind(need: Need) -> int:
    """How many people stand behind a need, those of what was joined with it among them."""
    rows = NeedGiver.objects.filter(Q(need=need) | Q(need__joined_into=need))
    return rows.values("user").distinct().count()


def answers_to(need: Need) -> list[NeedAnswer]:
    """What those who gave a need were told, the latest first; of one that was joined also what the other was told."""
    return list(NeedAnswer.objects.filter(_about(need.pk, need.joined_into_id)).order_by("-at", "-pk"))


def _about(*refs: int | None) -> Q:
    return Q(need_id__in=[ref for ref in refs if ref is not None])


def reuse_checks(need: Need) -> list[ReuseCheck]:
    """What was looked for before something new, the latest first."""
    return list(need.reuse_checks.select_related("system", "component", "other").order_by("-on", "-pk"))


def joined_with(need: Need) -> list[Need]:
    """What was joined with a need."""
    return list(need.joined.order_by("given_on", "pk"))


@dataclass(frozen=True, slots=True)
class Mine:
    """What one gave or stands behind, what one said of it, its latest answer, and whether one has read that."""

    need: Need
    words: str
    latest: NeedAnswer | None
    unread: bool


def my_needs(actor: Actor) -> list[Mine]:
    """What the actor gave or stands behind, what is unread first and then the latest. Two queries."""
    if actor.user_id is None:
        return []
    given = list(_heard(actor).select_related(*(f"need__{name}" for name in WITH))[:MOST])
    latest = {each.pk: each for each in NeedAnswer.objects.filter(pk__in=[row.answer for row in given if row.answer])}
    found = [
        Mine(
            row.need,
            row.words,
            latest.get(row.answer),
            row.told_at is not None and (row.heard_at is None or row.told_at > row.heard_at),
        )
        for row in given
    ]
    return sorted(found, key=lambda each: not each.unread)


def unread_answers(actor: Actor) -> QuerySet[Any, Any]:
    """Needs with an answer that the actor, who stands behind them, has not read: id, title and when."""
    if actor.user_id is None:
        return NeedGiver.objects.none()
    rows = _heard(actor).filter(told_at__isnull=False).filter(Q(heard_at=None) | Q(told_at__gt=F("heard_at")))
    return rows.values_list("need", "need__title", "told_at")[:MOST]


def _heard(actor: Actor) -> QuerySet[Any]:
    """What the actor, a person, stands behind with its latest answer (``answer``, ``told_at``), the latest first."""
    told = NeedAnswer.objects.filter(Q(need=OuterRef("need")) | Q(need=OuterRef("need__joined_into")))
    told = told.order_by("-at", "-pk")
    rows = NeedGiver.objects.filter(user_id=actor.person_id, need__organisation_id=actor.organisation_id)
    return rows.annotate(answer=Subquery(told.values("pk")[:1]), told_at=Subquery(told.values("at")[:1])).order_by(
        F("told_at").desc(nulls_last=True), "-on", "-pk"
    )


def is_unread(actor: Actor, need: Need) -> bool:
    """Whether the actor stands behind a need and has not read its latest answer."""
    return any(pk == need.pk for pk, _title, _at in unread_answers(actor))


def checks_in_sight(actor: Actor, refs: Collection[int]) -> QuerySet[ReuseCheck]:
    """The reuse checks of needs and initiatives the actor may see."""
    rows = ReuseCheck.objects.filter(
        Q(need__organisation_id=actor.organisation_id) | Q(initiative__organisation_id=actor.organisation_id)
    )
    return rows.filter(pk__in=refs).select_related("need", "initiative")


def open_systems(actor: Actor) -> QuerySet[System]:
    """Systems that may meet a need."""
    return System.objects.visible_to(actor).order_by("name")


def open_components(actor: Actor) -> QuerySet[Component]:
    """Components that may meet a need."""
    return Component.objects.visible_to(actor).order_by("name")


def initiatives_to_join(actor: Actor) -> QuerySet[Initiative]:
    """Initiatives that a need may become part of: those something more will be done in."""
    return Initiative.objects.visible_to(actor).unfinished().order_by("title")


def own_body(actor: Actor) -> Body | None:
    """The body somebody works in, where an idea of theirs comes from; None when they work for the whole."""
    found: Sequence[int] = actor.body_ids()
    return bodies(actor).filter(pk__in=found).first() if found else None


def rests_on(row: System | Component) -> bool:
    """Whether a need is met by a system or component, or it was looked at before something new."""
    met, looked = (
        (Q(met_by_system=row.pk), Q(system=row.pk))
        if isinstance(row, System)
        else (Q(met_by_component=row.pk), Q(component=row.pk))
    )
    return Need.objects.filter(met).exists() or ReuseCheck.objects.filter(looked).exists()
