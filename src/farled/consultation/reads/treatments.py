"""Remarks that have come in, how they are treated, and the passages they changed: followed both ways."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Collate

from farled.consultation.models import ChangedPassage, Consultation, Disposition, Remark, Reply, Theme, Treatment
from farled.consultation.states import ConsultationState, ReplyState
from farled.direction.reads import DocumentVersion, Passage, Wording, part_of, stand_in
from farled.direction.reads.text import Changed, Placed, changes_between, labels_of, placed
from farled.direction.states import UNDECIDED
from farled.methods.swedish import fold
from farled.people.capabilities import GRANTS
from farled.people.reads import Actor, Assignment, User, active_people, holding

_MARK = 6  # bytes: exact also as a number in JSON


def mark_of(rows: Iterable[Treatment]) -> int:
    """What tells these treatments, as they are now, from how they are later: of one its version."""
    told = sorted((row.pk, row.version) for row in rows)
    if len(told) == 1:
        return told[0][1]
    return int.from_bytes(sha256(repr(told).encode()).digest()[:_MARK])


def stored_of(rows: Sequence[Treatment]) -> dict[str, Any]:
    """What a treatment says now, under the names of the form's fields; nothing of many at once."""
    if len(rows) != 1:
        return {}
    (row,) = rows
    return {
        "theme": row.theme_id,
        "handler": row.handler_id,
        "disposition": row.disposition_id,
        "answer": row.answer,
        "refers_to": row.refers_to,
        "passages": sorted(each.passage_id for each in row.changes.all()),
    }


# --- Lists ------------------------------------------------------------------------------------------------------------


def consultations(actor: Actor) -> QuerySet[Consultation]:
    """Those the actor may see that have been sent out, the latest first."""
    seen = Consultation.objects.visible_to(actor).exclude(state=ConsultationState.PREPARING)
    return seen.select_related("proposal__document").order_by("-due", "-pk")


def remarks(actor: Actor) -> QuerySet[Remark]:
    """What the replies say that have been handed in, in consultations the actor may see."""
    handed_in = Reply.objects.visible_to(actor).filter(state=ReplyState.HANDED_IN)
    return Remark.objects.filter(reply__in=handed_in)


def to_treat(actor: Actor) -> QuerySet[Remark]:
    """Received remarks, for those who treat them, with where in the consulted text each points."""
    if not actor.may("consultation.treat"):
        return Remark.objects.none()
    sent_out = Consultation.objects.filter(organisation_id=actor.organisation_id).exclude(
        state=ConsultationState.PREPARING
    )
    return _placed(Remark.objects.filter(treatment__consultation__in=sent_out))


def listed(actor: Actor) -> QuerySet[Remark]:
    """All remarks the actor may read, placed the same way. Whether their treatment is told is the caller's to ask."""
    return to_treat(actor) if actor.may("consultation.treat") else _placed(remarks(actor))


def _placed(rows: QuerySet[Remark]) -> QuerySet[Remark]:
    return rows.annotate(position=_position()).select_related(
        "reply__recipient__consultation__proposal",
        "question",
        "treatment__theme",
        "treatment__disposition",
        "treatment__handler",
    )


def _position() -> Subquery:
    """Where the passage of a remark stands in the consulted text."""
    proposal = OuterRef("reply__recipient__consultation__proposal")
    there = Wording.objects.filter(document_version=proposal, passage=OuterRef("passage"))
    return Subquery(there.values("position")[:1])


def treatments(actor: Actor) -> QuerySet[Treatment]:
    """How remarks are treated, as far as the actor may see it, with the remarks and the passages they changed."""
    rows = Treatment.objects.visible_to(actor).select_related(
        "consultation__proposal__document", "theme", "disposition", "handler"
    )
    said = Remark.objects.select_related("reply__recipient", "question").order_by("reply__recipient__name", "number")
    return rows.prefetch_related("changes__passage", Prefetch("remarks", said))


def themes(actor: Actor) -> QuerySet[Theme]:
    """The themes of consultations whose treatment the actor may see, with how many remarks each has."""
    seen = Theme.objects.filter(consultation__in=consultations(actor).order_by())
    if not actor.may("consultation.treat"):
        seen = seen.filter(consultation__dispositions_shown=True)
    return (
        seen.select_related("consultation")
        .annotate(remark_count=Count("treatments__remarks"))
        .order_by("position", Collate("name", "sv-x-icu"))
    )


def dispositions(actor: Actor) -> QuerySet[Disposition]:
    """What treatments can come to in the actor's organisation."""
    rows = Disposition.objects.filter(organisation_id=actor.organisation_id)
    return rows.order_by("position", Collate("name", "sv-x-icu"))


def dispositions_used(actor: Actor) -> QuerySet[Disposition]:
    """The same with how many remarks have come to each, those in use first."""
    rows = dispositions(actor).annotate(remark_count=Count("treatments__remarks"))
    return rows.order_by("-in_use", "position", Collate("name", "sv-x-icu"))


def handlers(organisation_id: int, *, on: date) -> QuerySet[User]:
    """Those who may treat remarks on a date."""
    roles = [role.value for role in GRANTS["consultation.treat"]]
    held = holding(Assignment.objects.filter(organisation_id=organisation_id, role__in=roles), on)
    people = active_people(organisation_id, on=on).filter(pk__in=held.values("user_id"))
    return people.order_by(Collate("name", "sv-x-icu"))


def could_handle(actor: Actor) -> QuerySet[User]:
    """Everybody who may treat remarks, or once might, so that whoever is named on one is known by name."""
    roles = [role.value for role in GRANTS["consultation.treat"]]
    held = Assignment.objects.filter(organisation_id=actor.organisation_id, role__in=roles)
    return User.objects.filter(pk__in=held.values("user_id")).order_by(Collate("name", "sv-x-icu"))


def themes_by_name(actor: Actor) -> list[tuple[Theme, str]]:
    """The themes with what each is called in a list of several rounds: with its round where two are named alike."""
    rows = list(themes(actor))
    often = Counter(fold(row.name) for row in rows)
    return [(row, f"{row.name} ({row.consultation.title})" if often[fold(row.name)] > 1 else row.name) for row in rows]


def recipients_answering(actor: Actor, consultation_id: int | None) -> list[tuple[int, str]]:
    """The recipients with remarks, by name, to choose among."""
    rows = listed(actor)
    if consultation_id is not None:
        rows = rows.filter(reply__recipient__consultation_id=consultation_id)
    named = rows.order_by(Collate("reply__recipient__name", "sv-x-icu"))
    return list(named.values_list("reply__recipient_id", "reply__recipient__name").distinct())


# --- One consultation -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Tally:
    """How far the treatment of a consultation has come: received remarks, and those without a disposition.

    ``pointless``: those said to change the text that point at no passage.
    """

    remarks: int
    open: int
    texts: int
    changing: int
    pointless: int

    @property
    def treated(self) -> int:
        """Remarks with a disposition."""
        return self.remarks - self.open


def tally(consultation: Consultation) -> Tally:
    """How far the treatment has come. The caller has checked that it may be seen."""
    changing = Q(treatment__disposition__changes_text=True)
    pointed = Exists(ChangedPassage.objects.filter(treatment=OuterRef("treatment")))
    found = Remark.objects.filter(treatment__consultation=consultation).aggregate(
        remarks=Count("pk"),
        open=Count("pk", filter=Q(treatment__disposition=None)),
        keyed=Count("text_key", filter=~Q(text_key=""), distinct=True),
        keyless=Count("pk", filter=Q(text_key="")),
        changing=Count("pk", filter=changing),
        pointless=Count("pk", filter=changing & ~Q(pointed)),
    )
    return Tally(texts=found.pop("keyed") + found.pop("keyless"), **found)


def next_version(consultation: Consultation, actor: Actor) -> DocumentVersion | None:
    """The version that goes on from the consulted text, when the actor may read it: the new draft, or as adopted."""
    proposal = consultation.proposal
    later = DocumentVersion.objects.readable_by(actor).filter(document=proposal.document_id, number__gt=proposal.number)
    return later.select_related("document").order_by("number").first()


def consulted_text(consultation: Consultation) -> list[Placed]:
    """The text that was sent out, passage by passage. The caller has checked that the consultation may be seen."""
    rows = Wording.objects.filter(document_version=consultation.proposal_id).order_by("position")
    return placed(list(rows))


def labels(versions: Iterable[DocumentVersion]) -> dict[int, dict[int, str]]:
    """The labels of the passages of some versions, by version and passage."""
    return {version.pk: labels_of(version) for version in {each.pk: each for each in versions}.values()}


# --- One remark, one passage ------------------------------------------------------------------------------------------


def changed_in(consultation: Consultation, actor: Actor) -> Mapping[int, Changed]:
    """What became of the consulted passages in the version that goes on from them, by passage.

    Passages that are new there stand under themselves. Empty when the actor may not read that version.
    """
    after = next_version(consultation, actor)
    return changed_by(consultation, after) if after else {}


def changed_by(consultation: Consultation, after: DocumentVersion) -> Mapping[int, Changed]:
    """The same in a version that the caller knows may be read."""
    found: dict[int, Changed] = {}
    for change in changes_between(consultation.proposal, after):
        for each in (*change.before, *((change.after,) if change.after else ())):
            found.setdefault(each.wording.passage_id, change)
    return found


def changes_told(consultation: Consultation, actor: Actor) -> dict[int, list[Changed]]:
    """What became of the passages that treatments are said to have changed, by treatment, in the order of the text."""
    pointed: dict[int, set[int]] = {}
    rows = ChangedPassage.objects.filter(treatment__consultation=consultation)
    for passage, treatment in rows.values_list("passage_id", "treatment_id"):
        pointed.setdefault(passage, set()).add(treatment)
    told: dict[int, list[Changed]] = {}
    if pointed:
        for passage, change in changed_in(consultation, actor).items():
            for treatment in pointed.get(passage, ()):
                told.setdefault(treatment, []).append(change)
    return told


def remarks_on(consultation: Consultation, passage: Passage) -> QuerySet[Remark]:
    """What bodies say of a passage. The caller has checked that the consultation may be seen."""
    rows = Remark.objects.filter(passage=passage, treatment__consultation=consultation)
    return rows.select_related("reply__recipient", "treatment__disposition").order_by(
        Collate("reply__recipient__name", "sv-x-icu"), "number"
    )


def causes_of(
    consultation: Consultation, passage: Passage, actor: Actor, after: DocumentVersion | None
) -> QuerySet[Treatment]:
    """The treatments that changed a passage, or what became part of it, with their remarks; ``after``: the newest text.

    As far as the actor may see them. The caller has checked that ``after`` may be read.
    """
    made = part_of(after, passage.pk) if after else {passage.pk}
    return treatments(actor).filter(consultation=consultation, changes__passage__in=made).distinct().order_by("pk")


def causes_between(since: DocumentVersion, until: DocumentVersion, actor: Actor) -> dict[int, list[Treatment]]:
    """The treatments that changed passages on the way from one version to a later, by the passage as it stands there.

    As far as the actor may see them; a passage that was taken away is told of under itself.
    """
    sent_out = Consultation.objects.filter(
        proposal__document=until.document_id, proposal__number__gte=since.number, proposal__number__lt=until.number
    )
    rows = list(treatments(actor).filter(consultation__in=sent_out).order_by("pk"))
    changed = {change.passage_id for row in rows for change in row.changes.all()}
    stands = stand_in(until, changed)
    found: dict[int, list[Treatment]] = {}
    for row in rows:
        places = [place for change in row.changes.all() for place in stands[change.passage_id] or (change.passage_id,)]
        for place in dict.fromkeys(places):
            found.setdefault(place, []).append(row)
    return found


def adopted_since(consultation: Consultation) -> bool:
    """Whether the document has been decided after the version that was consulted on."""
    later = DocumentVersion.objects.filter(
        document=consultation.proposal.document_id, number__gt=consultation.proposal.number
    )
    return later.exclude(state__in=UNDECIDED).exists()


def caused_in(consultation: Consultation) -> Mapping[int, int]:
    """How many remarks each passage is said to be changed for."""
    pointed = Remark.objects.filter(treatment__consultation=consultation, treatment__changes__isnull=False).order_by()
    return dict(pointed.values_list("treatment__changes__passage").annotate(all=Count("pk")))


@dataclass(frozen=True, slots=True)
class Remarked:
    """A passage of the consulted text, or one added since, with the remarks about it and those that changed it.

    ``remarks`` are about it, ``open`` of them wait. ``causes``: the remarks that are said to have changed or added it.
    """

    placed: Placed
    remarks: int
    open: int
    causes: int
    change: Changed | None

    @property
    def changed(self) -> bool:
        """Whether it does not read as it did."""
        return self.change is not None and bool(self.change.natures)

    @property
    def added(self) -> bool:
        """Whether it was not there when the text was sent out."""
        return self.change is not None and not self.change.before


def text_with_remarks(
    consultation: Consultation, changes: Mapping[int, Changed], caused: Mapping[int, int]
) -> list[Remarked]:
    """The consulted text, passage by passage, with what has been said of each and what has become of it.

    What has been added since stands where it was put in.
    """
    waits = Q(treatment__disposition=None)
    rows = Remark.objects.filter(treatment__consultation=consultation, passage__isnull=False).order_by()
    counted = rows.values_list("passage").annotate(all=Count("pk"), waiting=Count("pk", filter=waits))
    said = {passage: (number, waiting) for passage, number, waiting in counted}
    text = {each.wording.passage_id: each for change in changes.values() for each in change.before}
    consulted = sorted(text.values(), key=lambda each: each.wording.position) or consulted_text(consultation)
    added = _added(changes, {each.wording.passage_id for each in consulted})
    ordered = [*added.get(None, ())]
    for each in consulted:
        ordered += [each, *added.get(each.wording.passage_id, ())]
    return [
        Remarked(each, *said.get(pk, (0, 0)), caused.get(pk, 0), changes.get(pk))
        for each in ordered
        if (pk := each.wording.passage_id)
    ]


def _added(changes: Mapping[int, Changed], consulted: Collection[int]) -> dict[int | None, list[Placed]]:
    """The passages that are new, by the consulted one that they follow; None: they stand first."""
    found: dict[int | None, list[Placed]] = {}
    last: int | None = None
    for passage, change in changes.items():
        if passage in consulted:
            last = passage
        elif change.after is not None and not change.before:
            found.setdefault(last, []).append(change.after)
    return found
