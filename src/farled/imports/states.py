"""Where a reading and each of its draft rows stand, and what has been chosen for names and goals; replies likewise."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind


class ReadingState(models.TextChoices):
    """Where the reading of a file stands."""

    READING = "reading", _("läses")
    REFUSED = "refused", _("gick inte att läsa")
    REVIEW = "review", _("granskas")
    APPLYING = "applying", _("förs in")
    APPLIED = "applied", _("införd")
    ABANDONED = "abandoned", _("lämnad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _KINDS[self], self.label


_KINDS: dict[ReadingState, Kind] = {
    ReadingState.READING: Kind.GOING,
    ReadingState.REFUSED: Kind.BAD,
    ReadingState.REVIEW: Kind.WARN,
    ReadingState.APPLYING: Kind.GOING,
    ReadingState.APPLIED: Kind.GOOD,
    ReadingState.ABANDONED: Kind.PLAIN,
}

MOVES: dict[ReadingState, frozenset[ReadingState]] = {
    ReadingState.READING: frozenset({ReadingState.REVIEW, ReadingState.REFUSED, ReadingState.ABANDONED}),
    ReadingState.REFUSED: frozenset({ReadingState.READING, ReadingState.ABANDONED}),
    ReadingState.REVIEW: frozenset({ReadingState.READING, ReadingState.APPLYING, ReadingState.ABANDONED}),
    ReadingState.APPLYING: frozenset({ReadingState.APPLIED, ReadingState.REVIEW}),
    ReadingState.APPLIED: frozenset({ReadingState.APPLYING}),
    ReadingState.ABANDONED: frozenset(),
}


class RowState(models.TextChoices):
    """What the reader has decided about a draft row, and what became of it."""

    UNDECIDED = "undecided", _("att ta ställning till")
    CONFIRMED = "confirmed", _("bekräftad")
    MENDED = "mended", _("ändrad och bekräftad")
    DROPPED = "dropped", _("tas inte med")
    ADDED = "added", _("införd")
    THERE = "there", _("finns redan i planen")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _ROW_KINDS[self], self.label

    @property
    def settled(self) -> bool:
        """Whether the row stands in the plan, so that nothing more is decided about it here."""
        return self in SETTLED


_ROW_KINDS: dict[RowState, Kind] = {
    RowState.UNDECIDED: Kind.WARN,
    RowState.CONFIRMED: Kind.GOOD,
    RowState.MENDED: Kind.GOOD,
    RowState.DROPPED: Kind.PLAIN,
    RowState.ADDED: Kind.GOOD,
    RowState.THERE: Kind.PLAIN,
}

WANTED = frozenset({RowState.CONFIRMED, RowState.MENDED})
SETTLED = frozenset({RowState.ADDED, RowState.THERE})

ROW_MOVES: dict[RowState, frozenset[RowState]] = {
    RowState.UNDECIDED: frozenset({RowState.CONFIRMED, RowState.MENDED, RowState.DROPPED}),
    RowState.CONFIRMED: frozenset({RowState.UNDECIDED, RowState.MENDED, RowState.DROPPED, *SETTLED}),
    RowState.MENDED: frozenset({RowState.UNDECIDED, RowState.MENDED, RowState.DROPPED, *SETTLED}),
    RowState.DROPPED: frozenset({RowState.UNDECIDED}),
    RowState.ADDED: frozenset(),
    RowState.THERE: frozenset(),
}


class DraftKind(models.TextChoices):
    """What a row of a plan is about; an outcome becomes an activity that has been carried out."""

    ACTIVITY = "activity", _("aktivitet")
    OUTCOME = "outcome", _("utfall")
    INSATS = "insats", _("insats")


class PartyChoice(models.TextChoices):
    """Who a name in the file stands for."""

    OPEN = "open", _("inte bestämt")
    BODIES = "bodies", _("en eller flera enheter")
    TEXT = "text", _("ingen enhet, namnet behålls som text")


class GoalChoice(models.TextChoices):
    """What a goal area or objective of the file becomes."""

    KNOWN = "known", _("ett mål som finns")
    CREATE = "create", _("läggs till i planen")
    NONE = "none", _("inget mål")


class ReplyReadingState(models.TextChoices):
    """Where the reading of a reply that came as a file stands."""

    READING = "reading", _("läses")
    REFUSED = "refused", _("gick inte att läsa")
    REVIEW = "review", _("granskas")
    REGISTERED = "registered", _("registrerad")
    LEFT = "left", _("lämnad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _REPLY_KINDS[self], self.label


_REPLY_KINDS: dict[ReplyReadingState, Kind] = {
    ReplyReadingState.READING: Kind.GOING,
    ReplyReadingState.REFUSED: Kind.BAD,
    ReplyReadingState.REVIEW: Kind.WARN,
    ReplyReadingState.REGISTERED: Kind.GOOD,
    ReplyReadingState.LEFT: Kind.PLAIN,
}

REPLY_MOVES: dict[ReplyReadingState, frozenset[ReplyReadingState]] = {
    ReplyReadingState.READING: frozenset({ReplyReadingState.REVIEW, ReplyReadingState.REFUSED, ReplyReadingState.LEFT}),
    ReplyReadingState.REFUSED: frozenset({ReplyReadingState.LEFT}),
    ReplyReadingState.REVIEW: frozenset(
        {ReplyReadingState.READING, ReplyReadingState.REGISTERED, ReplyReadingState.LEFT}
    ),
    ReplyReadingState.REGISTERED: frozenset(),
    ReplyReadingState.LEFT: frozenset(),
}

OPEN_REPLIES = (ReplyReadingState.READING, ReplyReadingState.REFUSED, ReplyReadingState.REVIEW)  # somebody goes on


class PartKind(models.TextChoices):
    """What a part of a reply is."""

    REMARK = "remark", _("synpunkt")
    MOTION = "motion", _("yrkande")
    DISSENT = "dissent", _("avvikande mening")
