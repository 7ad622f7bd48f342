"""The kinds of organisation, body, group and role (inventory E47–E49)."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    """What an organisation is."""

    MUNICIPAL_GROUP = "municipal_group", _("kommunkoncern")
    REGION = "region", _("region")
    STATE = "state", _("statsförvaltning")


class BodyKind(models.TextChoices):
    """What a body is (E47)."""

    COUNCIL = "council", _("fullmäktige")
    EXECUTIVE_BOARD = "executive_board", _("styrelse")
    BOARD = "board", _("nämnd")
    DISTRICT_BOARD = "district_board", _("stadsdelsnämnd")
    SUBMUNICIPAL_BOARD = "submunicipal_board", _("kommundelsnämnd")
    ADMINISTRATION = "administration", _("förvaltning")
    OFFICE = "office", _("kontor")
    COMPANY = "company", _("bolag")
    FEDERATION = "federation", _("kommunalförbund")
    ADVISORY_COUNCIL = "advisory_council", _("råd")
    MUNICIPALITY = "municipality", _("kommun")
    REGION = "region", _("region")
    AUTHORITY = "authority", _("myndighet")
    UNIVERSITY = "university", _("högskola")
    ASSOCIATION = "association", _("organisation")


class GroupKind(models.TextChoices):
    """What a group or forum is for (E48)."""

    COORDINATION = "coordination", _("strategisk samordningsgrupp")
    PREPARATION_FUNCTION = "preparation_function", _("beredningsfunktion")
    STEERING = "steering", _("styrgrupp")
    PROCESS_LEADERSHIP = "process_leadership", _("processledningsgrupp")
    PREPARATION = "preparation", _("beredningsgrupp")
    COUNCIL = "council", _("råd")
    USERS = "users", _("användargrupp")
    OWNERS = "owners", _("ägargrupp")
    REFERENCE = "reference", _("referensgrupp")
    NETWORK = "network", _("nätverk")
    CONFERENCE = "conference", _("presidiekonferens")


class Role(models.TextChoices):
    """What a person is here for (E49 and DESIGN 1)."""

    STRATEGIST = "strategist", _("strateg")
    BODY_EDITOR = "body_editor", _("redaktör")
    REGISTRAR = "registrar", _("registrator")
    COACH = "coach", _("projektcoach")
    APPRAISER = "appraiser", _("värderare")
    GROUP_MEMBER = "group_member", _("gruppledamot")
    DECIDER = "decider", _("beslutsfattare")
    SUPPLIER = "supplier", _("leverantör")
    COUNCILLOR = "councillor", _("förtroendevald")
    AUDITOR = "auditor", _("revisor")
    ADMINISTRATOR = "administrator", _("administratör")
    EMPLOYEE = "employee", _("medarbetare")

    @property
    def meaning(self) -> str | Promise:
        """What a person in the role is here to do; what the capabilities grant, in words."""
        return _MEANINGS[self]


_MEANINGS: dict[Role, str | Promise] = {
    Role.STRATEGIST: _(
        "Skriver styrande dokument och planer för hela organisationen, följer upp dem, läser sekretess."
    ),
    Role.BODY_EDITOR: _("Skriver och rapporterar för sin nämnd, sin förvaltning eller sitt bolag."),
    Role.REGISTRAR: _("Registrerar ärenden, för in beslut och antaganden, läser sekretess."),
    Role.COACH: _("Överväger idéer och behov, hjälper den som söker medel och tar fram underlaget inför beslut."),
    Role.APPRAISER: _("Värderar nyttokalkyler oberoende av den som söker, läser planer, mål och ärenden."),
    Role.GROUP_MEMBER: _("Läser planer, mål och ärenden inför gruppens möten."),
    Role.DECIDER: _("Läser också utkast inför beslut, och tar fram rapporter."),
    Role.SUPPLIER: _("Läser planer, mål och ärenden, som leverantör av gemensamma tjänster."),
    Role.COUNCILLOR: _("Läser vad som är beslutat och hur det går, och tar fram rapporter."),
    Role.AUDITOR: _("Läser hela historiken, också den som är hemlig, och tar fram rapporter."),
    Role.ADMINISTRATOR: _("Bygger upp organisationen, ger och avslutar roller, läser historiken."),
    Role.EMPLOYEE: _("Lämnar idéer och behov, följer vad som blir av dem, läser det som är beslutat."),
}


class Scope(models.TextChoices):
    """How far a capability reaches."""

    ORGANISATION = "organisation", _("hela organisationen")
    BODY = "body", _("den egna nämnden eller förvaltningen och det som hör till den")


class TokenScope(models.TextChoices):
    """What a key may do besides reading. What stands here is all that a program can ever do for a person."""

    REPORT = "report", _("rapportera läge för aktiviteter")
    APPROVE = "approve", _("godkänna svar i uppföljningar och remisser, och tjänsteutlåtanden")
    PLAN = "plan", _("ändra planer, aktiviteter och uppföljningar")
    FREEZE = "freeze", _("frysa uppföljningar")
    DIRECTION = "direction", _("skriva styrande dokument och mål")
    ASSIGNMENTS = "assignments", _("redovisa politiska uppdrag")
    STATEMENTS = "statements", _("skriva tjänsteutlåtanden")
    MATTERS = "matters", _("registrera och handlägga ärenden")
    DECISIONS = "decisions", _("föra in beslut")
    CONSULTATIONS = "consultations", _("sköta remisser och behandla synpunkter")
    REPLIES = "replies", _("skriva yttranden över remisser")
    NEEDS = "needs", _("lämna och besvara idéer och behov")
    INITIATIVES = "initiatives", _("starta, ändra och rapportera initiativ")
    CASES = "cases", _("skriva, godta och värdera nyttokalkyler")
    APPLICATIONS = "applications", _("ansöka om medel, bereda och poängsätta ansökningar")
    PORTFOLIO = "portfolio", _("sköta portföljer, urval och utbetalningar")
    BENEFITS = "benefits", _("planera, äga och mäta nyttor")
    DATES = "dates", _("sköta kalendern")
    SYSTEMS = "systems", _("sköta system och information")
    SECRETS = "secrets", _("läsa det som omfattas av sekretess")
