"""A refusal: what was wrong, as a code with facts, said once in plain Swedish wherever it shows (page, htmx, API)."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import ParamSpec

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

P = ParamSpec("P")


class Refused(Exception):
    """An act that may not be done. ``code`` names the rule (``room.what``), ``facts`` fill its sentence.

    ``field`` names the form field the sentence belongs to, if one does. ``status`` is the HTTP status: 409 for what the
    state forbids, 401 and 403 for who, 422 for what was typed.
    """

    status = 409

    def __init__(self, code: str, *, field: str = "", **facts: object) -> None:
        super().__init__(code)
        self.code, self.field, self.facts = code, field, facts

    @property
    def each(self) -> list["Refused"]:
        """The refusals it consists of: itself, unless several are told together."""
        return [self]

    @property
    def sentence(self) -> str:
        """The refusal in the reader's language: what was wrong, where, and what to do."""
        return str(SENTENCES[self.code]) % {name: str(value) for name, value in self.facts.items()}

    def __str__(self) -> str:
        return f"{self.code} {self.facts}"


class Forbidden(Refused):
    """The actor lacks the right; somebody else may do it."""

    status = 403


class NotLately(Forbidden):
    """What decides is done by somebody who has said lately who they are. A page asks for that, and then goes on."""


class SignedOut(Refused):
    """Nobody is signed in, or whoever is has no role."""

    status = 401


class TooOften(Refused):
    """More calls than one caller may make; ``wait`` is the seconds until there is room again."""

    status = 429

    def __init__(self, *, wait: int) -> None:
        super().__init__("web.too_often", wait=wait)
        self.wait = wait


class NotThen(Refused):
    """What is asked for was not here yet on the day asked for."""

    status = 404


class Gone(Refused):
    """What is asked for is not here: it has been taken away, or whoever asks may not see it, which reads the same.

    ``way`` is where to go instead, as (words, address).
    """

    status = 404

    def __init__(self, code: str, *, way: tuple[str, str]) -> None:
        super().__init__(code)
        self.way = way


class Invalid(Refused):
    """What was typed cannot be used; ``field`` says where."""

    status = 422


class RefusedTogether(Refused):
    """Several refusals of the same act, told at once so that nobody mends one only to meet the next."""

    def __init__(self, refusals: list[Refused]) -> None:
        super().__init__("web.several")
        self.refusals = refusals
        self.status = max(refusal.status for refusal in refusals)

    @property
    def each(self) -> list[Refused]:
        """The refusals told together."""
        return self.refusals

    @property
    def sentence(self) -> str:
        """All the sentences, one after the other."""
        return " ".join(refusal.sentence for refusal in self.refusals)


class RowsRefused(Refused):
    """An act on many rows that was not done at all, since some of them are refused.

    ``rows`` maps a row's place among those given (from 0) to its refusal; ``rows[3].each`` is everything wrong with the
    fourth, each with its own ``field`` and ``sentence``.
    """

    def __init__(self, rows: Mapping[int, Refused]) -> None:
        super().__init__("web.rows", count=len(rows))
        self.rows = dict(rows)
        self.status = max(refusal.status for refusal in rows.values())


SENTENCES: dict[str, str | Promise] = {
    "web.several": _("Flera saker hindrar det här."),
    "web.rows": _(
        "Ingen rad är sparad, för %(count)s av raderna går inte att spara. Rätta dem eller lämna dem utanför."
    ),
    "web.forbidden": _("Du har inte rätt att göra det här. Be organisationens administratör om rollen som behövs."),
    "web.token": _("Nyckeln får inte göra det här, fast du får. Gör en ny nyckel som får det."),
    "web.too_often": _("Det blev för många anrop på en minut. Vänta %(wait)s sekunder och fortsätt sedan."),
    "web.stale": _("Uppgifterna har ändrats sedan du öppnade sidan. Jämför texterna nedan och välj vad som ska gälla."),
    "web.stale_elsewhere": _(
        "Något annat har ändrats sedan du öppnade sidan. Se efter att det du vill göra fortfarande stämmer, och skicka "
        "igen."
    ),
    "web.removed_meanwhile": _(
        "Det du arbetar med har tagits bort av någon annan sedan du öppnade sidan. Kopiera det du vill ha kvar av "
        "texten, och gå tillbaka till listan för att se hur det står."
    ),
    "web.not_then": _("Det fanns inte här %(on)s. Välj en senare dag, eller visa det som det är i dag."),
    "web.in_hand": _("Det du skickade tas redan om hand. Skicka igen om några sekunder, så ser du hur det gick."),
    "web.text.invisible": _("Texten innehåller ett osynligt tecken (%(character)s). Ta bort det och försök igen."),
    "web.job.broken": _("Arbetet avbröts av ett fel hos oss. Inget har ändrats. Försök igen."),
    "web.job.refused": _("Arbetet går inte att slutföra som det står nu. Inget har ändrats. Se hur det står."),
    "web.job.lost": _("Arbetet har stannat. Inget har ändrats. Försök igen, eller fråga den som sköter driften."),
    "web.text.long": _("Texten är %(length)s tecken lång, och det får plats %(most)s. Korta den."),
    "web.text.empty": _("Fältet får inte vara tomt. Skriv något och försök igen."),
    "web.signed_out": _("Du är inte inloggad, eller så har kontot ingen roll längre. Logga in och försök igen."),
    "web.signed_out_meanwhile": _("Du har blivit utloggad. Logga in igen, så fylls det du skrev i."),
    "web.page_too_old": _("Sidan har varit öppen länge och kan inte skicka. Öppna den igen, så fylls det du skrev i."),
    "http.400": _("Begäran gick inte att förstå. Kontrollera adressen och försök igen."),
    "http.403": _("Begäran godtas inte, för den saknar bevis på att den kommer från Farleds egna sidor."),
    "http.404": _("Det finns inget här, eller så har du inte rätt att se det. Kontrollera adressen."),
    "http.405": _("Metoden godtas inte här. De som går att använda står i svarets rubrik Allow."),
    "http.500": _("Något gick fel hos oss. Felet är noterat. Försök igen om en stund."),
}


def register(sentences: Mapping[str, str | Promise]) -> None:
    """Add a part's sentences. Raises ValueError when a code already has one: a rule is worded in one place."""
    for code, sentence in sentences.items():
        if code in SENTENCES and SENTENCES[code] is not sentence:
            raise ValueError(f"the refusal {code} is worded twice")
        SENTENCES[code] = sentence


def asks(check: Callable[P, None]) -> Callable[P, bool]:
    """The twin of a check: True unless the check refuses. For pages that show only what can be done."""

    @wraps(check)
    def can(*args: P.args, **kwargs: P.kwargs) -> bool:
        try:
            check(*args, **kwargs)
        except Refused:
            return False
        return True

    return can


def check_says(text: str, *, field: str) -> None:
    """A text that others will ask for is not empty."""
    if not text.strip():
        raise Invalid("web.text.empty", field=field)


def together(*checks: Callable[[], None]) -> None:
    """Run every check and raise all refusals at once (one alone is raised as itself)."""
    refusals: list[Refused] = []
    for check in checks:
        try:
            check()
        except Refused as refusal:
            refusals.extend(refusal.each)
    if len(refusals) == 1:
        raise refusals[0]
    if refusals:
        raise RefusedTogether(refusals)
