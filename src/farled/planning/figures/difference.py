"""What is different between two editions: new, done, moved, dropped and changed activities (skillnad mot i fjol)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.planning.states import ABANDONED, FINISHED
from farled.web import formats

Data = Mapping[str, Any]


class What(models.TextChoices):
    """What has happened to an activity since the edition before."""

    NEW = "new", gettext_lazy("ny")
    DONE = "done", gettext_lazy("avslutad")
    MOVED = "moved", gettext_lazy("flyttad")
    DROPPED = "dropped", gettext_lazy("utgått")
    CHANGED = "changed", gettext_lazy("ändrad")


@dataclass(frozen=True, slots=True)
class Change:
    """One activity that is not as it was, with what differs in words."""

    what: What
    id: int
    title: str
    notes: list[str]


def difference(now: Data, before: Data) -> list[Change]:
    """Every activity that differs, in the order of the kinds and then of the plan.

    An activity is the same as before when it is the same row, or goes on with it from an earlier plan.
    """
    earlier = {row["id"]: row for row in before["rows"]}
    met: set[int] = set()
    found: list[Change] = []
    for row in now["rows"]:
        olds = [earlier[pk] for pk in (row["id"], *row["continues"]) if pk in earlier]
        met |= {old["id"] for old in olds}
        found += _one(row, olds, now, before)
    found += [
        Change(What.DROPPED, row["id"], row["values"]["title"], [_("Finns inte kvar i planen.")])
        for row in before["rows"]
        if row["id"] not in met and row["values"]["status"] not in FINISHED
    ]
    order = list(What)
    return sorted(found, key=lambda change: order.index(change.what))


def _one(row: Data, olds: list[Data], now: Data, before: Data) -> Iterator[Change]:
    values, pk = row["values"], row["id"]
    title = values["title"]
    if not olds:
        yield Change(What.NEW, pk, title, [])
        return
    old = olds[0]
    if values["status"] in FINISHED and old["values"]["status"] not in FINISHED:
        what = What.DROPPED if values["status"] in ABANDONED else What.DONE
        yield Change(what, pk, title, [values["outcome"]] if values["outcome"] else [])
        return
    here, there = _area(row, now), _area(old, before)
    if here != there:
        yield Change(What.MOVED, pk, title, [_from_to(_("Målområde"), there, here)])
    notes = [*_together(row, olds), *_changed(row, old, now, before)]
    if notes:
        yield Change(What.CHANGED, pk, title, notes)


def _together(row: Data, olds: list[Data]) -> list[str]:
    if len(olds) < 2:
        return []
    names = ", ".join(old["values"]["title"] for old in olds)
    return [_("Sammanslagen av %(names)s.") % {"names": names}]


def _changed(row: Data, old: Data, now: Data, before: Data) -> Iterator[str]:
    new, was = row["values"], old["values"]
    if new["title"] != was["title"]:
        yield _from_to(_("Namn"), was["title"], new["title"])
    goal, goal_was = _goal(row, now), _goal(old, before)
    if goal != goal_was and _area(row, now) == _area(old, before):
        yield _from_to(_("Mål"), goal_was, goal)
    if new["end"] != was["end"]:
        why = f" {new['footnotes'][-1]}" if len(new["footnotes"]) > len(was["footnotes"]) else ""
        yield _from_to(_("Slut"), _day(was["end"]), _day(new["end"])) + why
    leads, leads_were = _leads(row, now), _leads(old, before)
    if leads != leads_were:
        yield _from_to(_("Ansvarar"), leads_were, leads)
    if new["description"] != was["description"]:
        yield _("Beskrivningen är omskriven.")


def _from_to(what: str, before: str, now: str) -> str:
    return _("%(what)s: från %(before)s till %(now)s.") % {
        "what": what, "before": before or formats.DASH, "now": now or formats.DASH,
    }  # fmt: skip


def _area(row: Data, data: Data) -> str:
    area = data["areas"].get(str(row["values"]["objective"]))
    return area[1] if area else ""


def _goal(row: Data, data: Data) -> str:
    return str(data["objectives"].get(str(row["values"]["objective"]), ""))


def _leads(row: Data, data: Data) -> str:
    return ", ".join(sorted(data["bodies"].get(str(pk), "") for pk in row["leads"]))


def _day(text: str | None) -> str:
    return formats.day(date.fromisoformat(text)) if text else ""
