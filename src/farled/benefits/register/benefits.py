"""What is kept about benefits, their years, measurements and budgets, and why."""

from farled.web.register import KEY, SOURCE, TENANT, VERSION, Field, Ground, Guard, Register

_SAYS = Field("Beskriver nyttan.", public=True)
_CAME = Field("Visar vad nyttan blev.", public=True)
_BUDGET = Field("Visar vilka budgetar som ändras.", public=True)
WHO = Field("Visar vem som gjorde vad.", ground=Ground.PUBLIC_INTEREST, guard=Guard.INTERNAL)
EXAMPLE = Field("Visar om uppgifterna är exempelvärden.", public=True)

BENEFITS: Register = {
    "Benefit": {
        "id": KEY,
        "version": VERSION,
        "organisation": TENANT,
        "initiative": _SAYS.but(purpose="Initiativet som ger nyttan."),
        "line": _SAYS.but(purpose="Raden i nyttokalkylen som nyttan kommer ur."),
        "title": _SAYS.but(purpose="Vad som blir bättre."),
        "description": _SAYS.but(purpose="Hur det blir bättre."),
        "kind": _SAYS.but(purpose="Om nyttan är pengar, tid eller kvalitet."),
        "receiver": _SAYS.but(purpose="Vem det blir bättre för. Grupper, inte personer."),
        "process": _SAYS.but(purpose="Vilket arbetssätt som ändras."),
        "body": _SAYS.but(purpose="Enheten som tar hem nyttan."),
        "owner": WHO.but(purpose="Vem som har tagit ägarskapet."),
        "owner_function": _SAYS.but(purpose="Ägarens funktion. En funktion, inte en person."),
        "accepted_on": _SAYS.but(purpose="När ägarskapet togs."),
        "state": _SAYS.but(purpose="Hur långt nyttan har kommit."),
        "unit": _SAYS.but(purpose="Vad nyttan räknas i."),
        "direction": _SAYS.but(purpose="Åt vilket håll värdet ska gå."),
        "baseline": _SAYS.but(purpose="Hur det var före."),
        "baseline_on": _SAYS.but(purpose="När det mättes före."),
        "price": _SAYS.but(purpose="Vad en enhet är värd."),
        "cashable": _SAYS.but(purpose="Hur stor del som ändrar en budget."),
        "method": _SAYS.but(purpose="Hur nyttan mäts."),
        "every": _SAYS.but(purpose="Hur ofta den mäts."),
        "first_measured": _SAYS.but(purpose="När den mäts första gången."),
        "last_measured": _SAYS.but(purpose="När den mäts sista gången."),
        "next_due": _SAYS.but(purpose="När den mäts härnäst."),
        "ended_because": _SAYS.but(purpose="Varför den inte följs längre."),
        "source": SOURCE,
        "is_example": EXAMPLE,
    },
    "YearPoint": {
        "id": KEY,
        "benefit": _SAYS.but(purpose="Nyttan som året gäller."),
        "year": _SAYS.but(purpose="Vilket år."),
        "promised": _SAYS.but(purpose="Vad som är utlovat."),
        "forecast": _SAYS.but(purpose="Vad man tror nu."),
        "forecast_on": _SAYS.but(purpose="När prognosen gjordes."),
        "forecast_why": _SAYS.but(purpose="Varför prognosen ändrades."),
    },
    "Measurement": {
        "id": KEY,
        "version": VERSION,
        "benefit": _CAME.but(purpose="Nyttan som mättes."),
        "on": _CAME.but(purpose="När det mättes."),
        "year": _CAME.but(purpose="Vilket år värdet gäller."),
        "value": _CAME.but(purpose="Vad nyttan gav."),
        "how": _CAME.but(purpose="Hur det mättes."),
        "note": _CAME.but(purpose="Vad som behöver sägas om värdet."),
        "by_name": WHO.but(purpose="Vem som mätte."),
        "withdrawn_because": _CAME.but(purpose="Varför mätningen inte gäller."),
        "source": SOURCE,
        "is_example": EXAMPLE,
    },
    "BudgetEffect": {
        "id": KEY,
        "version": VERSION,
        "benefit": _BUDGET.but(purpose="Nyttan som gör det möjligt."),
        "body": _BUDGET.but(purpose="Enheten vars budget ändras."),
        "year": _BUDGET.but(purpose="Från vilket år."),
        "amount": _BUDGET.but(purpose="Hur mycket som planeras."),
        "state": _BUDGET.but(purpose="Om budgeten är ändrad."),
        "done_amount": _BUDGET.but(purpose="Hur mycket budgeten ändrades."),
        "decision": _BUDGET.but(purpose="Beslutet om budgeten."),
        "why": _BUDGET.but(purpose="Varför det blev så."),
        "source": SOURCE,
    },
}
