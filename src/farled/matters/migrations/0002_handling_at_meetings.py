
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('matters', '0001_initial'),
        ('people', '0002_role_held_once_at_a_time'),
    ]

    operations = [
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
            ],
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('title', models.CharField(max_length=300, verbose_name='uppdrag')),
                ('text', models.TextField(blank=True, verbose_name='vad som ska göras')),
                ('given_in', models.CharField(max_length=200, verbose_name='står i')),
                ('given_on', models.DateField(blank=True, null=True, verbose_name='gavs')),
                ('due', models.DateField(blank=True, null=True, verbose_name='ska redovisas')),
                ('state', models.CharField(choices=[('ongoing', 'pågår'), ('reported', 'redovisat'), ('fulfilled', 'förklarat fullgjort')], default='ongoing', max_length=20, verbose_name='status')),
                ('reported_on', models.DateField(blank=True, null=True, verbose_name='redovisat')),
                ('report', models.TextField(blank=True, verbose_name='redovisning')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('given_in', ''), _negated=True)), name='assignment_has_title_and_origin'), models.CheckConstraint(condition=models.Q(('state__in', ['ongoing', 'reported', 'fulfilled'])), name='assignment_state_is_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'reported'), _negated=True), ('reported_on__isnull', False), _connector='OR'), name='assignment_reported_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('carried', models.BooleanField(verbose_name='det första vann')),
                ('yes', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='ja')),
                ('no', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='nej')),
                ('abstained', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='avstår')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('abstained', None), ('no', None), ('yes', None)), models.Q(('carried', True), ('no__isnull', False), ('yes__gte', models.F('no')), ('yes__isnull', False)), models.Q(('carried', False), ('no__isnull', False), ('yes__isnull', False), ('yes__lte', models.F('no'))), _connector='OR'), name='ballot_is_won_by_the_majority')],
            },
        ),
        migrations.CreateModel(
            name='Copy',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('recipient', models.CharField(max_length=300, verbose_name='mottagare')),
                ('sent_on', models.DateField(blank=True, null=True, verbose_name='skickad')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='DiaryEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('number', models.PositiveSmallIntegerField()),
                ('on', models.DateField(verbose_name='dag')),
                ('course', models.CharField(choices=[('received', 'inkommen'), ('made', 'upprättad'), ('sent', 'utgående')], max_length=20, verbose_name='slag')),
                ('counterpart', models.CharField(blank=True, max_length=200, verbose_name='avsändare eller mottagare')),
                ('subject', models.CharField(max_length=300, verbose_name='vad handlingen rör')),
                ('confidential', models.BooleanField(default=False, verbose_name='sekretess')),
                ('secrecy_ground', models.CharField(blank=True, max_length=200, verbose_name='sekretessgrund')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
            ],
            options={
                'ordering': ['number'],
                'indexes': [models.Index(fields=['on'], name='diary_entry_by_date')],
                'constraints': [models.CheckConstraint(condition=models.Q(('subject', ''), _negated=True), name='diary_entry_says_what_it_is_about'), models.CheckConstraint(condition=models.Q(('course__in', ['received', 'made', 'sent'])), name='diary_entry_course_is_known'), models.CheckConstraint(condition=models.Q(('course', 'made'), models.Q(('counterpart', ''), _negated=True), _connector='OR'), name='diary_entry_names_who_sent_or_got_it'), models.CheckConstraint(condition=models.Q(('confidential', False), models.Q(('secrecy_ground', ''), _negated=True), _connector='OR'), name='diary_entry_secrecy_names_its_ground')],
            },
        ),
        migrations.CreateModel(
            name='Dissent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('reservation', 'reservation'), ('special_statement', 'särskilt uttalande'), ('special_opinion', 'särskilt yttrande'), ('recorded_statement', 'protokollsanteckning')], max_length=20, verbose_name='slag')),
                ('who', models.JSONField(default=list, verbose_name='vem')),
                ('clauses', models.JSONField(blank=True, default=list, verbose_name='beslutspunkter')),
                ('text', models.TextField(blank=True, verbose_name='text')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['reservation', 'special_statement', 'special_opinion', 'recorded_statement'])), name='dissent_kind_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Fulfilment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('clause', models.PositiveSmallIntegerField(verbose_name='beslutspunkt')),
            ],
            options={
                'ordering': ['clause', 'pk'],
                'constraints': [models.CheckConstraint(condition=models.Q(('clause__gte', 1)), name='fulfilment_is_a_clause')],
            },
        ),
        migrations.CreateModel(
            name='Motion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('parties', models.JSONField(default=list, verbose_name='väckt av')),
                ('submitted_on', models.DateField(verbose_name='dagen den väcktes')),
                ('text', models.TextField(blank=True, verbose_name='motionens text')),
                ('claims', models.JSONField(default=list, verbose_name='att-satser')),
                ('covered_by', models.CharField(blank=True, max_length=40, verbose_name='täcks redan av')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
            ],
            options={
                'verbose_name': 'motion',
            },
        ),
        migrations.CreateModel(
            name='Point',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('order', models.PositiveSmallIntegerField()),
                ('text', models.TextField(verbose_name='vad som ska kompletteras')),
                ('answer', models.TextField(blank=True, verbose_name='svar')),
                ('answered_on', models.DateField(blank=True, null=True, verbose_name='besvarad')),
                ('moved_text', models.CharField(blank=True, max_length=200, verbose_name='flyttad till')),
                ('node', models.CharField(blank=True, max_length=40, verbose_name='ledde till')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='point_says_what_is_asked')],
            },
        ),
        migrations.CreateModel(
            name='Proposal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('who', models.JSONField(default=list, verbose_name='vem')),
                ('kind', models.CharField(choices=[('approval', 'bifall'), ('rejection', 'avslag'), ('amendment', 'ändring'), ('addition', 'tillägg'), ('recommittal', 'återremiss'), ('tabling', 'bordläggning')], max_length=20, verbose_name='yrkande')),
                ('text', models.TextField(blank=True, verbose_name='vad yrkandet säger')),
                ('fate', models.CharField(choices=[('carried', 'bifölls'), ('lost', 'avslogs'), ('withdrawn', 'återtogs')], max_length=20, verbose_name='hur det gick')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['approval', 'rejection', 'amendment', 'addition', 'recommittal', 'tabling'])), name='proposal_kind_is_known'), models.CheckConstraint(condition=models.Q(('fate__in', ['carried', 'lost', 'withdrawn'])), name='proposal_fate_is_known')],
            },
        ),
        migrations.CreateModel(
            name='Stage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(default=1)),
                ('order', models.PositiveSmallIntegerField()),
                ('text', models.CharField(max_length=300, verbose_name='etapp')),
                ('due', models.DateField(blank=True, null=True, verbose_name='ska redovisas')),
                ('reported_on', models.DateField(blank=True, null=True, verbose_name='redovisad')),
                ('report', models.TextField(blank=True, verbose_name='redovisning')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='källa')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='stage_says_what')],
            },
        ),
        migrations.AddField(
            model_name='decision',
            name='order_of_vote',
            field=models.TextField(blank=True, verbose_name='propositionsordning'),
        ),
        migrations.AddField(
            model_name='decision',
            name='recommends',
            field=models.BooleanField(default=False, verbose_name='förslag till ett högre organ'),
        ),
        migrations.AddField(
            model_name='decision',
            name='tabled_to',
            field=models.DateField(blank=True, null=True, verbose_name='bordlagt till'),
        ),
        migrations.AddField(
            model_name='decision',
            name='verified_on',
            field=models.DateField(blank=True, null=True, verbose_name='dag för justering'),
        ),
        migrations.AddConstraint(
            model_name='decision',
            constraint=models.CheckConstraint(condition=models.Q(('tabled_to', None), ('outcome', 'tabled'), _connector='OR'), name='decision_comes_back_only_when_tabled'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='matter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='items', to='matters.matter', verbose_name='ärende'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='items', to='matters.meeting', verbose_name='sammanträde'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='given_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='gives', to='people.body', verbose_name='gavs av'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='given_to',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='is_to', to='people.body', verbose_name='gavs till'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='matter',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='assignments', to='matters.matter', verbose_name='utförs i ärendet'),
        ),
        migrations.AddField(
            model_name='assignment',
            name='organisation',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='assignments_given', to='people.organisation'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='ballots', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='copy',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='copies', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='diaryentry',
            name='matter',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='entries', to='matters.matter', verbose_name='ärende'),
        ),
        migrations.AddField(
            model_name='dissent',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='dissents', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='fulfilment',
            name='assignment',
            field=models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='fulfilment', to='matters.assignment'),
        ),
        migrations.AddField(
            model_name='fulfilment',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='fulfilments', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='motion',
            name='matter',
            field=models.OneToOneField(on_delete=django.db.models.deletion.RESTRICT, related_name='motion', to='matters.matter'),
        ),
        migrations.AddField(
            model_name='point',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='points', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='point',
            name='moved_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='points_taken_over', to='matters.matter', verbose_name='flyttad till ärendet'),
        ),
        migrations.AddField(
            model_name='proposal',
            name='decision',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='proposals', to='matters.decision'),
        ),
        migrations.AddField(
            model_name='dissent',
            name='favours',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='supporters', to='matters.proposal', verbose_name='till förmån för'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='against',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='matters.proposal'),
        ),
        migrations.AddField(
            model_name='ballot',
            name='put',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='matters.proposal'),
        ),
        migrations.AddField(
            model_name='stage',
            name='assignment',
            field=models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='stages', to='matters.assignment'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'matter'), name='agenda_item_once_a_meeting'),
        ),
        migrations.AddIndex(
            model_name='assignment',
            index=models.Index(fields=['organisation', 'state', 'due'], name='assignment_by_due'),
        ),
        migrations.AddConstraint(
            model_name='copy',
            constraint=models.UniqueConstraint(fields=('decision', 'recipient'), name='copy_goes_once_to_each'),
        ),
        migrations.AddConstraint(
            model_name='diaryentry',
            constraint=models.UniqueConstraint(fields=('matter', 'number'), name='diary_entry_number_is_its_own'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.UniqueConstraint(fields=('decision', 'order'), name='point_order_is_its_own'),
        ),
        migrations.AddConstraint(
            model_name='point',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None), ('moved_text', ''), ('moved_to', None)), models.Q(('answered_on__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='point_is_answered_in_words_on_a_day'),
        ),
        migrations.AddConstraint(
            model_name='proposal',
            constraint=models.UniqueConstraint(fields=('decision', 'order'), name='proposal_order_is_its_own'),
        ),
        migrations.AddConstraint(
            model_name='dissent',
            constraint=models.UniqueConstraint(fields=('decision', 'order'), name='dissent_order_is_its_own'),
        ),
        migrations.AddConstraint(
            model_name='dissent',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reservation'), _negated=True), ('favours__isnull', False), models.Q(('text', ''), _negated=True), _connector='OR'), name='dissent_reservation_supports_something'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.UniqueConstraint(fields=('decision', 'order'), name='ballot_order_is_its_own'),
        ),
        migrations.AddConstraint(
            model_name='ballot',
            constraint=models.CheckConstraint(condition=models.Q(('against', None), models.Q(('put', models.F('against')), _negated=True), _connector='OR'), name='ballot_is_between_two_proposals'),
        ),
        migrations.AddConstraint(
            model_name='stage',
            constraint=models.UniqueConstraint(fields=('assignment', 'order'), name='stage_order_is_its_own'),
        ),
    ]
