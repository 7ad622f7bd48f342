"""What is kept about information, e-services, legacy and exits, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_DATA = Field("Del av registret över datamängder.", public=True)
_SERVICE = Field("Del av registret över e-tjänster.", public=True)
_RULE = Field("Del av bevarandeplanen.", public=True)
_ASKED = Field("Del av frågorna om digitalt arv.", guard=Guard.INTERNAL)
_ANSWER = Field("Visar systemets svagheter, och läses bara inom organisationen.", guard=Guard.GUARDED)
_EXIT = Field("Del av planen för avveckling.")

REGISTER: Register = {
    "DataSet": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "name": _DATA.but(purpose="Vad datamängden heter."),
        "definition": _DATA.but(purpose="Vad den innehåller."),
        "owner": _DATA.but(purpose="Vilken nämnd, förvaltning eller vilket bolag som är informationsägare."),
        "system": _DATA.but(purpose="Systemet den finns i."),
        "security": _DATA.but(purpose="Skadan om fel person läser uppgifterna.", guard=Guard.INTERNAL, public=False),
        "sharing": _DATA.but(purpose="Om den är öppen, delad eller intern."),
        "interface": _DATA.but(purpose="Hur man hämtar den."),
        "model": _DATA.but(purpose="Vilka begrepp och nycklar den bygger på."),
        "quality": _DATA.but(purpose="Hur bra uppgifterna är."),
        "source": SOURCE,
    },
    "KeepingRule": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "system": _RULE.but(purpose="Systemet raden gäller."),
        "data_set": _RULE.but(purpose="Datamängden raden gäller."),
        "what": _RULE.but(purpose="Vilka uppgifter raden gäller."),
        "keeping": _RULE.but(purpose="Om de bevaras eller gallras."),
        "years": _RULE.but(purpose="Efter hur många år de gallras."),
        "ground": _RULE.but(purpose="Lag, beslut eller plan som raden stöder sig på."),
        "source": SOURCE,
    },
    "EService": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "name": _SERVICE.but(purpose="Vad e-tjänsten heter."),
        "description": _SERVICE.but(purpose="Vad man gör i den."),
        "system": _SERVICE.but(purpose="Verksamhetssystemet, vars ägare också äger e-tjänsten."),
        "owner": _SERVICE.but(purpose="Vem som äger den enligt beslut, när den inte hör till ett system."),
        "decision": _SERVICE.but(purpose="Beslutet om vem som äger den."),
        "source": SOURCE,
    },
    "ServiceAnswer": {
        "id": KEY,
        "eservice": _SERVICE.but(purpose="E-tjänsten som svaret gäller."),
        "criterion": _SERVICE.but(purpose="Frågan för den som använder e-tjänsten."),
        "met": _SERVICE.but(purpose="Svaret på frågan."),
        "ground": _SERVICE.but(purpose="Vad svaret bygger på."),
    },
    "LegacyCriterion": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "key": _ASKED.but(purpose="Kort namn som frågan känns igen på."),
        "question": _ASKED.but(purpose="Vad som frågas om varje system."),
        "explanation": _ASKED.but(purpose="Vad den som svarar ska tänka på."),
        "lowest": _ASKED.but(purpose="Vad lägsta steget betyder."),
        "highest": _ASKED.but(purpose="Vad högsta steget betyder."),
        "steps": _ASKED.but(purpose="Hur många steg skalan har."),
        "weight": _ASKED.but(purpose="Hur mycket frågan räknas."),
        "direction": _ASKED.but(purpose="Om högsta steget hindrar eller möjliggör."),
        "position": _ASKED.but(purpose="Frågans plats bland de andra."),
        "used": _ASKED.but(purpose="Om frågan ställs."),
        "source": SOURCE,
    },
    "LegacyAnswer": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "system": _ANSWER.but(purpose="Systemet som svaret gäller."),
        "criterion": _ANSWER.but(purpose="Frågan som svaret gäller."),
        "level": _ANSWER.but(purpose="Svaret på skalan."),
        "ground": _ANSWER.but(purpose="Vad svaret bygger på."),
        "answered_by": Field(
            "Visar vem som svarade, så att svaret kan prövas.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL
        ),
        "answered_on": _ANSWER.but(purpose="När svaret gavs."),
        "source": SOURCE,
    },
    "ExitPlan": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "system": _EXIT.but(purpose="Systemet som avvecklas."),
        "state": _EXIT.but(purpose="Om planen är planerad, beslutad eller genomförd."),
        "reason": _EXIT.but(purpose="Varför systemet avvecklas."),
        "planned_on": _EXIT.but(purpose="När det senast ska vara stängt."),
        "ends_cost": _EXIT.but(purpose="Kostnaden per år som verkligen upphör."),
        "stays": _EXIT.but(purpose="Vilken kostnad som blir kvar."),
        "replaced_by": _EXIT.but(purpose="Systemet som tar över."),
        "decision": _EXIT.but(purpose="Beslutet om avveckling."),
        "done_on": _EXIT.but(purpose="När systemet stängdes."),
        "source": SOURCE,
    },
}
