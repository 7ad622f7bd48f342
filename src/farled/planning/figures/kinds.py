"""What networks, mappings and trainings show of their own: their facts, their share trained, and what they owe."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from farled.planning.models import Activity, Occasion, column_label
from farled.planning.states import Status
from farled.web import formats


def own_facts(row: Activity) -> Iterator[tuple[str | Promise, object]]:
    """What only rows of this kind hold, by the words of its columns."""
    for name in row.shape.fields:
        value = getattr(row, name)
        shown = getattr(row, f"get_{name}_display", None)  # of a choice, its word
        if isinstance(value, date):
            value = formats.day(value)
        yield capfirst(column_label(name)), shown() if shown else value


@dataclass(frozen=True, slots=True)
class Trained:
    """How many of those planned were trained on the days that have been, and how many are planned in all."""

    planned: int
    trained: int
    all_planned: int

    @property
    def text(self) -> str:
        """In words: a share, or counts while they are small."""
        counts = {"n": formats.number(self.trained), "of": formats.number(self.planned)}
        if not self.planned:
            return _("Ingen är utbildad än. %(n)s är planerade.") % {"n": formats.number(self.all_planned)}
        share = "" if self.planned < SMALL else f" ({formats.share(Fraction(self.trained, self.planned))})"
        return _("%(n)s av %(of)s planerade är utbildade") % counts + share + "."


SMALL = 20  # planned; below it the share says less than the counts


def trained(days: Iterable[Occasion], *, on: date) -> Trained:
    """The counts until a day. What has been but was never counted is planned, and nobody is known to be trained."""
    every = list(days)
    been = [each for each in every if each.on <= on]
    return Trained(
        planned=sum(each.planned for each in been),
        trained=sum(each.trained or 0 for each in been),
        all_planned=sum(each.planned for each in every),
    )


@dataclass(frozen=True, slots=True)
class Owed:
    """Something a row of this kind lacks, in words, and where it is told."""

    text: str
    verb: str
    url: str


def owes(row: Activity, *, on: date) -> list[Owed]:
    """What a network, mapping or training lacks on a day; nothing is asked twice of what is told."""
    return list(_owes(row, list(row.occasions.all()) if row.shape.occasions else [], on))


def _owes(row: Activity, days: Iterable[Occasion], on: date) -> Iterator[Owed]:
    change = reverse("planning:change_activity", args=[row.pk])
    finished = Status(row.status).finished
    if "next_meeting" in row.shape.fields and not finished and (row.next_meeting is None or row.next_meeting < on):
        told = (
            _("Nätverkets senast angivna möte var %(day)s.") if row.next_meeting else _("Nästa möte är inte angivet.")
        )
        day = formats.day(row.next_meeting) if row.next_meeting else ""
        yield Owed(told % {"day": day}, _("Ange nästa möte"), f"{change}#id_next_meeting")
    if row.shape.owes_sequel and finished and not row.sequels.all():
        lead_on = reverse("planning:lead_on", args=[row.pk])
        yield Owed(_("Det är inte sagt vad kartläggningen leder till."), _("Ange vad den leder till"), lead_on)
    if not row.shape.occasions or finished:
        return
    if not days:
        add = reverse("planning:add_occasion", args=[row.pk])
        yield Owed(_("Inget utbildningstillfälle är inlagt."), _("Lägg till ett tillfälle"), add)
    for each in days:
        if each.on <= on and each.trained is None:
            text = _("Hur många som utbildades %(day)s är inte ifyllt.") % {"day": formats.day(each.on)}
            yield Owed(text, _("Fyll i antalet"), reverse("planning:change_occasion", args=[each.pk]))
