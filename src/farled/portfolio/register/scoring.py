"""What is kept about criteria and scores, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_STEER = Field("Visar vad gruppen bedömer efter.", public=True)
_ALONE = Field("Låter ledamöter bedöma själva först.", guard=Guard.GUARDED)
_AGREED = Field("Visar vad gruppen enades om.", public=True)
_WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)

REGISTER: Register = {
    "Criterion": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "group": _STEER.but(purpose="Gruppen som äger kriteriet."),
        "category": _STEER.but(purpose="Kategorin det hör till."),
        "name": _STEER.but(purpose="Vad kriteriet heter."),
        "help": _STEER.but(purpose="Vad som bedöms."),
        "scale_low": _STEER.but(purpose="Vad 1 betyder."),
        "scale_high": _STEER.but(purpose="Vad 5 betyder."),
        "direction": _STEER.but(purpose="Om höga poäng talar för eller emot."),
        "weight": _STEER.but(purpose="Hur tungt det väger."),
        "position": _STEER.but(purpose="Var i listan det står."),
        "retired": _STEER.but(purpose="Om det används längre."),
        "source": SOURCE,
    },
    "Score": {
        "id": KEY,
        "application": _ALONE.but(purpose="Ansökan som bedömdes."),
        "criterion": _ALONE.but(purpose="Kriteriet."),
        "user": _WHO.but(purpose="Ledamoten. Läses av gruppen när den poängsätter gemensamt.", guard=Guard.GUARDED),
        "points": _ALONE.but(purpose="Ledamotens poäng.", ground=Ground.PUBLIC_INTEREST),
        "why": _ALONE.but(purpose="Ledamotens skäl.", ground=Ground.PUBLIC_INTEREST),
        "on": _ALONE.but(purpose="När poängen sattes."),
    },
    "JointScore": {
        "id": KEY,
        "version": VERSION,
        "application": _AGREED.but(purpose="Ansökan som bedömdes."),
        "criterion": _AGREED.but(purpose="Kriteriet."),
        "points": _AGREED.but(purpose="Gruppens poäng."),
        "why": _AGREED.but(purpose="Gruppens skäl."),
        "on": _AGREED.but(purpose="När gruppen enades."),
    },
    "StoodAside": {
        "id": KEY,
        "application": _WHO.but(purpose="Ansökan som ledamoten inte deltog i.", ground=Ground.NO_PERSON),
        "user": _WHO.but(purpose="Ledamoten."),
        "user_name": _WHO.but(purpose="Ledamotens namn."),
        "why": _WHO.but(purpose="Skälet till jävet. Läses av gruppen.", guard=Guard.GUARDED),
        "on": _WHO.but(purpose="När jävet anmäldes.", ground=Ground.NO_PERSON),
    },
    "Together": {
        "id": KEY,
        "application": _AGREED.but(purpose="Ansökan som gruppen bedömer."),
        "group": _AGREED.but(purpose="Gruppen."),
        "opened_on": _AGREED.but(purpose="När den gemensamma poängsättningen öppnades."),
        "opened_by": _WHO.but(purpose="Vem som öppnade den."),
        "agreed_on": _AGREED.but(purpose="När gruppen enades."),
    },
}
