"""Where a language model can be plugged in: what it must be able to do, and what is checked of what it gives."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from farled.methods.problems import InputError, Problem

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]


class Embedding(Protocol):
    """A model that turns texts into vectors, near each other when they mean the same.

    The library loads no model: whoever has one, on their own machine or not, hands over an object with these two.
    """

    @property
    def name(self) -> str:
        """What the model is called, with its version; it stands in every reason that rests on it."""

    def vectors(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """One vector for each text, in the same order, all equally long; an array of NumPy will do."""


def directions(model: Embedding, texts: Sequence[str]) -> "Floats":
    """The vectors of a model at length 1, so that their products are cosines; a vector of zeros stays so.

    Raises InputError ``embedding.shape`` when it is not one vector a text, and ``embedding.not_finite``.
    """
    import numpy as np

    found = np.asarray(model.vectors(texts), dtype=np.float64)
    if found.ndim != 2 or len(found) != len(texts):
        raise InputError(Problem.of("embedding.shape", model=model.name, shape=found.shape, texts=len(texts)))
    if not np.isfinite(found).all():
        raise InputError(Problem.of("embedding.not_finite", model=model.name))
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return found / np.where(lengths > 0, lengths, 1.0)
