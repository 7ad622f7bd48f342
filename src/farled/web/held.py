"""Related rows that a page has read together with other things, for all that asks a row for its own.

Django fetches what goes with some rows by questions of its own. What ``web.together`` has read is instead given to them
here: then ``case.alternatives.all()`` holds it without asking.
"""

from collections.abc import Iterable
from typing import cast

from django.db.models import ManyToOneRel, Model

_HELD = "_prefetched_objects_cache"  # where Django keeps what is fetched for a row


def hold(rows: Iterable[Model], name: str, related: Iterable[Model]) -> None:
    """Let each row have those of the related rows that point at it, in their order, under the relation's name."""
    by_id = {row.pk: row for row in rows}
    if not by_id:
        return
    pointer = cast(ManyToOneRel, next(iter(by_id.values()))._meta.get_field(name)).field
    own: dict[object, list[Model]] = {pk: [] for pk in by_id}
    for each in related:
        pk = getattr(each, pointer.attname)
        setattr(each, pointer.name, by_id[pk])
        own[pk].append(each)
    for pk, row in by_id.items():
        found = getattr(row, name).all()
        found._result_cache, found._prefetch_done = own[pk], True  # noqa: SLF001 -- as Django does it
        row.__dict__.setdefault(_HELD, {})[name] = found


def holds(row: Model, name: str) -> bool:
    """Whether a row has its related rows, however they were fetched."""
    return name in row.__dict__.get(_HELD, {})
