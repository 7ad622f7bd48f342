"""What is kept of ordered reports, and why. Title and choice may tell of what only the one who ordered may read."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_ORDER = Field(
    "Visar vem som har tagit fram vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL, kept=Kept.SHORT
)
_WORK = Field("Visar hur långt arbetet har kommit.", guard=Guard.INTERNAL, kept=Kept.SHORT)

_TEMPLATE = Field("Håller reda på organisationens egna Word-mallar.", guard=Guard.INTERNAL)

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
        "template": _ORDER.but(purpose="Den egna Word-mall som filen är skriven i."),
    },
    "WordTemplate": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "name": _TEMPLATE.but(purpose="Vad mallen heter."),
        "papers": _TEMPLATE.but(purpose="Vilka papper som skrivs i den."),
    },
    "TemplateVersion": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "template": _TEMPLATE.but(purpose="Mallen som filen är en version av."),
        "number": _TEMPLATE.but(purpose="Vilken version det är."),
        "file": _TEMPLATE.but(purpose="Filen som laddades upp."),
        "trial": _TEMPLATE.but(purpose="Provet som skrevs i mallen."),
        "findings": _TEMPLATE.but(purpose="Vad kontrollen fann: platshållare, formatmallar och det som ska rättas."),
        "uploaded_by": _TEMPLATE.but(purpose="Vem som laddade upp filen.", ground=Ground.PUBLIC_INTEREST),
        "uploaded_at": _TEMPLATE.but(purpose="När den laddades upp."),
        "checked_at": _TEMPLATE.but(purpose="När den kontrollerades."),
        "used_from": _TEMPLATE.but(purpose="Första dagen den används."),
        "used_until": _TEMPLATE.but(purpose="Dagen den inte längre används."),
        "job_state": _WORK.but(purpose="Om kontrollen väntar, pågår eller är klar."),
        "job_done": _WORK.but(purpose="Hur mycket som är gjort."),
        "job_total": _WORK.but(purpose="Hur mycket som ska göras."),
        "job_beat_at": _WORK.but(purpose="Senaste livstecken, så att avbrutet arbete upptäcks."),
        "job_refusal": _WORK.but(purpose="Vad som hindrade kontrollen."),
    },
}
