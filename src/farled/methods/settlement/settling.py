"""A year of common services: what was planned to be paid, what it came to cost, and what is settled in the end.

Money is whole öre, volumes whole units. Tables are service × month × body, or what of these they have.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from farled.methods.money import Exact, Ore, apportion, exact, rounded
from farled.methods.problems import InputError, Problem
from farled.methods.settlement.keys import Basis, Key
from farled.methods.settlement.rows import apportion_rows, whole
from farled.methods.settlement.tariffs import Tariff, charge

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Whole = NDArray[np.int64]

Id = str
VOLUME = Key.by(Basis.VOLUME)


@dataclass(frozen=True, slots=True)
class Service:
    """What is shared. ``price``: öre per unit, parts of öre allowed, or a tariff. ``key``: how it is shared."""

    id: Id
    price: Exact | Tariff
    key: Key = VOLUME


@dataclass(frozen=True, slots=True)
class Line:
    """One body and service: öre for the year, by month, and what is still to pay (above 0) or to get back (below)."""

    forecast: Ore
    instalments: tuple[Ore, ...]
    actual: tuple[Ore, ...]
    settlement: Ore


@dataclass(frozen=True, slots=True)
class Settlement:
    """Tables in öre: ``forecast`` service × body, ``actual`` service × month × body. ``profile``: weights of months.

    What ties, to the öre: instalments over months to the forecast; actual over bodies to each month's cost; settlement
    = actual − instalments, for every body and service, hence for every sum of them.
    """

    bodies: tuple[Id, ...]
    services: tuple[Id, ...]
    months: tuple[Id, ...]
    forecast: "Whole" = field(hash=False, compare=False)
    actual: "Whole" = field(hash=False, compare=False)
    profile: tuple[int, ...]

    @property
    def instalments(self) -> "Whole":
        """What is paid month by month, service × month × body: the forecast by the profile, odd öre first."""
        return _instalments(self.forecast, self.profile)

    @property
    def settlement(self) -> "Whole":
        """What is left to pay or get back, service × body."""
        found: Whole = self.actual.sum(axis=1) - self.forecast
        return found

    @property
    def by_body(self) -> dict[Id, Ore]:
        """What each body pays in the end or gets back, over all services."""
        return dict(zip(self.bodies, self.settlement.sum(axis=0).tolist(), strict=True))

    @property
    def by_service(self) -> dict[Id, Ore]:
        """What each service's supplier gets in the end or pays back: its cost less its instalments."""
        return dict(zip(self.services, self.settlement.sum(axis=1).tolist(), strict=True))

    def line(self, body: Id, service: Id) -> Line:
        """One body and service. Raises ValueError for one that is not here."""
        row, column = self.services.index(service), self.bodies.index(body)
        forecast, actual = int(self.forecast[row, column]), self.actual[row, :, column].tolist()
        return Line(forecast, tuple(apportion(forecast, self.profile)), tuple(actual), sum(actual) - forecast)


def settle(
    bodies: Sequence[Id],
    services: Sequence[Service],
    months: Sequence[Id],
    *,
    planned: "ArrayLike",
    cost: "ArrayLike",
    volume: "ArrayLike",
    measures: "Mapping[Basis, ArrayLike] | None" = None,
    profile: Sequence[int] | None = None,
) -> Settlement:
    """Forecast price × volume → instalments → actual cost → final settlement, by body and service.

    1. forecast: a tariff is charged to each body by its volume; a price gives one amount, rounded(price · Σ volume),
       which is shared out by the service's key
    2. instalments: the forecast over the months, equal unless a ``profile`` weighs them; odd öre in the first ones
    3. actual: each month's cost of a service, shared out by its key
    4. settlement: Σ actual − Σ instalments

    Sharing is by largest remainders (``apportion_rows``), bodies earlier in the list first among equals. ``planned``:
    volumes, service × body. ``cost``: öre, service × month. ``volume``: service × month × body, 0 while a body is not
    there. ``measures``: for keys by population, users or equal parts, whole numbers that can be
    broadcast to service × month × body; equal parts are 1 for all unless given. A forecast by them uses their sum over
    the months. Source: methods reference, section 6.2; rule R115 and entity E38 of the inventory.

    Raises InputError with all of: ``body.twice``, ``service.twice``, ``month.twice``, ``table.shape``,
    ``volume.negative``, ``measure.unknown``, ``measure.negative``, ``profile.length``, ``profile.weight``; then
    ``numbers.not_whole`` and ``service.no_weight`` with service, month ("" for the forecast) and öre that nobody would
    take: a cost without volume is asked about, never lost.

    >>> found = settle(
    ...     ["a", "b", "c"],
    ...     [Service("email", 24_00)],
    ...     ["first", "second"],
    ...     planned=[[300, 150, 50]],
    ...     cost=[[600_000, 634_567]],
    ...     volume=[[[150, 60, 30], [160, 65, 35]]],
    ... )
    >>> found.line("a", "email")
    Line(forecast=720000, instalments=(360000, 360000), actual=(375000, 390503), settlement=45503)
    >>> found.by_body, found.by_service
    ({'a': 45503, 'b': -51358, 'c': 40422}, {'email': 34567})
    """
    import numpy as np

    tables = {"planned": whole(planned, "planned"), "cost": whole(cost, "cost"), "volume": whole(volume, "volume")}
    known = {basis: whole(each, basis) for basis, each in ({Basis.EQUAL: 1} | dict(measures or {})).items()}
    shape = (len(services), len(months), len(bodies))
    InputError.when(_faults(bodies, services, months, tables, known, profile))
    measured = {basis: np.broadcast_to(each, shape) for basis, each in known.items()} | {Basis.VOLUME: tables["volume"]}
    forecast = _forecast(services, tables["planned"], measured)
    actual = _by_key(services, tables["cost"], measured, months)
    forecast.flags.writeable = actual.flags.writeable = False
    return Settlement(
        bodies=tuple(bodies),
        services=tuple(each.id for each in services),
        months=tuple(months),
        forecast=forecast,
        actual=actual,
        profile=tuple(profile) if profile is not None else (1,) * len(months),
    )


def _forecast(services: Sequence[Service], planned: "Whole", measured: "Mapping[Basis, Whole]") -> "Whole":
    import numpy as np

    keyed = [place for place, each in enumerate(services) if not isinstance(each.price, Tariff)]
    found = np.empty(planned.shape, dtype=np.int64)
    amounts = np.zeros((len(services), 1), dtype=np.int64)
    volumes = planned.sum(axis=1).tolist()
    for place, service in enumerate(services):
        if isinstance(service.price, Tariff):
            found[place] = [charge(service.price, volume) for volume in planned[place].tolist()]
        else:
            amount = volumes[place] * (service.price if isinstance(service.price, int) else exact(service.price))
            amounts[place] = amount if isinstance(amount, int) else rounded(amount)
    bases = {basis for place in keyed for basis in services[place].key.shares} - {Basis.VOLUME}
    weights = {basis: measured[basis].sum(axis=1)[keyed][:, None] for basis in bases}
    weights[Basis.VOLUME] = planned[keyed][:, None]
    found[keyed] = _by_key([services[place] for place in keyed], amounts[keyed], weights, [""])[:, 0]
    return found


def _by_key(
    services: Sequence[Service], cost: "Whole", measured: "Mapping[Basis, Whole]", months: Sequence[Id]
) -> "Whole":
    """Each service's monthly cost by its key: between the bases first, then each base's part between the bodies."""
    import numpy as np

    keys = [each.key for each in services]
    bases = sorted({basis for key in keys for basis in key.shares})
    if len(bases) == 1:
        return _shared(services, cost, measured[bases[0]], months)
    found = np.zeros((*cost.shape, measured[Basis.VOLUME].shape[-1]), dtype=np.int64)
    parts = np.zeros((*cost.shape, len(bases)), dtype=np.int64)
    for place, key in enumerate(keys):
        scale = 1
        for share in key.shares.values():
            scale *= exact(share).denominator
        parts[place] = apportion_rows(
            cost[place], [[int(exact(key.shares.get(b, 0)) * scale) for b in bases]] * len(months)
        )
    for place, basis in enumerate(bases):
        using = [row for row, key in enumerate(keys) if basis in key.shares]
        found[using] += _shared(
            [services[row] for row in using], parts[using, :, place], measured[basis][using], months
        )
    return found


def _shared(services: Sequence[Service], amounts: "Whole", weights: "Whole", months: Sequence[Id]) -> "Whole":
    import numpy as np

    lacking = np.argwhere((amounts != 0) & ~weights.any(axis=-1)).tolist()
    InputError.when(
        Problem.of(
            "service.no_weight", service=services[row].id, month=months[column], amount=int(amounts[row, column])
        )
        for row, column in lacking
    )
    return apportion_rows(amounts, weights)


def _instalments(forecast: "Whole", profile: tuple[int, ...]) -> "Whole":
    import numpy as np

    months = len(profile)
    if len(set(profile)) > 1:
        weights = np.broadcast_to(np.array(profile, dtype=np.int64), (*forecast.shape, months))
        return np.ascontiguousarray(np.swapaxes(apportion_rows(forecast, weights), 1, 2))
    sign = np.sign(forecast)
    quotient, odd = np.divmod(np.abs(forecast), months)
    quotient *= sign
    found = np.empty((len(forecast), months, forecast.shape[1]), dtype=np.int64)
    for month in range(months):
        np.add(quotient, (odd > month) * sign, out=found[:, month])
    return found


def _faults(
    bodies: Sequence[Id],
    services: Sequence[Service],
    months: Sequence[Id],
    tables: "Mapping[str, Whole]",
    measures: "Mapping[Basis, Whole]",
    profile: Sequence[int] | None,
) -> Iterator[Problem]:
    sizes = len(services), len(months), len(bodies)
    for kind, names in (("body", bodies), ("service", [each.id for each in services]), ("month", months)):
        for name in sorted(name for name, times in Counter(names).items() if times > 1):
            yield Problem.of(f"{kind}.twice", **{kind: name})
    wanted = {"planned": (sizes[0], sizes[2]), "cost": sizes[:2], "volume": sizes}
    for name, table in tables.items():
        if table.shape != wanted[name]:
            yield Problem.of("table.shape", table=name, shape=table.shape, needed=wanted[name])
        elif name != "cost" and table.size and table.min() < 0:
            yield Problem.of("volume.negative", table=name)
    yield from _measure_faults(services, measures, sizes)
    if not months or (profile is not None and len(profile) != len(months)):
        yield Problem.of("profile.length", months=len(months), profile=len(profile or ()))
    if profile is not None and (min(profile, default=0) < 0 or not any(profile)):
        yield Problem.of("profile.weight")


def _measure_faults(
    services: Sequence[Service], measures: "Mapping[Basis, Whole]", sizes: tuple[int, int, int]
) -> Iterator[Problem]:
    import numpy as np

    for basis in sorted({basis for each in services for basis in each.key.shares} - {Basis.VOLUME} - measures.keys()):
        yield Problem.of("measure.unknown", basis=basis)
    for basis, table in measures.items():
        try:
            np.broadcast_to(table, sizes)
        except ValueError:
            yield Problem.of("table.shape", table=basis, shape=table.shape, needed=sizes)
        if table.size and table.min() < 0:
            yield Problem.of("measure.negative", basis=basis)
