"""How each row of a plan goes on in the next, all rows in one form."""

from collections.abc import Iterator, Sequence
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction.reads import Document
from farled.planning import acts
from farled.planning.models import Activity
from farled.planning.states import Onward
from farled.web.forms import choose

STAYS = ""
CHOICES = [
    (STAYS, _("stannar i planen")),
    (Onward.CARRIED.value, _("förs över")),
    (Onward.MERGED.value, _("slås ihop")),
    (Onward.SPLIT.value, _("delas")),
    (Onward.SUPERSEDED.value, _("ersätts")),
]


class CarryForm(forms.Form):
    """Which plan they go on in, and how each row does. A row has two fields, ``how-ID`` and ``names-ID``."""

    to: forms.ModelChoiceField[Any] = forms.ModelChoiceField(
        label=_("Till vilken plan?"), queryset=None, empty_label=_("Välj")
    )

    def __init__(self, plans: QuerySet[Document], rows: Sequence[Activity], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "to", plans)
        self.rows = rows
        for row in rows:
            self.fields[f"how-{row.pk}"] = forms.ChoiceField(label=row.title, choices=CHOICES, required=False)
            self.fields[f"names-{row.pk}"] = forms.CharField(label=row.title, required=False, max_length=1000)

    def lines(self) -> Iterator[tuple[Activity, Any, Any]]:
        """Each row with its two fields, for the page's table."""
        for row in self.rows:
            yield row, self[f"how-{row.pk}"], self[f"names-{row.pk}"]

    def steps(self, data: dict[str, Any]) -> list[acts.Step]:
        """What was chosen, row by row."""
        return [
            acts.Step(activity=row, how=Onward(data[f"how-{row.pk}"]), names=_names(data[f"names-{row.pk}"]))
            for row in self.rows
            if data.get(f"how-{row.pk}")
        ]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name for each in text.split(";") if (name := each.strip()))


def initial(rows: Sequence[Activity], every: str, to: str) -> dict[str, Any]:
    """What the form begins with: ``every`` is how all unfinished rows go on, when somebody chose for all at once."""
    known = every if every in Onward.values else STAYS
    chosen = {f"how-{row.pk}": known for row in rows}
    return {"to": to, **cast(dict[str, Any], chosen)}
