"""What is kept about portfolios, their frames and ledger, and who may grant how much, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_SAYS = Field("Beskriver portföljen.", public=True)
_MONEY = Field("Visar vart portföljens pengar tar vägen.", public=True)
_LIMIT = Field("Visar vem som får bevilja hur mycket.", public=True)
_WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)

REGISTER: Register = {
    "Portfolio": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "number": _SAYS.but(purpose="Portföljens plats bland de andra."),
        "name": _SAYS.but(purpose="Vad portföljen heter."),
        "purpose": _SAYS.but(purpose="Vad pengarna är till för."),
        "rules": _SAYS.but(purpose="Vad som krävs av en ansökan."),
        "tiers": _SAYS.but(purpose="Nivåerna som portföljen betalar för."),
        "preparation": _SAYS.but(purpose="Gruppen som bereder."),
        "advice": _SAYS.but(purpose="Gruppen som ger råd."),
        "council": _SAYS.but(purpose="Vem som beslutar ramen."),
        "valid_from": _SAYS.but(purpose="När portföljen inrättades."),
        "valid_to": _SAYS.but(purpose="När portföljen upphörde."),
        "target_innovation": _SAYS.but(purpose="Målet för innovation."),
        "target_external": _SAYS.but(purpose="Målet för extern nytta."),
        "tolerance": _SAYS.but(purpose="Hur långt från målet balansen får vara."),
        "carry_over": _SAYS.but(purpose="Hur mycket som får föras till nästa år."),
        "source": SOURCE,
        "is_example": _SAYS.but(purpose="Om uppgifterna är exempelvärden."),
    },
    "Account": {
        "id": KEY,
        "portfolio": _MONEY.but(purpose="Portföljen."),
        "year": _MONEY.but(purpose="Året."),
        "frame": _MONEY.but(purpose="Ramen för året."),
        "free": _MONEY.but(purpose="Vad som är kvar att bevilja."),
        "reserve": _MONEY.but(purpose="Vad som är avsatt till reserven."),
    },
    "LedgerEntry": {
        "id": KEY,
        "version": VERSION,
        "account": _MONEY.but(purpose="Portföljen och året som posten hör till."),
        "kind": _MONEY.but(purpose="Vad som hände med pengarna."),
        "amount": _MONEY.but(purpose="Beloppet."),
        "on": _MONEY.but(purpose="Dagen det gäller från."),
        "text": _MONEY.but(purpose="Vad posten avser."),
        "ground": _MONEY.but(purpose="Vad posten grundar sig på."),
        "decision": _MONEY.but(purpose="Beslutet som posten grundar sig på."),
        "grant": _MONEY.but(purpose="De beviljade medel som posten hör till."),
        "pair": _MONEY.but(purpose="Andra sidan av det som flyttades eller fördes."),
        "corrects": _MONEY.but(purpose="Posten som rättas."),
        "by_name": _WHO.but(purpose="Vem som bokförde."),
        "is_example": _MONEY.but(purpose="Om beloppet är ett exempelvärde."),
    },
    "Delegation": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "portfolio": _LIMIT.but(purpose="Portföljen som gränsen gäller."),
        "by_meeting": _LIMIT.but(purpose="Om det beslutas vid ett sammanträde."),
        "body": _LIMIT.but(purpose="Enheten som beslutar."),
        "function": _LIMIT.but(purpose="Funktionen som beslutar. En funktion, inte en person."),
        "most": _LIMIT.but(purpose="Beloppet som gränsen räcker till."),
        "valid_from": _LIMIT.but(purpose="När gränsen började gälla."),
        "valid_to": _LIMIT.but(purpose="När gränsen slutade gälla."),
        "ground": _LIMIT.but(purpose="Var gränsen är beslutad."),
        "is_example": _LIMIT.but(purpose="Om gränsen är ett exempelvärde."),
    },
}
