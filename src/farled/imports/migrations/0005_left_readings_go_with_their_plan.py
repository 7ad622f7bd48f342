"""A reading that was left does not keep a plan that is taken away; nothing changes in the database."""

from typing import ClassVar

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Another answer to the plan's removal."""

    dependencies: ClassVar = [
        ("direction", "0004_movement"),
        ("imports", "0004_areas_are_named_once"),
    ]

    operations: ClassVar = [
        migrations.AlterField(
            "reading",
            "document",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="readings",
                to="direction.document",
                verbose_name="plan",
            ),
        ),
    ]
