"""What must always hold of readings, of plans and of replies."""

from collections.abc import Iterator

from django.db.models import F

from farled.imports.models import Draft, Reading, ReplyReading
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


def registered_replies_are_their_recipients() -> Iterator[Violation]:
    """What a file became is the reply of the recipient it was read for; all of it belongs to one organisation."""
    rows = ReplyReading.objects.order_by("pk").values_list(
        "pk", "organisation_id", "recipient__consultation__organisation_id", "file__organisation_id", "recipient_id",
        "reply__recipient_id",
    )  # fmt: skip
    for pk, own, asked, file, recipient, replied in rows:
        if asked != own or file not in (own, None):
            yield Violation(
                "imports.replies", f"reply reading {pk}", "its round or file belongs to another organisation"
            )
        if replied not in (recipient, None):
            yield Violation("imports.replies", f"reply reading {pk}", "its reply is another recipient's")
