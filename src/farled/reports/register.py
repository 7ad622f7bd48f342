"""What is kept of ordered reports, and why. Title and choice may tell of what only the one who ordered may read."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_ORDER = Field(
    "Visar vem som har tagit fram vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL, kept=Kept.SHORT
)
_WORK = Field("Visar hur långt arbetet har kommit.", guard=Guard.INTERNAL, kept=Kept.SHORT)

REGISTER: Register = {
    "Production": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "owner": _ORDER.but(purpose="Vem som beställde rapporten, och får hämta den."),
        "kind": _ORDER.but(purpose="Vilken rapport det är."),
        "plan": _ORDER.but(purpose="Vilken plan den gäller."),
        "on": _ORDER.but(purpose="Vilken dags läge den visar."),
        "formats": _ORDER.but(purpose="Vilka filer som beställdes."),
        "parameters": _ORDER.but(purpose="Vilket urval listan har."),
        "edition": _ORDER.but(purpose="Om den är en utgåva för alla i organisationen."),
        "title": _ORDER.but(purpose="Vad rapporten heter i listan över rapporter."),
        "ordered_at": _ORDER.but(purpose="När den beställdes."),
        "made_at": _ORDER.but(purpose="När filerna blev klara."),
        "job_state": _WORK.but(purpose="Om arbetet väntar, pågår eller är klart."),
        "job_done": _WORK.but(purpose="Hur många filer som är klara."),
        "job_total": _WORK.but(purpose="Hur många filer som ska bli klara."),
        "job_beat_at": _WORK.but(purpose="Senaste livstecken, så att avbrutet arbete upptäcks."),
        "job_refusal": _WORK.but(purpose="Vad som hindrade arbetet."),
    },
    "Output": {
        "id": KEY,
        "production": _ORDER.but(purpose="Rapporten som filen hör till."),
        "format": _ORDER.but(purpose="Filens format."),
        "file": _ORDER.but(purpose="Filen med rapporten."),
    },
}
