"""Decisions: how a matter was handled at a meeting (E5)."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.matters.models.matters import Matter
from farled.matters.models.meetings import Meeting
from farled.matters.states import Outcome
from farled.trail.reads import Governed
from farled.web import formats

if TYPE_CHECKING:
    from farled.people.reads import Actor


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Reads of decisions."""

    def of(self, organisation_id: int) -> Self:
        """Decisions of an organisation, with the organ and the matter they were made in."""
        return self.filter(matter__organisation_id=organisation_id).select_related(
            "matter", "meeting__body", "meeting__group"
        )

    def visible_to(self, actor: "Actor") -> Self:
        """Decisions in matters the actor may see."""
        return self.filter(matter__in=Matter.objects.visible_to(actor))


class Decision(Governed):
    """How an organ handled a matter at a meeting: what was moved, put and decided, and who stood aside (E5).

    ``recommends``: the organ proposes that a higher one decides so; that settles nothing. ``tabled_to``: the day of the
    meeting a tabled matter comes back to. ``verified_on``: when the minutes were verified (dag för justering), and
    ``verified_by`` by which parties or roles. ``order_of_vote``: how the chair put the proposals against each other,
    which the organ accepted (R17).
    """

    KIND = "matters.decision"
    TRAIL_NAMED_WITH = ("meeting__body", "meeting__group")
    TRAIL_LABELS = {
        "proposals": _("yrkanden"),
        "ballots": _("propositioner"),
        "dissents": _("avvikande meningar"),
        "recusals": _("jäv"),
        "points": _("punkter i återremissen"),
        "copies": _("kopior"),
        "fulfils": _("uppdrag som förklaras fullgjorda"),
        "basis": _("beslutsunderlag"),
    }
    ADOPTING: ClassVar = [outcome.value for outcome in Outcome if outcome.adopts]

    matter = models.ForeignKey(Matter, on_delete=models.RESTRICT, related_name="decisions", verbose_name=_("ärende"))
    meeting = models.ForeignKey(
        Meeting, on_delete=models.RESTRICT, related_name="decisions", verbose_name=_("sammanträde")
    )
    paragraph = models.CharField(_("paragraf"), max_length=20, blank=True)
    outcome = models.CharField(_("beslut"), max_length=20, choices=Outcome)
    clauses = models.JSONField(_("beslutspunkter"), default=list, blank=True)
    immediately_verified = models.BooleanField(_("omedelbart justerat"), default=False)
    copies_to = models.CharField(_("kopia till"), max_length=300, blank=True)
    recommends = models.BooleanField(_("förslag till ett högre organ"), default=False)
    verified_on = models.DateField(_("dag för justering"), null=True, blank=True)
    verified_by = models.JSONField(_("justeras av"), default=list, blank=True)
    tabled_to = models.DateField(_("bordlagt till"), null=True, blank=True)
    order_of_vote = models.TextField(_("propositionsordning"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        """A § is used once at a meeting."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(outcome__in=Outcome.values), name="decision_outcome_is_known"),
            models.UniqueConstraint(
                fields=["meeting", "paragraph"], condition=~Q(paragraph=""), name="decision_paragraph_once_a_meeting"
            ),
            models.CheckConstraint(
                condition=Q(tabled_to=None) | Q(outcome=Outcome.TABLED), name="decision_comes_back_only_when_tabled"
            ),
        ]

    def __str__(self) -> str:
        paragraph = f" § {self.paragraph}" if self.paragraph else ""
        return f"{self.meeting.organ} {self.meeting.on}{paragraph}"

    def with_matter(self) -> str:
        """Such as ``Kommunstyrelsen 26 jan 2027 § 12 – KS 2026/00315 Ram för digital utveckling``."""
        paragraph = f" § {self.paragraph}" if self.paragraph else ""
        return f"{self.meeting.organ} {formats.day(self.meeting.on)}{paragraph} – {self.matter}"

    def trail_organisation(self) -> int:
        """The matter's organisation."""
        return self.matter.organisation_id

    def trail_confidential(self) -> bool:
        """As secret as the matter."""
        return self.matter.confidential

    def trail_related(self) -> dict[str, Iterable[str]]:
        """What was said around the decision, as the minutes tell it."""
        return {
            "proposals": [str(each) for each in self.proposals.all()],
            "ballots": [str(each) for each in self.ballots.all()],
            "dissents": [str(each) for each in self.dissents.all()],
            "recusals": [str(each) for each in self.recusals.all()],
            "points": [str(each) for each in self.points.all()],
            "copies": [f"{each} {each.sent_on or ''}".strip() for each in self.copies.all()],
            "fulfils": [str(each) for each in self.fulfilments.all()],
            "basis": [str(self.basis)] if self.pk and hasattr(self, "basis") else [],
        }

    @property
    def adopts(self) -> bool:
        """Whether a governing document can rest on this decision."""
        return Outcome(self.outcome).adopts and not self.recommends

    @property
    def copies_left(self) -> bool:
        """Whether somebody has not been sent a copy yet."""
        return any(copy.sent_on is None for copy in self.copies.all())

    @property
    def outcome_told(self) -> str:
        """What was decided in a word or two; what is only proposed to a higher organ says so."""
        if not self.recommends:
            return str(self.get_outcome_display())
        if self.outcome == Outcome.SUPPORTED:
            return str(_("tillstyrks, föreslås högre organ"))
        return str(_("föreslås högre organ: %s") % self.get_outcome_display())
