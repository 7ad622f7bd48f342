"""Triggers that keep history append-only, whoever writes to the database."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from farled.trail import triggers


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create them."""
    triggers.install(editor.connection)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    triggers.remove(editor.connection)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("trail", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
