"""What is kept about ideas and needs, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_SAYS = Field("Beskriver vad som behövs.")
_BECAME = Field("Visar vad som blev av det.")
_WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)

REGISTER: Register = {
    "Need": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "body": _SAYS.but(purpose="Verksamheten som idén kommer från."),
        "kind": _SAYS.but(purpose="Om det är en idé eller ett behov."),
        "title": _SAYS.but(purpose="Vad det gäller. Den som skriver ombeds att inte skriva personuppgifter."),
        "description": _SAYS.but(purpose="Vad det gäller, mer utförligt. Detsamma."),
        "origin": _SAYS.but(purpose="Var det kommer ifrån."),
        "target_group": _SAYS.but(purpose="Vilka det är till för. Grupper, inte personer."),
        "track": _SAYS.but(purpose="Om det är gemensamt för flera."),
        "state": _BECAME.but(purpose="Vad som har blivit av det."),
        "given_on": _SAYS.but(purpose="När det lämnades."),
        "answered_on": _BECAME.but(purpose="När det senast besvarades."),
        "joined_into": _BECAME.but(purpose="Vad det slogs ihop med."),
        "initiative": _BECAME.but(purpose="Initiativet det blev en del av."),
        "met_by_system": _BECAME.but(purpose="Systemet som löser det."),
        "met_by_component": _BECAME.but(purpose="Komponenten som löser det."),
        "source": SOURCE,
    },
    "NeedGiver": {
        "id": KEY,
        "need": _WHO.but(purpose="Idén som personen står bakom."),
        "user": _WHO.but(purpose="Vem som lämnade idén, så att hen får svar. Syns för den som överväger idén."),
        "on": _WHO.but(purpose="När personen ställde sig bakom idén."),
        "words": _WHO.but(purpose="Vad personen själv sade. Syns för den som överväger idén."),
        "heard_at": _WHO.but(purpose="När personen läste svaret, så att det inte väntar längre."),
    },
    "NeedAnswer": {
        "id": KEY,
        "need": _BECAME.but(purpose="Idén som svaret gäller."),
        "at": _BECAME.but(purpose="När svaret gavs."),
        "state": _BECAME.but(purpose="Vad som blev av idén då."),
        "text": _BECAME.but(purpose="Vad de som lämnade idén fick veta."),
        "by_name": _WHO.but(purpose="Vem som svarade."),
    },
    "ReuseCheck": {
        "id": KEY,
        "version": VERSION,
        "need": _BECAME.but(purpose="Behovet som prövades."),
        "initiative": _BECAME.but(purpose="Initiativet som prövades."),
        "system": _BECAME.but(purpose="Systemet som låg närmast."),
        "component": _BECAME.but(purpose="Komponenten som låg närmast."),
        "other": _BECAME.but(purpose="Initiativet som låg närmast."),
        "result": _BECAME.but(purpose="Om det som finns kan användas."),
        "ground": _BECAME.but(purpose="Varför."),
        "on": _BECAME.but(purpose="När det prövades."),
        "by_name": _WHO.but(purpose="Vem som prövade."),
    },
}
