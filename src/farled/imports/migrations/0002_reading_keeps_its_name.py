"""A reading knows what its file is called, so that the file can be taken away when the reading is left."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import OuterRef, Q, Subquery


def name_readings(apps: Any, schema: Any) -> None:
    """Each reading takes its file's name."""
    files = apps.get_model("files", "StoredFile").objects.filter(pk=OuterRef("file"))
    apps.get_model("imports", "Reading").objects.update(name=Subquery(files.values("name")))


class Migration(migrations.Migration):
    """Name, then a file that may be gone, then what must hold of both."""

    dependencies: ClassVar = [("files", "0001_initial"), ("imports", "0001_initial")]

    operations: ClassVar = [
        migrations.AddField("reading", "name", models.CharField(max_length=200, default=""), preserve_default=False),
        migrations.RunPython(name_readings, migrations.RunPython.noop),
        migrations.AlterField(
            "reading",
            "file",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.RESTRICT,
                related_name="readings",
                to="files.storedfile",
            ),
        ),
        migrations.AddConstraint(
            "reading",
            models.CheckConstraint(
                condition=Q(file__isnull=False) | Q(state="abandoned"), name="reading_has_its_file_until_left"
            ),
        ),
        migrations.AddConstraint(
            "reading", models.CheckConstraint(condition=~Q(name=""), name="reading_has_a_name")
        ),
    ]
