"""Settled amounts as an invoice shows them: lines without VAT, VAT by rate, and a total in whole kronor."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from farled.methods.money import Exact, Ore, exact, payable, portion
from farled.methods.problems import InputError, Problem


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """``net`` öre without VAT, at a ``rate`` of it (0.25 is 25 %)."""

    text: str
    net: Ore
    rate: Exact


@dataclass(frozen=True, slots=True)
class Invoice:
    """Öre, as they stand on the invoice. ``bases`` and ``vat`` by rate, lowest first; ``total`` = net + all VAT.

    ``payable`` = ``total`` + ``rounding``, the line "öresavrundning"; VAT itself stays in kronor and öre.
    """

    lines: tuple[InvoiceLine, ...]
    bases: Mapping[Exact, Ore] = field(hash=False)
    vat: Mapping[Exact, Ore] = field(hash=False)
    net: Ore
    total: Ore
    payable: Ore
    rounding: Ore


def invoice(lines: Sequence[InvoiceLine], *, whole_kronor: bool = True) -> Invoice:
    """Sum the lines, work out VAT once for each rate, and round the total to whole kronor unless otherwise agreed.

    VAT = rounded(Σ net · rate) by rate, so that it does not depend on how an amount is cut into lines. A credit is the
    mirror of its invoice. Source: mervärdesskattelagen (2023:200) 17 kap. 24 §, what an invoice states, by rate; lagen
    (1970:1029) om avrundning av vissa öresbelopp, 2 §; methods reference, sections 0 and 6.2.

    Raises InputError ``line.rate`` outside 0–1, with the line's number.

    >>> from decimal import Decimal
    >>> found = invoice([InvoiceLine("e-mail", 333_33, Decimal("0.25")), InvoiceLine("print", 100_00, Decimal("0.25"))])
    >>> dict(found.vat), found.total, found.payable, found.rounding
    ({Decimal('0.25'): 10833}, 54166, 54200, 34)
    """
    InputError.when(
        Problem.of("line.rate", line=number, rate=each.rate)
        for number, each in enumerate(lines, 1)
        if not 0 <= exact(each.rate) <= 1
    )
    bases: dict[Exact, Ore] = {}
    for each in sorted(lines, key=lambda line: exact(line.rate)):
        bases[each.rate] = bases.get(each.rate, 0) + each.net
    vat = {rate: portion(base, rate) for rate, base in bases.items()}
    net = sum(bases.values())
    total = net + sum(vat.values())
    to_pay, rounding = payable(total) if whole_kronor else (total, 0)
    return Invoice(tuple(lines), MappingProxyType(bases), MappingProxyType(vat), net, total, to_pay, rounding)
