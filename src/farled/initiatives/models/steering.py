"""What an organisation asks of the initiatives of each tier: the rules (S54) and the checks (S117-S119)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.initiatives.states import AskedOf, Financing
from farled.people.reads import Body, Organisation, Role
from farled.systems.states import Tier
from farled.trail.reads import Governed


class TierRule(Governed):
    """What holds for initiatives of a tier (regler för en nivå, S54, R72, R79, R80).

    ``asked`` are the fields the form asks for (``states.Asked``), ``months`` the longest time from start to end and
    ``most`` the largest sum in öre, both None without limit. ``extendable``: the end may be moved past that, with a
    reason. ``exact``: costs and benefits are valued exactly before a decision. ``decides`` is the role that decides.
    """

    KIND = "initiatives.tier_rule"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="tier_rules")
    tier = models.CharField(_("nivå"), max_length=20, choices=Tier)
    asked = models.JSONField(_("frågor i formuläret"), default=list, blank=True)
    months = models.PositiveSmallIntegerField(_("längsta tid, månader"), null=True, blank=True)
    extendable = models.BooleanField(_("kan förlängas"), default=True)
    most = models.BigIntegerField(_("högsta belopp"), null=True, blank=True)
    exact = models.BooleanField(_("kräver full värdering"), default=False)
    decides = models.CharField(_("beslutas av"), max_length=20, choices=Role)
    financing = models.CharField(_("finansieras med"), max_length=10, choices=Financing)

    class Meta:
        """A tier has one set of rules in an organisation."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "tier"], name="tier_rule_is_one_per_tier"),
            models.CheckConstraint(condition=Q(tier__in=Tier.values), name="tier_rule_tier_is_known"),
            models.CheckConstraint(condition=Q(months=None) | Q(months__gt=0), name="tier_rule_leaves_time"),
            models.CheckConstraint(condition=Q(most=None) | Q(most__gt=0), name="tier_rule_leaves_money"),
            models.CheckConstraint(condition=Q(decides__in=Role.values), name="tier_rule_decides_is_known"),
            models.CheckConstraint(condition=Q(financing__in=Financing.values), name="tier_rule_financing_is_known"),
        ]

    def __str__(self) -> str:
        return str(Tier(self.tier).label)


class CheckQuestion(Governed):
    """Something looked into before an initiative is ready (kontrollfråga), and who answers.

    ``body`` is set when a named body answers, ``function`` says who in it does. ``tiers`` are those it is asked of,
    ``only_ai`` only where AI is used. ``blocks``: until it is answered without a no, the initiative is not ready.
    ``retired`` questions are asked no more, and their answers stay.
    """

    KIND = "initiatives.check_question"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="check_questions")
    key = models.SlugField(_("kortnamn"), max_length=40)
    question = models.CharField(_("fråga"), max_length=300)
    help = models.TextField(_("hjälp"), blank=True)
    asked_of = models.CharField(_("besvaras av"), max_length=10, choices=AskedOf, default=AskedOf.OWNER)
    body = models.ForeignKey(
        Body, verbose_name=_("enhet"), null=True, blank=True, on_delete=models.RESTRICT, related_name="+"
    )
    function = models.CharField(_("funktion"), max_length=200, blank=True)
    tiers = models.JSONField(_("nivåer"), default=list)
    blocks = models.BooleanField(_("hindrar tills den är besvarad"), default=True)
    only_ai = models.BooleanField(_("bara där AI används"), default=False)
    position = models.PositiveSmallIntegerField(_("plats"), default=0)
    retired = models.BooleanField(_("ställs inte längre"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    class Meta:
        """A question has its key, and a named body exactly when one answers."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key"], name="check_question_key_is_its_own"),
            models.CheckConstraint(condition=~Q(question="") & ~Q(key=""), name="check_question_asks_something"),
            models.CheckConstraint(condition=Q(asked_of__in=AskedOf.values), name="check_question_asked_of_is_known"),
            models.CheckConstraint(
                condition=Q(asked_of=AskedOf.BODY, body__isnull=False) | ~Q(asked_of=AskedOf.BODY) & Q(body=None),
                name="check_question_names_who_answers",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["organisation", "position"], name="check_question_in_order")]

    def __str__(self) -> str:
        return self.question
