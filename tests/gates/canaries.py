"""The canaries: a text of its own in every secret object and every field about a person, and who may see each.

A canary is ``zq…qz`` around its name: nothing else in the product looks like one.
"""

import re
from dataclasses import replace

from farled.people.reads import Actor
from tests.cast import PEOPLE

OURS = frozenset(key for key, *_rest in PEOPLE)
THEIRS = frozenset({"otto"})
LOG = frozenset({"adam", "disa"})  # who read the log of what is not secret
SECRET = frozenset({"asa", "rut", "adam"})  # who read secrets; Adam in the log
INSIDE = frozenset({"asa", "erik", "maj", "rut", "bo", "adam"})  # who read of systems' weaknesses
DRAFT = frozenset({"asa", "rut", "bo"}) | LOG

# Who may see each canary. Nobody else does: no one signed out, of another organisation or with a closed account, and
# neither log, mail, cache, sessions nor jobs.
SEEN_BY: dict[str, frozenset[str]] = {
    # people
    "name": OURS,
    "email": frozenset({"disa", "the mail"}),  # that in which the person asks for a new password
    "gone": OURS,
    "goneemail": frozenset({"disa"}),
    "function": OURS,
    "tokenname": LOG | {"asa"},
    # a secret matter
    "secretnumber": SECRET,
    "secrettitle": SECRET,
    "secretsummary": SECRET,
    "secretground": SECRET,
    "secretparagraph": SECRET,
    "secretclause": SECRET,
    "secretcopies": SECRET,
    "secretwhy": SECRET,
    "secretsaid": SECRET,
    "secretentry": SECRET,
    "secretstatement": SECRET,
    "secretpassage": SECRET - {"adam"},
    # a statement of one board, until it is approved
    "draftstatement": frozenset({"asa", "rut", "erik"}),
    "draftcomment": LOG | {"asa", "rut", "erik"},
    # an open one
    "matter": OURS,
    # drafts, of the whole organisation and of one board
    "draft": DRAFT,
    "draftnote": DRAFT,
    "draftgoal": DRAFT,
    "drafttext": DRAFT,
    "draftactivity": DRAFT,
    "boarddraft": DRAFT | {"erik"},
    # a consultation that is prepared, and the link of one that is out
    "consultation": DRAFT,
    "linkaddress": LOG | {"asa", "rut"},
    # a reply to it while it is a draft: the school board's, and that of somebody outside who holds the link
    "draftreply": frozenset({"erik"}),
    "guestreply": frozenset(),
    # what a reply that has come in says, and how it is treated until that is shown
    "remark": OURS,
    "treatment": frozenset({"asa"}) | LOG,
    # a reply that came as a file, until it is registered
    "replyfile": LOG | {"asa", "rut"},
    "readreply": frozenset({"asa", "rut"}),
    "mendedreply": frozenset({"asa", "rut"}),
    # a file read in, its rows and the names in it
    "readplan": DRAFT,
    "readfile": LOG | {"asa"},
    "readrow": frozenset({"asa"}),
    "readnote": frozenset({"asa"}),
    "readparty": frozenset({"asa"}),
    "readmended": LOG | {"asa"},
    # a change to a list that waits to be approved
    "listchange": frozenset({"asa"}),
    # what waits for one board
    "round": OURS,
    "roundnote": OURS,
    "roundanswer": frozenset({"asa", "erik"}),  # until it is handed in
    "dutysubject": LOG,
    "dutynote": LOG | {"erik"},
    # files
    "filename": LOG | {"asa"},
    "filecontent": frozenset({"asa"}),
    "editionname": OURS,
    "editioncontent": OURS,
    # what everybody who works here sees
    "body": OURS,
    "group": OURS,
    "date": OURS,
    "parameter": OURS,
    "plan": OURS,
    "activity": OURS,
    "report": OURS,
    # the register of information, and what tells of a system's weaknesses
    "dataset": OURS,
    "eservice": OURS,
    "keepingrule": OURS,
    "exitplan": OURS,
    "legacyground": INSIDE,
    # the register of systems, and what contracts cost
    "process": OURS,
    "component": OURS,
    "system": OURS,
    "integration": OURS,
    "contract": OURS,
    "contractprice": INSIDE,
    # an idea, what somebody said who stands behind it, and what they were answered
    "idea": OURS,
    "ideawords": frozenset({"asa", "cora"}),
    "ideaanswer": OURS,
    "reuseground": OURS,
    # an initiative, how it goes, a check of it and a use of AI
    "initiative": OURS,
    "initiativereport": OURS,
    "checkground": OURS,
    "useofai": OURS,
    # a business case, its lines, what a body says of its cost, and an appraisal before and after it is delivered
    "case": OURS,
    "caseline": OURS,
    "caseanswer": OURS,
    "appraisal": OURS,
    "appraisalreply": OURS,
    "draftappraisal": frozenset({"valter", "adam"}),
    # an application, what a coach noted, and what a member thought alone and why another stood aside
    "application": OURS,
    "coachnote": frozenset({"asa", "cora", "erik", "adam"}),
    "opinion": OURS,
    "external": OURS,
    "criterion": OURS,
    "lonescore": frozenset({"gun"}),
    "bias": frozenset({"asa", "cora", "gun"}),
    # a benefit, what it came to, what deviates and what was learned
    "benefit": OURS,
    "measurement": OURS,
    "budgeteffect": OURS,
    "deviation": OURS,
    "evaluation": OURS,
    "lesson": OURS,
    "theirbenefit": THEIRS,
    "theirlesson": THEIRS,
    # another organisation's, and what it has published
    "theirname": THEIRS,
    "theirsystem": THEIRS,
    "theirpublishedsystem": THEIRS | OURS,
    "theiremail": frozenset(),
    "theirbody": THEIRS,
    "theirgroup": THEIRS,
    "theirdate": THEIRS,
    "theirparameter": THEIRS,
    "theirmatter": THEIRS,
    "theirdraft": THEIRS,
    "theirdocument": THEIRS,
    "theirgoal": THEIRS,
    "theiractivity": THEIRS,
    "theirfile": THEIRS,
    "theirinformation": THEIRS,
    "theiridea": THEIRS,
    "theirinitiative": THEIRS,
    "theiruseofai": THEIRS,
    "theircase": THEIRS,
    "theirpublished": OURS | THEIRS,
    "theirpublishedgoal": OURS | THEIRS,
    "theirpublishedactivity": OURS | THEIRS,
}
MARK = re.compile(r"zq([a-z]+)qz", re.IGNORECASE)


def canary(name: str) -> str:
    """The text of a canary. Raises KeyError for one that nobody has said who may see."""
    SEEN_BY[name]
    return f"zq{name}qz"


def named(actor: Actor) -> Actor:
    """The same with the name of somebody who works here, whom all who do may see sign what is done."""
    return replace(actor, name=canary("name"))


def find(text: str) -> set[str]:
    """The names of the canaries in a text."""
    return {name.lower() for name in MARK.findall(text)} & SEEN_BY.keys()
