"""What is registered about criteria and scores."""

from collections.abc import Collection, Iterable
from datetime import date, timedelta
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Request, Role
from farled.portfolio.figures import scoring as figures
from farled.portfolio.figures.explained_scoring import explained_kinds
from farled.portfolio.models import Application, Criterion, JointScore
from farled.portfolio.reads import scores as reads
from farled.portfolio.rules import scoring as rules
from farled.web import formats, slots
from farled.web.explained import register as register_figures
from farled.web.faces import Faces, faces_of
from farled.web.together import Asks, asking

SCORED_WITHIN = timedelta(days=14)  # how long members have, from the day they can begin
TRAIL_SENTENCES = {
    "portfolio.criterion.added": _("%(who)s lade till kriteriet %(subject)s"),
    "portfolio.criterion.changed": _("%(who)s ändrade kriteriet %(subject)s"),
    "portfolio.criterion.retired": _("%(who)s slutade använda kriteriet %(subject)s"),
    "portfolio.application.scored": _("%(who)s satte egna poäng på ansökan %(subject)s"),
    "portfolio.application.stood_aside": _("%(who)s anmälde jäv i ansökan %(subject)s"),
    "portfolio.application.scoring_opened": _("%(who)s öppnade den gemensamma poängsättningen av %(subject)s"),
    "portfolio.joint_score.agreed": _("%(who)s förde in en gemensam poäng: %(subject)s"),
    "portfolio.joint_score.changed": _("%(who)s ändrade en gemensam poäng: %(subject)s"),
}


def criterion_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A criterion has a page of its own."""
    rows = reads.criteria(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (row.name, reverse("portfolio:criterion", args=[row.pk])))


def joint_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A joint score stands on its application's page."""
    rows = reads.joint_seen(actor).filter(pk__in=refs)
    return faces_of(
        rows, lambda row: (str(row), reverse("portfolio:application", args=[row.application_id]) + "#poang")
    )


@asking
def panel(one: Application, request: Request) -> Asks[dict[str, object] | None]:
    """How an application is scored, on its page."""
    scoring = yield from figures.scoring(one, request.actor)
    if not scoring.sittings:
        return None
    reached, reachable = figures.reached(scoring.joint)
    member, scored = request.actor.may("portfolio.score"), one.state in rules.SCORED
    return {
        "one": one,
        "sittings": scoring.sittings,
        "points": formats.share(Fraction(reached, reachable)) if reachable else None,
        "asides": scoring.asides if member or request.actor.may("portfolio.coach") else [],
        "unfit": figures.unfit(one, request.actor) if member and scored and not scoring.aside else "",
        "may_stand_aside": scored
        and rules.can_stand_aside(request.actor, one, aside=scoring.aside)
        and not scoring.own,
    }


@asking
def waits_to_be_scored(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """What a member of a group has to do: score alone, open for scoring together, and agree."""
    if not actor.holds(Role.GROUP_MEMBER) or actor.user_id is None:
        return []
    alone, to_open, to_agree = reads.to_score(actor), reads.to_open(actor), reads.to_agree(actor)
    yield alone, to_open, to_agree
    return [
        slots.Waiting(
            title=said % {"title": row},
            url=reverse("portfolio:application", args=[row.pk]) + "#poang",
            due=(row.since or on) + SCORED_WITHIN,  # type: ignore[attr-defined]  # told by each of them
            key=f"portfolio.{name} {row.pk}",
        )
        for rows, name, said in (
            (alone, "score", gettext("Sätt poäng: %(title)s")),
            (to_open, "open_scoring", gettext("Öppna den gemensamma poängsättningen: %(title)s")),
            (to_agree, "agree", gettext("Enas om poäng: %(title)s")),
        )
        for row in rows
        if rules.can_score(actor, row)
    ]


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces in ((Criterion.KIND, criterion_faces), (JointScore.KIND, joint_faces)):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=False))
    slots.panels.register("portfolio.scoring", slots.Panel(Application.KIND, "portfolio/_scoring_panel.html", panel))
    slots.waiting_sources.register("portfolio.scoring", slots.WaitingSource(waits_to_be_scored))
    register_figures(explained_kinds())
