"""A link made for a letter tells which, so that no letter is written twice."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("consultation", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="link",
            name="errand",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.UniqueConstraint(
                condition=models.Q(("errand", ""), _negated=True),
                fields=("recipient", "errand"),
                name="link_letter_is_written_once",
            ),
        ),
    ]
