"""Kinds and states of matters, and what a meeting can do with one (inventory E4, E5)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class MatterKind(models.TextChoices):
    """What a matter is about."""

    PROGRAMME = "programme", _("program")
    PLAN = "plan", _("plan")
    GUIDELINE = "guideline", _("riktlinje")
    CONSULTATION = "consultation", _("remiss")
    MOTION = "motion", _("motion")
    ASSIGNMENT = "assignment", _("uppdrag")
    APPLICATION = "application", _("ansökan")
    EXEMPTION = "exemption", _("avsteg")
    REPORT = "report", _("redovisning")


class MatterState(models.TextChoices):
    """How far a matter has come."""

    OPEN = "open", _("registrerat")
    PREPARATION = "preparation", _("under beredning")
    DECIDED = "decided", _("beslutat")
    CLOSED = "closed", _("avslutat")


TAGS: dict[MatterState, tuple[str, str | Promise]] = {
    MatterState.OPEN: ("plain", MatterState.OPEN.label),
    MatterState.PREPARATION: ("going", MatterState.PREPARATION.label),
    MatterState.DECIDED: ("good", MatterState.DECIDED.label),
    MatterState.CLOSED: ("plain", MatterState.CLOSED.label),
}

MOVES: dict[MatterState, frozenset[MatterState]] = {
    MatterState.OPEN: frozenset({MatterState.PREPARATION, MatterState.DECIDED, MatterState.CLOSED}),
    MatterState.PREPARATION: frozenset({MatterState.DECIDED, MatterState.CLOSED}),
    MatterState.DECIDED: frozenset({MatterState.CLOSED, MatterState.PREPARATION}),
    MatterState.CLOSED: frozenset(),
}


class Outcome(models.TextChoices):
    """What an organ decided at a meeting."""

    ADOPTED = "adopted", _("antas")
    APPROVED = "approved", _("godkänns")
    ESTABLISHED = "established", _("fastställs")
    FULFILLED = "fulfilled", _("förklaras fullgjort")
    REPEALED = "repealed", _("upphävs")
    GRANTED = "granted", _("bifalls")
    REJECTED = "rejected", _("avslås")
    NO_ACTION = "no_action", _("föranleder ingen ytterligare åtgärd")
    SUPPORTED = "supported", _("tillstyrks")
    FORWARDED = "forwarded", _("överlämnas")
    REFERRED = "referred", _("remitteras")
    RECOMMITTED = "recommitted", _("återremitteras")
    TABLED = "tabled", _("bordläggs")
    NOTED = "noted", _("antecknas")
    ABSTAINED = "abstained", _("avstår från att svara")

    @property
    def adopts(self) -> bool:
        """Whether a governing document comes into being by this outcome."""
        return self in (Outcome.ADOPTED, Outcome.APPROVED, Outcome.ESTABLISHED)

    @property
    def says_yes(self) -> bool:
        """Whether the organ takes the proposal, which it cannot while questions it sent back are unanswered (R12)."""
        return self.adopts or self in (Outcome.GRANTED, Outcome.SUPPORTED, Outcome.FULFILLED)


def ending(kind: MatterKind) -> frozenset[Outcome]:
    """The outcomes that decide a matter of a kind, rather than send it on, back or put it off.

    A consultation (remiss) is decided by its answer, which in other matters is a step on the way.
    """
    return _FINAL | _ANSWERS if kind is MatterKind.CONSULTATION else _FINAL


_FINAL = frozenset(
    {
        Outcome.ADOPTED,
        Outcome.APPROVED,
        Outcome.ESTABLISHED,
        Outcome.FULFILLED,
        Outcome.REPEALED,
        Outcome.GRANTED,
        Outcome.REJECTED,
        Outcome.NO_ACTION,
        Outcome.ABSTAINED,
    }
)
_ANSWERS = frozenset({Outcome.SUPPORTED, Outcome.FORWARDED})


class ProposalKind(models.TextChoices):
    """What somebody moved (yrkande)."""

    APPROVAL = "approval", _("bifall")
    REJECTION = "rejection", _("avslag")
    AMENDMENT = "amendment", _("ändring")
    ADDITION = "addition", _("tillägg")
    RECOMMITTAL = "recommittal", _("återremiss")
    TABLING = "tabling", _("bordläggning")


class Fate(models.TextChoices):
    """What became of a proposal."""

    CARRIED = "carried", _("bifölls")
    LOST = "lost", _("avslogs")
    WITHDRAWN = "withdrawn", _("återtogs")


class DissentKind(models.TextChoices):
    """How somebody stood aside from a decision."""

    RESERVATION = "reservation", _("reservation")
    SPECIAL_STATEMENT = "special_statement", _("särskilt uttalande")
    SPECIAL_OPINION = "special_opinion", _("särskilt yttrande")
    RECORDED_STATEMENT = "recorded_statement", _("protokollsanteckning")


class AssignmentState(models.TextChoices):
    """How far an assignment has come. Only a decision makes it fulfilled (R14)."""

    ONGOING = "ongoing", _("pågår")
    REPORTED = "reported", _("redovisat")
    FULFILLED = "fulfilled", _("förklarat fullgjort")


ASSIGNMENT_TAGS: dict[AssignmentState, tuple[str, str | Promise]] = {
    AssignmentState.ONGOING: ("going", AssignmentState.ONGOING.label),
    AssignmentState.REPORTED: ("warn", AssignmentState.REPORTED.label),
    AssignmentState.FULFILLED: ("good", AssignmentState.FULFILLED.label),
}


class Course(models.TextChoices):
    """Which way a document went when it was registered in the diary (OSL 5 kap. 2 §)."""

    RECEIVED = "received", _("inkommen")
    MADE = "made", _("upprättad")
    SENT = "sent", _("utgående")


class PointState(models.TextChoices):
    """What has become of a numbered point of a recommittal; worked out, never stored."""

    OPEN = "open", _("obesvarad")
    ANSWERED = "answered", _("besvarad")
    MOVED = "moved", _("flyttad till eget ärende")


POINT_TAGS: dict[PointState, tuple[str, str | Promise]] = {
    PointState.OPEN: ("warn", PointState.OPEN.label),
    PointState.ANSWERED: ("good", PointState.ANSWERED.label),
    PointState.MOVED: ("plain", PointState.MOVED.label),
}

ROLES = (  # who may move something or stand aside, beside the parties; never a person's name
    "ordföranden",
    "vice ordföranden",
    "andre vice ordföranden",
    "presidiet",
    "majoriteten",
    "förvaltningen",
    "revisorerna",
)


class HeadingRole(models.TextChoices):
    """What stands under a heading of a statement: it decides what is fetched there, and how it is written."""

    CLAUSES = "clauses", _("beslutssatser")
    SUMMARY = "summary", _("sammanfattning")
    DIMENSION = "dimension", _("dimension")
    CONSULTED = "consulted", _("samverkan")
    ATTACHMENTS = "attachments", _("bilagor")
    CASE = "case", _("ärendet")
    FACTS = "facts", _("beskrivning och fakta")
    OTHER = "other", _("annan text")

    @property
    def listed(self) -> bool:
        """Whether each line is an item of its own."""
        return self in (HeadingRole.CLAUSES, HeadingRole.ATTACHMENTS)


class StatementState(models.TextChoices):
    """How far a statement has come. What a meeting was given is frozen."""

    DRAFT = "draft", _("utkast")
    REVIEW = "review", _("klar för granskning")
    APPROVED = "approved", _("godkänd")
    BASIS = "basis", _("beslutsunderlag")

    @property
    def tag(self) -> tuple[str, str | Promise]:
        """How it is read, and the word."""
        return STATEMENT_TAGS[self]


STATEMENT_TAGS: dict[StatementState, tuple[str, str | Promise]] = {
    StatementState.DRAFT: ("going", StatementState.DRAFT.label),
    StatementState.REVIEW: ("warn", StatementState.REVIEW.label),
    StatementState.APPROVED: ("good", StatementState.APPROVED.label),
    StatementState.BASIS: ("good", StatementState.BASIS.label),
}

STATEMENT_MOVES: dict[StatementState, frozenset[StatementState]] = {
    StatementState.DRAFT: frozenset({StatementState.REVIEW, StatementState.APPROVED}),
    StatementState.REVIEW: frozenset({StatementState.APPROVED, StatementState.DRAFT}),
    StatementState.APPROVED: frozenset({StatementState.BASIS, StatementState.DRAFT}),
    StatementState.BASIS: frozenset(),
}


class Fetching(models.TextChoices):
    """What to do with what is fetched anew, beside a text that somebody has typed."""

    KEEP = "keep", _("Behåll texten som den är")
    ADD = "add", _("Lägg det nya sist")
    REPLACE = "replace", _("Byt till det nya")
