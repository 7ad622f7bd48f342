"""History as a reader meets it: who did what, when and why, with the words of the fields and values that changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.apps import apps
from django.db.models import Field, ForeignKey, Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from farled.trail.models import Entry, Governed
from farled.web import formats
from farled.web.slots import trail_sentences
from farled.web.together import Asks, answered, asking

Names = Mapping[type[Model], Mapping[int, str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that happened to a record."""

    at: datetime
    sentence: str
    why: str
    changes: tuple[Change, ...]


GUEST = "guest"  # the kind of an actor without an account, who came in by a personal link


def sentence(entry: Entry, who: str = "") -> str:
    """What happened, in the reader's language; a verb nobody has worded is told by its name.

    ``who`` stands instead of the name that history keeps.
    """
    wording, who = trail_sentences.get(entry.verb), who or entry.actor_name
    subject = _("något du inte får läsa") if _is_wordless(entry) else entry.subject_name
    return str(wording) % {"who": who, "subject": subject} if wording is not None else f"{who}: {entry.verb} {subject}"


def why_done(entry: Entry) -> str:
    """Why it was done; nothing when the reader may not read what it tells of, for a reason tells of that too."""
    return "" if _is_wordless(entry) else entry.why


def who_acted(entry: Entry, *, guests: bool = False) -> str:
    """Who did it, as history is told to all who may see the record: a guest by role, by name only with ``guests``.

    Whoever works here is known to the others by name; somebody from outside has signed for those who run the round.
    """
    if entry.actor_kind != GUEST or guests:
        return entry.actor_name
    if entry.on_behalf_of:
        return _("Den som har länken för %(body)s") % {"body": entry.on_behalf_of}
    return _("Någon med en personlig länk")


def told(*rows: Governed, reader: Any, limit: int = 20, guests: bool = False) -> list[Told]:
    """What has happened to these records, newest first, for ``trail/_history.html``: the latest ``limit`` events.

    The caller has checked that the reader (an actor) may see the rows themselves. A record that a changed value points
    at is named only when the reader may see that too. Fields without words of their own (``verbose_name``) are internal
    and left out. With ``guests`` whoever has come in by a personal link is named. One query, and one for the records
    pointed at.
    """
    return answered(told_asked(*rows, reader=reader, limit=limit, guests=guests))


@asking
def told_asked(*rows: Governed, reader: Any, limit: int = 20, guests: bool = False) -> Asks[list[Told]]:
    """The same, to be read together with what else the page reads."""
    if not rows:
        return []
    about = Q()
    for row in rows:
        about |= Q(subject_kind=row.KIND, subject_id=row.pk)
    entries = Entry.objects.filter(about).order_by("-seq")[:limit]
    yield (entries,)
    models = {row.KIND: type(row) for row in rows}
    names = yield from _names([entry for entry in entries if not _is_creation(entry)], models, reader)
    return [
        Told(
            entry.at,
            sentence(entry, who_acted(entry, guests=guests)),
            entry.why,
            tuple(_changes(entry, models[entry.subject_kind], names)),
        )
        for entry in entries
    ]


def values_told(entries: Iterable[Entry], *, reader: Any) -> dict[int, tuple[Change, ...]]:
    """What each entry changed, in words, by entry id: first values too, for a log that is read on its own.

    The caller has checked that the reader (an actor) may see the entries. One query for the records pointed at.
    """
    known = {model.KIND: model for model in apps.get_models() if issubclass(model, Governed)}
    shown = [entry for entry in entries if entry.subject_kind in known and not _is_wordless(entry)]
    names = answered(_names(shown, known, reader))
    return {entry.pk: tuple(_values(entry, known[entry.subject_kind], names)) for entry in shown}


def _is_wordless(entry: Entry) -> bool:
    """Whether it tells of what its reader may not read, as ``as_read_by`` has marked it."""
    return bool(getattr(entry, "wordless", False))


def _is_creation(entry: Entry) -> bool:
    return all(before is None for before, _after in entry.changes.values())


@asking
def _names(entries: list[Entry], models: Mapping[str, type[Governed]], reader: Any) -> Asks[Names]:
    """The names of the records that changed values point at, as far as the reader may see them."""
    wanted: dict[type[Model], set[int]] = {}
    for entry in entries:
        for name, values in entry.changes.items():
            target = _target(name, models[entry.subject_kind])
            if target is not None:
                wanted.setdefault(target, set()).update(ref for value in values for ref in _refs(value))
    found: dict[type[Model], QuerySet[Any]] = {}
    for model, ids in wanted.items():
        rows = cast(Any, model._meta.default_manager).filter(pk__in=ids)
        if hasattr(rows, "visible_to"):
            rows = rows.visible_to(reader)
        if named_with := getattr(model, "TRAIL_NAMED_WITH", ()):
            rows = rows.select_related(*named_with)
        found[model] = rows
    yield tuple(found.values())
    return {model: {row.pk: str(row) for row in rows} for model, rows in found.items()}


def _target(name: str, model: type[Governed]) -> type[Model] | None:
    """The model a value's ids stand for, or None when the value is no id."""
    if name in model.TRAIL_POINTS:
        return apps.get_model(model.TRAIL_POINTS[name])
    field = _fields(model).get(name)
    return field.related_model if isinstance(field, ForeignKey) else None


def _refs(value: Any) -> list[int]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _fields(model: type[Governed]) -> dict[str, Field[Any, Any]]:
    return {field.name: field for field in model._meta.concrete_fields}


def _changes(entry: Entry, model: type[Governed], names: Names) -> Iterator[Change]:
    return iter(()) if _is_creation(entry) else _values(entry, model, names)


def _values(entry: Entry, model: type[Governed], names: Names) -> Iterator[Change]:
    for name, (before, after) in entry.changes.items():
        label = _label(name, model)
        if label:
            yield Change(label, _shown(before, name, model, names), _shown(after, name, model, names))


def _label(name: str, model: type[Governed]) -> str:
    if name in model.TRAIL_LABELS:
        return str(capfirst(str(model.TRAIL_LABELS[name])))
    field = _fields(model).get(name)
    worded = field is not None and isinstance(field.verbose_name, Promise)
    return str(capfirst(str(field.verbose_name))) if field is not None and worded else ""


def _shown(value: Any, name: str, model: type[Governed], names: Names) -> str:
    if value in (None, "", [], {}):
        return formats.DASH
    if name in model.TRAIL_WORDS:
        return model.TRAIL_WORDS[name](value)
    target, field = _target(name, model), _fields(model).get(name)
    if target is not None:
        return "; ".join(names[target].get(ref, _("något du inte får se")) for ref in _refs(value))
    return _worded(value, field)


def _worded(value: Any, field: Field[Any, Any] | None) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, list):
        return "; ".join(str(each) for each in value)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field is not None and field.get_internal_type() == "DateField":
        return formats.day(date.fromisoformat(value))
    return str(value)
