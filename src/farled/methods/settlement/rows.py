"""Largest remainders for many rows at once, in whole numbers; the same shares as ``money.apportion`` row by row."""

from typing import TYPE_CHECKING

from farled.methods.money import apportion
from farled.methods.problems import InputError, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray

    Whole = NDArray[np.int64]

_AT_ONCE = 1 << 16  # shares worked on together: what fits in a processor's cache
_LIMIT = (1 << 63) - 1


def whole(values: "ArrayLike", name: str) -> "Whole":
    """The values as whole numbers of 64 bits. Raises InputError ``numbers.not_whole`` for floats and what is larger."""
    import numpy as np

    found = np.asarray(values)
    if found.size and (not np.issubdtype(found.dtype, np.integer) or int(found.max()) > _LIMIT):
        raise InputError(Problem.of("numbers.not_whole", field=name, type=str(found.dtype)))
    return found.astype(np.int64, copy=False)


def apportion_rows(totals: "ArrayLike", weights: "ArrayLike") -> "Whole":
    """Share out each total, … öre, by its row of weights, … × n, so that every row adds up exactly.

    q = ⌊|T|·w/W⌋ and the |T| − Σq largest of |T|·w mod W get one more; among equal ones the earlier. Rows whose
    products do not fit in 64 bits are shared out by ``money.apportion`` one by one. Source: methods reference, sections
    6.1 and 6.3.

    Raises InputError: ``numbers.not_whole``, ``weight.negative``, and ``weight.none`` with the first row that has
    something to share out and nobody to take it, and how many such rows there are.

    >>> apportion_rows([1_234_567, -100], [[310, 125, 65, 0], [1, 1, 1, 0]]).tolist()
    [[765431, 308642, 160494, 0], [-34, -33, -33, 0]]
    """
    import numpy as np

    total, weight = whole(totals, "totals"), whole(weights, "weights")
    number, shape = weight.shape[-1], weight.shape
    each = np.broadcast_to(total, shape[:-1]).reshape(-1)
    rows = weight.reshape(len(each), number)
    found = np.empty(rows.shape, dtype=np.int64)
    step = max(1, _AT_ONCE // max(1, number))
    lacking: list[int] = []
    for start in range(0, len(rows), step):
        part = slice(start, start + step)
        lacking += _share_out(each[part], rows[part], found[part], start)
    if lacking:
        raise InputError(Problem.of("weight.none", row=lacking[0], rows=len(lacking)))
    return found.reshape(shape)


def _share_out(totals: "Whole", weights: "Whole", shares: "Whole", first: int) -> list[int]:
    """Fill in the shares of some rows; the numbers of those that have nobody to take them."""
    import numpy as np

    if not weights.size:
        return (first + np.flatnonzero(totals)).tolist()
    if weights.min() < 0:
        raise InputError(Problem.of("weight.negative", row=first + int(np.flatnonzero((weights < 0).any(axis=1))[0])))
    highest, most = int(weights.max()), max(abs(int(totals.max())), abs(int(totals.min())))
    number = weights.shape[1]
    if max(highest * number * number, highest * most) > _LIMIT:  # the sort key is at most Σw · n
        return _one_by_one(totals, weights, shares, first)
    combined = weights.sum(axis=1, keepdims=True)
    nobody = combined[:, 0] == 0
    combined[nobody] = 1
    amounts = np.abs(totals)[:, None]
    rest = amounts * weights
    np.floor_divide(rest, combined, out=shares)
    rest -= shares * combined
    left = amounts - shares.sum(axis=1, keepdims=True)
    left[nobody] = 0
    shares += _largest(rest, left, int(combined.max()))
    if totals.min() < 0:
        shares *= np.sign(totals)[:, None]
    return (first + np.flatnonzero(nobody & (totals != 0))).tolist()


def _largest(rest: "Whole", left: "Whole", highest: int) -> "NDArray[np.bool_]":
    """Which are the ``left`` largest of each row, the earlier among equals; all lie in 0 … ``highest`` − 1.

    Narrow numbers sort several times quicker. Only rows where equals stand on both sides of the border need a sort key
    that tells them apart, the value and the place in one.
    """
    import numpy as np

    number = rest.shape[1]
    narrow = rest.astype(np.uint32) if highest <= 1 << 32 else rest
    border = np.minimum(number - left, number - 1)
    found: NDArray[np.bool_] = narrow >= np.take_along_axis(np.sort(narrow, axis=1), border, axis=1)
    found &= left > 0
    equal = np.flatnonzero(np.count_nonzero(found, axis=1) != left[:, 0])
    if equal.size:
        key = rest[equal] * number + np.arange(number - 1, -1, -1)
        found[equal] = key >= np.take_along_axis(np.sort(key, axis=1), border[equal], axis=1)
    return found


def _one_by_one(totals: "Whole", weights: "Whole", shares: "Whole", first: int) -> list[int]:
    lacking = []
    for place, (total, row) in enumerate(zip(totals.tolist(), weights.tolist(), strict=True)):
        if total and not any(row):
            lacking.append(first + place)
        else:
            shares[place] = apportion(total, row)
    return lacking
