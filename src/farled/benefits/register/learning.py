"""What is kept about deviations, evaluations and lessons, and why."""

from farled.benefits.register.benefits import WHO
from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Register

_WRONG = Field("Visar när en nytta blir en annan än utlovat.", public=True)
_TOLD = Field("Visar vad initiativet ledde till.", public=True)
_LEARNT = Field("Låter andra lära av det som gjorts.", public=True)

LEARNING: Register = {
    "Deviation": {
        "id": KEY,
        "version": VERSION,
        "benefit": _WRONG.but(purpose="Nyttan som avviker."),
        "on": _WRONG.but(purpose="När avvikelsen rapporterades."),
        "text": _WRONG.but(purpose="Vad som avviker."),
        "cause": _WRONG.but(purpose="Vad det beror på."),
        "state": _WRONG.but(purpose="Vad som är gjort åt den."),
        "body": _WRONG.but(purpose="Enheten som beslutar."),
        "measures": _WRONG.but(purpose="Åtgärder som är beslutade."),
        "due": _WRONG.but(purpose="När åtgärderna ska vara klara."),
        "decision": _WRONG.but(purpose="Beslutet om åtgärder."),
        "outcome": _WRONG.but(purpose="Vad som kom av det."),
        "by_name": WHO.but(purpose="Vem som rapporterade."),
    },
    "Evaluation": {
        "id": KEY,
        "version": VERSION,
        "initiative": _TOLD.but(purpose="Initiativet som utvärderas."),
        "on": _TOLD.but(purpose="När det utvärderades."),
        "reached": _TOLD.but(purpose="Vad som nåddes."),
        "missed": _TOLD.but(purpose="Vad som inte nåddes."),
        "why": _TOLD.but(purpose="Varför det blev så."),
        "next_step": _TOLD.but(purpose="Vad som görs nu."),
        "by_name": WHO.but(purpose="Vem som utvärderade."),
        "source": SOURCE,
    },
    "Lesson": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "initiative": _LEARNT.but(purpose="Initiativet som lärdomen kommer ur."),
        "body": _LEARNT.but(purpose="Enheten som lärde sig."),
        "title": _LEARNT.but(purpose="Lärdomen i en mening."),
        "situation": _LEARNT.but(purpose="Hur läget var."),
        "learned": _LEARNT.but(purpose="Vad man lärde sig."),
        "advice": _LEARNT.but(purpose="Råd till andra."),
        "tags": _LEARNT.but(purpose="Ord som lärdomen hittas med."),
        "on": _LEARNT.but(purpose="När den skrevs."),
        "by_function": _LEARNT.but(purpose="Vem man kan fråga. En funktion, inte en person."),
        "source": SOURCE,
    },
}
