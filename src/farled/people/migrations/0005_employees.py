"""A role for whoever works here. SQLite builds the table anew, so what holds roles apart is put back afterwards."""

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
        ('people', '0004_sessions_ended'),
    ]

    operations = [
        migrations.RunPython(remove, install),
        migrations.RemoveConstraint(
            model_name='assignment',
            name='assignment_role_is_known',
        ),
        migrations.AlterField(
            model_name='assignment',
            name='role',
            field=models.CharField(choices=[('strategist', 'strateg'), ('body_editor', 'redaktör'), ('registrar', 'registrator'), ('coach', 'projektcoach'), ('appraiser', 'värderare'), ('group_member', 'gruppledamot'), ('decider', 'beslutsfattare'), ('supplier', 'leverantör'), ('councillor', 'förtroendevald'), ('auditor', 'revisor'), ('administrator', 'administratör'), ('employee', 'medarbetare')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='assignment',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['strategist', 'body_editor', 'registrar', 'coach', 'appraiser', 'group_member', 'decider', 'supplier', 'councillor', 'auditor', 'administrator', 'employee'])), name='assignment_role_is_known'),
        ),
        migrations.RunPython(install, remove),
    ]
