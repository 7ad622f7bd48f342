"""A change on its way: what the file says of it, and which day it is in its story."""

from dataclasses import dataclass
from datetime import date, timedelta

from farled.people.reads import Actor
from farled.project.examples.reading import Row
from farled.project.examples.scene import Scene


@dataclass(slots=True)
class Story:
    """One change: its row, its number among the others, and the day of its story."""

    scene: Scene
    row: Row
    number: int
    day: date

    @property
    def by(self) -> Actor:
        """Who acts: the loading."""
        return self.scene.by

    def later(self, days: int) -> None:
        """Time goes, but not past today."""
        self.day = min(self.day + timedelta(days), self.scene.at.date())
