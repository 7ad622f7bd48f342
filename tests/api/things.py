"""A record that the API's tests look at, and the page where it is shown."""

from dataclasses import dataclass

from django.db.models import Model
from django.urls import reverse


@dataclass(frozen=True, slots=True)
class Thing:
    """A record: what it is here, its kind in the API, its id, and the page where it is shown (none for a group)."""

    name: str
    kind: str
    pk: int
    page: str

    @property
    def api(self) -> str:
        """Its address in the API."""
        return reverse(f"api:{self.kind}", args=[self.pk])


def thing(name: str, kind: str, row: Model, route: str, shown: Model | None = None) -> Thing:
    """A record, and the page of the record where it is shown (itself unless told)."""
    return Thing(name, kind, row.pk, reverse(route, args=[(shown or row).pk]))
