"""Statements to boards: layouts, versions with their texts, and what is frozen stays so in the database."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from farled.matters.models import frozen


def install(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers that keep what is frozen."""
    frozen.install(editor.connection)


def remove(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop them."""
    frozen.remove(editor.connection)


class Migration(migrations.Migration):
    """Additive: new tables only."""

    dependencies = [
        ('files', '0002_documents_in_a_matter'),
        ('matters', '0004_recusals'),
        ('people', '0003_api_tokens'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Layout',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('name', models.CharField(max_length=200, verbose_name='namn')),
                ('second_person', models.BooleanField(default=True, verbose_name='godkänns av en annan person')),
                ('in_use', models.BooleanField(default=True, verbose_name='används')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='layouts', to='people.organisation')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('organisation', 'name'), name='layout_name_is_its_own'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='layout_has_a_name')],
            },
        ),
        migrations.CreateModel(
            name='Heading',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='rubrik')),
                ('role', models.CharField(choices=[('clauses', 'beslutssatser'), ('summary', 'sammanfattning'), ('dimension', 'dimension'), ('consulted', 'samverkan'), ('attachments', 'bilagor'), ('case', 'ärendet'), ('facts', 'beskrivning och fakta'), ('other', 'annan text')], max_length=12, verbose_name='vad som står under rubriken')),
                ('help', models.CharField(blank=True, max_length=300, verbose_name='hjälptext')),
                ('required', models.BooleanField(default=False, verbose_name='måste fyllas i')),
                ('layout', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='headings', to='matters.layout')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('layout', 'order'), name='heading_order_is_its_own'), models.UniqueConstraint(fields=('layout', 'name'), name='heading_stands_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='heading_has_a_name'), models.CheckConstraint(condition=models.Q(('role__in', ['clauses', 'summary', 'dimension', 'consulted', 'attachments', 'case', 'facts', 'other'])), name='heading_role_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'dimension'), _negated=True), ('required', True), _connector='OR'), name='heading_dimension_is_answered')],
            },
        ),
        migrations.CreateModel(
            name='Statement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('number', models.PositiveSmallIntegerField(verbose_name='version')),
                ('title', models.CharField(max_length=300, verbose_name='rubrik')),
                ('due', models.DateField(verbose_name='ska vara klart')),
                ('concerns', models.JSONField(blank=True, default=list, verbose_name='rör i målkedjan')),
                ('state', models.CharField(choices=[('draft', 'utkast'), ('review', 'klar för granskning'), ('approved', 'godkänd'), ('basis', 'beslutsunderlag')], default='draft', max_length=10, verbose_name='status')),
                ('started_on', models.DateField(verbose_name='påbörjat')),
                ('approved_on', models.DateField(blank=True, null=True, verbose_name='godkänt')),
                ('comment', models.TextField(blank=True, verbose_name='kommentar')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='godkänt av')),
                ('layout', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='statements', to='matters.layout', verbose_name='disposition')),
                ('matter', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='statements', to='matters.matter', verbose_name='ärende')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='statements', to='matters.meeting', verbose_name='sammanträde')),
                ('to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='people.body', verbose_name='till')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('matter', 'number'), name='statement_number_is_its_own'), models.UniqueConstraint(condition=models.Q(('state', 'basis'), _negated=True), fields=('matter',), name='statement_one_is_worked_on'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='statement_has_a_title'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'review', 'approved', 'basis'])), name='statement_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('approved_on', None), ('state__in', ['draft', 'review'])), models.Q(('approved_on__isnull', False), ('state__in', ['approved', 'basis'])), _connector='OR'), name='statement_approved_on_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('meeting__isnull', False), ('state', 'basis')), models.Q(models.Q(('state', 'basis'), _negated=True), ('meeting', None)), _connector='OR'), name='statement_frozen_has_a_meeting')],
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=120, verbose_name='rubrik')),
                ('role', models.CharField(choices=[('clauses', 'beslutssatser'), ('summary', 'sammanfattning'), ('dimension', 'dimension'), ('consulted', 'samverkan'), ('attachments', 'bilagor'), ('case', 'ärendet'), ('facts', 'beskrivning och fakta'), ('other', 'annan text')], max_length=12)),
                ('help', models.CharField(blank=True, max_length=300)),
                ('required', models.BooleanField(default=False)),
                ('text', models.TextField(blank=True, verbose_name='text')),
                ('nothing', models.BooleanField(default=False, verbose_name='inga särskilda aspekter')),
                ('nothing_at', models.DateTimeField(blank=True, null=True)),
                ('fetched', models.TextField(blank=True)),
                ('sources', models.JSONField(blank=True, default=list)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('nothing_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('writers', models.JSONField(blank=True, default=list)),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='passages', to='matters.statement')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('statement', 'order'), name='passage_order_is_its_own'), models.CheckConstraint(condition=models.Q(('role__in', ['clauses', 'summary', 'dimension', 'consulted', 'attachments', 'case', 'facts', 'other'])), name='passage_role_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('nothing', False), ('nothing_at', None), ('nothing_by', None)), models.Q(('nothing', True), ('nothing_at__isnull', False), ('role', 'dimension'), ('text', '')), _connector='OR'), name='passage_nothing_is_said_of_dimensions')],
            },
        ),
        migrations.CreateModel(
            name='FrozenStatement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('job_state', models.CharField(choices=[('waiting', 'väntar'), ('running', 'pågår'), ('done', 'klart'), ('failed', 'avbrutet')], default='waiting', max_length=8)),
                ('job_done', models.PositiveIntegerField(default=0)),
                ('job_total', models.PositiveIntegerField(default=0)),
                ('job_beat_at', models.DateTimeField()),
                ('job_refusal', models.CharField(blank=True, max_length=60)),
                ('sha256', models.CharField(max_length=64, verbose_name='kontrollsumma')),
                ('frozen_at', models.DateTimeField(verbose_name='fryst')),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='frozen_statement', to='files.storedfile')),
                ('frozen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='fryst av')),
                ('statement', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='frozen', to='matters.statement')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('sha256', ''), _negated=True), name='frozen_statement_has_a_checksum'), models.CheckConstraint(condition=models.Q(('job_state__in', ['waiting', 'running', 'done', 'failed'])), name='frozen_statement_job_state_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Basis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('decision', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='basis', to='matters.decision')),
                ('statement', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='bases', to='matters.statement')),
            ],
        ),
        migrations.CreateModel(
            name='FrozenFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('format', models.CharField(max_length=10)),
                ('sha256', models.CharField(max_length=64)),
                ('template', models.CharField(blank=True, max_length=300)),
                ('file', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='frozen_file', to='files.storedfile')),
                ('frozen', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='files', to='matters.frozenstatement')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('frozen', 'format'), name='frozen_file_is_one_per_format'), models.CheckConstraint(condition=models.Q(models.Q(('sha256', ''), _negated=True), models.Q(('format', ''), _negated=True)), name='frozen_file_has_a_checksum')],
            },
        ),
        migrations.RunPython(install, remove),
    ]
