"""What follows an act: later rooms do something with their own rows when an earlier room has done it."""

from collections.abc import Callable
from dataclasses import dataclass

from farled.web.slot import Slot


@dataclass(frozen=True, slots=True)
class Sequel:
    """What a later room does with its own rows when an act has been done, inside the act's transaction."""

    act: str  # the verb, such as initiatives.drop
    follow: Callable[..., None]  # (subject, why=str, by=Actor, at=datetime)


sequels: Slot[Sequel] = Slot("sequels")


def follow_up(act: str, subject: object, **context: object) -> None:
    """Let every room that has something to do after the act do it. Called inside the act's transaction."""
    for sequel in sequels:
        if sequel.act == act:
            sequel.follow(subject, **context)
