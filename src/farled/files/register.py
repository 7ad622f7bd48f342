"""What is kept of stored files, and why. The name may tell of a person or a secret, as the content may."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_FILE = Field(
    "Håller reda på filer som lästs in, tagits fram eller frysts som utgåva.",
    ground=Ground.PUBLIC_INTEREST,
    guard=Guard.GUARDED,
)
_TECHNICAL = Field("Behövs för att lämna ut rätt fil.", guard=Guard.INTERNAL, kept=Kept.WITH_THE_ROW)

REGISTER: Register = {
    "StoredFile": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "owner": _FILE.but(purpose="Vem som laddade upp eller beställde filen, och får läsa den."),
        "kind": _FILE.but(purpose="Om filen är uppladdad, framtagen eller en fryst utgåva."),
        "name": _FILE.but(purpose="Filens namn. Kan innehålla personuppgifter."),
        "media_type": _TECHNICAL.but(purpose="Filens format, så att den öppnas rätt."),
        "size": _TECHNICAL.but(purpose="Filens storlek i byte."),
        "sha256": _TECHNICAL.but(purpose="Kontrollsumma som visar att filen är oförändrad.", kept=Kept.FOR_EVER),
        "path": _TECHNICAL.but(purpose="Var innehållet ligger, under ett slumpat namn."),
        "made_at": _FILE.but(purpose="När filen laddades upp eller togs fram."),
    },
}
