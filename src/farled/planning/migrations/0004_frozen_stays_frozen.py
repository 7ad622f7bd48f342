"""The old table goes, and the database keeps what is frozen."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from farled.planning.models import frozen


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers."""
    frozen.install(editor.connection)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    frozen.remove(editor.connection)


class Migration(migrations.Migration):
    """After the rows have moved."""

    dependencies = [("planning", "0003_requests_become_rounds")]
    operations = [migrations.DeleteModel(name="ReportRequest"), migrations.RunPython(install, remove)]
