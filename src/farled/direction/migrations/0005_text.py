"""The text of documents in passages, and versions that have been sent out for consultation."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from farled.direction.models import frozen


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers that keep a frozen text as it is."""
    frozen.install(editor.connection)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    frozen.remove(editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('direction', '0004_movement'),
        ('matters', '0005_statements'),
    ]

    operations = [
        migrations.CreateModel(
            name='ObjectivePassage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('position', models.PositiveIntegerField(verbose_name='plats i texten')),
                ('kind', models.CharField(choices=[('heading', 'rubrik'), ('paragraph', 'stycke'), ('item', 'punkt'), ('numbered', 'numrerad punkt'), ('row', 'tabellrad')], max_length=20, verbose_name='slag')),
                ('level', models.PositiveSmallIntegerField(default=0, verbose_name='nivå')),
                ('text', models.TextField(verbose_name='text')),
                ('plain', models.TextField(verbose_name='ren text')),
            ],
        ),
        migrations.CreateModel(
            name='WordingOrigin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='documentversion',
            name='version_one_holds_until_further_notice',
        ),
        migrations.RemoveConstraint(
            model_name='documentversion',
            name='document_version_state_is_known',
        ),
        migrations.RemoveConstraint(
            model_name='documentversion',
            name='version_adopted_has_decision_and_first_day',
        ),
        migrations.AddField(
            model_name='documentversion',
            name='frozen_at',
            field=models.DateTimeField(blank=True, null=True, verbose_name='texten ligger fast sedan'),
        ),
        migrations.AlterField(
            model_name='documentversion',
            name='state',
            field=models.CharField(choices=[('draft', 'utkast'), ('consulted', 'remitterad'), ('adopted', 'beslutad'), ('repealed', 'upphävd'), ('issued', 'beslutad av annan'), ('earlier', 'beslutad tidigare')], default='draft', max_length=20, verbose_name='status'),
        ),
        migrations.AddConstraint(
            model_name='documentversion',
            constraint=models.UniqueConstraint(condition=models.Q(('valid_to', None), models.Q(('state__in', ['consulted', 'draft']), _negated=True)), fields=('document',), name='version_one_holds_until_further_notice'),
        ),
        migrations.AddConstraint(
            model_name='documentversion',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'consulted', 'adopted', 'repealed', 'issued', 'earlier'])), name='document_version_state_is_known'),
        ),
        migrations.AddConstraint(
            model_name='documentversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('decision', None), ('state__in', ['consulted', 'draft'])), models.Q(('decision', None), ('state__in', ['issued', 'earlier', 'repealed'])), models.Q(('decision__isnull', False), ('state__in', ['adopted', 'repealed']), ('valid_from__isnull', False)), _connector='OR'), name='version_adopted_has_decision_and_first_day'),
        ),
        migrations.AddConstraint(
            model_name='documentversion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['draft', 'consulted']), _negated=True), models.Q(('frozen_at', None), ('state', 'draft')), models.Q(('frozen_at__isnull', False), ('state', 'consulted')), _connector='OR'), name='document_version_sent_out_is_frozen'),
        ),
        migrations.AddField(
            model_name='objectivepassage',
            name='objective',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='told_in', to='direction.objective'),
        ),
        migrations.AddField(
            model_name='passage',
            name='document',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='passages', to='direction.document'),
        ),
        migrations.AddField(
            model_name='objectivepassage',
            name='passage',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='tells_of', to='direction.passage'),
        ),
        migrations.AddField(
            model_name='wording',
            name='document_version',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='wordings', to='direction.documentversion', verbose_name='version'),
        ),
        migrations.AddField(
            model_name='wording',
            name='passage',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='wordings', to='direction.passage', verbose_name='textställe'),
        ),
        migrations.AddField(
            model_name='wordingorigin',
            name='passage',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='became', to='direction.passage'),
        ),
        migrations.AddField(
            model_name='wordingorigin',
            name='wording',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='origins', to='direction.wording'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('document', 'number'), name='passage_number_is_given_once'),
        ),
        migrations.AddConstraint(
            model_name='objectivepassage',
            constraint=models.UniqueConstraint(fields=('objective', 'passage'), name='objective_is_told_once_in_a_passage'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(fields=('document_version', 'passage'), name='wording_stands_once_in_the_version'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.UniqueConstraint(fields=('document_version', 'position'), name='wording_has_a_place_of_its_own'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(('kind__in', ['heading', 'paragraph', 'item', 'numbered', 'row'])), name='wording_kind_is_known'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(('plain', ''), _negated=True), name='wording_says_something'),
        ),
        migrations.AddConstraint(
            model_name='wording',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'paragraph'), ('level', 0)), models.Q(('kind', 'row'), ('level__lte', 1)), models.Q(('kind', 'heading'), ('level__range', (1, 4))), models.Q(('kind__in', ['item', 'numbered']), ('level__range', (1, 3))), _connector='OR'), name='wording_level_is_of_its_kind'),
        ),
        migrations.AddConstraint(
            model_name='wordingorigin',
            constraint=models.UniqueConstraint(fields=('wording', 'passage'), name='wording_origin_is_said_once'),
        ),
        migrations.RunPython(install, remove),
    ]
