"""Asking what a figure rests on, with the reader's own rights."""

from collections.abc import Mapping
from datetime import date

from farled.people.reads import Actor
from farled.web.explained import Explanation, FigureKind, Question, figure_kinds


def kind_of(actor: Actor, key: str) -> FigureKind | None:
    """A figure the actor may ask about."""
    kind = figure_kinds.get(key)
    return kind if kind is not None and actor.may(kind.capability) else None


def explanation(actor: Actor, kind: FigureKind, of: Mapping[str, str], *, on: date, today: date) -> Explanation | None:
    """What the figure rests on; None when there is no such thing for the actor."""
    known = {name: of[name] for name in kind.takes if of.get(name)}
    return kind.explain(Question(actor, on if kind.dated else today, today, known))
