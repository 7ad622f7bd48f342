"""What must always hold of the room's rows."""

from collections.abc import Iterator

from django.db.models import F, Q

from farled.agenda.reads import Duty
from farled.consultation.acts.recipients import DUTIES
from farled.consultation.models import Consultation, Recipient
from farled.consultation.states import ConsultationState
from farled.direction.states import VersionState
from farled.web.slots import Violation


def rounds_stay_in_their_organisation() -> Iterator[Violation]:
    """The proposal, the matter and every body asked are of the consultation's organisation; collectors of its round."""
    here = F("organisation")
    for row in Consultation.objects.exclude(proposal__document__organisation=here).order_by("pk"):
        yield Violation("consultation.organisation", f"consultation {row.pk}", "its proposal is another organisation's")
    for row in Consultation.objects.exclude(matter=None).exclude(matter__organisation=here).order_by("pk"):
        yield Violation("consultation.organisation", f"consultation {row.pk}", "its matter is another organisation's")
    home = F("consultation__organisation")
    strange = Q(body__isnull=False) & ~Q(body__organisation=home)
    strange |= Q(prepared_by__isnull=False) & ~Q(prepared_by__organisation=home)
    strange |= Q(answers_through__isnull=False) & ~Q(answers_through__consultation=F("consultation"))
    for one in Recipient.objects.filter(strange).order_by("pk"):
        yield Violation("consultation.organisation", f"recipient {one.pk}", "it is tied outside its round")


def what_is_out_has_its_text_fast() -> Iterator[Violation]:
    """The proposal of a consultation is consulted about when it has been sent out, and a draft before that."""
    out = ~Q(state=ConsultationState.PREPARING) & ~Q(proposal__state=VersionState.CONSULTED)
    for row in Consultation.objects.filter(out).order_by("pk"):
        yield Violation("consultation.text", f"consultation {row.pk}", "it is out and its text is not fast")
    early = Q(state=ConsultationState.PREPARING, proposal__state=VersionState.CONSULTED)
    for row in Consultation.objects.filter(early).order_by("pk"):
        yield Violation("consultation.text", f"consultation {row.pk}", "its text is fast and it is not out")


def nobody_is_asked_when_the_round_is_over() -> Iterator[Violation]:
    """A duty to answer waits only while its round takes replies."""
    waiting = Duty.objects.filter(kind__in=DUTIES, done_at=None).values_list("subject_id", flat=True)
    asked = Recipient.objects.filter(pk__in=list(waiting)).exclude(consultation__state=ConsultationState.OPEN)
    for one in asked.order_by("pk"):
        yield Violation("consultation.duties", f"recipient {one.pk}", "it is asked to answer a round that is not open")
