"""Every stored field is answered for: why it is kept, on what ground, how guarded, how long, whether public."""

from collections.abc import Iterable, Mapping
from importlib import import_module
from importlib.util import find_spec

import pytest
from django.apps import apps
from django.db.models import Model

from farled.loop import LOOP, Part
from farled.web.register import Field, Register
from tests.house.repository import nothing

WITH_TABLES = [part for part in LOOP if list(apps.get_app_config(part.name).get_models())]


def register_of(part: Part) -> Register:
    """The part's register; empty when it has none."""
    name = f"{part.package}.register"
    register: Register = import_module(name).REGISTER if find_spec(name) else {}
    return register


def stored(models: Iterable[type[Model]]) -> dict[str, set[str]]:
    """Model → the fields that are stored, many-to-many ones included."""
    return {
        model.__name__: {field.name for field in (*model._meta.concrete_fields, *model._meta.many_to_many)}
        for model in models
    }


def unanswered(fields: Mapping[str, set[str]], register: Register) -> list[str]:
    """Fields without an entry, entries without a field, and entries without a purpose."""
    found = [
        f"{model}.{name} has no entry" for model in fields for name in fields[model] - register.get(model, {}).keys()
    ]
    found += [
        f"{model}.{name} is no field"
        for model in register
        for name in register[model].keys() - fields.get(model, set())
    ]
    found += [
        f"{model}.{name} has no purpose"
        for model in register
        for name, entry in register[model].items()
        if not entry.purpose
    ]
    return found


@pytest.mark.parametrize("part", WITH_TABLES, ids=lambda part: part.name)
def test_P10_every_field_is_in_the_register(part: Part) -> None:
    fields = stored(apps.get_app_config(part.name).get_models())
    nothing(unanswered(fields, register_of(part)), f"answer for it in src/farled/{part.name}/register.py")


def test_P10_a_field_nobody_answers_for_is_found() -> None:
    title = Field("Titeln.")
    assert unanswered({"Plan": {"title"}}, {"Plan": {"title": title}}) == []
    assert unanswered({"Plan": {"title", "age"}}, {"Plan": {"title": title}}) == ["Plan.age has no entry"]
    assert unanswered({"Plan": set()}, {"Plan": {"title": title}}) == ["Plan.title is no field"]
    assert unanswered({"Plan": {"title"}}, {"Plan": {"title": Field("")}}) == ["Plan.title has no purpose"]
