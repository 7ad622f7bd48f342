"""What the matters keep, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_DIARY = Field("Registrering av allmänna handlingar.", ground=Ground.DIARY, guard=Guard.GUARDED)
_DECISION = Field("Visar vad som beslutats och av vem.", ground=Ground.DIARY, guard=Guard.GUARDED, public=True)

REGISTER: Register = {
    "DiarySeries": {
        "id": KEY,
        "organisation": TENANT,
        "year": Field("Vilket års nummerserie det är.", kept=Kept.FOR_EVER),
        "last": Field("Senast utdelade nummer, så att inget nummer delas ut två gånger."),
    },
    "Matter": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "reference": _DIARY.but(purpose="Ärendets diarienummer.", public=True),
        "title": _DIARY.but(purpose="Vad ärendet rör. Kan vara sekretessbelagt."),
        "kind": _DIARY.but(purpose="Ärendets typ."),
        "state": _DIARY.but(purpose="Hur långt ärendet har kommit."),
        "opened_on": _DIARY.but(purpose="När ärendet registrerades.", public=True),
        "handler": _DIARY.but(purpose="Vilken enhet som handlägger ärendet."),
        "summary": _DIARY.but(purpose="Kort om ärendet. Kan vara sekretessbelagt."),
        "confidential": _DIARY.but(purpose="Om ärendet är sekretessmarkerat."),
        "secrecy_ground": _DIARY.but(purpose="Lagrum för sekretessen."),
        "source": SOURCE,
    },
    "Meeting": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "body": _DECISION.but(purpose="Vilken nämnd eller styrelse som sammanträdde."),
        "group": _DECISION.but(purpose="Vilken grupp som sammanträdde."),
        "on": _DECISION.but(purpose="Sammanträdets dag."),
    },
    "Decision": {
        "id": KEY,
        "version": VERSION,
        "matter": _DECISION.but(purpose="Ärendet som beslutet fattades i."),
        "meeting": _DECISION.but(purpose="Sammanträdet där beslutet fattades."),
        "paragraph": _DECISION.but(purpose="Beslutets paragraf i protokollet."),
        "outcome": _DECISION.but(purpose="Vad som beslutades."),
        "clauses": _DECISION.but(purpose="Beslutets punkter. Kan vara sekretessbelagda i ett sekretessbelagt ärende."),
        "immediately_verified": _DECISION.but(purpose="Om paragrafen justerades omedelbart."),
        "copies_to": _DECISION.but(purpose="Vilka som får kopia av beslutet.", public=False),
        "source": SOURCE,
    },
}
