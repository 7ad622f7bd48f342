"""Who answers, for whom, and under which diary number, as minutes and letters say it."""

import re

_REFERENCE = re.compile(
    r"(?:(?<![A-ZÅÄÖ])(?P<initials>(?!BETECKNING)[A-ZÅÄÖ]{2,10})\s?(?=[A-ZÅÄÖ]?\d+[-\d]*\/))?(?P<number>[A-ZÅÄÖ]?\d{1,6}(?:-\d{2,6})?/\d{2,6}|[A-Z0-9]{6,}-\d+-\d+)(?P<rest>\s?-\s?\d+(?:\.\d+)*)?"
)
_BODY = re.compile(
    r"nämnd(?:en|er)?\b|^Nämnden för |\bAB\b|\bråd(?:et)?\b|förbund(?:et)?\b|\bstyrelse(?:n)? för|^Styrelsen\b"
    r"|stadsdelsförvaltning(?:en)?\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(r"^(?:kommunstyrelsen|stadsledningskontoret|kommunfullmäktige)\b(?!s )", re.IGNORECASE)
_DATED = re.compile(r"^(?P<body>.{3,90}?),? (?:19|20)\d\d-\d\d-\d\d$")
_HEADER = re.compile(
    r"^(?:Sammanträdesdatum\b.*|(?:19|20)\d\d-\d\d-\d\d|[A-ZÅÄÖ]{4,} (?:STAD|KOMMUN|REGION)\b.*"
    r"|Protokoll\w*|PROTOKOLL.*|.*SAMMANTRÄDESPROTOKOLL.*)$"
)
_DOES = (
    "godkänner|antar|tillstyrker|avstyrker|beslutar|beslutade|skickar över|översänder|ställer sig|förklarar|avstår"
    "|lämnar|överlämnar|åberopar|vidaresänder"
)
_DECIDER = re.compile(rf"^(?:\d+[.)] )?(?P<body>[A-ZÅÄÖ].{{2,90}}?):? (?:{_DOES})\b")
_OFFICE = re.compile(
    r"(?P<name>(?:[A-ZÅÄÖ]?[\w-]+(?:,| och| samt)? ){0,6}?[\w-]*(?:förvaltning(?:en)?|kontoret|kansli(?:et)?))(?:s\b)?"
)


def reference_in(text: str) -> str:
    """The first diary number in a text, without spaces inside its parts; "" when there is none."""
    match = _REFERENCE.search(text)
    if not match:
        return ""
    rest = re.sub(r"\s", "", match["rest"] or "")
    return f"{match['initials']} {match['number']}{rest}" if match["initials"] else f"{match['number']}{rest}"


def initials_of(reference: str) -> str:
    """The letters before a diary number, which stand for whoever keeps the diary."""
    head, space, _ = reference.partition(" ")
    return head if space else ""


def is_body(text: str) -> bool:
    """True for a line that is the name of a board, company, council or association, and of nobody who consults."""
    plain = text.strip(" ,.")
    return bool(
        len(plain) <= 90
        and plain[:1].isupper()
        and _BODY.search(plain)
        and not _OTHERS.match(plain)
        and not re.search(
            r"[.:;?(]|\b(?:yttrande|beslut|remiss|möjlighet|enligt|angående|som|att|över)\b", plain, re.IGNORECASE
        )
        and not re.search(r"\d", plain)
    )


def dated_body(text: str) -> str:
    """The body in a page's head such as "Byggnadsnämnden 2023-05-25"; "" for any other line."""
    match = _DATED.match(text.strip())
    return match["body"].strip() if match and is_body(match["body"]) else ""


def is_header(text: str) -> bool:
    """True for a line at the head of minutes: the organisation, the body, the day."""
    return bool(_HEADER.match(text) or is_body(text) or dated_body(text))


def decider(text: str) -> str:
    """The body that a sentence of a decision says decides; "" where it says nobody does."""
    match = _DECIDER.match(text)
    name = re.sub(r"^I ", "", match["body"]) if match else ""
    name = re.sub(r"^Styrelsen för ", "", name)
    return name if name and (is_body(name) or is_body(f"Styrelsen för {name}")) else ""


def office_in(text: str) -> str:
    """The administration that a text names first; "" when it names none."""
    match = _OFFICE.search(text)
    return match["name"].strip() if match else ""
