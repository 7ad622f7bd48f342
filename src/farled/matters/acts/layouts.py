"""Laying out statements: an organisation's headings, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from farled.matters import rules
from farled.matters.models import Heading, Layout
from farled.matters.states import HeadingRole
from farled.people.acts import cleaned
from farled.people.reads import Actor, Organisation
from farled.trail import acts as trail
from farled.web.optimistic import check_version
from farled.web.refused import Invalid


@dataclass(frozen=True, slots=True)
class HeadingSaid:
    """A heading as it is typed."""

    name: str
    role: HeadingRole
    help: str = ""
    required: bool = False


@transaction.atomic
def add_layout(
    *,
    organisation: Organisation,
    name: str,
    headings: Sequence[HeadingSaid],
    by: Actor,
    at: datetime,
    second_person: bool = True,
    source: str = "",
) -> Layout:
    """Lay out statements with headings in order (lägg till en disposition)."""
    rules.check_can_lay_out(by, organisation.pk)
    rules.check_headings(headings)
    layout = Layout(
        organisation=organisation, name=cleaned(name, field="name"), second_person=second_person, source=source
    )  # fmt: skip
    _check_name(layout)
    layout.save(force_insert=True)
    _write(layout, headings)
    trail.created(layout, "matters.layout.added", by=by, at=at)
    return layout


@transaction.atomic
def change_layout(
    *,
    layout: Layout,
    version: int,
    name: str,
    headings: Sequence[HeadingSaid],
    second_person: bool,
    in_use: bool,
    by: Actor,
    at: datetime,
) -> Layout:
    """Change a layout (ändra en disposition). Statements begun before keep the headings they have. Raises Stale."""
    layout = Layout.objects.select_for_update(of=("self",)).get(pk=layout.pk)
    rules.check_can_lay_out(by, layout.organisation_id)
    check_version(current=layout.version, seen=version, stored=layout.trail_values())
    rules.check_headings(headings)
    with trail.changing(layout, "matters.layout.changed", by=by, at=at):
        layout.name, layout.second_person, layout.in_use = cleaned(name, field="name"), second_person, in_use
        _check_name(layout)
        layout.headings.all().delete()
        _write(layout, headings)
    return layout


def _write(layout: Layout, headings: Sequence[HeadingSaid]) -> None:
    Heading.objects.bulk_create(
        Heading(
            layout=layout,
            order=order,
            name=cleaned(each.name, field=f"headings-{order - 1}-name"),
            role=each.role,
            help=each.help.strip(),
            required=each.required or each.role == HeadingRole.DIMENSION,
        )
        for order, each in enumerate(headings, 1)
    )


def _check_name(layout: Layout) -> None:
    same = Layout.objects.filter(organisation_id=layout.organisation_id, name__iexact=layout.name)
    if same.exclude(pk=layout.pk).exists():
        raise Invalid("matters.layout.name_taken", field="name", name=layout.name)
