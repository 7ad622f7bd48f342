"""What the red thread keeps, and why."""

from farled.web.register import KEY, TENANT, Field, Kept, Register

_EDGE = Field("Visar varför något görs: vad det är en del av, härleds ur eller bidrar till.", public=True)

REGISTER: Register = {
    "Node": {
        "id": KEY,
        "organisation": TENANT,
        "kind": Field("Vilket slag av post noden står för.", public=True),
        "ref": Field("Vilken post noden står för.", kept=Kept.WITH_THE_ROW),
        "published": Field("Om andra organisationer får se och knyta sig till posten.", public=True),
    },
    "Edge": {
        "id": KEY,
        "lower": _EDGE,
        "upper": _EDGE,
        "relation": _EDGE,
        "valid_from": _EDGE.but(purpose="Från vilken dag kopplingen gäller."),
        "valid_to": _EDGE.but(purpose="Till vilken dag kopplingen gällde."),
        "decision": _EDGE.but(purpose="Vilket beslut kopplingen vilar på."),
    },
}
