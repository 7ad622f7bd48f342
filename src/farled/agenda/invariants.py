"""What must always hold of the calendar."""

from collections.abc import Iterator

from farled.agenda.models import Duty
from farled.web import slots


def duties_are_of_known_kinds() -> Iterator[slots.Violation]:
    """Every duty that waits is of a kind some room can show; otherwise it would wait unseen."""
    waiting = Duty.objects.filter(done_at=None).exclude(kind__in=slots.duty_kinds.names())
    for duty in waiting.order_by("pk").iterator(chunk_size=2000):
        yield slots.Violation("agenda.duties", f"duty {duty.pk}", f"no room knows duties of the kind {duty.kind}")
