"""Kinds, statuses and lights of activities (E14–E16, A18)."""

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.thread.states import NodeKind
from farled.web.signs import Kind

PLAN_PAGE = "planning.plan"  # where later parts add links to the page of a plan
ROUND_PAGE = "planning.round"  # and to that of a round
EDITION_PAGE = "planning.edition"  # and links and panels to that of its frozen edition


class ActivityKind(models.TextChoices):
    """An insats is what the plan promises; an activity is what somebody does for it, some of them in ways of their own.

    What the rows of a kind hold beyond what every row does stands in ``SHAPES``.
    """

    INSATS = "insats", _("insats")
    ACTIVITY = "activity", _("aktivitet")
    NETWORK = "network", _("nätverk")
    MAPPING = "mapping", _("kartläggning")
    TRAINING = "training", _("utbildning")

    @property
    def node_kind(self) -> NodeKind:
        """What its rows are in the red thread."""
        return NodeKind.INSATS if self is ActivityKind.INSATS else NodeKind.ACTIVITY

    @property
    def shape(self) -> "Shape":
        """What its rows hold beyond what every row does."""
        return SHAPES[self]


class Meets(models.TextChoices):
    """How often a network meets."""

    MONTHLY = "monthly", _("varje månad")
    QUARTERLY = "quarterly", _("varje kvartal")
    HALF_YEARLY = "half_yearly", _("två gånger om året")
    YEARLY = "yearly", _("en gång om året")
    AT_NEED = "at_need", _("vid behov")


_LEAD, _CONTRIBUTING, _OUTCOME = _("Ansvarar"), _("Medverkar"), _("Utfall")


@dataclass(frozen=True, slots=True)
class Shape:
    """What rows of a kind hold beyond what every row does, and how the bodies' parts in them are called.

    ``fields`` are columns that only this kind fills. ``leads_on``: it can lead to other work or goals; ``owes_sequel``:
    once finished it must, or the thread breaks there. ``occasions``: people take part in it on days, and are counted.
    """

    fields: tuple[str, ...] = ()
    lead: str | Promise = _LEAD
    contributing: str | Promise = _CONTRIBUTING
    outcome: str | Promise = _OUTCOME
    leads_on: bool = False
    owes_sequel: bool = False
    occasions: bool = False


SHAPES: dict[ActivityKind, Shape] = {
    ActivityKind.INSATS: Shape(),
    ActivityKind.ACTIVITY: Shape(),
    ActivityKind.NETWORK: Shape(
        ("meets", "next_meeting"), lead=_("Sammankallar"), contributing=_("Deltar"), leads_on=True
    ),
    ActivityKind.MAPPING: Shape(("scope", "result_source"), outcome=_("Resultat"), leads_on=True, owes_sequel=True),
    ActivityKind.TRAINING: Shape(("target_group",), leads_on=True, occasions=True),
}
OWN_FIELDS: dict[str, ActivityKind] = {name: kind for kind, shape in SHAPES.items() for name in shape.fields}


class Status(models.TextChoices):
    """How far an activity has come."""

    NEW = "new", _("ny")
    ONGOING = "ongoing", _("pågår")
    PAUSED = "paused", _("pausad")
    DONE = "done", _("genomförd")
    PARTLY = "partly", _("delvis genomförd")
    REPLACED = "replaced", _("ersatt")
    NOT_USED = "not_used", _("ej utnyttjad")
    DROPPED = "dropped", _("utgått")

    @property
    def finished(self) -> bool:
        """Whether nothing more will be done."""
        return self in FINISHED

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the status is read, and its word."""
        return _STATUS_KINDS[self], self.label


FINISHED = frozenset({Status.DONE, Status.PARTLY, Status.REPLACED, Status.NOT_USED, Status.DROPPED})
UNFINISHED = frozenset(set(Status) - FINISHED)
ABANDONED = frozenset({Status.REPLACED, Status.NOT_USED, Status.DROPPED})  # ended without being carried out

_STATUS_KINDS: dict[Status, Kind] = {
    Status.NEW: Kind.PLAIN,
    Status.ONGOING: Kind.GOING,
    Status.PAUSED: Kind.WARN,
    Status.DONE: Kind.GOOD,
    Status.PARTLY: Kind.GOOD,
    Status.REPLACED: Kind.PLAIN,
    Status.NOT_USED: Kind.PLAIN,
    Status.DROPPED: Kind.PLAIN,
}

MOVES: dict[Status, frozenset[Status]] = {
    Status.NEW: frozenset({Status.ONGOING, Status.PAUSED, *FINISHED}),
    Status.ONGOING: frozenset({Status.PAUSED, *FINISHED}),
    Status.PAUSED: frozenset({Status.ONGOING, *FINISHED}),
    Status.DONE: frozenset({Status.ONGOING}),
    Status.PARTLY: frozenset({Status.ONGOING, Status.DONE}),
    Status.REPLACED: frozenset(),
    Status.NOT_USED: frozenset(),
    Status.DROPPED: frozenset({Status.ONGOING}),
}


class Part(models.TextChoices):
    """A body's part in an activity."""

    LEAD = "lead", _("ansvarar")
    CONTRIBUTING = "contributing", _("medverkar")


class Light(models.TextChoices):
    """The traffic light of a status report."""

    GREEN = "green", _("enligt plan")
    YELLOW = "yellow", _("risk för försening")
    RED = "red", _("försenad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the light is read, and its word."""
        return _LIGHT_KINDS[self], self.label


_LIGHT_KINDS: dict[Light, Kind] = {Light.GREEN: Kind.GOOD, Light.YELLOW: Kind.WARN, Light.RED: Kind.BAD}


class RoundState(models.TextChoices):
    """Where a follow-up round is."""

    OPEN = "open", _("öppen")
    CLOSED = "closed", _("stängd för svar")
    FROZEN = "frozen", _("fryst")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _ROUND_KINDS[self], self.label


ROUND_MOVES: dict[RoundState, frozenset[RoundState]] = {
    RoundState.OPEN: frozenset({RoundState.CLOSED}),
    RoundState.CLOSED: frozenset({RoundState.OPEN, RoundState.FROZEN}),
    RoundState.FROZEN: frozenset(),
}
_ROUND_KINDS: dict[RoundState, Kind] = {
    RoundState.OPEN: Kind.GOING,
    RoundState.CLOSED: Kind.WARN,
    RoundState.FROZEN: Kind.GOOD,
}


class Step(models.TextChoices):
    """How far one answer of a round has come."""

    OWED = "owed", _("återstår")
    FILLED = "filled", _("ifyllt")
    GONE = "gone", _("efterfrågas inte längre")


class ReturnState(models.TextChoices):
    """How far a body has come with its answer in a round."""

    WAITING = "waiting", _("väntar")
    STARTED = "started", _("påbörjat")
    FOR_APPROVAL = "for_approval", _("för godkännande")
    SUBMITTED = "submitted", _("inlämnat")
    SENT_BACK = "sent_back", _("återlämnat")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _RETURN_KINDS[self], self.label


WRITABLE = frozenset({ReturnState.WAITING, ReturnState.STARTED, ReturnState.SENT_BACK})
RETURN_MOVES: dict[ReturnState, frozenset[ReturnState]] = {
    ReturnState.WAITING: frozenset({ReturnState.STARTED, ReturnState.FOR_APPROVAL, ReturnState.SUBMITTED}),
    ReturnState.STARTED: frozenset({ReturnState.FOR_APPROVAL, ReturnState.SUBMITTED}),
    ReturnState.FOR_APPROVAL: frozenset({ReturnState.SUBMITTED, ReturnState.SENT_BACK}),
    ReturnState.SUBMITTED: frozenset({ReturnState.SENT_BACK}),
    ReturnState.SENT_BACK: frozenset({ReturnState.FOR_APPROVAL, ReturnState.SUBMITTED}),
}
_RETURN_KINDS: dict[ReturnState, Kind] = {
    ReturnState.WAITING: Kind.WARN,
    ReturnState.STARTED: Kind.GOING,
    ReturnState.FOR_APPROVAL: Kind.GOING,
    ReturnState.SUBMITTED: Kind.GOOD,
    ReturnState.SENT_BACK: Kind.WARN,
}


class Onward(models.TextChoices):
    """How an activity goes on in the next plan."""

    CARRIED = "carried", _("förs över")
    MERGED = "merged", _("slås ihop")
    SPLIT = "split", _("delas")
    SUPERSEDED = "superseded", _("ersätts")
