"""What must always hold of the room's rows."""

from collections.abc import Collection, Iterator
from datetime import timedelta

from django.db.models import Exists, F, OuterRef, Q

from farled.agenda.reads import Duty
from farled.consultation.acts.recipients import DUTIES
from farled.consultation.models import ChangedPassage, Consultation, Recipient, Remark, Treatment
from farled.consultation.states import ConsultationState, ReplyState
from farled.direction.reads import DocumentVersion, Passage
from farled.direction.states import VersionState
from farled.trail.reads import known_by
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


def what_has_come_in_is_treated_in_its_round() -> Iterator[Violation]:
    """A remark that has come in has a treatment of its own round, shared with those it is grouped with."""
    bodies = Q(reply__state=ReplyState.HANDED_IN)
    for one in Remark.objects.filter(bodies, treatment=None).order_by("pk"):
        yield Violation("consultation.received", f"remark {one.pk}", "it has come in and nobody can treat it")
    for one in Remark.objects.exclude(bodies).exclude(treatment=None).order_by("pk"):
        yield Violation("consultation.received", f"remark {one.pk}", "it is treated before its reply has come in")
    own = F("treatment__consultation")
    for one in Remark.objects.exclude(treatment=None).exclude(reply__recipient__consultation=own).order_by("pk"):
        yield Violation("consultation.received", f"remark {one.pk}", "it is answered with those of another round")
    for row in Treatment.objects.filter(remarks=None).order_by("pk"):
        yield Violation("consultation.received", f"treatment {row.pk}", "it answers no remark")


def treatments_use_their_own_words() -> Iterator[Violation]:
    """The theme is the round's own, and the disposition the organisation's."""
    rows = Treatment.objects.order_by("pk")
    for row in rows.exclude(theme=None).exclude(theme__consultation=F("consultation")):
        yield Violation("consultation.words", f"treatment {row.pk}", "its theme is another round's")
    for row in rows.exclude(disposition=None).exclude(disposition__organisation=F("consultation__organisation")):
        yield Violation("consultation.words", f"treatment {row.pk}", "its disposition is another organisation's")


def what_changes_the_text_says_where() -> Iterator[Violation]:
    """A disposition that changes the text points at passages of the document consulted on; no other points anywhere."""
    home = F("treatment__consultation__proposal__document")
    for one in ChangedPassage.objects.exclude(passage__document=home).order_by("pk"):
        yield Violation("consultation.changes", f"treatment {one.treatment_id}", "it points into another document")
    pointing = Exists(ChangedPassage.objects.filter(treatment=OuterRef("pk")))
    written = Exists(Passage.objects.filter(document=OuterRef("consultation__proposal__document")))
    changing = Q(disposition__changes_text=True)
    for row in Treatment.objects.filter(changing, ~pointing, written).order_by("pk"):
        yield Violation("consultation.changes", f"treatment {row.pk}", "it changes the text and does not say where")
    for row in Treatment.objects.filter(~changing | Q(disposition=None), pointing).order_by("pk"):
        yield Violation("consultation.changes", f"treatment {row.pk}", "it says where and changes nothing")


def nothing_is_left_when_it_is_over() -> Iterator[Violation]:
    """No remark waits in a finished round, nor one that had come in when the document was adopted."""
    waiting = Remark.objects.filter(treatment__disposition=None).exclude(treatment=None)
    over = Q(treatment__consultation__state=ConsultationState.FINISHED)
    for one in waiting.filter(over).order_by("pk"):
        yield Violation("consultation.open", f"remark {one.pk}", "its round is finished and it is not treated")
    by_round: dict[int, list[tuple[int, int]]] = {}
    left = waiting.exclude(over).order_by("pk").values_list("treatment__consultation", "pk", "treatment")
    for consultation, pk, treatment in left:
        by_round.setdefault(consultation, []).append((pk, treatment))
    for row in Consultation.objects.filter(pk__in=by_round).select_related("proposal").order_by("pk"):
        early = _before_adoption(row, [treatment for _pk, treatment in by_round[row.pk]])
        for pk, treatment in by_round[row.pk]:
            if treatment in early:
                yield Violation("consultation.open", f"remark {pk}", "its document is adopted and it is not treated")


def _before_adoption(row: Consultation, treatments: Collection[int]) -> set[int]:
    """Those that were here when the document was adopted; a reply that is registered later waits by right."""
    later = DocumentVersion.objects.filter(
        document=row.proposal.document_id, number__gt=row.proposal.number, state=VersionState.ADOPTED
    )
    adopted = later.exclude(frozen_at=None).order_by("number").values_list("frozen_at", flat=True).first()
    return known_by(Treatment.KIND, treatments, adopted - timedelta(microseconds=1)) if adopted else set()
