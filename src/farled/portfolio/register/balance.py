"""What is kept about the balance, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Register

_POINT = Field("Visar var balansen räknades att ligga förut.", public=True)
REGISTER: Register = {
    "BalancePoint": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "portfolio": _POINT.but(purpose="Portföljen som räknades."),
        "on": _POINT.but(purpose="Dagen som räkningen gäller."),
        "innovation": _POINT.but(purpose="Andelen innovation."),
        "external": _POINT.but(purpose="Andelen extern nytta."),
        "source": SOURCE,
        "is_example": _POINT.but(purpose="Om värdet är ett exempel."),
    }
}
