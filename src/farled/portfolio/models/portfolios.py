"""Portfolios and their money: what they are for, each year's frame as an account, and every entry in its ledger."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Group, Organisation
from farled.portfolio.states import COMES, EITHER, LEAVES, EntryKind
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class PortfolioQuerySet(models.QuerySet["Portfolio"]):
    """Reads of portfolios."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's portfolios: what money is for is known to everybody who works there."""
        return self.filter(organisation_id=actor.organisation_id)


class Portfolio(Governed):
    """Money decided for a purpose, for which initiatives compete (portfölj, fokusområde; E25, R66).

    ``preparation`` is the group that prepares and scores, ``advice`` the one that advises the decider, ``council`` the
    body that decides its frames (R67). ``rules``: what it asks of an application in its own words. ``tiers``: the tiers
    it pays for. ``target_innovation`` and ``target_external``: where its balance is aimed, in per cent of resources
    (PIOS); ``tolerance`` in percentage points. ``carry_over``: the largest share of a year's frame, in per cent, that
    may be taken to the next year. ``aim``: what its objectives are, for the red thread.
    """

    KIND = "portfolio.portfolio"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="portfolios")
    number = models.PositiveSmallIntegerField(_("nummer"), default=1)
    name = models.CharField(_("namn"), max_length=200)
    purpose = models.TextField(_("syfte"))
    rules = models.TextField(_("krav på ansökningar"), blank=True)
    tiers = models.JSONField(_("nivåer"), default=list)
    preparation = models.ForeignKey(
        Group, verbose_name=_("beredningsgrupp"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    advice = models.ForeignKey(
        Group, verbose_name=_("rådgivande grupp"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    council = models.ForeignKey(
        Body, verbose_name=_("beslutar ramen"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    valid_from = models.DateField(_("gäller från"))
    valid_to = models.DateField(_("gäller till"), null=True, blank=True)
    target_innovation = models.PositiveSmallIntegerField(_("mål för innovation"), null=True, blank=True)
    target_external = models.PositiveSmallIntegerField(_("mål för extern nytta"), null=True, blank=True)
    tolerance = models.PositiveSmallIntegerField(_("tolerans"), default=10)
    carry_over = models.PositiveSmallIntegerField(_("får föras över"), default=0)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    is_example = models.BooleanField(_("exempelvärden"), default=False)

    objects = PortfolioQuerySet.as_manager()

    class Meta:
        """A portfolio has a name of its own and a purpose; shares are per cent."""

        ordering = ("number", "name")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="portfolio_name_is_unique"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(purpose=""), name="portfolio_has_name_and_purpose"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="portfolio_does_not_end_early"
            ),
            models.CheckConstraint(
                condition=(Q(target_innovation=None) | Q(target_innovation__lte=100))
                & (Q(target_external=None) | Q(target_external__lte=100))
                & Q(tolerance__lte=100)
                & Q(carry_over__lte=100),
                name="portfolio_shares_are_per_cent",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """What a portfolio has left in one year, in öre: ``free`` to grant, and ``reserve`` set aside for the year.

    It is the sum of its entries, kept beside them so that the database itself refuses to go below zero whatever is done
    at the same time. Written only together with an entry.
    """

    TRAIL_NAMED_WITH = ("portfolio",)  # as of governed rows: an entry's history names it

    portfolio = models.ForeignKey(Portfolio, on_delete=models.RESTRICT, related_name="accounts")
    year = models.PositiveSmallIntegerField(_("år"))
    frame = models.BigIntegerField(_("ram"), default=0)
    free = models.BigIntegerField(_("kvar att bevilja"), default=0)
    reserve = models.BigIntegerField(_("reserv"), default=0)

    class Meta:
        """One account a year, and never overdrawn."""

        ordering = ("year",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["portfolio", "year"], name="account_is_one_a_year"),
            models.CheckConstraint(condition=Q(free__gte=0), name="account_is_never_overdrawn"),
            models.CheckConstraint(condition=Q(reserve__gte=0), name="account_reserve_is_never_overdrawn"),
            models.CheckConstraint(condition=Q(frame__gte=0), name="account_frame_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.portfolio} {self.year}"


class LedgerEntry(Governed):
    """Money that came to or left a portfolio's year (bokföringspost i portföljen). Never changed: mended by another.

    ``amount`` in öre, above zero when the money that is free to grant grows, below when it shrinks. ``pair`` is the
    other end of what was moved or carried, ``corrects`` the entry that this one takes back. ``decision`` is the
    meeting's decision it rests on, ``ground`` what it rests on otherwise. ``on`` is the day it counts from, which the
    decision may have set.
    """

    KIND = "portfolio.entry"

    account = models.ForeignKey(
        Account, verbose_name=_("portfölj och år"), on_delete=models.RESTRICT, related_name="entries"
    )
    kind = models.CharField(_("slag"), max_length=14, choices=EntryKind)
    amount = models.BigIntegerField(_("belopp"))
    on = models.DateField(_("dag"))
    text = models.CharField(_("avser"), max_length=300)
    ground = models.CharField(_("grund"), max_length=300, blank=True)
    decision = models.ForeignKey(
        "matters.Decision",
        verbose_name=_("beslut"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="ledger_entries",
    )
    grant = models.ForeignKey(
        "portfolio.Grant",
        verbose_name=_("beviljade medel"),
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="entries",
    )
    pair = models.OneToOneField(
        "self", verbose_name=_("andra sidan"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    corrects = models.OneToOneField(
        "self", verbose_name=_("rättar"), null=True, blank=True, on_delete=models.RESTRICT, related_name="correction"
    )
    by_name = models.CharField(_("bokfört av"), max_length=200)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """What comes is above zero and what leaves below; a grant's money belongs to a grant."""

        ordering = ("on", "pk")
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=EntryKind.values), name="entry_kind_is_known"),
            models.CheckConstraint(
                condition=Q(kind__in=sorted(COMES), amount__gt=0)
                | Q(kind__in=sorted(LEAVES), amount__lt=0)
                | Q(kind__in=sorted(EITHER)) & ~Q(amount=0),
                name="entry_goes_the_way_of_its_kind",
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=[EntryKind.GRANT, EntryKind.RETURN]) | Q(grant__isnull=False),
                name="entry_of_a_grant_names_it",
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.CORRECTION, corrects__isnull=False)
                | ~Q(kind=EntryKind.CORRECTION) & Q(corrects=None),
                name="entry_of_a_correction_names_what",
            ),
            models.CheckConstraint(condition=~Q(text=""), name="entry_says_what_for"),
        ]
        indexes: ClassVar = [models.Index(fields=["account", "on", "id"], name="entry_by_day")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"

    def trail_organisation(self) -> int:
        """The portfolio's organisation."""
        return self.account.portfolio.organisation_id

    def trail_related(self) -> dict[str, Any]:
        """Nothing of its own."""
        return {}


class Delegation(Governed):
    """Who may grant, and up to how much (delegation, beslutsgräns; A5). The highest sum that is open has no limit.

    ``role`` decides alone on delegation up to ``most`` öre; a ``body`` decides at a meeting. ``portfolio`` None holds
    for all of them. ``ground``: the delegation order's paragraph.
    """

    KIND = "portfolio.delegation"
    TRAIL_NAMED_WITH = ("body",)

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="delegations")
    portfolio = models.ForeignKey(
        Portfolio, verbose_name=_("portfölj"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    by_meeting = models.BooleanField(_("vid sammanträde"), default=False)
    body = models.ForeignKey(Body, verbose_name=_("beslutar"), on_delete=models.RESTRICT, related_name="+")
    function = models.CharField(_("funktion"), max_length=200, blank=True)
    most = models.BigIntegerField(_("till och med"), null=True, blank=True)
    valid_from = models.DateField(_("gäller från"))
    valid_to = models.DateField(_("gäller till"), null=True, blank=True)
    ground = models.CharField(_("grund"), max_length=300)
    is_example = models.BooleanField(_("exempelvärde"), default=False)

    class Meta:
        """A limit is above zero, and delegation says to whom."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(most=None) | Q(most__gt=0), name="delegation_limit_is_above_zero"),
            models.CheckConstraint(
                condition=Q(by_meeting=True) | ~Q(function="") & Q(most__isnull=False),
                name="delegation_names_a_function_and_a_limit",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="delegation_does_not_end_early"
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="delegation_has_a_ground"),
        ]

    def __str__(self) -> str:
        return self.function or str(self.body)
