"""A slot: where others than its owner add what they have to say."""

from collections.abc import Iterator, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Slot(Generic[T]):
    """A named list of contributions of one type, kept by the name of who contributes."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._contributions: dict[str, T] = {}

    def register(self, name: str, contribution: T) -> None:
        """Add a contribution. Raises ValueError when the name is taken."""
        if name in self._contributions:
            raise ValueError(f"{name} is already registered in the slot {self.name}")
        self._contributions[name] = contribution

    def names(self) -> Sequence[str]:
        """The names registered, in order; the house tests compare them with what is expected."""
        return tuple(self._contributions)

    def __iter__(self) -> Iterator[T]:
        return iter(self._contributions.values())

    def __getitem__(self, name: str) -> T:
        return self._contributions[name]

    def get(self, name: str) -> T | None:
        """The contribution of that name, or None."""
        return self._contributions.get(name)
