"""Files that are reached only through the record they belong to."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """One more kind of file."""

    dependencies = [("files", "0001_initial")]
    operations = [
        migrations.AlterField(
            model_name="storedfile",
            name="kind",
            field=models.CharField(
                choices=[
                    ("upload", "uppladdad"),
                    ("produced", "framtagen"),
                    ("edition", "fryst utgåva"),
                    ("record", "handling i ett ärende"),
                ],
                max_length=12,
            ),
        ),
        migrations.RemoveConstraint(model_name="storedfile", name="file_kind_is_known"),
        migrations.AddConstraint(
            model_name="storedfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["upload", "produced", "edition", "record"])), name="file_kind_is_known"
            ),
        ),
    ]
