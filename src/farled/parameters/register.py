"""What the parameters keep, and why. They hold no personal data."""

from farled.web.register import KEY, TENANT, VERSION, Field, Guard, Register

_VALUE = Field("Gör att gamla resultat går att förklara.", guard=Guard.INTERNAL)

REGISTER: Register = {
    "ParameterValue": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "key": _VALUE.but(purpose="Vilken parameter det är."),
        "value": _VALUE.but(purpose="Värdet som beräkningarna använder."),
        "valid_from": _VALUE.but(purpose="Från vilken dag värdet gäller."),
        "reference": _VALUE.but(purpose="Beslutet eller texten som värdet kommer från."),
    },
}
