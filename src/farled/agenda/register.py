"""What the calendar keeps, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_DUTY = Field("Visar vem som ska göra vad till vilken dag.", guard=Guard.INTERNAL)
_DATE = Field("Visar vad som händer under året.", guard=Guard.INTERNAL)
_PERSON = Field(
    "Påminner den som ska göra något.",
    ground=Ground.PUBLIC_INTEREST,
    guard=Guard.INTERNAL,
    kept=Kept.SHORT,
)
_WORK = Field("Gör att arbete på bestämda tider utförs en gång.", kept=Kept.SHORT)

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
        "escalated_at": _DUTY.but(purpose="När strategen fick veta att det var försenat."),
    },
    "DateEntry": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "on": _DATE.but(purpose="Vilken dag det händer."),
        "title": _DATE.but(purpose="Vad som händer."),
        "note": _DATE.but(purpose="Vad som ska vara klart till dess."),
        "source": SOURCE,
        "kind": _DATE.but(purpose="Vad datumet handlar om."),
        "repeats": _DATE.but(purpose="Om och hur datumet kommer tillbaka nästa år."),
        "laid_from": _DATE.but(purpose="Vilket datum året före det följer på.", kept=Kept.WITH_THE_ROW),
    },
    "Deputyship": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "absent": _PERSON.but(purpose="Vem som är borta.", kept=Kept.WHILE_ACTIVE),
        "deputy": _PERSON.but(purpose="Vem som ersätter.", kept=Kept.WHILE_ACTIVE),
        "valid_from": _PERSON.but(purpose="Första dagen.", kept=Kept.WHILE_ACTIVE),
        "valid_to": _PERSON.but(purpose="Sista dagen.", kept=Kept.WHILE_ACTIVE),
    },
    "FeedKey": {
        "id": KEY,
        "version": VERSION,
        "user": _PERSON.but(purpose="Vems kalender adressen öppnar.", kept=Kept.WHILE_ACTIVE),
        "organisation": TENANT,
        "token_hash": _PERSON.but(
            purpose="Kontrollsumma av adressens hemlighet, som inte sparas.", guard=Guard.STRONGLY_GUARDED
        ),
        "made_at": _PERSON.but(purpose="När adressen gjordes."),
        "revoked_at": _PERSON.but(purpose="När adressen slutade fungera."),
        "fetched_on": _PERSON.but(purpose="När kalendern senast hämtades, så att en oanvänd adress kan stängas."),
    },
    "Due": {
        "id": KEY,
        "work": _WORK.but(purpose="Vilket arbete det är."),
        "subject": _WORK.but(purpose="Vad arbetet gäller, till exempel vilken organisation."),
        "at": _WORK.but(purpose="När det skulle göras."),
        "state": _WORK.but(purpose="Hur det gick."),
        "taken_at": _WORK.but(purpose="När en arbetare tog det."),
        "again_at": _WORK.but(purpose="När en annan arbetare får ta över."),
        "ended_at": _WORK.but(purpose="När det var klart."),
        "tries": _WORK.but(purpose="Hur många gånger det har prövats."),
    },
    "Sending": {
        "id": KEY,
        "user": _PERSON.but(purpose="Till vem det skickades."),
        "day": _PERSON.but(purpose="Vilken dag."),
        "state": _PERSON.but(purpose="Hur det gick."),
        "subject": _PERSON.but(purpose="Hur mycket som väntade, aldrig vad.", ground=Ground.NO_PERSON),
        "message_id": _PERSON.but(purpose="Mejlets beteckning, samma vid varje försök.", ground=Ground.NO_PERSON),
        "tries": _PERSON.but(purpose="Hur många gånger det har prövats."),
        "begun_at": _PERSON.but(purpose="När det började skickas."),
        "again_at": _PERSON.but(purpose="När det prövas igen."),
        "sent_at": _PERSON.but(purpose="När det gick."),
        "problem": _PERSON.but(purpose="Vilket fel som uppstod.", ground=Ground.NO_PERSON),
    },
    "SendingItem": {
        "id": KEY,
        "sending": _PERSON.but(purpose="I vilket utskick det stod.", kept=Kept.WITH_THE_ROW),
        "organisation": TENANT,
        "section": _PERSON.but(purpose="Varför det stod där."),
        "thing": _PERSON.but(purpose="Vilken uppgift det gällde, som nummer eller adress.", ground=Ground.NO_PERSON),
        "due": _PERSON.but(purpose="Vilken dag det skulle vara klart."),
        "step": _PERSON.but(purpose="Vilken påminnelse i ordningen det var."),
    },
}
