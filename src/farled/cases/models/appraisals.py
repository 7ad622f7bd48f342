"""Independent appraisals (oberoende värdering, R63): the same lines as somebody else than the applicant sees them."""

from typing import TYPE_CHECKING, ClassVar, Self

from django.db import models
from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.cases.models.cases import Case
from farled.cases.models.lines import BenefitLine, CostLine
from farled.cases.models.words import QUANTITIES, WORDS
from farled.cases.states import AppraisalState
from farled.people.reads import User
from farled.trail.reads import Governed
from farled.web.exact import ExactField

if TYPE_CHECKING:
    from farled.people.reads import Actor


class AppraisalQuerySet(models.QuerySet["Appraisal"]):
    """Reads of appraisals."""

    def visible_to(self, actor: "Actor") -> Self:
        """Delivered appraisals, for everybody in the organisation, and the actor's own that are not."""
        mine = Q(appraiser_id=actor.user_id) if actor.user_id else Q(pk__in=[])
        return self.filter(case__organisation_id=actor.organisation_id).filter(Q(state=AppraisalState.DELIVERED) | mine)


class Appraisal(Governed):
    """Somebody's valuation of a submitted version, made by one who is not the applicant (R63).

    ``reply`` is the applicant's explanation of the differences: both valuations stay in sight.
    """

    KIND = "cases.appraisal"

    case = models.ForeignKey(Case, verbose_name=_("nyttokalkyl"), on_delete=models.RESTRICT, related_name="appraisals")
    appraiser = models.ForeignKey(User, verbose_name=_("värderare"), on_delete=models.RESTRICT, related_name="+")
    appraiser_name = models.CharField(_("värderarens namn"), max_length=200)
    state = models.CharField(_("läge"), max_length=10, choices=AppraisalState, default=AppraisalState.BEGUN)
    statement = models.TextField(_("utlåtande"), blank=True)
    begun_on = models.DateField(_("påbörjad"))
    delivered_on = models.DateField(_("lämnad"), null=True, blank=True)
    reply = models.TextField(_("sökandens förklaring"), blank=True)
    replied_on = models.DateField(_("förklarad"), null=True, blank=True)
    replied_by = models.CharField(_("förklarad av"), max_length=200, blank=True)

    objects = AppraisalQuerySet.as_manager()

    class Meta:
        """One by each appraiser of a version; what is delivered says something, and only that is replied to."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "appraiser"], name="appraisal_is_one_per_appraiser"),
            models.CheckConstraint(condition=Q(state__in=AppraisalState.values), name="appraisal_state_is_known"),
            models.CheckConstraint(
                condition=Q(state=AppraisalState.BEGUN, delivered_on=None)
                | Q(state=AppraisalState.DELIVERED, delivered_on__isnull=False) & ~Q(statement=""),
                name="appraisal_delivered_says_something",
            ),
            models.CheckConstraint(
                condition=Q(reply="", replied_on=None, replied_by="")
                | Q(state=AppraisalState.DELIVERED, replied_on__isnull=False) & ~Q(reply="") & ~Q(replied_by=""),
                name="appraisal_reply_is_to_what_was_delivered",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case}: {self.appraiser_name}"

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.case.organisation_id

    def trail_confidential(self) -> bool:
        """Whether it is still the appraiser's own: what is not delivered is nobody else's to read."""
        return self.state == AppraisalState.BEGUN

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How its state is read, and the word."""
        return AppraisalState(self.state).state_tag


class AppraisedLine(Governed):
    """A line as the appraiser sees it, and why.

    Of a cost ``factor`` says how many times the applicant's amounts it takes; of a benefit ``low``, ``likely`` and
    ``high`` are the quantity a year at full effect. A line without one is valued as the applicant did.
    """

    KIND = "cases.appraised_line"
    TRAIL_WORDS = WORDS | QUANTITIES

    appraisal = models.ForeignKey(Appraisal, on_delete=models.RESTRICT, related_name="lines")
    cost_line = models.ForeignKey(
        CostLine, verbose_name=_("kostnad"), null=True, blank=True, on_delete=models.RESTRICT, related_name="appraised"
    )
    benefit_line = models.ForeignKey(
        BenefitLine, verbose_name=_("nytta"), null=True, blank=True, on_delete=models.RESTRICT, related_name="appraised"
    )
    factor = ExactField(_("gånger sökandens belopp"), null=True, blank=True)
    low = ExactField(_("lägst per år"), null=True, blank=True)
    likely = ExactField(_("troligen per år"), null=True, blank=True)
    high = ExactField(_("högst per år"), null=True, blank=True)
    why = models.TextField(_("varför"))

    class Meta:
        """Of one cost or one benefit, valued as such, with a reason."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(cost_line__isnull=False, benefit_line=None, factor__isnull=False, factor__gte=0)
                & Q(low=None, likely=None, high=None)
                | Q(cost_line=None, benefit_line__isnull=False, factor=None)
                & Q(low__isnull=False, likely__isnull=False, high__isnull=False)
                & Q(low__lte=F("likely"), likely__lte=F("high")),
                name="appraised_line_is_of_one_line",
            ),
            models.UniqueConstraint(fields=["appraisal", "cost_line"], name="appraised_line_is_one_per_cost"),
            models.UniqueConstraint(fields=["appraisal", "benefit_line"], name="appraised_line_is_one_per_benefit"),
            models.CheckConstraint(condition=~Q(why=""), name="appraised_line_says_why"),
        ]

    def __str__(self) -> str:
        return str(self.cost_line or self.benefit_line)

    def trail_organisation(self) -> int:
        """The case's organisation."""
        return self.appraisal.case.organisation_id

    def trail_confidential(self) -> bool:
        """As the appraisal it belongs to."""
        return self.appraisal.trail_confidential()
