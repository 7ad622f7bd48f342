"""What the organisation keeps of bodies, groups, people and roles, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_OPEN = Field("Visar hur organisationen är uppbyggd.", public=True)
_INTERNAL = Field("Håller ordning på organisationen.", guard=Guard.INTERNAL)
_NAME_KEY = Field("Hindrar att två får samma namn.", kept=Kept.WITH_THE_ROW)
_PERSON = Field(
    "Konto för den som arbetar i systemet.",
    ground=Ground.PUBLIC_INTEREST,
    guard=Guard.GUARDED,
    kept=Kept.WHILE_ACTIVE,
)
_CALL = Field(
    "Gör att samma anrop två gånger bara får en verkan.",
    guard=Guard.INTERNAL,
    kept=Kept.SHORT,
)

REGISTER: Register = {
    "Organisation": {
        "id": KEY,
        "name": _OPEN.but(purpose="Kommunens eller regionens namn."),
        "name_key": _NAME_KEY,
        "slug": _OPEN.but(purpose="Organisationens namn i webbadresser."),
        "kind": _OPEN.but(purpose="Om det är en kommunkoncern eller en region."),
        "source": SOURCE,
    },
    "Body": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "parent": _OPEN.but(purpose="Vilken enhet den ligger under."),
        "represents": _OPEN.but(purpose="Vilken annan organisation den företräder."),
        "administration": _OPEN.but(purpose="Vilken förvaltning som svarar för den."),
        "kind": _OPEN.but(purpose="Om det är en nämnd, en förvaltning, ett bolag eller annat."),
        "name": _OPEN.but(purpose="Enhetens namn."),
        "name_key": _NAME_KEY,
        "aliases": _OPEN.but(purpose="Andra namn, för inläsning av planer."),
        "contact_function": _OPEN.but(purpose="Vilken funktion, inte person, man vänder sig till."),
        "source": SOURCE,
        "closed_on": _OPEN.but(purpose="När enheten upphörde."),
    },
    "Group": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "kind": _INTERNAL.but(purpose="Vilket slags grupp det är."),
        "name": _INTERNAL.but(purpose="Gruppens namn."),
        "name_key": _NAME_KEY,
        "purpose": _INTERNAL.but(purpose="Gruppens uppgift."),
        "led_by": _INTERNAL.but(purpose="Vilken enhet som leder gruppen."),
        "decides": _INTERNAL.but(purpose="Om gruppen fattar beslut."),
        "source": SOURCE,
    },
    "GroupMember": {
        "id": KEY,
        "version": VERSION,
        "group": _INTERNAL.but(purpose="Gruppen som enheten sitter i."),
        "body": _INTERNAL.but(purpose="Enheten som sitter i gruppen."),
        "valid_from": _INTERNAL.but(purpose="Första dagen i gruppen."),
        "valid_to": _INTERNAL.but(purpose="Sista dagen i gruppen."),
    },
    "User": {
        "id": _PERSON.but(purpose="Identifierar kontot, också i historiken.", kept=Kept.WITH_THE_ROW),
        "password": _PERSON.but(
            purpose="Lösenordets kontrollsumma, för inloggning.", guard=Guard.STRONGLY_GUARDED, kept=Kept.SHORT
        ),
        "last_login": _PERSON.but(purpose="När personen senast loggade in. Gör äldre återställningslänkar ogiltiga."),
        "email": _PERSON.but(purpose="E-postadress i tjänsten, för inloggning och återställning."),
        "name": _PERSON.but(purpose="Visar för andra i organisationen vem som gjort vad."),
        "is_active": _PERSON.but(purpose="Om kontot får användas."),
        "language": _PERSON.but(purpose="Vilket språk personen vill läsa på."),
        "sessions_ended": _PERSON.but(purpose="Gör att en inloggning från före stängningen av kontot inte gäller."),
    },
    "Assignment": {
        "id": KEY,
        "version": VERSION,
        "user": _PERSON.but(purpose="Vem som har rollen."),
        "organisation": TENANT,
        "body": _PERSON.but(purpose="I vilken enhet rollen gäller."),
        "role": _PERSON.but(purpose="Vad personen får göra."),
        "function": _PERSON.but(purpose="I vilken funktion personen beslutar, som avgör hur mycket."),
        "valid_from": _PERSON.but(purpose="Rollens första dag."),
        "valid_to": _PERSON.but(purpose="Rollens sista dag."),
    },
    "Token": {
        "id": KEY,
        "version": VERSION,
        "user": _PERSON.but(purpose="Vem som nyckeln är gjord av och handlar för."),
        "organisation": TENANT,
        "name": _PERSON.but(purpose="Visar i historiken vilket program som gjorde något."),
        "scopes": _PERSON.but(purpose="Vad ett program får göra med nyckeln."),
        "expires_on": _PERSON.but(purpose="Nyckelns sista dag."),
        "made_at": _PERSON.but(purpose="När nyckeln gjordes."),
        "revoked_at": _PERSON.but(purpose="När nyckeln återkallades."),
        "used_at": _PERSON.but(purpose="När nyckeln senast användes, så att en bortglömd går att se."),
        "hint": _PERSON.but(purpose="Nyckelns första tecken, för att känna igen en som har kommit bort."),
        "digest": _PERSON.but(
            purpose="Nyckelns kontrollsumma, för att känna igen den i ett anrop.", guard=Guard.STRONGLY_GUARDED
        ),
    },
    "Call": {
        "id": KEY,
        "user": _CALL.but(purpose="För vem anropet gjordes.", ground=Ground.PUBLIC_INTEREST),
        "organisation": TENANT,
        "token": _CALL.but(purpose="Med vilken nyckel anropet gjordes."),
        "key": _CALL.but(purpose="Det namn programmet gav anropet."),
        "asked": _CALL.but(purpose="Kontrollsumma för vad anropet bad om."),
        "status": _CALL.but(purpose="Hur det gick."),
        "body": _CALL.but(purpose="Adressen till det som sparades."),
        "headers": _CALL.but(purpose="Version och adress för det som sparades."),
        "at": _CALL.but(purpose="När anropet gjordes, så att det kan gallras."),
    },
    "Pace": {
        "id": KEY,
        "user": _CALL.but(purpose="Vem som anropar.", ground=Ground.PUBLIC_INTEREST),
        "token": _CALL.but(purpose="Med vilken nyckel."),
        "minute": _CALL.but(purpose="Den minut som räknas."),
        "calls": _CALL.but(purpose="Antal anrop under minuten, för att ingen ska tränga ut andra."),
    },
}
