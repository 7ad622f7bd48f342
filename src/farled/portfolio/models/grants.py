"""What was granted, by whom, on which conditions, and when each part of it is paid out (beviljade medel; E27, R70)."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.initiatives.states import Phase
from farled.people.reads import Body, Organisation
from farled.portfolio.models.applications import Application
from farled.portfolio.models.portfolios import Account, Delegation
from farled.portfolio.states import DecidedBy, GrantState
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class GrantQuerySet(models.QuerySet["Grant"]):
    """Reads of grants."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's grants."""
        return self.filter(organisation_id=actor.organisation_id)


class Grant(Governed):
    """Money granted on an application (beviljade medel). ``amount`` in öre is the sum of its tranches.

    ``delegation`` is the limit it was decided within, ``body`` who decided and ``function`` as what; a body's grant
    rests on a ``decision`` of its meeting. ``returned`` is what was not used, in öre. ``departs_because``: why it
    departs from what the selection desk proposed. ``closed_decision``: the meeting's decision that revoked it,
    None when it was revoked on delegation.
    """

    KIND = "portfolio.grant"
    TRAIL_NAMED_WITH = ("application__initiative",)

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="grants")
    application = models.OneToOneField(
        Application, verbose_name=_("ansökan"), on_delete=models.RESTRICT, related_name="grant"
    )
    amount = models.BigIntegerField(_("beviljat"))
    returned = models.BigIntegerField(_("återlämnat"), default=0)
    state = models.CharField(_("läge"), max_length=10, choices=GrantState, default=GrantState.RUNNING)
    decided_on = models.DateField(_("beslutat"))
    decided_as = models.CharField(_("beslutat som"), max_length=12, choices=DecidedBy)
    body = models.ForeignKey(Body, verbose_name=_("beslutat av"), on_delete=models.RESTRICT, related_name="+")
    function = models.CharField(_("funktion"), max_length=200, blank=True)
    delegation = models.ForeignKey(
        Delegation, verbose_name=_("beslutsgräns"), on_delete=models.RESTRICT, related_name="+"
    )
    decision = models.ForeignKey(
        "matters.Decision",
        verbose_name=_("beslut"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="grants",
    )
    ground = models.TextField(_("skäl för beslutet"))
    departs_because = models.TextField(_("avviker från förslaget därför att"), blank=True)
    by_name = models.CharField(_("beslutat av (namn)"), max_length=200)
    closed_because = models.TextField(_("avslutat därför att"), blank=True)
    closed_decision = models.ForeignKey(
        "matters.Decision",
        verbose_name=_("återkallat av"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    objects = GrantQuerySet.as_manager()

    class Meta:
        """A grant is of something, on a ground; a meeting's grant has a decision."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(amount__gt=0, returned__gte=0, returned__lte=models.F("amount")),
                name="grant_is_of_something",
            ),
            models.CheckConstraint(condition=Q(state__in=GrantState.values), name="grant_state_is_known"),
            models.CheckConstraint(condition=Q(decided_as__in=DecidedBy.values), name="grant_decided_as_is_known"),
            models.CheckConstraint(condition=~Q(ground=""), name="grant_has_a_ground"),
            models.CheckConstraint(
                condition=~Q(state=GrantState.REVOKED) | ~Q(closed_because=""), name="grant_revoked_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.application)

    def trail_related(self) -> dict[str, Any]:
        """Nothing of its own: tranches and conditions have histories of their own."""
        return {}

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return GrantState(self.state).state_tag


class Condition(Governed):
    """What a grant was given on condition of (villkor), and when somebody found it fulfilled, on what ground."""

    KIND = "portfolio.condition"

    grant = models.ForeignKey(
        Grant, verbose_name=_("beviljade medel"), on_delete=models.RESTRICT, related_name="conditions"
    )
    text = models.TextField(_("villkor"))
    due = models.DateField(_("senast"), null=True, blank=True)
    fulfilled_on = models.DateField(_("uppfyllt"), null=True, blank=True)
    ground = models.TextField(_("grund"), blank=True)
    by_name = models.CharField(_("bedömt av"), max_length=200, blank=True)

    class Meta:
        """What is fulfilled is so on a ground."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(text=""), name="condition_says_something"),
            models.CheckConstraint(
                condition=Q(fulfilled_on=None, ground="") | Q(fulfilled_on__isnull=False) & ~Q(ground=""),
                name="condition_fulfilled_has_a_ground",
            ),
        ]

    def __str__(self) -> str:
        return self.text

    def trail_organisation(self) -> int:
        """The grant's organisation."""
        return self.grant.organisation_id


class Tranche(Governed):
    """A part of a grant that is paid out when its gate is passed (delutbetalning; product test 7).

    ``amount`` in öre is booked on ``account`` when it is granted. ``phase``: the phase that the initiative must have
    reached; ``gate``: what else must be so; ``after``: the condition that must be fulfilled.
    """

    KIND = "portfolio.tranche"
    TRAIL_NAMED_WITH = ("grant__application__initiative",)

    grant = models.ForeignKey(
        Grant, verbose_name=_("beviljade medel"), on_delete=models.RESTRICT, related_name="tranches"
    )
    number = models.PositiveSmallIntegerField(_("nummer"))
    account = models.ForeignKey(
        Account, verbose_name=_("portfölj och år"), on_delete=models.RESTRICT, related_name="tranches"
    )
    amount = models.BigIntegerField(_("belopp"))
    phase = models.CharField(_("när fasen är nådd"), max_length=12, choices=Phase, blank=True)
    gate = models.CharField(_("när detta är klart"), max_length=300, blank=True)
    after = models.ForeignKey(
        Condition,
        verbose_name=_("när villkoret är uppfyllt"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="tranches",
    )
    released_on = models.DateField(_("utbetalt"), null=True, blank=True)
    released_by = models.CharField(_("utbetalt av"), max_length=200, blank=True)
    gate_ground = models.TextField(_("hur det är visat"), blank=True)
    returned = models.BigIntegerField(_("återlämnat"), default=0)

    class Meta:
        """Numbered within its grant, of something, and returned at most whole."""

        ordering = ("number",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["grant", "number"], name="tranche_number_is_unique"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, returned__gte=0, returned__lte=models.F("amount")),
                name="tranche_is_of_something",
            ),
            models.CheckConstraint(condition=Q(phase="") | Q(phase__in=Phase.values), name="tranche_phase_is_known"),
            models.CheckConstraint(
                condition=Q(released_on=None) | ~Q(released_by=""), name="tranche_released_says_by_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.grant}, {self.number}"

    def trail_organisation(self) -> int:
        """The grant's organisation."""
        return self.grant.organisation_id
