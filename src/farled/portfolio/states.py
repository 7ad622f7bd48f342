"""Kinds and states of portfolios, money, applications, scores, selections and grants (E24–E27), and allowed moves."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.web.signs import Kind

PORTFOLIO_PAGE, APPLICATION_PAGE, GRANT_PAGE = "portfolio.portfolio", "portfolio.application", "portfolio.grant"
APPLY, GRANT, RELEASE = "portfolio.apply", "portfolio.grant", "portfolio.release"  # acts that ask obstacles


# --- Money ------------------------------------------------------------------------------------------------------------


class EntryKind(models.TextChoices):
    """Why money came to or left a portfolio's year. What comes is above zero in the ledger, what leaves below."""

    FRAME = "frame", _("ram")
    FRAME_CHANGE = "frame_change", _("ändrad ram")
    RESERVE = "reserve", _("avsatt till reserv")
    RELEASE = "release", _("ur reserven")
    GRANT = "grant", _("beviljat")
    RETURN = "return", _("återlämnat")
    CARRIED_OUT = "carried_out", _("fört till nästa år")
    CARRIED_IN = "carried_in", _("fört från förra året")
    MOVED_OUT = "moved_out", _("flyttat till en annan portfölj")
    MOVED_IN = "moved_in", _("flyttat från en annan portfölj")
    CORRECTION = "correction", _("rättelse")


COMES = frozenset({EntryKind.FRAME, EntryKind.RELEASE, EntryKind.RETURN, EntryKind.CARRIED_IN, EntryKind.MOVED_IN})
LEAVES = frozenset({EntryKind.RESERVE, EntryKind.GRANT, EntryKind.CARRIED_OUT, EntryKind.MOVED_OUT})
EITHER = frozenset({EntryKind.FRAME_CHANGE, EntryKind.CORRECTION})
FRAMES = frozenset({EntryKind.FRAME, EntryKind.FRAME_CHANGE})  # what decides how large the frame is
RESERVES = frozenset({EntryKind.RESERVE, EntryKind.RELEASE})  # what moves between what is free and the reserve
GRANTED = frozenset({EntryKind.GRANT, EntryKind.RETURN})  # what is booked with a grant, and mended there
PAIRED = frozenset({EntryKind.CARRIED_OUT, EntryKind.CARRIED_IN, EntryKind.MOVED_OUT, EntryKind.MOVED_IN})


class ExternalState(models.TextChoices):
    """How far money from outside has come (S61)."""

    SOUGHT = "sought", _("sökt")
    PROMISED = "promised", _("beviljat utifrån")
    RECEIVED = "received", _("mottaget")
    REFUSED = "refused", _("avslaget")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _EXTERNAL_KINDS[self], self.label


_EXTERNAL_KINDS: dict[ExternalState, Kind] = {
    ExternalState.SOUGHT: Kind.GOING,
    ExternalState.PROMISED: Kind.GOOD,
    ExternalState.RECEIVED: Kind.GOOD,
    ExternalState.REFUSED: Kind.PLAIN,
}


# --- Applications -----------------------------------------------------------------------------------------------------


class ApplicationState(models.TextChoices):
    """Where an application is on its way to a decision (E24)."""

    DRAFT = "draft", _("utkast")
    RECEIVED = "received", _("inkommen")
    COMPLETED = "completed", _("komplett")
    SUPPLEMENT = "supplement", _("ska kompletteras")
    PREPARED = "prepared", _("beredd")
    GRANTED = "granted", _("beviljad")
    DECLINED = "declined", _("avslagen")
    REFERRED = "referred", _("hänvisad till en annan portfölj")
    WITHDRAWN = "withdrawn", _("återtagen")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _APPLICATION_KINDS[self], self.label


APPLICATION_MOVES: dict[ApplicationState, frozenset[ApplicationState]] = {
    ApplicationState.DRAFT: frozenset({ApplicationState.RECEIVED, ApplicationState.WITHDRAWN}),
    ApplicationState.RECEIVED: frozenset(
        {ApplicationState.COMPLETED, ApplicationState.SUPPLEMENT, ApplicationState.REFERRED, ApplicationState.WITHDRAWN}
    ),
    ApplicationState.SUPPLEMENT: frozenset({ApplicationState.RECEIVED, ApplicationState.WITHDRAWN}),
    ApplicationState.COMPLETED: frozenset(
        {
            ApplicationState.SUPPLEMENT,
            ApplicationState.PREPARED,
            ApplicationState.REFERRED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.PREPARED: frozenset(
        {
            ApplicationState.SUPPLEMENT,
            ApplicationState.GRANTED,
            ApplicationState.DECLINED,
            ApplicationState.REFERRED,
            ApplicationState.WITHDRAWN,
        }
    ),
    ApplicationState.GRANTED: frozenset(),
    ApplicationState.DECLINED: frozenset(),
    ApplicationState.REFERRED: frozenset({ApplicationState.RECEIVED, ApplicationState.WITHDRAWN}),
    ApplicationState.WITHDRAWN: frozenset(),
}
DECIDED = frozenset({ApplicationState.GRANTED, ApplicationState.DECLINED})
WAITING = frozenset(
    {
        ApplicationState.RECEIVED,
        ApplicationState.SUPPLEMENT,
        ApplicationState.COMPLETED,
        ApplicationState.PREPARED,
        ApplicationState.REFERRED,
    }
)
_APPLICATION_KINDS: dict[ApplicationState, Kind] = {
    ApplicationState.DRAFT: Kind.PLAIN,
    ApplicationState.RECEIVED: Kind.WARN,
    ApplicationState.COMPLETED: Kind.GOING,
    ApplicationState.SUPPLEMENT: Kind.WARN,
    ApplicationState.PREPARED: Kind.GOING,
    ApplicationState.GRANTED: Kind.GOOD,
    ApplicationState.DECLINED: Kind.PLAIN,
    ApplicationState.REFERRED: Kind.WARN,
    ApplicationState.WITHDRAWN: Kind.PLAIN,
}


class StepKind(models.TextChoices):
    """The steps whose days tell the lead time from application to start (R81)."""

    APPLIED = "applied", _("ansökan kom in")
    SUPPLEMENTED = "supplemented", _("kompletterad")
    COMPLETED = "completed", _("komplett")
    APPRAISED = "appraised", _("värderad")
    SCORED = "scored", _("poängsatt")
    PREPARED = "prepared", _("beredd")
    DECIDED = "decided", _("beslutad")
    STARTED = "started", _("arbetet började")


# --- Scores -----------------------------------------------------------------------------------------------------------


class CriterionDirection(models.TextChoices):
    """Whether more points speak for or against."""

    FOR = "for", _("talar för")
    AGAINST = "against", _("talar emot")


# --- The selection desk -----------------------------------------------------------------------------------------------


class DeskState(models.TextChoices):
    """Whether a selection is still being worked on."""

    OPEN = "open", _("pågår")
    PROPOSED = "proposed", _("förslag lämnat")
    CLOSED = "closed", _("avslutat")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _DESK_KINDS[self], self.label


_DESK_KINDS: dict[DeskState, Kind] = {
    DeskState.OPEN: Kind.GOING,
    DeskState.PROPOSED: Kind.GOOD,
    DeskState.CLOSED: Kind.PLAIN,
}


class DeskRuleKind(models.TextChoices):
    """A rule that a choice must keep; what it needs stands in the fields that its kind uses."""

    MANDATORY = "mandatory", _("måste vara med")
    LOCKED = "locked", _("måste börja ett visst år")
    REQUIRES = "requires", _("kräver en annan")
    EXCLUDES = "excludes", _("utesluter en annan")
    ONE_OF = "one_of", _("högst en av flera")
    REQUIRED_OF = "required_of", _("precis en av flera")
    CAPACITY = "capacity", _("kapacitet per år")
    LEAST_INNOVATION = "least_innovation", _("minsta andel innovation")
    LEAST_EXTERNAL = "least_external", _("minsta andel extern nytta")
    BODY_COUNT = "body_count", _("minsta antal till en enhet")
    BODY_AMOUNT = "body_amount", _("minsta belopp till en enhet")

    @property
    def meaning(self) -> str | Promise:
        """What it says, to one who chooses among them."""
        return _RULE_MEANINGS[self]


_RULE_MEANINGS: dict[DeskRuleKind, str | Promise] = {
    DeskRuleKind.MANDATORY: _("Ansökan väljs alltid, till exempel därför att lagen kräver det."),
    DeskRuleKind.LOCKED: _("Ansökan väljs alltid och börjar ett bestämt år."),
    DeskRuleKind.REQUIRES: _("Den ena kan bara väljas om den andra också väljs och har börjat."),
    DeskRuleKind.EXCLUDES: _("Två som inte kan vara med samtidigt."),
    DeskRuleKind.ONE_OF: _("Flera sätt att lösa samma sak: högst ett av dem väljs."),
    DeskRuleKind.REQUIRED_OF: _("Flera sätt att lösa något som måste lösas: precis ett av dem väljs."),
    DeskRuleKind.CAPACITY: _("Hur mycket det finns av en resurs ett visst år, till exempel dagar av utvecklare."),
    DeskRuleKind.LEAST_INNOVATION: _("Hur stor del av pengarna som minst ska gå till ny förmåga."),
    DeskRuleKind.LEAST_EXTERNAL: _("Hur stor del av nyttan som minst ska komma invånare och företag till del."),
    DeskRuleKind.BODY_COUNT: _("Hur många ansökningar från en enhet som minst ska väljas."),
    DeskRuleKind.BODY_AMOUNT: _("Hur mycket som minst ska gå till en enhet."),
}

DESK_MOVES: dict[DeskState, frozenset[DeskState]] = {
    DeskState.OPEN: frozenset({DeskState.PROPOSED}),
    DeskState.PROPOSED: frozenset({DeskState.OPEN, DeskState.CLOSED}),
    DeskState.CLOSED: frozenset(),
}
RULE_USES: dict[DeskRuleKind, tuple[str, ...]] = {  # what each kind of rule says, beside its reason
    DeskRuleKind.MANDATORY: ("one",),
    DeskRuleKind.LOCKED: ("one", "year"),
    DeskRuleKind.REQUIRES: ("one", "other", "lag"),
    DeskRuleKind.EXCLUDES: ("one", "other"),
    DeskRuleKind.ONE_OF: ("members",),
    DeskRuleKind.REQUIRED_OF: ("members",),
    DeskRuleKind.CAPACITY: ("resource", "year", "count"),
    DeskRuleKind.LEAST_INNOVATION: ("share",),
    DeskRuleKind.LEAST_EXTERNAL: ("share",),
    DeskRuleKind.BODY_COUNT: ("body", "count"),
    DeskRuleKind.BODY_AMOUNT: ("body", "amount"),
}


class RunPart(models.TextChoices):
    """What a run works out, in the order in which it does so and shows it."""

    PROPOSAL = "proposal", _("förslag")
    REASONS = "reasons", _("skäl för dem som inte är med")
    MONEY = "money", _("värdet av mer pengar")
    STABILITY = "stability", _("hur säkert valet är")
    TRADE_OFF = "trade_off", _("nytta mot balans")


# --- Grants -----------------------------------------------------------------------------------------------------------


class GrantState(models.TextChoices):
    """Whether more will be paid of a grant."""

    RUNNING = "running", _("löper")
    FINISHED = "finished", _("slutreglerat")
    REVOKED = "revoked", _("återkallat")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _GRANT_KINDS[self], self.label


_GRANT_KINDS: dict[GrantState, Kind] = {
    GrantState.RUNNING: Kind.GOING,
    GrantState.FINISHED: Kind.GOOD,
    GrantState.REVOKED: Kind.PLAIN,
}


class DecidedBy(models.TextChoices):
    """Who may grant up to a sum: a role in the executive office, or a body at a meeting (A5)."""

    DELEGATION = "delegation", _("på delegation")
    BODY = "body", _("vid sammanträde")
