"""Who a name means, what a goal becomes, what a column holds: one question for each."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads import Objective
from farled.imports import figures
from farled.imports.acts import Becomes, Columns, Meant
from farled.imports.models import ColumnMap, NamedGoal, NamedParty
from farled.imports.reading import Field
from farled.imports.states import GoalChoice, PartyChoice
from farled.imports.wording import field_names
from farled.people.reads import Body, BodyKind
from farled.web import formats

TEXT, MUNICIPALITIES = "text", "municipalities"
CREATE, NONE = "create", "none"
Choices = list[tuple[str, Any]]


class PartiesForm(forms.Form):
    """Who each name of the file means. A field per name, and whether to remember it."""

    PREFIX = "who-"

    def __init__(self, parties: Sequence[NamedParty], bodies: Sequence[Body], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parties, self.bodies = parties, {str(body.pk): body for body in bodies}
        self.every: Choices = [(str(body.pk), body.name) for body in bodies]
        self.municipalities = tuple(body for body in bodies if body.kind == BodyKind.MUNICIPALITY)
        for party in parties:
            self.fields[f"{self.PREFIX}{party.pk}"] = forms.ChoiceField(
                label=party.name, choices=self._choices(party), required=False, initial=self._initial(party)
            )
            self.fields[f"remember-{party.pk}"] = forms.BooleanField(
                label=gettext_lazy("Kom ihåg till nästa fil"), required=False, initial=party.remembered
            )

    def _choices(self, party: NamedParty) -> Choices:
        likely = [
            (str(pk), _alike(self.bodies[str(pk)].name, share))
            for pk, share, _doubt in party.proposals
            if str(pk) in self.bodies
        ]
        several: Choices = []
        if len(self.municipalities) > 1:
            several = [(MUNICIPALITIES, _("Alla %(n)s kommuner") % {"n": len(self.municipalities)})]
        current = self._initial(party)
        chosen: Choices = []
        if current.startswith("several:"):
            chosen = [(current, figures.listed(self.bodies[str(pk)].name for pk in party.bodies))]
        groups: Choices = [("", _("Inte bestämt än")), *chosen]
        if likely:
            groups.append((_("Troligast"), likely))
        groups.append((_("Flera eller ingen"), [*several, (TEXT, _("Ingen enhet: behåll namnet som text"))]))
        groups.append((_("Alla enheter"), self.every))
        return groups

    def _initial(self, party: NamedParty) -> str:
        if party.choice == PartyChoice.TEXT:
            return TEXT
        known = [pk for pk in party.bodies if str(pk) in self.bodies]
        if party.choice != PartyChoice.BODIES or not known:
            return ""
        if len(known) == 1:
            return str(known[0])
        if set(known) == {body.pk for body in self.municipalities}:
            return MUNICIPALITIES
        return "several:" + ",".join(map(str, known))

    @property
    def sure(self) -> int:
        """How many of the names are certain."""
        return sum(party.sure for party in self.parties)

    def meant(self) -> dict[int, Meant]:
        """What was chosen, by the id of the name."""
        return {party.pk: self._meant(party) for party in self.parties}

    def _meant(self, party: NamedParty) -> Meant:
        value = self.cleaned_data[f"{self.PREFIX}{party.pk}"]
        remember = self.cleaned_data[f"remember-{party.pk}"]
        if value == "":
            return Meant(PartyChoice.OPEN)
        if value == TEXT:
            return Meant(PartyChoice.TEXT, (), remember)
        if value == MUNICIPALITIES:
            return Meant(PartyChoice.BODIES, self.municipalities, remember)
        keys = value.removeprefix("several:").split(",")
        return Meant(PartyChoice.BODIES, tuple(self.bodies[key] for key in keys), remember)

    def questions(self) -> Iterable[tuple[NamedParty, str, Any, Any]]:
        """Each name with its doubt and its two fields."""
        for party in self.parties:
            yield party, figures.doubt_of(party), self[f"{self.PREFIX}{party.pk}"], self[f"remember-{party.pk}"]


def _alike(name: str, percent: int) -> str:
    """A body with how like its name is, when it is not the very same."""
    if percent == 100:
        return name
    return _("%(name)s, %(share)s lik") % {"name": name, "share": formats.share(Fraction(percent, 100))}


class GoalsForm(forms.Form):
    """What each goal area and objective of the file becomes."""

    PREFIX = "goal-"

    def __init__(self, goals: Sequence[NamedGoal], objectives: Sequence[Objective], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.goals, self.objectives = goals, {str(row.pk): row for row in objectives}
        grouped: Choices = [
            (title, [(str(row.pk), row.title) for row in rows])
            for title, rows in groupby(objectives, key=lambda row: row.document.title)
        ]
        for goal in goals:
            added = _("Lägg till som mål i planen") if goal.area_id else _("Lägg till som målområde i planen")
            self.fields[f"{self.PREFIX}{goal.pk}"] = forms.ChoiceField(
                label=f"{goal.area} / {goal.name}" if goal.area else goal.name,
                choices=[(NONE, _("Inget mål")), (CREATE, added), *grouped],
                initial=self._initial(goal),
                help_text=figures.goal_note(goal),
            )

    def _initial(self, goal: NamedGoal) -> str:
        if goal.choice == GoalChoice.CREATE:
            return CREATE
        return str(goal.objective_id) if goal.choice == GoalChoice.KNOWN and goal.objective_id else NONE

    def becomes(self) -> dict[int, Becomes]:
        """What was chosen, by the id of the goal."""
        return {goal.pk: self._becomes(self.cleaned_data[f"{self.PREFIX}{goal.pk}"]) for goal in self.goals}

    def _becomes(self, value: str) -> Becomes:
        if value == CREATE:
            return Becomes(GoalChoice.CREATE)
        if value == NONE:
            return Becomes(GoalChoice.NONE)
        return Becomes(GoalChoice.KNOWN, self.objectives[value])


class ColumnsForm(forms.Form):
    """Which tables of a file hold the plan's rows, and what their columns hold.

    ``tables`` are plain data, as ``Reading.found`` keeps them, each with other headings; ``known`` is what has been
    said of headings before. The largest table that could not be read is proposed.
    """

    def __init__(
        self, tables: Sequence[Mapping[str, Any]], known: Mapping[str, ColumnMap], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tables, self.known = tables, known
        proposed = figures.largest_unread(tables)
        names: Choices = [(field.value, name) for field, name in field_names().items()]
        for number, table in enumerate(tables):
            said = known[table["signature"]].columns if table["signature"] in known else {}
            self.fields[f"use-t{number}"] = forms.BooleanField(
                label=gettext_lazy("Tabellen innehåller planens rader, läs den så här"),
                required=False,
                initial=table["signature"] == proposed,
            )
            for column in table["columns"]:
                self.fields[f"t{number}-column-{column['index']}"] = forms.ChoiceField(
                    label=column["header"] or _("Kolumn %(n)s utan rubrik") % {"n": column["index"] + 1},
                    choices=names,
                    required=False,
                    initial=said.get(str(column["index"])) or column["guess"] or Field.IGNORE.value,
                    help_text=" · ".join(column["samples"]),
                )

    def questions(self) -> Iterable[tuple[Mapping[str, Any], ColumnMap | None, Any, list[Any]]]:
        """Each table, what is known of it, whether to read it, and a question for each column."""
        for number, table in enumerate(self.tables):
            columns = [self[f"t{number}-column-{column['index']}"] for column in table["columns"]]
            yield table, self.known.get(table["signature"]), self[f"use-t{number}"], columns

    def chosen(self) -> dict[str, Columns]:
        """What was said of the tables to be read, by signature, as the act takes it."""
        return {
            table["signature"]: self._columns(number, table["columns"])
            for number, table in enumerate(self.tables)
            if self.cleaned_data[f"use-t{number}"]
        }

    def _columns(self, number: int, columns: Sequence[Mapping[str, Any]]) -> Columns:
        said = {each["index"]: self.cleaned_data[f"t{number}-column-{each['index']}"] for each in columns}
        fields = {index: Field(value or Field.IGNORE) for index, value in said.items()}
        return Columns([each["header"] for each in columns], fields)
