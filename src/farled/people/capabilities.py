"""What each role may do and how far it reaches: the one matrix capability × role × scope.

``read`` capabilities reach the whole organisation for everyone who works here; confidential records ask for more.
"""

from collections.abc import Mapping

from farled.people.states import Role, Scope, TokenScope

WHOLE, OWN = Scope.ORGANISATION, Scope.BODY
EVERYONE: Mapping[Role, Scope] = dict.fromkeys(Role, WHOLE)
STAFF: Mapping[Role, Scope] = {Role.STRATEGIST: WHOLE, Role.BODY_EDITOR: OWN}

# What nobody does for somebody else: a deputy need not hold it, and leaves it to those who work in the body.
NOT_DEPUTISED = frozenset({"initiatives.own", "cases.accept", "benefits.own"})

GRANTS: Mapping[str, Mapping[Role, Scope]] = {
    "trail.audit": {Role.AUDITOR: WHOLE, Role.ADMINISTRATOR: WHOLE},
    "trail.read_secret": {Role.AUDITOR: WHOLE, Role.REGISTRAR: WHOLE},
    "people.read": EVERYONE,
    "people.manage": {Role.ADMINISTRATOR: WHOLE},
    "explain.read": EVERYONE,
    "lists.read": EVERYONE,
    "lists.share": {Role.STRATEGIST: WHOLE, Role.ADMINISTRATOR: WHOLE},
    "parameters.read": EVERYONE,
    "parameters.manage": {Role.STRATEGIST: WHOLE},
    "files.read": EVERYONE,
    "agenda.read": EVERYONE,
    "agenda.manage": {Role.STRATEGIST: WHOLE},
    "thread.read": EVERYONE,
    "matters.read": EVERYONE,
    "matters.read_secret": {Role.REGISTRAR: WHOLE, Role.STRATEGIST: WHOLE},
    "matters.handle": {Role.REGISTRAR: WHOLE, Role.STRATEGIST: WHOLE},
    "matters.decide": {Role.REGISTRAR: WHOLE},
    "matters.report": {**STAFF, Role.REGISTRAR: WHOLE},
    "matters.draft": {**STAFF, Role.REGISTRAR: WHOLE},
    "matters.approve": {Role.STRATEGIST: WHOLE, Role.DECIDER: OWN},
    "matters.review": {**STAFF, Role.REGISTRAR: WHOLE, Role.DECIDER: OWN},
    "direction.read": EVERYONE,
    "direction.read_draft": {Role.STRATEGIST: WHOLE, Role.REGISTRAR: WHOLE, Role.DECIDER: WHOLE, Role.BODY_EDITOR: OWN},
    "direction.edit": STAFF,
    "direction.adopt": {Role.STRATEGIST: WHOLE, Role.REGISTRAR: WHOLE},
    "consultation.read": EVERYONE,
    "consultation.run": {Role.STRATEGIST: WHOLE, Role.REGISTRAR: WHOLE},
    "consultation.answer": STAFF,  # drafts are still read only in the bodies themselves
    "consultation.approve": {Role.DECIDER: OWN},
    "consultation.send_back": {**STAFF, Role.DECIDER: OWN},
    "consultation.adopt": {**STAFF, Role.REGISTRAR: WHOLE, Role.DECIDER: OWN},
    "consultation.treat": {Role.STRATEGIST: WHOLE},
    "planning.read": EVERYONE,
    "planning.edit": STAFF,
    "planning.report": STAFF,
    "planning.approve": {Role.DECIDER: OWN},
    "planning.send_back": {**STAFF, Role.DECIDER: OWN},
    "planning.freeze": STAFF,
    "systems.read": EVERYONE,
    "systems.read_secret": {
        **dict.fromkeys((Role.STRATEGIST, Role.BODY_EDITOR, Role.REGISTRAR, Role.DECIDER, Role.AUDITOR), WHOLE)
    },
    "systems.edit": STAFF,
    "systems.declare": {Role.STRATEGIST: WHOLE},  # what is asked about every system
    "initiatives.read": EVERYONE,
    "initiatives.give": EVERYONE,  # an idea is worth as much whoever has it
    "initiatives.consider": {**STAFF, Role.COACH: WHOLE},
    "initiatives.edit": {**STAFF, Role.COACH: WHOLE},
    "initiatives.own": {Role.BODY_EDITOR: OWN, Role.DECIDER: OWN},  # nobody accepts for a body but those in it
    "initiatives.report": {**STAFF, Role.SUPPLIER: OWN},
    "initiatives.manage": {Role.STRATEGIST: WHOLE},
    "cases.read": EVERYONE,
    "cases.edit": {**STAFF, Role.COACH: WHOLE},
    "cases.accept": {Role.BODY_EDITOR: OWN, Role.DECIDER: OWN},  # nobody accepts a cost for a body but those in it
    "cases.appraise": {Role.APPRAISER: WHOLE},  # never of what one has written or works for: see cases.rules
    "portfolio.read": EVERYONE,
    "portfolio.manage": {Role.STRATEGIST: WHOLE},
    "portfolio.apply": {**STAFF, Role.COACH: WHOLE},
    "portfolio.coach": {Role.COACH: WHOLE, Role.STRATEGIST: WHOLE},
    "portfolio.score": {Role.GROUP_MEMBER: WHOLE, Role.STRATEGIST: WHOLE},
    "portfolio.criteria": {Role.STRATEGIST: WHOLE},
    "portfolio.select": {Role.STRATEGIST: WHOLE, Role.COACH: WHOLE},
    "portfolio.grant": {Role.DECIDER: WHOLE, Role.REGISTRAR: WHOLE},
    "portfolio.release": {Role.STRATEGIST: WHOLE, Role.COACH: WHOLE},
    "benefits.read": EVERYONE,
    "benefits.plan": {**STAFF, Role.COACH: WHOLE},
    "benefits.own": {Role.BODY_EDITOR: OWN, Role.DECIDER: OWN},  # nobody accepts for a body but those in it
    "benefits.measure": STAFF,
    "benefits.decide": {Role.STRATEGIST: WHOLE, Role.REGISTRAR: WHOLE, Role.DECIDER: OWN},
    "imports.run": {Role.STRATEGIST: WHOLE},
    "imports.exchange": {Role.REGISTRAR: WHOLE, Role.ADMINISTRATOR: WHOLE, **STAFF},
    "reports.read": EVERYONE,
    "reports.produce": {
        Role.STRATEGIST: WHOLE,
        Role.BODY_EDITOR: WHOLE,
        Role.REGISTRAR: WHOLE,
        Role.DECIDER: WHOLE,
        Role.COUNCILLOR: WHOLE,
        Role.AUDITOR: WHOLE,
        Role.COACH: WHOLE,  # who prepares an application has the paper made that it is decided on
    },
    "reports.templates": {Role.ADMINISTRATOR: WHOLE, Role.STRATEGIST: WHOLE},
}

# What a key lets a program do, of what the person may. Everybody's key reads; a capability that is in neither, such as
# managing the organisation, is out of reach for programs.
READING = frozenset(name for name in GRANTS if name.endswith(".read")) | {"direction.read_draft"}
SCOPES: Mapping[TokenScope, frozenset[str]] = {
    TokenScope.REPORT: frozenset({"planning.report"}),
    TokenScope.APPROVE: frozenset(
        {
            *("planning.approve", "planning.send_back", "matters.approve", "matters.review"),
            *("consultation.approve", "consultation.send_back"),
        }
    ),
    TokenScope.STATEMENTS: frozenset({"matters.draft", "matters.review"}),
    TokenScope.PLAN: frozenset({"planning.edit", "planning.send_back"}),
    TokenScope.FREEZE: frozenset({"planning.freeze"}),
    TokenScope.DIRECTION: frozenset({"direction.edit"}),
    TokenScope.ASSIGNMENTS: frozenset({"matters.report"}),
    TokenScope.CONSULTATIONS: frozenset({"consultation.run", "consultation.treat"}),
    TokenScope.REPLIES: frozenset({"consultation.answer", "consultation.send_back", "consultation.adopt"}),
    TokenScope.NEEDS: frozenset({"initiatives.give", "initiatives.consider"}),
    TokenScope.INITIATIVES: frozenset(
        {"initiatives.edit", "initiatives.own", "initiatives.report", "initiatives.manage"}
    ),
    TokenScope.CASES: frozenset({"cases.edit", "cases.accept", "cases.appraise"}),
    TokenScope.MATTERS: frozenset({"matters.handle"}),
    TokenScope.DECISIONS: frozenset({"matters.decide", "portfolio.grant", "benefits.decide"}),
    TokenScope.APPLICATIONS: frozenset({"portfolio.apply", "portfolio.coach", "portfolio.score"}),
    TokenScope.PORTFOLIO: frozenset(
        {"portfolio.manage", "portfolio.criteria", "portfolio.select", "portfolio.release"}
    ),
    TokenScope.BENEFITS: frozenset({"benefits.plan", "benefits.own", "benefits.measure"}),
    TokenScope.DATES: frozenset({"agenda.manage"}),
    TokenScope.SYSTEMS: frozenset({"systems.edit", "systems.declare"}),
    TokenScope.SECRETS: frozenset({"matters.read_secret", "systems.read_secret"}),
}
DECIDING = frozenset(
    {TokenScope.APPROVE, TokenScope.FREEZE, TokenScope.DECISIONS}
)  # these ask for sign-in in two steps
SECRETS = frozenset(name for name in GRANTS if name.endswith(".read_secret"))  # what opens secret records
