"""Rows in what a call sends, such as the proposals of a decision: a list of objects, each with a row's own fields."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.web.refused import Invalid, Refused, register
from farled.web.rest.asking import check
from farled.web.rest.fields import Sort, sort_of

MOST = 60  # rows of a kind, on the page too; nothing is decided at a meeting with more

register(
    {
        "web.api.kind.rows": _("%(name)s ska vara en lista av objekt, högst %(most)s stycken."),
        "web.api.row.field": _("%(name)s har inget fält som heter %(field)s. De som finns är %(known)s."),
        "web.api.row.missing": _("%(name)s saknar %(field)s på rad %(row)s. Fyll i det."),
    }
)


@dataclass(frozen=True, slots=True)
class Rows:
    """A kind of row that a form takes: its name, its fields, and which of them every row has.

    A field typed as ``proposals-0-who`` on the page is ``{"proposals": [{"who": …}]}`` in a call.
    """

    name: str
    fields: Mapping[str, forms.Field]
    needed: tuple[str, ...]
    description: Any

    @property
    def sorts(self) -> dict[str, Sort]:
        """The sort of each field."""
        return {key: sort_of(field) for key, field in self.fields.items()}

    def documented(self) -> dict[str, Any]:
        """The rows as a JSON schema."""
        return {
            "type": "array",
            "maxItems": MOST,
            "description": self.description,
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": list(self.needed),
                "properties": {key: sort.documented(self.fields[key]) for key, sort in self.sorts.items()},
            },
        }

    def read(self, value: Any) -> list[dict[str, Any]]:
        """The rows, of their kinds. Raises everything that is wrong at once."""
        if not isinstance(value, list) or len(value) > MOST or not all(isinstance(row, dict) for row in value):
            raise Invalid("web.api.kind.rows", field=self.name, name=self.name, most=MOST)
        refusals: list[Refused] = []
        read = [self._row(number, row, refusals) for number, row in enumerate(value, 1)]
        check(refusals)
        return read

    def _row(self, number: int, row: Mapping[str, Any], refusals: list[Refused]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        sorts = self.sorts
        for key, value in row.items():
            if key not in sorts:
                known = ", ".join(sorts)
                refusals.append(_wrong("web.api.row.field", self.name, field=key[:100], known=known))
                continue
            try:
                found[key] = sorts[key].read(f"{self.name}.{key}", value, self.fields[key])
            except Refused as refusal:
                refusals.append(refusal)
        refusals += [
            _wrong("web.api.row.missing", self.name, field=key, row=number)
            for key in self.needed
            if row.get(key) in (None, "")
        ]
        return found

    def typed(self, rows: list[dict[str, Any]]) -> dict[str, Any]:
        """The rows as a browser would send them."""
        return {
            f"{self.name}-{place}-{key}": self.sorts[key].typed(value, self.fields[key])
            for place, row in enumerate(rows)
            for key, value in row.items()
            if value is not None
        }


def _wrong(code: str, name: str, **facts: object) -> Refused:
    refusal = Invalid(code, field=name, name=name)
    refusal.facts |= facts  # among them one called field: that of the row
    return refusal
