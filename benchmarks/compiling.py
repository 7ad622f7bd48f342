"""A round of 3,000 remarks compared and put together as Word, as the job worker does. Run with the product's settings.

``python -m benchmarks.compiling CONSULTATION`` prints what each took as JSON.
"""

import json
import sys
from datetime import UTC, datetime

from benchmarks.generator import STRATEGIST
from benchmarks.spent import Spent


def main(pk: int) -> dict[str, dict[str, float]]:
    """Compare, then compile."""
    from farled.consultation import acts, tasks
    from farled.consultation.reads import Consultation
    from farled.people.actor import acting
    from farled.people.reads import Organisation, User
    from farled.reports import acts as reports
    from farled.reports import tasks as making
    from farled.reports.models import Production
    from farled.reports.states import Format

    at = datetime.now(tz=UTC)
    by = acting(User.objects.get(email=STRATEGIST), Organisation.objects.get(), on=at.date())
    row = Consultation.objects.get(pk=pk)
    begun = Spent.until_now()
    comparison = acts.compare(consultation=row, by=by, at=at)
    tasks.compare.func(comparison.pk)
    compared = Spent.until_now()
    comparison.refresh_from_db()
    assert comparison.job_state == "done", comparison.job_refusal
    production = reports.order_compilation(consultation_id=pk, formats=[Format.WORD.value], by=by, at=at)
    ordered = Spent.until_now()
    making.produce.func(production.pk)
    made = Spent.until_now()
    production = Production.objects.get(pk=production.pk)
    assert production.outputs.count() == 1, production.job_refusal
    return {"compared": compared.since(begun), "compiled": made.since(ordered)}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(main(int(sys.argv[1]))))
