"""A link can be for reading how a reply was treated, too."""


from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('consultation', '0003_comparisons'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='link',
            name='link_purpose_is_known',
        ),
        migrations.AlterField(
            model_name='link',
            name='purpose',
            field=models.CharField(choices=[('answer', 'svara'), ('approve', 'godkänna svaret'), ('read', 'läsa hur svaret behandlades')], max_length=10, verbose_name='till för att'),
        ),
        migrations.AddConstraint(
            model_name='link',
            constraint=models.CheckConstraint(condition=models.Q(('purpose__in', ['answer', 'approve', 'read'])), name='link_purpose_is_known'),
        ),
    ]
