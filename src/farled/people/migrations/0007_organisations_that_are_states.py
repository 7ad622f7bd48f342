"""A state may be an organisation, beside municipalities and regions."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_decides_in_a_function'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='organisation',
            name='organisation_kind_is_known',
        ),
        migrations.AlterField(
            model_name='organisation',
            name='kind',
            field=models.CharField(choices=[('municipal_group', 'kommunkoncern'), ('region', 'region'), ('state', 'statsförvaltning')], max_length=20),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['municipal_group', 'region', 'state'])), name='organisation_kind_is_known'),
        ),
    ]
