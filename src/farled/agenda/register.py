"""What the calendar keeps, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Guard, Kept, Register

_DUTY = Field("Visar vem som ska göra vad till vilken dag.", guard=Guard.INTERNAL)
_DATE = Field("Visar vad som händer under året.", guard=Guard.INTERNAL)

REGISTER: Register = {
    "Duty": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "kind": _DUTY.but(purpose="Vad som ska göras."),
        "subject_id": _DUTY.but(purpose="Vilken post det gäller.", kept=Kept.WITH_THE_ROW),
        "subject_name": _DUTY.but(
            purpose="Vad posten hette när uppgiften lades. Kan vara sekretessbelagt.", guard=Guard.GUARDED
        ),
        "role": _DUTY.but(purpose="Vilken roll som ska göra det."),
        "body": _DUTY.but(purpose="I vilken enhet det ska göras."),
        "due": _DUTY.but(purpose="Vilken dag det ska vara klart."),
        "note": _DUTY.but(purpose="Kort förklaring till den som ska göra det."),
        "done_at": _DUTY.but(purpose="När det blev gjort."),
    },
    "DateEntry": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "on": _DATE.but(purpose="Vilken dag det händer."),
        "title": _DATE.but(purpose="Vad som händer."),
        "note": _DATE.but(purpose="Vad som ska vara klart till dess."),
        "source": SOURCE,
    },
}
