"""The selection desk: what competes for which frames under which rules, what was worked out, and what people chose."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Group, Organisation, User
from farled.portfolio.models.applications import Application
from farled.portfolio.models.portfolios import Portfolio
from farled.portfolio.states import DeskRuleKind, DeskState
from farled.trail.reads import Governed
from farled.web.jobs import FIELDS, Job, JobState

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DeskQuerySet(models.QuerySet["Desk"]):
    """Reads of selections."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's selections."""
        return self.filter(organisation_id=actor.organisation_id)


class Desk(Governed):
    """A selection that a group makes (urval): applications set against each other under frames and rules (R66).

    ``first_year`` to ``last_year`` are the years whose frames count. ``group`` is whose selection it is. ``outcome``:
    what the group says when it has chosen.
    """

    KIND = "portfolio.desk"
    TRAIL_LABELS = {"portfolios": _("portföljer")}
    TRAIL_POINTS = {"portfolios": "portfolio.Portfolio"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="desks")
    title = models.CharField(_("namn"), max_length=200)
    group = models.ForeignKey(
        Group, verbose_name=_("grupp"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    state = models.CharField(_("läge"), max_length=10, choices=DeskState, default=DeskState.OPEN)
    first_year = models.PositiveSmallIntegerField(_("första år"))
    last_year = models.PositiveSmallIntegerField(_("sista år"))
    outcome = models.TextField(_("vad gruppen kom fram till"), blank=True)
    begun_on = models.DateField(_("påbörjat"))
    proposed_on = models.DateField(_("förslag lämnat"), null=True, blank=True)
    is_example = models.BooleanField(_("exempelvärden"), default=False)

    objects = DeskQuerySet.as_manager()

    class Meta:
        """Years run forwards, and a proposal says what it is."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(title=""), name="desk_has_a_title"),
            models.CheckConstraint(condition=Q(last_year__gte=F("first_year")), name="desk_years_run_forwards"),
            models.CheckConstraint(condition=Q(state__in=DeskState.values), name="desk_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=DeskState.OPEN) | ~Q(outcome=""), name="desk_proposed_says_what_it_came_to"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def trail_related(self) -> dict[str, Any]:
        """Its portfolios are part of it; candidates and rules have histories of their own."""
        rows = self.desk_portfolios.order_by("portfolio_id").values_list("portfolio_id", flat=True) if self.pk else []
        return {"portfolios": list(rows)}

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return DeskState(self.state).state_tag


class DeskPortfolio(models.Model):
    """A portfolio whose frames a selection uses. Written only by acts."""

    desk = models.ForeignKey(Desk, on_delete=models.RESTRICT, related_name="desk_portfolios")
    portfolio = models.ForeignKey(Portfolio, on_delete=models.RESTRICT, related_name="+")

    class Meta:
        """Once each."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["desk", "portfolio"], name="desk_portfolio_is_one_each")
        ]

    def __str__(self) -> str:
        return str(self.portfolio)


class Candidate(Governed):
    """An application in a selection (kandidat).

    ``latest_start``: the last year it can begin; it can begin any year from its own start to that. ``use``: how much of
    a resource it takes each year from its start, such as person-days, by the resource's name. ``chosen`` and
    ``start_year``: what the group decided, and ``departs_because`` why where that is not what was proposed (R68).
    """

    KIND = "portfolio.candidate"

    desk = models.ForeignKey(Desk, verbose_name=_("urval"), on_delete=models.RESTRICT, related_name="candidates")
    application = models.ForeignKey(
        Application, verbose_name=_("ansökan"), on_delete=models.RESTRICT, related_name="candidacies"
    )
    latest_start = models.PositiveSmallIntegerField(_("senaste start"))
    use = models.JSONField(_("resurser per år"), default=dict, blank=True)
    chosen = models.BooleanField(_("vald"), null=True)
    start_year = models.PositiveSmallIntegerField(_("startår"), null=True, blank=True)
    departs_because = models.TextField(_("avviker därför att"), blank=True)

    class Meta:
        """Once each, and what is chosen starts some year."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["desk", "application"], name="candidate_is_one_each"),
            models.CheckConstraint(
                condition=Q(chosen=True, start_year__isnull=False)
                | ~Q(chosen=True) & Q(start_year=None)
                | Q(chosen=None, start_year=None),
                name="candidate_chosen_starts_some_year",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk}: {self.application}"

    def trail_organisation(self) -> int:
        """The selection's organisation."""
        return self.desk.organisation_id


class DeskRule(Governed):
    """A rule of a selection (regel). What its kind does not use is empty.

    ``one`` and ``other`` are applications (required, excluded, mandatory, locked); ``members`` ids of applications of
    which one may be chosen; ``body`` and ``count`` or ``amount`` (öre) a least for a body; ``share`` a least share in
    per cent; ``resource``, ``year`` and ``count`` what there is of a resource; ``lag`` years between.
    """

    KIND = "portfolio.desk_rule"

    desk = models.ForeignKey(Desk, verbose_name=_("urval"), on_delete=models.RESTRICT, related_name="rules")
    kind = models.CharField(_("regel"), max_length=18, choices=DeskRuleKind)
    one = models.ForeignKey(
        Application, verbose_name=_("ansökan"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    other = models.ForeignKey(
        Application, verbose_name=_("den andra"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    members = models.JSONField(_("ansökningar"), default=list, blank=True)
    body = models.ForeignKey(
        Body, verbose_name=_("enhet"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    resource = models.CharField(_("resurs"), max_length=100, blank=True)
    year = models.PositiveSmallIntegerField(_("år"), null=True, blank=True)
    lag = models.PositiveSmallIntegerField(_("år emellan"), default=0)
    count = models.PositiveIntegerField(_("antal"), null=True, blank=True)
    amount = models.BigIntegerField(_("belopp"), null=True, blank=True)
    share = models.PositiveSmallIntegerField(_("andel"), null=True, blank=True)
    why = models.CharField(_("därför"), max_length=300)

    class Meta:
        """A rule is of a known kind and has a reason."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=DeskRuleKind.values), name="desk_rule_kind_is_known"),
            models.CheckConstraint(condition=~Q(why=""), name="desk_rule_says_why"),
            models.CheckConstraint(condition=Q(share=None) | Q(share__lte=100), name="desk_rule_share_is_per_cent"),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def trail_organisation(self) -> int:
        """The selection's organisation."""
        return self.desk.organisation_id


class Run(Governed, Job):
    """What was worked out for a selection (körning): the problem as it was, and each part of the answer as data.

    ``problem`` holds what was asked, so that a stated reason can be tried again; ``answer`` maps each part to what it
    came to. ``fingerprint`` tells whether the selection has changed since. Without ``asked_by`` the system asked.
    """

    KIND = "portfolio.run"
    UNTRACKED = Governed.UNTRACKED | FIELDS | {"problem", "answer"}

    desk = models.ForeignKey(Desk, verbose_name=_("urval"), on_delete=models.RESTRICT, related_name="runs")
    asked_at = models.DateTimeField(_("begärd"))
    asked_by = models.ForeignKey(
        User, verbose_name=_("begärd av"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    asked_by_name = models.CharField(_("begärd av, namn"), max_length=200)
    fingerprint = models.CharField(_("avtryck"), max_length=64)
    problem = models.JSONField(_("underlag"), default=dict)
    answer = models.JSONField(_("svar"), default=dict)

    class Meta:
        """A known state of the work, and one at a time."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(job_state__in=JobState.values), name="run_job_state_is_known"),
            models.UniqueConstraint(
                fields=["desk"],
                condition=Q(job_state__in=[JobState.WAITING, JobState.RUNNING]),
                name="run_is_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.desk}, {self.asked_at:%Y-%m-%d %H:%M}"

    def trail_organisation(self) -> int:
        """The selection's organisation."""
        return self.desk.organisation_id
