"""A role is not held twice at a time, whoever writes to the database."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from farled.people import exclusion


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the constraint."""
    exclusion.install(editor.connection)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop it."""
    exclusion.remove(editor.connection)


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("people", "0001_initial")]
    operations = [migrations.RunPython(install, remove)]
