"""What is registered about ideas and needs: finding them, what waits for those who give and consider them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.utils.translation import gettext_lazy as _

from farled.initiatives import reads
from farled.initiatives.acts.needs import CONSIDER
from farled.initiatives.models import Need, ReuseCheck
from farled.people.reads import Actor, Request
from farled.systems.reads import Component, System
from farled.systems.states import SEARCH_PAGE
from farled.web import formats, slots
from farled.web.faces import Faces, faces_of
from farled.web.formats import local
from farled.web.refused import Refused
from farled.web.together import Asks, asking

READ_WITHIN = timedelta(days=14)  # an answer that nobody has read is late after that

TRAIL_SENTENCES = {
    "initiatives.need.given": _("%(who)s lämnade %(subject)s"),
    "initiatives.need.backed": _("%(who)s ställde sig bakom %(subject)s"),
    "initiatives.need.changed": _("%(who)s ändrade %(subject)s"),
    "initiatives.need.considered": _("%(who)s började överväga %(subject)s"),
    "initiatives.need.joined": _("%(who)s slog ihop %(subject)s med något annat"),
    "initiatives.need.met": _("%(who)s löste %(subject)s med det som finns"),
    "initiatives.need.taken_up": _("%(who)s tog upp %(subject)s i ett initiativ"),
    "initiatives.need.declined": _("%(who)s avböjde %(subject)s"),
    "initiatives.reuse.checked": _("%(who)s prövade återanvändning för %(subject)s"),
}


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Ideas and needs with the text in what they say, the latest first."""
    return [
        slots.Hit(
            title=row.title,
            kind=row.get_kind_display(),
            url=where(row.pk),
            note=f"{row.get_state_display()}, {formats.day(row.given_on)}",
        )
        for row in reads.search_needs(reads.needs(actor), text).order_by("-given_on", "-pk")[:limit]
    ]


def where(pk: int) -> str:
    """Where a need is shown and answered."""
    return reverse("initiatives:need", args=[pk])


def faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Title and address of the needs the actor may see."""
    rows = reads.needs(actor).filter(pk__in=refs).values_list("pk", "title", named=True)
    return faces_of(rows, lambda row: (row.title, where(row.pk)))


def check_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A reuse check is shown with what was checked."""
    return faces_of(reads.checks_in_sight(actor, refs), lambda row: (str(row), _checked(row)))


def _checked(row: ReuseCheck) -> str:
    return where(row.need_id) if row.need_id else reverse("initiatives:initiative", args=[row.initiative_id])


@asking
def waiting(actor: Actor, on: date) -> Asks[Iterable[slots.Waiting]]:
    """Answers to what the actor gave or stands behind, until they are read."""
    answers = reads.unread_answers(actor)
    yield (answers,)
    return [
        slots.Waiting(
            title=gettext("Läs svaret om %(title)s") % {"title": title},
            url=where(pk),
            due=local(at) + READ_WITHIN,
            note=gettext("Något har hänt med det du står bakom."),
            key=f"need {pk} {at.isoformat()}",
        )
        for pk, title, at in answers
    ]


def says(request: Request, on: date) -> Iterator[slots.StartPanel]:
    """Where to give an idea, for everybody who may. Asks the database nothing."""
    if request.actor.may("initiatives.give"):
        yield slots.StartPanel("initiatives/_start_ideas.html", {}, column="side")


def give_instead(_text: str, request: Request) -> str | None:
    """Where an idea is given, for whoever looked for what exists and found nothing. Asks the database nothing."""
    return reverse("initiatives:give") if request.actor.may("initiatives.give") else None


def nothing_rests_on(row: System | Component, *, by: Actor) -> None:
    """What meets a need, or was looked at before something new, does not vanish."""
    if reads.rests_on(row):
        raise Refused("initiatives.need.rests", name=row.name)


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    slots.subject_sources.register(Need.KIND, slots.SubjectSource(Need.KIND, faces, news=False))
    slots.subject_sources.register(ReuseCheck.KIND, slots.SubjectSource(ReuseCheck.KIND, check_faces, news=False))
    slots.search_sources.register("initiatives.needs", slots.SearchSource(gettext_lazy("Idéer och behov"), find))
    slots.duty_kinds.register(CONSIDER, slots.DutyKind(_("Svara på idén %(subject)s"), Need.KIND, where))
    for act in ("systems.remove_system", "systems.remove_component"):
        slots.obstacles.register(f"initiatives.needs {act}", slots.Obstacle(act, nothing_rests_on))
    slots.action_links.register(
        "initiatives.give_instead", slots.ActionLink(SEARCH_PAGE, _("Lämna en idé"), give_instead)
    )
    slots.start_sources.register("initiatives.needs", slots.StartSource(says))
    slots.waiting_sources.register("initiatives.needs", slots.WaitingSource(waiting))
