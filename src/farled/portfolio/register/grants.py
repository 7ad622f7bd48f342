"""What is kept about grants, conditions and tranches, and why."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Register

_GRANT = Field("Visar vad som är beviljat och varför.", public=True)
_CONDITION = Field("Visar på vilka villkor medel är beviljade.", public=True)
_TRANCHE = Field("Visar när pengar betalas ut.", public=True)
_WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)

REGISTER: Register = {
    "Grant": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "application": _GRANT.but(purpose="Ansökan som beviljades."),
        "amount": _GRANT.but(purpose="Hur mycket som beviljades."),
        "returned": _GRANT.but(purpose="Hur mycket som är återlämnat."),
        "state": _GRANT.but(purpose="Om mer ska betalas ut."),
        "decided_on": _GRANT.but(purpose="När det beslutades."),
        "decided_as": _GRANT.but(purpose="Om det beslutades på delegation eller vid ett sammanträde."),
        "body": _GRANT.but(purpose="Vem som beslutade."),
        "function": _GRANT.but(purpose="Funktionen som beslutade. En funktion, inte en person."),
        "delegation": _GRANT.but(purpose="Beslutsgränsen som det beslutades inom."),
        "decision": _GRANT.but(purpose="Sammanträdets beslut."),
        "ground": _GRANT.but(purpose="Skälen för beslutet."),
        "departs_because": _GRANT.but(purpose="Varför beslutet avviker från gruppens val."),
        "by_name": _WHO.but(purpose="Vem som beslutade eller förde in beslutet."),
        "closed_because": _GRANT.but(purpose="Varför det är avslutat."),
        "closed_decision": _GRANT.but(purpose="Sammanträdets beslut som återkallade det."),
        "is_example": _GRANT.but(purpose="Om beloppen är exempelvärden."),
    },
    "Condition": {
        "id": KEY,
        "version": VERSION,
        "grant": _CONDITION.but(purpose="Beslutet som villkoret hör till."),
        "text": _CONDITION.but(purpose="Vad som ska uppfyllas."),
        "due": _CONDITION.but(purpose="När det senast ska vara uppfyllt."),
        "fulfilled_on": _CONDITION.but(purpose="När det bedömdes uppfyllt."),
        "ground": _CONDITION.but(purpose="Hur det är visat."),
        "by_name": _WHO.but(purpose="Vem som bedömde villkoret."),
    },
    "Tranche": {
        "id": KEY,
        "version": VERSION,
        "grant": _TRANCHE.but(purpose="Beslutet som delen hör till."),
        "number": _TRANCHE.but(purpose="Delens nummer."),
        "account": _TRANCHE.but(purpose="Portföljen och året som pengarna tas ur."),
        "amount": _TRANCHE.but(purpose="Hur mycket som betalas ut."),
        "phase": _TRANCHE.but(purpose="Fasen som initiativet ska ha nått."),
        "gate": _TRANCHE.but(purpose="Vad som ska vara klart."),
        "after": _TRANCHE.but(purpose="Villkoret som ska vara uppfyllt."),
        "released_on": _TRANCHE.but(purpose="När delen betalades ut."),
        "released_by": _WHO.but(purpose="Vem som betalade ut."),
        "gate_ground": _TRANCHE.but(purpose="Hur det är visat att det är klart."),
        "returned": _TRANCHE.but(purpose="Hur mycket som är återlämnat."),
    },
}
