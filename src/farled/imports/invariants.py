"""What must always hold of readings."""

from collections.abc import Iterator

from django.db.models import F

from farled.imports.models import Draft, Reading
from farled.web.slots import Violation


def applied_rows_stand_in_their_plan() -> Iterator[Violation]:
    """What a row became stands in the plan it was read into."""
    astray = Draft.objects.filter(activity__isnull=False).exclude(activity__document=F("reading__document"))
    for pk in astray.order_by("pk").values_list("pk", flat=True):
        yield Violation("imports.applied", f"draft {pk}", "its activity stands in another plan")


def readings_stay_in_their_organisation() -> Iterator[Violation]:
    """A reading, its plan and its file belong to one organisation."""
    for pk, own, plan, file in Reading.objects.order_by("pk").values_list(
        "pk", "organisation_id", "document__organisation_id", "file__organisation_id"
    ):
        if plan != own or file not in (own, None):
            yield Violation("imports.organisation", f"reading {pk}", "its plan or file belongs to another organisation")
