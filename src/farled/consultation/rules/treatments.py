"""Who treats remarks, what a treatment has to say, and what must be treated before the document is adopted."""

from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import QuerySet

from farled.consultation.models import Consultation, Disposition, Remark, Theme, Treatment
from farled.consultation.reads import treatments as reads
from farled.consultation.reads.left import left_before
from farled.consultation.states import ConsultationState
from farled.direction.reads import DocumentVersion, Passage
from farled.methods.swedish import fold
from farled.people.reads import Actor, User
from farled.web.optimistic import check_version
from farled.web.refused import Forbidden, Invalid, Refused, asks

# --- Who --------------------------------------------------------------------------------------------------------------


def check_may_treat(by: Actor, consultation: Consultation) -> None:
    """Treating remarks is a right in the whole organisation that sent the proposal out."""
    if by.organisation_id != consultation.organisation_id or not by.may("consultation.treat"):
        raise Forbidden("consultation.treat")


def check_can_treat(by: Actor, consultation: Consultation) -> None:
    """The same, of a consultation that is out or whose replies have come in."""
    check_may_treat(by, consultation)
    if consultation.state not in {ConsultationState.OPEN, ConsultationState.CLOSED}:
        raise Refused("consultation.not_treated_now", state=consultation.get_state_display())


may_treat, can_treat = asks(check_may_treat), asks(check_can_treat)


def check_can_word(by: Actor, organisation_id: int) -> None:
    """Those who treat remarks word what treatments can come to."""
    if by.organisation_id != organisation_id or not by.may("consultation.treat"):
        raise Forbidden("consultation.treat")


# --- What a treatment says --------------------------------------------------------------------------------------------


def one_consultation(rows: Sequence[Treatment], asked: int) -> Consultation:
    """The consultation that the treatments belong to. Raises Refused for none, several, or one that is gone."""
    if not rows:
        raise Refused("consultation.no_remarks")
    if len(rows) != asked:
        raise Refused("consultation.regrouped")
    if len({row.consultation_id for row in rows}) > 1:
        raise Refused("consultation.several")
    return rows[0].consultation


def check_theme(consultation: Consultation, theme: Theme | None) -> None:
    """A theme is of the same consultation."""
    if theme is not None and theme.consultation_id != consultation.pk:
        raise Invalid("consultation.theme_elsewhere", field="theme")


def check_handler(consultation: Consultation, handler: User | None, *, on: date) -> None:
    """Whoever handles a remark may treat it."""
    if handler is not None and not reads.handlers(consultation.organisation_id, on=on).filter(pk=handler.pk).exists():
        raise Invalid("consultation.handler", field="handler", name=handler.name)


def check_disposition(row: Treatment, disposition: Disposition | None, passages: Collection[int]) -> None:
    """What changes the text points at the changed passages, and only that does."""
    if disposition is not None:
        if disposition.organisation_id != row.consultation.organisation_id:
            raise Invalid("consultation.disposition_elsewhere", field="disposition")
        if not disposition.in_use and disposition.pk != Treatment.objects.get(pk=row.pk).disposition_id:
            raise Invalid("consultation.disposition_ended", field="disposition", name=disposition.name)
    document = row.consultation.proposal.document_id
    changes = disposition is not None and disposition.changes_text
    if changes and not passages and Passage.objects.filter(document=document).exists():
        raise Invalid("consultation.which_passage", field="passages", name=disposition.name if disposition else "")
    if passages and not changes:
        raise Invalid("consultation.text_not_changed", field="passages")
    if passages and Passage.objects.filter(pk__in=passages, document=document).count() != len(passages):
        raise Invalid("consultation.passage_elsewhere", field="passages")


def check_stays_treated(row: Treatment, disposition: Disposition | None) -> None:
    """Once the document is adopted no remark on it becomes open again; another disposition may be chosen."""
    if row.disposition_id is not None and disposition is None and reads.adopted_since(row.consultation):
        raise Invalid("consultation.adopted_already", field="disposition", title=row.consultation.title)


def check_can_ungroup(row: Treatment) -> None:
    """A remark is taken out of its group while it can wait for an answer of its own."""
    if row.disposition_id is not None and reads.adopted_since(row.consultation):
        raise Refused("consultation.adopted_group", title=row.consultation.title)


def check_seen(row: Treatment, version: int) -> None:
    """What is done rests on how the treatment was seen."""
    check_version(current=row.version, seen=version, stored=reads.stored_of([row]))


def check_can_group(rows: Sequence[Treatment]) -> None:
    """Remarks that are grouped have not been answered in different ways."""
    if len(rows) < 2:
        raise Refused("consultation.group_of_one")
    answers = {(row.disposition_id, row.answer, row.refers_to) for row in rows}
    if len(answers - {(None, "", "")}) > 1:
        raise Refused("consultation.answered_differently")


def check_is_grouped(row: Treatment) -> None:
    """Only what is answered with others is taken out."""
    if len(row.remarks.all()) < 2:
        raise Refused("consultation.alone")


def check_is_received(remark: Remark) -> None:
    """A remark is treated once its reply has come in."""
    if remark.treatment_id is None:
        raise Refused("consultation.not_received")


# --- Themes and dispositions ------------------------------------------------------------------------------------------


def check_name_is_free(rows: QuerySet[Theme] | QuerySet[Disposition], name: str, *, but: int | None = None) -> None:
    """Two of one name cannot be told apart."""
    taken = {fold(each) for each in rows.exclude(pk=but or 0).values_list("name", flat=True)}
    if fold(name) in taken:
        raise Invalid("consultation.name_taken", field="name", name=name)


def check_brought(made: Collection[Disposition]) -> None:
    """Something was missing."""
    if not made:
        raise Refused("consultation.presets_there")


def check_is_unused(theme: Theme) -> None:
    """A theme with remarks under it stays until they have another."""
    if count := theme.treatments.count():
        raise Refused("consultation.theme_in_use", count=count, name=theme.name)


def check_says_the_same_of_text(row: Disposition, *, changes_text: bool) -> None:
    """Whether a disposition changes the text is not changed under the treatments that have come to it."""
    if changes_text != row.changes_text and (count := row.treatments.count()):
        raise Invalid("consultation.disposition_in_use", field="changes_text", count=count)


# --- Adoption ---------------------------------------------------------------------------------------------------------


def check_treated(draft: DocumentVersion) -> None:
    """Before a document is adopted every remark on it has been treated, and what is said to be changed is changed."""
    for left in left_before(draft):
        if left.still_open:
            raise Refused("consultation.still_open", title=left.consultation.title)
        if left.open:
            raise Refused("consultation.remarks_left", count=left.open, title=left.consultation.title)
        if left.pointless:
            raise Refused("consultation.changes_left", count=left.pointless, title=left.consultation.title)
        if left.unchanged:
            raise Refused("consultation.unchanged", count=len(left.unchanged), title=left.consultation.title)
