"""Follow-up rounds with returns, answers and editions, and how activities go on in the next plan."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('direction', '0001_initial'),
        ('files', '0001_initial'),
        ('people', '0002_role_held_once_at_a_time'),
        ('planning', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Continuation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('how', models.CharField(choices=[('carried', 'förs över'), ('merged', 'slås ihop'), ('split', 'delas'), ('superseded', 'ersätts')], max_length=12)),
                ('earlier', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='continued_by', to='planning.activity')),
                ('later', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='continues', to='planning.activity')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('later', 'earlier'), name='continuation_is_told_once'), models.CheckConstraint(condition=models.Q(('later', models.F('earlier')), _negated=True), name='continuation_is_of_another'), models.CheckConstraint(condition=models.Q(('how__in', ['carried', 'merged', 'split', 'superseded'])), name='continuation_how_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Return',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('state', models.CharField(choices=[('waiting', 'väntar'), ('started', 'påbörjat'), ('for_approval', 'för godkännande'), ('submitted', 'inlämnat'), ('sent_back', 'återlämnat')], default='waiting', max_length=12, verbose_name='läge')),
                ('due', models.DateField(verbose_name='svar senast')),
                ('approval', models.BooleanField(default=False, verbose_name='godkänns internt')),
                ('heard_on', models.DateField(blank=True, null=True, verbose_name='medverkan lämnad')),
                ('submitted_on', models.DateField(blank=True, null=True, verbose_name='inlämnat')),
                ('comment', models.TextField(blank=True, verbose_name='kommentar')),
                ('without', models.TextField(blank=True, verbose_name='utan medverkande, därför att')),
                ('approved_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='godkänt av')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='returns', to='people.body', verbose_name='för')),
                ('sent_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='skickat av')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'started', 'for_approval', 'submitted', 'sent_back'])), name='return_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), ('submitted_on__isnull', False)), models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_on', None)), _connector='OR'), name='return_handed_in_has_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Answer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('lead', 'ansvarar'), ('contributing', 'medverkar')], max_length=20)),
                ('light', models.CharField(blank=True, choices=[('green', 'enligt plan'), ('yellow', 'risk för försening'), ('red', 'försenad')], max_length=10, verbose_name='läge')),
                ('text', models.TextField(blank=True, verbose_name='vad har hänt')),
                ('next_step', models.TextField(blank=True, verbose_name='nästa steg')),
                ('status', models.CharField(blank=True, choices=[('new', 'ny'), ('ongoing', 'pågår'), ('paused', 'pausad'), ('done', 'genomförd'), ('partly', 'delvis genomförd'), ('replaced', 'ersatt'), ('not_used', 'ej utnyttjad'), ('dropped', 'utgått')], max_length=20, verbose_name='status')),
                ('proposed_end', models.DateField(blank=True, null=True, verbose_name='föreslaget slut')),
                ('outcome', models.TextField(blank=True, verbose_name='utfall')),
                ('outcome_on', models.DateField(blank=True, null=True, verbose_name='utfallets dag')),
                ('complete', models.BooleanField(default=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('saved_at', models.DateTimeField(blank=True, null=True)),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='answers', to='planning.activity')),
                ('report', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='planning.statusreport')),
                ('writer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('within', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='answers', to='planning.return')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('within', 'activity'), name='answer_is_one_per_activity'), models.CheckConstraint(condition=models.Q(('part__in', ['lead', 'contributing'])), name='answer_part_is_known'), models.CheckConstraint(condition=models.Q(('light', ''), ('light__in', ['green', 'yellow', 'red']), _connector='OR'), name='answer_light_is_known'), models.CheckConstraint(condition=models.Q(('status', ''), ('status__in', ['new', 'ongoing', 'paused', 'done', 'partly', 'replaced', 'not_used', 'dropped']), _connector='OR'), name='answer_status_is_known'), models.CheckConstraint(condition=models.Q(('complete', False), models.Q(models.Q(('text', ''), _negated=True), models.Q(('light', ''), _negated=True)), _connector='OR'), name='answer_complete_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('job_state', models.CharField(choices=[('waiting', 'väntar'), ('running', 'pågår'), ('done', 'klart'), ('failed', 'avbrutet')], default='waiting', max_length=8)),
                ('job_done', models.PositiveIntegerField(default=0)),
                ('job_total', models.PositiveIntegerField(default=0)),
                ('job_beat_at', models.DateTimeField()),
                ('job_refusal', models.CharField(blank=True, max_length=60)),
                ('title', models.CharField(max_length=200, verbose_name='namn')),
                ('period_from', models.DateField(verbose_name='från')),
                ('period_to', models.DateField(verbose_name='till och med')),
                ('opened_on', models.DateField(verbose_name='öppnad')),
                ('due', models.DateField(verbose_name='svar senast')),
                ('heard_by', models.DateField(blank=True, null=True, verbose_name='medverkande svarar senast')),
                ('instructions', models.TextField(blank=True, verbose_name='anvisningar')),
                ('approving', models.JSONField(blank=True, default=list, verbose_name='godkänner internt')),
                ('state', models.CharField(choices=[('open', 'öppen'), ('closed', 'stängd för svar'), ('frozen', 'fryst')], default='open', max_length=10, verbose_name='läge')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='rounds', to='direction.document', verbose_name='plan')),
                ('opened_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='öppnad av')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='rounds', to='people.organisation')),
            ],
            options={
                'indexes': [models.Index(fields=['organisation', '-opened_on'], name='round_latest')],
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='round_has_a_title'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'closed', 'frozen'])), name='round_state_is_known'), models.CheckConstraint(condition=models.Q(('period_to__gte', models.F('period_from'))), name='round_period_runs_forwards'), models.CheckConstraint(condition=models.Q(('due__gte', models.F('opened_on'))), name='round_leaves_time'), models.CheckConstraint(condition=models.Q(('heard_by', None), ('heard_by__lte', models.F('due')), _connector='OR'), name='round_hears_before_it_is_answered'), models.CheckConstraint(condition=models.Q(('job_state__in', ['waiting', 'running', 'done', 'failed'])), name='round_job_state_is_known'), models.UniqueConstraint(condition=models.Q(('state', 'open')), fields=('document',), name='round_of_a_plan_is_open_once')],
            },
        ),
        migrations.AddField(
            model_name='return',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='returns', to='planning.round', verbose_name='uppföljning'),
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('job_state', models.CharField(choices=[('waiting', 'väntar'), ('running', 'pågår'), ('done', 'klart'), ('failed', 'avbrutet')], default='waiting', max_length=8)),
                ('job_done', models.PositiveIntegerField(default=0)),
                ('job_total', models.PositiveIntegerField(default=0)),
                ('job_beat_at', models.DateTimeField()),
                ('job_refusal', models.CharField(blank=True, max_length=60)),
                ('frozen_at', models.DateTimeField(blank=True, null=True, verbose_name='fryst')),
                ('file', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='edition', to='files.storedfile')),
                ('frozen_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='fryst av')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='editions', to='people.organisation')),
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='edition', to='planning.round')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('file', None), ('frozen_at', None)), models.Q(('file__isnull', False), ('frozen_at__isnull', False)), _connector='OR'), name='edition_frozen_has_its_data'), models.CheckConstraint(condition=models.Q(('job_state__in', ['waiting', 'running', 'done', 'failed'])), name='edition_job_state_is_known')],
            },
        ),
        migrations.AddConstraint(
            model_name='return',
            constraint=models.UniqueConstraint(fields=('round', 'body'), name='return_is_one_per_body'),
        ),
    ]
