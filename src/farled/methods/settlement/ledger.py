"""What is booked, entry by entry. Nothing booked is ever changed: what was wrong is corrected by new entries."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from farled.methods.money import Ore
from farled.methods.problems import InputError, Problem
from farled.methods.settlement.settling import Settlement

Id = str


class EntryKind(StrEnum):
    """What an entry is for."""

    INSTALMENT = "instalment"
    SETTLEMENT = "settlement"
    CORRECTION = "correction"


@dataclass(frozen=True, slots=True)
class Entry:
    """An amount in öre that a body owes for a service (below 0: gets back). ``run``: the settlement run that made it.

    ``month``: for instalments, "" otherwise. ``reason``: why it is corrected.
    """

    kind: EntryKind
    body: Id
    service: Id
    amount: Ore
    run: int
    month: Id = ""
    reason: str = ""


def instalment_entries(settlement: Settlement, month: Id, *, run: int) -> tuple[Entry, ...]:
    """Instalments of a month, by service and body, but for those of nothing. Raises ValueError for no such month.

    >>> from farled.methods.settlement.settling import Service, settle
    >>> year = settle(
    ...     ["a", "b"], [Service("s", 500)], ["m1", "m2"], planned=[[3, 0]], cost=[[0, 0]], volume=[[[1, 1]] * 2]
    ... )
    >>> [(each.body, each.amount, each.month) for each in instalment_entries(year, "m2", run=1)]
    [('a', 750, 'm2')]
    """
    amounts = settlement.instalments[:, settlement.months.index(month)].tolist()
    return tuple(
        Entry(EntryKind.INSTALMENT, body, service, amount, run, month)
        for service, row in zip(settlement.services, amounts, strict=True)
        for body, amount in zip(settlement.bodies, row, strict=True)
        if amount
    )


def settling_entries(
    booked: Iterable[Entry], settlement: Settlement, *, run: int, reason: str = ""
) -> tuple[Entry, ...]:
    """What must be booked for each body and service so that all entries add up to the actual cost, and nothing else.

    amount = Σ actual − Σ booked. The first time these are the final settlement. After that – volumes that came late, a
    cost that was wrong, a body that should not have been there – they are corrections, and each needs a reason. What
    was settled before stays as it stands; a run without changes books nothing. By service and body.

    Raises InputError: ``run.not_later`` than what is booked; ``correction.no_reason``.

    >>> from farled.methods.settlement.settling import Service, settle
    >>> year = {"planned": [[1, 1]], "cost": [[1000]]}
    >>> first = settle(["a", "b"], [Service("s", 500)], ["year"], volume=[[[1, 1]]], **year)
    >>> booked = instalment_entries(first, "year", run=1)
    >>> late = settle(["a", "b"], [Service("s", 500)], ["year"], volume=[[[3, 1]]], **year)
    >>> settling_entries(booked, first, run=2)
    ()
    >>> [(each.body, each.amount, str(each.kind)) for each in settling_entries(booked, late, run=3)]
    [('a', 250, 'settlement'), ('b', -250, 'settlement')]
    """
    paid: dict[tuple[Id, Id], Ore] = {}
    corrected = False
    for entry in booked:
        corrected = corrected or entry.kind is not EntryKind.INSTALMENT
        paid[entry.service, entry.body] = paid.get((entry.service, entry.body), 0) + entry.amount
        if entry.run >= run:
            raise InputError(Problem.of("run.not_later", run=run, booked=entry.run))
    if corrected and not reason:
        raise InputError(Problem.of("correction.no_reason", run=run))
    kind = EntryKind.CORRECTION if corrected else EntryKind.SETTLEMENT
    owed = {
        (service, body): amount
        for service, row in zip(settlement.services, settlement.actual.sum(axis=1).tolist(), strict=True)
        for body, amount in zip(settlement.bodies, row, strict=True)
    }
    return tuple(
        Entry(kind, body, service, difference, run, reason=reason)
        for service, body in sorted(owed.keys() | paid.keys())
        if (difference := owed.get((service, body), 0) - paid.get((service, body), 0))
    )
