"""What was moved, put and said around a decision: proposals, propositions, dissents and copies (E5, R16, R17)."""

from collections.abc import Iterable
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.matters.models.decisions import Decision
from farled.matters.states import DissentKind, Fate, ProposalKind


class Proposal(models.Model):
    """Something moved at a meeting (yrkande). ``who`` holds party letters or roles, never persons."""

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="proposals")
    order = models.PositiveSmallIntegerField()
    who = models.JSONField(gettext_lazy("vem"), default=list)
    kind = models.CharField(gettext_lazy("yrkande"), max_length=20, choices=ProposalKind)
    text = models.TextField(gettext_lazy("vad yrkandet säger"), blank=True)
    fate = models.CharField(gettext_lazy("hur det gick"), max_length=20, choices=Fate)

    class Meta:
        """Numbered in the minutes' order."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "order"], name="proposal_order_is_its_own"),
            models.CheckConstraint(condition=Q(kind__in=ProposalKind.values), name="proposal_kind_is_known"),
            models.CheckConstraint(condition=Q(fate__in=Fate.values), name="proposal_fate_is_known"),
        ]

    def __str__(self) -> str:
        text = f": {self.text}" if self.text else ""
        return f"{self.order}. {self.by}, {self.get_kind_display()}{text} ({self.get_fate_display()})"

    @property
    def by(self) -> str:
        """Who moved it: M, SD och ordföranden."""
        return listed(self.who)


class Ballot(models.Model):
    """Two proposals put against each other, or one against its rejection (proposition), with votes when counted."""

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="ballots")
    order = models.PositiveSmallIntegerField()
    put = models.ForeignKey(Proposal, on_delete=models.RESTRICT, related_name="+")
    against = models.ForeignKey(Proposal, null=True, blank=True, on_delete=models.RESTRICT, related_name="+")
    carried = models.BooleanField(gettext_lazy("det första vann"))
    yes = models.PositiveSmallIntegerField(gettext_lazy("ja"), null=True, blank=True)
    no = models.PositiveSmallIntegerField(gettext_lazy("nej"), null=True, blank=True)
    abstained = models.PositiveSmallIntegerField(gettext_lazy("avstår"), null=True, blank=True)

    class Meta:
        """Votes are counted on both sides or not at all, and the majority wins; an equal count the chair settles."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "order"], name="ballot_order_is_its_own"),
            models.CheckConstraint(
                condition=Q(against=None) | ~Q(put=F("against")), name="ballot_is_between_two_proposals"
            ),
            models.CheckConstraint(
                condition=Q(yes=None, no=None, abstained=None)
                | Q(yes__isnull=False, no__isnull=False, carried=True, yes__gte=F("no"))
                | Q(yes__isnull=False, no__isnull=False, carried=False, yes__lte=F("no")),
                name="ballot_is_won_by_the_majority",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.told}"

    @property
    def counted(self) -> bool:
        """Whether votes were counted (votering)."""
        return self.yes is not None

    @property
    def told(self) -> str:
        """The proposition in words: what was put against what, how it was won, and the votes."""
        facts = {"put": self.put.order, "against": self.against.order if self.against else 0}
        if self.against:
            text = _("yrkande %(put)s mot yrkande %(against)s") % facts
            won = _("yrkande %s bifölls") % facts["put" if self.carried else "against"]
        else:
            text = _("yrkande %(put)s mot avslag") % facts
            won = _("yrkandet bifölls") if self.carried else _("yrkandet avslogs")
        if not self.counted:
            return f"{text}: {won}"
        votes = _("%(yes)s ja, %(no)s nej, %(abstained)s avstår") % {
            "yes": self.yes, "no": self.no, "abstained": self.abstained or 0,
        }  # fmt: skip
        return f"{text}: {won} ({votes})"


class Dissent(models.Model):
    """Somebody stood aside from a decision: a reservation, a special statement or opinion, a note in the minutes.

    ``clauses`` are the numbers of the decision's clauses it is about; none means all. ``favours`` is the proposal a
    reservation supports; when that was never put, ``text`` says what it would have been (R16).
    """

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="dissents")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(gettext_lazy("slag"), max_length=20, choices=DissentKind)
    who = models.JSONField(gettext_lazy("vem"), default=list)
    clauses = models.JSONField(gettext_lazy("beslutspunkter"), default=list, blank=True)
    favours = models.ForeignKey(
        Proposal, null=True, blank=True, on_delete=models.RESTRICT, related_name="supporters",
        verbose_name=gettext_lazy("till förmån för"),
    )  # fmt: skip
    text = models.TextField(gettext_lazy("text"), blank=True)

    class Meta:
        """A reservation has an alternative."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "order"], name="dissent_order_is_its_own"),
            models.CheckConstraint(condition=Q(kind__in=DissentKind.values), name="dissent_kind_is_known"),
            models.CheckConstraint(
                condition=~Q(kind=DissentKind.RESERVATION) | Q(favours__isnull=False) | ~Q(text=""),
                name="dissent_reservation_supports_something",
            ),
        ]

    def __str__(self) -> str:
        favours = f" ({_('till förmån för yrkande %s') % self.favours.order})" if self.favours else ""
        text = f": {self.text}" if self.text else ""
        return f"{self.order}. {self.by}, {self.get_kind_display()}{favours}{text}"

    @property
    def by(self) -> str:
        """Who stood aside."""
        return listed(self.who)

    @property
    def about(self) -> str:
        """The clauses it is about: 1 och 3."""
        return listed(str(each) for each in self.clauses)


class Recusal(models.Model):
    """Somebody took no part in a decision, having an interest in it (jäv). ``who`` is a party's letters or a role.

    Members of the same party are told apart by a number, ``M 2``; never by name.
    """

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="recusals")
    order = models.PositiveSmallIntegerField()
    who = models.CharField(gettext_lazy("vem"), max_length=40)
    ground = models.TextField(gettext_lazy("skäl"), blank=True)

    class Meta:
        """In the minutes' order, each once."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "who"], name="recusal_is_told_once"),
            models.CheckConstraint(condition=~Q(who=""), name="recusal_says_who"),
        ]

    def __str__(self) -> str:
        return f"{self.who}: {self.ground}" if self.ground else self.who


class Copy(models.Model):
    """A copy of the minutes that somebody shall have, and the day it was sent (expediering)."""

    decision = models.ForeignKey(Decision, on_delete=models.RESTRICT, related_name="copies")
    order = models.PositiveSmallIntegerField()
    recipient = models.CharField(gettext_lazy("mottagare"), max_length=300)
    sent_on = models.DateField(gettext_lazy("skickad"), null=True, blank=True)

    class Meta:
        """In the minutes' order, each recipient once."""

        ordering: ClassVar = ["order"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["decision", "recipient"], name="copy_goes_once_to_each"),
        ]

    def __str__(self) -> str:
        return self.recipient


def listed(words: Iterable[object]) -> str:
    """M, SD och ordföranden."""
    these = [str(word) for word in words]
    return f"{', '.join(these[:-1])} {_('och')} {these[-1]}" if len(these) > 1 else "".join(these)
