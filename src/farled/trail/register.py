"""What the history keeps, and why. Entries are never changed; they may tell of people and of what is secret."""

from farled.web.register import KEY, TENANT, Field, Ground, Guard, Kept, Register

_ENTRY = Field("Visar vem som gjorde vad och när.", ground=Ground.PUBLIC_INTEREST, guard=Guard.GUARDED)
_SEAL = Field("Avslöjar om historiken har ändrats eller kapats.", guard=Guard.INTERNAL)
_ROW = Field("Visar hur en post såg ut vid en viss tidpunkt.", ground=Ground.PUBLIC_INTEREST, guard=Guard.GUARDED)

REGISTER: Register = {
    "Entry": {
        "id": KEY,
        "organisation_id": TENANT,
        "seq": _SEAL.but(purpose="Händelsens nummer i organisationens obrutna serie."),
        "at": _ENTRY.but(purpose="När det hände."),
        "actor_kind": _ENTRY.but(purpose="Om en person, ett program med en persons nyckel eller systemet gjorde det."),
        "actor_id": _ENTRY.but(purpose="Vem som gjorde det."),
        "actor_name": _ENTRY.but(purpose="Vad den som gjorde det hette då, och vilken nyckel ett program använde."),
        "on_behalf_of": _ENTRY.but(purpose="För vems räkning det gjordes."),
        "verb": _ENTRY.but(purpose="Vad som gjordes."),
        "subject_kind": _ENTRY.but(purpose="Vilket slags post det gällde."),
        "subject_id": _ENTRY.but(purpose="Vilken post det gällde."),
        "subject_name": _ENTRY.but(purpose="Vad posten hette då. Kan vara sekretessbelagt."),
        "why": _ENTRY.but(purpose="Den motivering som angavs. Kan vara sekretessbelagd."),
        "changes": _ENTRY.but(purpose="Värden före och efter. Kan vara sekretessbelagda."),
        "confidential": _ENTRY.but(purpose="Om händelsen rör något sekretessbelagt."),
        "content_hash": _SEAL.but(purpose="Kontrollsumma för händelsens innehåll."),
        "hash": _SEAL.but(purpose="Kontrollsumma som binder händelsen till den föregående."),
    },
    "Head": {
        "id": KEY,
        "organisation_id": TENANT,
        "seq": _SEAL.but(purpose="Hur många händelser det finns.", kept=Kept.WITH_THE_ROW),
        "hash": _SEAL.but(purpose="Den sista händelsens kontrollsumma.", kept=Kept.WITH_THE_ROW),
        "seal": _SEAL.but(purpose="Försegling med installationens hemliga nyckel.", kept=Kept.WITH_THE_ROW),
    },
    "Version": {
        "id": KEY,
        "organisation_id": TENANT,
        "subject_kind": _ROW.but(purpose="Vilket slags post det är."),
        "subject_id": _ROW.but(purpose="Vilken post det är."),
        "valid_from": _ROW.but(purpose="Från vilken tidpunkt posten såg ut så."),
        "valid_to": _ROW.but(purpose="Till vilken tidpunkt posten såg ut så."),
        "values": _ROW.but(purpose="Postens värden under tiden. Kan vara sekretessbelagda."),
    },
}
