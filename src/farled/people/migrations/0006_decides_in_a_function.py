"""The function a decider decides in. SQLite builds the table anew, so what holds roles apart is put back afterwards."""

from django.db import migrations, models
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

    dependencies = [
        ('people', '0005_employees'),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.AddField(
            model_name='assignment',
            name='function',
            field=models.CharField(blank=True, max_length=200, verbose_name='funktion'),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('function', ''), ('role', 'decider'), _connector='OR'), name='assignment_function_is_of_a_decider'),
        ),
        migrations.RunPython(install, remove),
    ]
