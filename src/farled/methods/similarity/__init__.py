"""What is like what among Swedish texts, and why: initiatives that may be the same, told by two administrations.

``build`` makes a register, which ``top`` and ``like`` ask; ``why`` tells the reasons as codes and facts;
``find_duplicates`` gives a ranked work list for people to look through, and ``tuned`` a threshold from what they have
said; ``groups`` puts together what may say the same, and ``common_words`` tells why. A model of one's own is plugged in
as an ``Embedding``. Formulas, measurements and reasons: docs/methods/similarity.md.
"""

from farled.methods.similarity.duplicates import Candidate, find_duplicates
from farled.methods.similarity.embedding import Embedding
from farled.methods.similarity.grouping import Group, groups
from farled.methods.similarity.index import Index, Match, build
from farled.methods.similarity.quality import Tuning, tuned
from farled.methods.similarity.reasons import Reason, ReasonCode, common_words, shared_words, why
from farled.methods.similarity.stems import stem

__all__ = [
    "Candidate",
    "Embedding",
    "Group",
    "Index",
    "Match",
    "Reason",
    "ReasonCode",
    "Tuning",
    "build",
    "common_words",
    "find_duplicates",
    "groups",
    "shared_words",
    "stem",
    "tuned",
    "why",
]
