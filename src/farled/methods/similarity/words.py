"""Texts taken apart: words without those that say nothing, and the runs of letters within a word."""

import re

from farled.methods.swedish import fold

SHORTEST, LONGEST = 3, 5  # letters in a run; measured best for Swedish, see docs/methods/similarity.md
_WORD = re.compile(r"[^\W_]+(?:[-'’:/][^\W_]+)*")

_FUNCTION_WORDS = """
    och att i på av för med till från om som en ett den det de dem dess deras vi oss vår vårt våra ni er ert era jag mig
    min mitt mina du dig din ditt dina han honom hans hon henne hennes sin sitt sina man sig är var varit vara vore blir
    blev blivit bli ska skall skulle kan kunde kunna måste får fick få har hade haft ha gör göra görs inte ej icke ingen
    inga inget eller men utan också även så då nu när där här hur vad vem vilka vilken vilket vars varför än mer mest
    mycket många alla allt annan annat andra någon något några detta denna dessa samma sådan sådant sådana själv själva
    under över mellan genom vid hos mot åt ur efter före innan sedan inom utom enligt samt både varje per bland ut upp
    in ner ned dit hit
"""
STOP_WORDS = frozenset(_FUNCTION_WORDS.split())

_COMMON = """
    aldrig alltid annars använda användas används arbeta arbetar arbete bara behov behöva behöver behövs bra bättre
    bör börja dag dagar dagen dags del delar delen dessutom eftersom egen eget egna enkelt enklare fall finnas finns
    fler flera fort fram ge genast ger ges gå gång gånger går hela helt hjälp hjälpa idag igen istället kanske komma
    kommer kring lite lätt lättare mindre minst möjligt ny nya nytt ofta oftast olika rätt sak saker se ser snabbare
    snabbt stor stora stöd större svårt sätt ta tar tas tid tiden tider tills vilja vill väl år året
"""
SAY_LITTLE = STOP_WORDS | frozenset(_COMMON.split())  # compared like other words, and never told as a reason


def words(text: str) -> list[str]:
    """The words of a text in lower case, in order, without stop words. A hyphen or colon within a word belongs to it.

    >>> words("E-tjänst för bygglovsansökan, så att den sökande slipper IT-stödet")
    ['e-tjänst', 'bygglovsansökan', 'sökande', 'slipper', 'it-stödet']
    """
    return [word for word in _WORD.findall(fold(text)) if word not in STOP_WORDS]


def grams(word: str) -> list[str]:
    """The runs of 3 to 5 characters of a word with a space at either end; a word too short for a run is one by itself.

    >>> grams("lov")
    [' lo', 'lov', 'ov ', ' lov', 'lov ', ' lov ']
    """
    padded = f" {word} "
    found = []
    for size in range(SHORTEST, LONGEST + 1):
        found += [padded[at : at + size] for at in range(max(1, len(padded) - size + 1))]
        if size >= len(padded):
            break
    return found
