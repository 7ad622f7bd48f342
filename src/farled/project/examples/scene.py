"""What one organisation's loading has come to: who acts, when, and the records made so far, by their keys."""

from dataclasses import dataclass, field
from datetime import date, datetime

from farled.consultation.reads import Consultation, Remark, Theme
from farled.direction.reads import Document, Objective
from farled.initiatives.reads import Initiative
from farled.matters.reads import Assignment, Decision, Layout, Matter, Point
from farled.people.reads import Actor, Body, Group, Organisation, User
from farled.planning.reads import Activity
from farled.portfolio.reads import Portfolio
from farled.project.examples.reading import Folder


@dataclass(slots=True)
class Scene:
    """An organisation being loaded. A key of another folder is not here: it is found by ``elsewhere``'s folder."""

    folder: Folder
    elsewhere: dict[str, Folder]
    organisation: Organisation
    by: Actor
    at: datetime
    bodies: dict[str, Body] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    matters: dict[str, Matter] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    points: dict[str, Point] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    commissions: dict[str, Assignment] = field(default_factory=dict)
    documents: dict[str, Document] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)
    activities: dict[str, Activity] = field(default_factory=dict)
    initiatives: dict[str, Initiative] = field(default_factory=dict)
    portfolios: dict[str, Portfolio] = field(default_factory=dict)
    consultations: dict[str, Consultation] = field(default_factory=dict)
    remarks: dict[str, Remark] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)

    def body(self, key: str | None) -> Body | None:
        """The body with a key, or None for none."""
        return self.bodies[key] if key else None

    def user(self, reference: str) -> User:
        """The user of a key, or of ``organisation:key``, by their address."""
        folder, key = self.place_of(reference)
        return User.objects.get(email=folder.row("user", key)["email"])

    def objective(self, reference: str) -> Objective:
        """The objective of a key, or of ``organisation:key`` by its document and title."""
        folder, key = self.place_of(reference)
        if folder.key == self.folder.key:
            return self.objectives[key]
        row = folder.row("goal", key)
        return Objective.objects.get(
            document__organisation__slug=folder.organisation["slug"],
            document__title=folder.row("document", row["document"])["title"],
            level=row["level"],
            title=row["title"],
        )

    def holds_from(self, document: str) -> date | None:
        """The day from which a document, by its key, holds for the first time; None when that is unknown."""
        rows = [row for row in self.folder.rows("version") if row["document"] == document]
        days: list[date] = [
            row["valid_from"] for row in (*rows, self.folder.row("document", document)) if "valid_from" in row
        ]
        return min(days, default=None)

    def place_of(self, reference: str) -> tuple[Folder, str]:
        """The folder a reference leads to, and the key there."""
        organisation, _, key = reference.rpartition(":")
        return (self.elsewhere[organisation] if organisation else self.folder), key
