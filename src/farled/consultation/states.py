"""Kinds and states of consultations, recipients, replies and remarks, and what a treatment does (E8–E12)."""

from enum import Enum

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.methods import stance as said
from farled.web.signs import Kind


class ConsultationState(models.TextChoices):
    """How far a consultation has come."""

    PREPARING = "preparing", _("förbereds")
    OPEN = "open", _("ute på remiss")
    CLOSED = "closed", _("svaren behandlas")
    FINISHED = "finished", _("avslutad")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _CONSULTATION_SIGNS[self], self.label


_CONSULTATION_SIGNS: dict[ConsultationState, Kind] = {
    ConsultationState.PREPARING: Kind.PLAIN,
    ConsultationState.OPEN: Kind.GOING,
    ConsultationState.CLOSED: Kind.GOING,
    ConsultationState.FINISHED: Kind.GOOD,
}

CONSULTATION_MOVES: dict[ConsultationState, frozenset[ConsultationState]] = {
    ConsultationState.PREPARING: frozenset({ConsultationState.OPEN}),
    ConsultationState.OPEN: frozenset({ConsultationState.CLOSED}),
    ConsultationState.CLOSED: frozenset({ConsultationState.OPEN, ConsultationState.FINISHED}),
    ConsultationState.FINISHED: frozenset({ConsultationState.CLOSED}),
}


class RecipientKind(models.TextChoices):
    """What a recipient is (E9)."""

    BOARD = "board", _("nämnd")
    DISTRICT_BOARD = "district_board", _("stadsdelsnämnd")
    SUBMUNICIPAL_BOARD = "submunicipal_board", _("kommundelsnämnd")
    COMPANY = "company", _("bolagsstyrelse")
    FEDERATION = "federation", _("förbund")
    ADVISORY_COUNCIL = "advisory_council", _("råd")
    ASSOCIATION = "association", _("organisation")
    OFFICE = "office", _("kontor")
    AUTHORITY = "authority", _("myndighet")
    MUNICIPALITY = "municipality", _("kommun")


OF_BODY: dict[str, RecipientKind] = {
    "council": RecipientKind.BOARD,
    "executive_board": RecipientKind.BOARD,
    "board": RecipientKind.BOARD,
    "district_board": RecipientKind.DISTRICT_BOARD,
    "submunicipal_board": RecipientKind.SUBMUNICIPAL_BOARD,
    "administration": RecipientKind.OFFICE,
    "office": RecipientKind.OFFICE,
    "company": RecipientKind.COMPANY,
    "federation": RecipientKind.FEDERATION,
    "advisory_council": RecipientKind.ADVISORY_COUNCIL,
    "association": RecipientKind.ASSOCIATION,
    "municipality": RecipientKind.MUNICIPALITY,
    "region": RecipientKind.AUTHORITY,
    "authority": RecipientKind.AUTHORITY,
    "university": RecipientKind.AUTHORITY,
}  # what a body is as a recipient, by its kind


class Progress(models.TextChoices):
    """How far a recipient has come, as the round's page tells it: derived, never stored."""

    INVITED = "invited", _("inte öppnad")
    OPENED = "opened", _("öppnad")
    DRAFTING = "drafting", _("skriver svar")
    FOR_APPROVAL = "for_approval", _("väntar på godkännande")
    APPROVED = "approved", _("godkänt, väntar på beslut")
    ADOPTED = "adopted", _("beslutat yttrande")
    OFFICE = "office", _("kontorsyttrande")
    ABSTAINED = "abstained", _("avstår från att svara")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How it is read, and its word."""
        return _STANDING_SIGNS[self], self.label


_STANDING_SIGNS: dict[Progress, Kind] = {
    Progress.INVITED: Kind.PLAIN,
    Progress.OPENED: Kind.PLAIN,
    Progress.DRAFTING: Kind.GOING,
    Progress.FOR_APPROVAL: Kind.GOING,
    Progress.APPROVED: Kind.GOING,
    Progress.ADOPTED: Kind.GOOD,
    Progress.OFFICE: Kind.GOOD,
    Progress.ABSTAINED: Kind.PLAIN,
}


class Concern(models.TextChoices):
    """What about a recipient the round's page is filtered by, besides how far it has come."""

    ANSWERED = "answered", _("har svarat")
    SILENT = "silent", _("har inte svarat")
    LATE = "late", _("har passerat sista svarsdag")
    EXTENDED = "extended", _("har fått längre tid")
    ASKED = "asked", _("har bett om längre tid")
    UNINVITED = "uninvited", _("inkom utan remiss")


class ReplyState(models.TextChoices):
    """How far a reply has come in the answering body."""

    DRAFT = "draft", _("utkast")
    FOR_APPROVAL = "for_approval", _("väntar på godkännande")
    APPROVED = "approved", _("godkänt, väntar på beslut")
    HANDED_IN = "handed_in", _("inlämnat")

    @property
    def state_tag(self) -> tuple[str, str | Promise]:
        """How the state is read, and its word."""
        return _REPLY_SIGNS[self], self.label


_REPLY_SIGNS: dict[ReplyState, Kind] = {
    ReplyState.DRAFT: Kind.PLAIN,
    ReplyState.FOR_APPROVAL: Kind.GOING,
    ReplyState.APPROVED: Kind.GOING,
    ReplyState.HANDED_IN: Kind.GOOD,
}

REPLY_MOVES: dict[ReplyState, frozenset[ReplyState]] = {
    ReplyState.DRAFT: frozenset({ReplyState.FOR_APPROVAL, ReplyState.HANDED_IN}),
    ReplyState.FOR_APPROVAL: frozenset({ReplyState.DRAFT, ReplyState.APPROVED}),
    ReplyState.APPROVED: frozenset({ReplyState.DRAFT, ReplyState.HANDED_IN}),
    ReplyState.HANDED_IN: frozenset({ReplyState.DRAFT}),
}


class ReplyStanding(models.TextChoices):
    """Whose a reply is: the body's own by its decision, or its office's (R29, R30)."""

    ADOPTED = "adopted", _("beslutat yttrande")
    OFFICE = "office", _("kontorsyttrande")


class Stance(models.TextChoices):
    """What a reply says of the proposal in its own words (E10). What it comes to is derived, never stored."""

    SUPPORTS = said.Stance.SUPPORTS.value, _("tillstyrker")
    SUPPORTS_WITH_REMARKS = said.Stance.SUPPORTS_WITH_REMARKS.value, _("tillstyrker med synpunkter")
    SUPPORTS_ON_CONDITION = said.Stance.SUPPORTS_ON_CONDITION.value, _("tillstyrker under förutsättning")
    STANDS_BEHIND = said.Stance.STANDS_BEHIND.value, _("ställer sig bakom")
    POSITIVE = said.Stance.POSITIVE.value, _("positiv")
    MOSTLY_POSITIVE = said.Stance.MOSTLY_POSITIVE.value, _("i huvudsak positiv")
    NO_OBJECTION = said.Stance.NO_OBJECTION.value, _("inget att invända")
    NO_OWN_STANCE = said.Stance.NO_OWN_STANCE.value, _("utan eget ställningstagande")
    OWN_STATEMENT = said.Stance.OWN_STATEMENT.value, _("eget yttrande utan uttalat ställningstagande")
    ABSTAINS = said.Stance.ABSTAINS.value, _("avstår från att svara")
    OPPOSES = said.Stance.OPPOSES.value, _("avstyrker")

    @property
    def said(self) -> said.Stance:
        """The stance as the calculation library counts it."""
        return said.Stance(self.value)


class Tone(models.TextChoices):
    """What a reply leans towards (inställning): derived from its stance, conditions and remarks, never stored."""

    POSITIVE = said.Tone.POSITIVE.value, _("positiv")
    POSITIVE_WITH_RESERVATIONS = said.Tone.POSITIVE_WITH_RESERVATIONS.value, _("positiv med förbehåll")
    NEUTRAL = said.Tone.NEUTRAL.value, _("neutral")
    CRITICAL = said.Tone.CRITICAL.value, _("kritisk")
    ABSTAINS = said.Tone.ABSTAINS.value, _("avstår")


class Place(models.TextChoices):
    """What a remark is about."""

    PASSAGE = "passage", _("ett stycke i texten")
    QUESTION = "question", _("en fråga")
    WHOLE = "whole", _("förslaget som helhet")


class MotionFate(models.TextChoices):
    """How it went for an amendment moved in the answering body (R38)."""

    CARRIED = "carried", _("bifölls")
    REJECTED = "rejected", _("avslogs")


class ReplyDissentKind(models.TextChoices):
    """How somebody stood aside from a reply."""

    RESERVATION = "reservation", _("reservation")
    STATEMENT = "statement", _("särskilt yttrande")


class LinkPurpose(models.TextChoices):
    """What a personal link is for."""

    ANSWER = "answer", _("svara")
    APPROVE = "approve", _("godkänna svaret")
    READ = "read", _("läsa hur svaret behandlades")


class Errand(Enum):
    """Why a letter is written to somebody without an account; never shown."""

    FIRST = "first"
    AGAIN = "again"
    REMINDER = "reminder"
    TREATED = "treated"
