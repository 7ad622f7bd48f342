"""What is kept about applications, their way to a decision, coaches and money from outside, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_SAYS = Field("Beskriver ansökan.", public=True)
_WAY = Field("Visar hur ansökan har hanterats.", public=True)
_WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)
_OUTSIDE = Field("Visar vilka medel som söks utifrån.", public=True)
_LOG = Field("Stödjer den som söker.", ground=Ground.PUBLIC_INTEREST, guard=Guard.GUARDED)

REGISTER: Register = {
    "Application": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "number": _SAYS.but(purpose="Ansökans nummer."),
        "initiative": _SAYS.but(purpose="Initiativet som medlen söks för."),
        "case": _SAYS.but(purpose="Nyttokalkylen som ansökan vilar på."),
        "body": _SAYS.but(purpose="Enheten som söker."),
        "state": _WAY.but(purpose="Var ansökan är."),
        "sketch": _SAYS.but(purpose="Idén i korthet."),
        "operations": _SAYS.but(purpose="Hur arbetssätten ska ändras."),
        "realisation": _SAYS.but(purpose="Hur nyttan ska tas hem."),
        "upkeep": _SAYS.but(purpose="Hur det ska förvaltas."),
        "start": _SAYS.but(purpose="När arbetet kan börja."),
        "urgent": _SAYS.but(purpose="Om den behöver beslutas under året."),
        "urgent_because": _SAYS.but(purpose="Varför den inte kan vänta."),
        "coach": _WHO.but(purpose="Vem som är projektcoach."),
        "coach_name": _WHO.but(purpose="Projektcoachens namn när uppdraget gavs."),
        "asked": _WAY.but(purpose="Vad som skulle kompletteras."),
        "answered": _WAY.but(purpose="Vad den kompletterades med."),
        "opinion": _WAY.but(purpose="Beredningens bedömning."),
        "because": _WAY.but(purpose="Varför den avslogs, hänvisades eller återtogs."),
        "applied_by": _WHO.but(purpose="Vem som lämnade in ansökan."),
        "begun_on": _WAY.but(purpose="När den påbörjades."),
        "decided_on": _WAY.but(purpose="När den beslutades."),
        "decided_by": _WHO.but(purpose="Vem som beslutade."),
        "delegation": _WAY.but(purpose="Beslutsgränsen som beslutet höll sig inom."),
        "decision": _WAY.but(purpose="Sammanträdets beslut."),
        "source": SOURCE,
        "is_example": _SAYS.but(purpose="Om uppgifterna är exempelvärden."),
    },
    "ApplicationPart": {
        "id": KEY,
        "application": _SAYS.but(purpose="Ansökan som delen hör till."),
        "portfolio": _SAYS.but(purpose="Portföljen som medlen söks ur."),
        "year": _SAYS.but(purpose="Året de söks för."),
        "amount": _SAYS.but(purpose="Hur mycket som söks."),
    },
    "ApplicationStep": {
        "id": KEY,
        "application": _WAY.but(purpose="Ansökan som steget hör till."),
        "kind": _WAY.but(purpose="Vilket steg som togs."),
        "on": _WAY.but(purpose="När steget togs. Behövs för ledtiden."),
    },
    "CoachNote": {
        "id": KEY,
        "version": VERSION,
        "application": _LOG.but(purpose="Ansökan som stödet gäller.", ground=Ground.NO_PERSON),
        "on": _LOG.but(purpose="När stödet gavs.", ground=Ground.NO_PERSON),
        "text": _LOG.but(purpose="Vad man talade om. Läses av projektkontoret och den som söker."),
        "by_name": _WHO.but(purpose="Vem som antecknade."),
    },
    "ExternalMoney": {
        "id": KEY,
        "version": VERSION,
        "application": _OUTSIDE.but(purpose="Ansökan som medlen hör till."),
        "financier": _OUTSIDE.but(purpose="Vem som ger dem."),
        "call": _OUTSIDE.but(purpose="I vilken utlysning."),
        "amount": _OUTSIDE.but(purpose="Hur mycket, över alla år."),
        "state": _OUTSIDE.but(purpose="Hur långt det har kommit."),
        "answer_due": _OUTSIDE.but(purpose="När svar väntas."),
        "note": _OUTSIDE.but(purpose="Kommentar."),
        "is_example": _OUTSIDE.but(purpose="Om uppgiften är ett exempelvärde."),
    },
}
