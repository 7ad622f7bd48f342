"""What is kept about the selection desk, and why."""

from farled.web.register import KEY, TENANT, VERSION, Field, Ground, Guard, Kept, Register

_DESK = Field("Visar vad som ställdes mot varandra, inom vilka ramar.", public=True)
_CHOICE = Field("Visar vad gruppen valde och varför.", public=True)
_RULE = Field("Visar vilka regler urvalet skulle hålla.", public=True)
_RUN = Field("Visar vad som räknades fram, så att det går att pröva igen.")
_JOB = Field("Visar hur långt beräkningen har kommit.", kept=Kept.SHORT)
_WHO = Field("Visar vem som bad om förslaget.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)
_ROW = Field("Hör till urvalet.", kept=Kept.WITH_THE_ROW)

REGISTER: Register = {
    "Desk": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "title": _DESK.but(purpose="Urvalets namn."),
        "group": _DESK.but(purpose="Gruppen som gör urvalet."),
        "state": _DESK.but(purpose="Hur långt urvalet har kommit."),
        "first_year": _DESK.but(purpose="Första året vars ramar räknas."),
        "last_year": _DESK.but(purpose="Sista året vars ramar räknas."),
        "outcome": _CHOICE.but(purpose="Vad gruppen kom fram till."),
        "begun_on": _DESK.but(purpose="När urvalet öppnades."),
        "proposed_on": _DESK.but(purpose="När förslaget lämnades."),
        "is_example": _DESK.but(purpose="Om värdena är exempel."),
    },
    "DeskPortfolio": {"id": KEY, "desk": _ROW, "portfolio": _DESK.but(purpose="Portföljen vars ramar gäller.")},
    "Candidate": {
        "id": KEY,
        "version": VERSION,
        "desk": _ROW,
        "application": _DESK.but(purpose="Ansökan som är med."),
        "latest_start": _DESK.but(purpose="När den kan börja senast."),
        "use": _DESK.but(purpose="Hur mycket den tar av resurser varje år."),
        "chosen": _CHOICE.but(purpose="Om gruppen valde den."),
        "start_year": _CHOICE.but(purpose="När den ska börja."),
        "departs_because": _CHOICE.but(purpose="Varför valet avviker från förslaget."),
    },
    "DeskRule": {
        "id": KEY,
        "version": VERSION,
        "desk": _ROW,
        **dict.fromkeys(
            ("kind", "one", "other", "members", "body", "resource", "year", "lag", "count", "amount", "share"), _RULE
        ),
        "why": _RULE.but(purpose="Varför regeln finns."),
    },
    "Run": {
        "id": KEY,
        "version": VERSION,
        "desk": _ROW,
        "asked_at": _RUN.but(purpose="När förslaget begärdes."),
        "asked_by": _WHO,
        "asked_by_name": _WHO,
        "fingerprint": _RUN.but(purpose="Visar om urvalet har ändrats sedan dess."),
        "problem": _RUN.but(purpose="Underlaget som det var."),
        "answer": _RUN.but(purpose="Svaret, del för del."),
        **dict.fromkeys(("job_state", "job_done", "job_total", "job_beat_at", "job_refusal"), _JOB),
    },
}
