"""Ideas and needs, who gave them, what they were answered, and what was looked for before something new (E21, R53)."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.initiatives.models.initiatives import Initiative
from farled.initiatives.states import NeedKind, NeedState, Origin, ReuseResult, TargetGroup, Track
from farled.people.reads import Body, Organisation, User
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class NeedQuerySet(models.QuerySet["Need"]):
    """Reads of needs."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's needs: everybody who works there may join them or see what became of them."""
        return self.filter(organisation_id=actor.organisation_id)

    def unanswered(self) -> Self:
        """Needs whose givers wait to hear what becomes of them."""
        return self.filter(state__in=[NeedState.NEW, NeedState.CONSIDERED])


class Need(Governed):
    """An idea or a need that somebody gave, and what became of it (E21).

    ``origin`` says where it comes from in the organisation's life, ``source`` where the text was taken from.
    ``joined_into`` is the need it was merged with, ``initiative`` the one it led to, and ``met_by_system`` or
    ``met_by_component`` what already met it: each only in the state of that name.
    """

    KIND = "initiatives.need"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="needs")
    body = models.ForeignKey(Body, verbose_name=_("verksamhet"), on_delete=models.RESTRICT, related_name="needs")
    kind = models.CharField(_("slag"), max_length=10, choices=NeedKind, default=NeedKind.IDEA)
    title = models.CharField(_("vad det gäller"), max_length=200)
    description = models.TextField(_("beskrivning"), blank=True)
    origin = models.CharField(_("ursprung"), max_length=12, choices=Origin, default=Origin.MISSION)
    target_group = models.CharField(_("målgrupp"), max_length=12, choices=TargetGroup, blank=True)
    track = models.CharField(_("spår"), max_length=10, choices=Track, default=Track.OWN)
    state = models.CharField(_("läge"), max_length=12, choices=NeedState, default=NeedState.NEW)
    given_on = models.DateField(_("lämnat"))
    answered_on = models.DateField(_("senast besvarat"), null=True, blank=True)
    joined_into = models.ForeignKey(
        "self",
        verbose_name=_("hopslaget med"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="joined",
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiativ"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="needs",
    )
    met_by_system = models.ForeignKey(
        "systems.System",
        verbose_name=_("löst med systemet"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="met_needs",
    )
    met_by_component = models.ForeignKey(
        "systems.Component",
        verbose_name=_("löst med komponenten"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="met_needs",
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        """What became of a need is said by its state and by nothing else."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="need_has_a_title"),
            models.CheckConstraint(condition=Q(kind__in=NeedKind.values), name="need_kind_is_known"),
            models.CheckConstraint(condition=Q(origin__in=Origin.values), name="need_origin_is_known"),
            models.CheckConstraint(
                condition=Q(target_group="") | Q(target_group__in=TargetGroup.values), name="need_target_group_is_known"
            ),
            models.CheckConstraint(condition=Q(track__in=Track.values), name="need_track_is_known"),
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=NeedState.JOINED, joined_into__isnull=False)
                | ~Q(state=NeedState.JOINED) & Q(joined_into=None),
                name="need_joined_says_with_which",
            ),
            models.CheckConstraint(
                condition=Q(joined_into=None) | ~Q(joined_into=F("id")), name="need_is_not_joined_with_itself"
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.TAKEN_UP, initiative__isnull=False)
                | ~Q(state=NeedState.TAKEN_UP) & Q(initiative=None),
                name="need_taken_up_says_in_which_initiative",
            ),
            models.CheckConstraint(
                condition=Q(state=NeedState.MET) | Q(met_by_system=None, met_by_component=None),
                name="need_met_by_something_is_met",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "state", "-given_on"], name="need_by_state")]

    def __str__(self) -> str:
        return self.title

    def trail_confidential(self) -> bool:
        """Its history names who gave it, so it is told to those who consider it and those who read secrets."""
        return True

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return NeedState(self.state).state_tag


class NeedGiver(models.Model):
    """Somebody who gave a need or stands behind it (idégivare). Written only by acts, named only to those who consider.

    A need that is merged keeps its own givers; ``words`` is what one of them said of it when joining, ``heard_at`` when
    they last read what became of it.
    """

    need = models.ForeignKey(Need, on_delete=models.RESTRICT, related_name="givers")
    user = models.ForeignKey(User, verbose_name=_("lämnat av"), on_delete=models.RESTRICT, related_name="+")
    on = models.DateField(_("dag"))
    words = models.TextField(_("egna ord"), blank=True)
    heard_at = models.DateTimeField(_("läst"), null=True, blank=True)

    class Meta:
        """A person stands behind a need once."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["need", "user"], name="need_giver_is_one_per_person"),
        ]
        indexes: ClassVar = [models.Index(fields=["user", "-on"], name="need_giver_latest")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.user_id}"


class NeedAnswer(models.Model):
    """What those who gave a need were told when something happened (svar). Written only by acts, never changed."""

    need = models.ForeignKey(Need, on_delete=models.RESTRICT, related_name="answers")
    at = models.DateTimeField(_("tidpunkt"))
    state = models.CharField(_("läge"), max_length=12, choices=NeedState)
    text = models.TextField(_("svar"))
    by_name = models.CharField(_("svarat av"), max_length=200)

    class Meta:
        """An answer says something, and is read in order."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=NeedState.values), name="need_answer_state_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="need_answer_says_something"),
        ]
        indexes: ClassVar = [models.Index(fields=["need", "at"], name="need_answer_in_order")]

    def __str__(self) -> str:
        return f"{self.need_id} {self.state}"


class ReuseCheck(Governed):
    """What was looked at before something new, and whether it could be used (återanvändningsprövning, R53).

    Of a need or of an initiative. One of ``system``, ``component`` and ``other`` says what was looked at, or none when
    nothing like it was found; ``ground`` says why.
    """

    KIND = "initiatives.reuse_check"

    need = models.ForeignKey(
        Need, verbose_name=_("behov"), null=True, blank=True, on_delete=models.RESTRICT, related_name="reuse_checks"
    )
    initiative = models.ForeignKey(
        Initiative,
        verbose_name=_("initiativ"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="reuse_checks",
    )
    system = models.ForeignKey(
        "systems.System", verbose_name=_("system"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    component = models.ForeignKey(
        "systems.Component",
        verbose_name=_("komponent"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    other = models.ForeignKey(
        Initiative,
        verbose_name=_("annat initiativ"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    result = models.CharField(_("resultat"), max_length=10, choices=ReuseResult)
    ground = models.TextField(_("motivering"))
    on = models.DateField(_("dag"))
    by_name = models.CharField(_("prövat av"), max_length=200)

    class Meta:
        """Of one thing, with at most one thing looked at, and a ground."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(need=None, initiative__isnull=False) | Q(need__isnull=False, initiative=None),
                name="reuse_check_is_of_one",
            ),
            models.CheckConstraint(
                condition=Q(system=None, component=None) | Q(system=None, other=None) | Q(component=None, other=None),
                name="reuse_check_looks_at_one",
            ),
            models.CheckConstraint(
                condition=Q(result=ReuseResult.NOTHING)
                | Q(system__isnull=False)
                | Q(component__isnull=False)
                | Q(other__isnull=False),
                name="reuse_check_says_what_is_used",
            ),
            models.CheckConstraint(condition=Q(result__in=ReuseResult.values), name="reuse_check_result_is_known"),
            models.CheckConstraint(condition=~Q(ground=""), name="reuse_check_has_a_ground"),
        ]

    def __str__(self) -> str:
        return str(self.need or self.initiative)

    def trail_confidential(self) -> bool:
        """Of a need it may name who gave it, as the history of the need does; of an initiative it is open."""
        return self.need_id is not None

    def trail_organisation(self) -> int:
        """That of what was checked."""
        of = self.need or self.initiative
        return of.organisation_id if of else 0

    @property
    def looked_at(self) -> "models.Model | None":
        """The system, component or initiative looked at; None when nothing like it was found."""
        return self.system or self.component or self.other
