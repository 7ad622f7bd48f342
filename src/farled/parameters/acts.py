"""Setting parameters. A value is never changed afterwards: a new one begins to hold."""

from datetime import date, datetime

from django.db import transaction

from farled.parameters import rules
from farled.parameters.models import ParameterValue
from farled.people.reads import Actor, Organisation
from farled.trail import acts as trail
from farled.web.refused import Invalid


@transaction.atomic
def set_value(
    *, organisation: Organisation, key: str, value: str, valid_from: date, reference: str, by: Actor, at: datetime
) -> ParameterValue:
    """Let a parameter have a value from a day, with the decision or text it comes from."""
    rules.check_can_manage(by, organisation.pk)
    number = rules.checked_value(key, value)
    trail.hold(organisation.pk)  # of two who set the same one at once, the second is told
    if ParameterValue.objects.filter(organisation=organisation, key=key, valid_from=valid_from).exists():
        raise Invalid("parameters.taken", field="valid_from", day=valid_from.isoformat())
    row = ParameterValue(
        organisation=organisation, key=key, value=format(number, "f"), valid_from=valid_from, reference=reference
    )
    row.save(force_insert=True)
    trail.created(row, "parameters.value.set", by=by, at=at, why=reference)
    return row
