"""Matters and decisions from before the diary and the copies had rows of their own get theirs."""

from typing import Any

from django.db import migrations


def write_entries(apps: Any, schema_editor: Any) -> None:
    """What each matter began with, as far as it is known: the day it was registered and its title."""
    entries, matters = apps.get_model("matters", "DiaryEntry"), apps.get_model("matters", "Matter")
    without = matters.objects.filter(entries=None).order_by("pk")
    entries.objects.bulk_create(
        entries(matter=matter, number=1, on=matter.opened_on, course="made", subject=matter.title, source=matter.source)
        for matter in without.iterator()
    )


def write_copies(apps: Any, schema_editor: Any) -> None:
    """One row for whoever a decision names; nobody noted whether it was sent."""
    copies, decisions = apps.get_model("matters", "Copy"), apps.get_model("matters", "Decision")
    for decision in decisions.objects.exclude(copies_to="").order_by("pk").iterator():
        names = dict.fromkeys(name for each in decision.copies_to.split(";") if (name := each.strip()))
        copies.objects.bulk_create(
            copies(decision=decision, order=order, recipient=name) for order, name in enumerate(names, 1)
        )


class Migration(migrations.Migration):
    """What was before, in the new tables."""

    dependencies = [("matters", "0002_handling_at_meetings")]
    operations = [
        migrations.RunPython(write_entries, migrations.RunPython.noop),
        migrations.RunPython(write_copies, migrations.RunPython.noop),
    ]
