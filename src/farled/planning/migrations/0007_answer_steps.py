"""How far the answers of a round have come is noted from now on; of earlier rounds what is known is written down."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import django.db.models.deletion
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

SWEDEN = ZoneInfo("Europe/Stockholm")


def note_what_is_known(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """An answer was owed from the day its round opened, and filled in when it was last saved."""
    step = apps.get_model("planning", "AnswerStep")
    answers = apps.get_model("planning", "Answer").objects.select_related("within__round").order_by("pk")
    made = []
    for row in answers.iterator(chunk_size=500):
        opened = datetime.combine(row.within.round.opened_on, time.min, tzinfo=SWEDEN)
        owed = {"round": row.within.round, "body_id": row.within.body_id, "activity_id": row.activity_id}
        made.append(step(**owed, part=row.part, state="owed", at=opened))
        if row.complete:
            made.append(step(**owed, part=row.part, state="filled", at=row.saved_at or opened))
    step.objects.bulk_create(made, batch_size=500)


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0003_api_tokens'),
        ('planning', '0006_sittings'),
    ]

    operations = [
        migrations.CreateModel(
            name='AnswerStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(choices=[('lead', 'ansvarar'), ('contributing', 'medverkar')], max_length=20)),
                ('state', models.CharField(choices=[('owed', 'återstår'), ('filled', 'ifyllt'), ('gone', 'efterfrågas inte längre')], max_length=10)),
                ('at', models.DateTimeField()),
                ('activity', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='planning.activity')),
                ('body', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='+', to='people.body')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.RESTRICT, related_name='steps', to='planning.round')),
            ],
            options={
                'indexes': [models.Index(fields=['round', 'at'], name='answer_step_as_of')],
                'constraints': [models.CheckConstraint(condition=models.Q(('part__in', ['lead', 'contributing'])), name='answer_step_part_is_known'), models.CheckConstraint(condition=models.Q(('state__in', ['owed', 'filled', 'gone'])), name='answer_step_state_is_known')],
            },
        ),
        migrations.RunPython(note_what_is_known, migrations.RunPython.noop),
    ]
