"""Recipients and how far each has come: derived from what it was sent, has opened, written and handed in."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Collate

from farled.consultation.models import Consultation, Link, Recipient, RecipientQuerySet
from farled.consultation.states import (
    ConsultationState,
    LinkPurpose,
    Progress,
    RecipientKind,
    ReplyStanding,
    ReplyState,
    Stance,
)
from farled.methods.periods import local_day
from farled.people.reads import Actor, Body, bodies

IN_HAND = timedelta(hours=1)  # longer than any letter is on its way out
IN = Q(reply__state=ReplyState.HANDED_IN)


def recipients(actor: Actor) -> RecipientQuerySet:
    """The recipients of consultations the actor may see."""
    seen = Recipient.objects.filter(consultation__in=Consultation.objects.visible_to(actor))
    return seen.select_related(
        "consultation__organisation", "consultation__proposal__document", "body__parent", "prepared_by",
        "answers_through", "reply",
    )  # fmt: skip


def standings(actor: Actor, on: date) -> RecipientQuerySet:
    """The same with how far each has come (``stands``), until when it answers (``last``) and whether it is ``late``."""
    cases = [
        When(IN & Q(reply__stance=Stance.ABSTAINS), then=Value(Progress.ABSTAINED)),
        When(IN & Q(reply__standing=ReplyStanding.OFFICE), then=Value(Progress.OFFICE)),
        When(IN, then=Value(Progress.ADOPTED)),
        When(reply__state=ReplyState.APPROVED, then=Value(Progress.APPROVED)),
        When(reply__state=ReplyState.FOR_APPROVAL, then=Value(Progress.FOR_APPROVAL)),
        When(reply__isnull=False, then=Value(Progress.DRAFTING)),
        When(opened_at__isnull=False, then=Value(Progress.OPENED)),
    ]
    rows = recipients(actor).annotate(
        stands=Case(*cases, default=Value(Progress.INVITED), output_field=CharField()),
        last=Coalesce(F("extended_to"), F("consultation__due")),
        answers=Case(When(IN, then=True), default=False, output_field=BooleanField()),
        mailed=Exists(Link.objects.filter(recipient=OuterRef("pk"), sent_at__isnull=False)),
        unmailed=Subquery(
            Link.objects.filter(recipient=OuterRef("pk")).order_by("-made_at", "-pk").values("problem")[:1]
        ),
    )
    out = Q(consultation__state__in=[ConsultationState.OPEN, ConsultationState.CLOSED])
    return rows.annotate(
        late=Case(
            When(out & Q(invited=True, answers=False, last__lt=on), then=True),
            default=False,
            output_field=BooleanField(),
        )
    )


@dataclass(frozen=True, slots=True)
class Tally:
    """How many recipients of a round have come how far."""

    invited: int = 0
    unopened: int = 0
    opened: int = 0
    drafting: int = 0
    for_approval: int = 0
    answered: int = 0
    office: int = 0
    abstained: int = 0
    late: int = 0
    extended: int = 0
    asked: int = 0
    uninvited: int = 0


def tally(actor: Actor, row: Consultation, on: date) -> Tally:
    """The counts of a round, in one query. Those who answer through another are counted with that one."""
    asked = Q(invited=True, answers_through=None)
    waiting = asked & Q(answers=False)
    found = standings(actor, on).filter(consultation=row)
    counted = found.order_by().aggregate(
        n_invited=Count("pk", filter=asked),
        n_unopened=Count("pk", filter=waiting & Q(stands=Progress.INVITED)),
        n_opened=Count("pk", filter=waiting & Q(stands=Progress.OPENED)),
        n_drafting=Count("pk", filter=waiting & Q(stands=Progress.DRAFTING)),
        n_for_approval=Count("pk", filter=waiting & Q(stands__in=[Progress.FOR_APPROVAL, Progress.APPROVED])),
        n_answered=Count("pk", filter=asked & Q(answers=True)),
        n_office=Count("pk", filter=asked & Q(stands=Progress.OFFICE)),
        n_abstained=Count("pk", filter=asked & Q(stands=Progress.ABSTAINED)),
        n_late=Count("pk", filter=Q(late=True, answers_through=None)),
        n_extended=Count("pk", filter=asked & Q(extended_to__isnull=False)),
        n_asked=Count("pk", filter=Q(asked_until__isnull=False)),
        n_uninvited=Count("pk", filter=Q(invited=False)),
    )
    return Tally(**{name.removeprefix("n_"): number for name, number in counted.items()})


def silent(actor: Actor, row: Consultation) -> QuerySet[Recipient]:
    """Those asked that have not answered, in Swedish order."""
    asked = Recipient.objects.visible_to(actor).filter(consultation=row, invited=True)
    return asked.silent().select_related("consultation", "body").order_by(Collate("name", "sv-x-icu"))


def bodies_to_ask(actor: Actor, row: Consultation) -> QuerySet[Body]:
    """The organisation's bodies that are not asked yet."""
    return bodies(actor).exclude(pk__in=row.recipients.filter(body__isnull=False).values("body"))


def outside_names(actor: Actor, kinds: Collection[RecipientKind]) -> list[tuple[str, str, str]]:
    """Name, kind and address of outside organisations of some kinds that earlier rounds have asked."""
    rows = Recipient.objects.visible_to(actor).filter(body=None, kind__in=list(kinds))
    known: dict[str, tuple[str, str, str]] = {}
    for name, kind, address in rows.order_by("-pk").values_list("name", "kind", "address"):
        known.setdefault(name.casefold(), (name, kind, address))
    return sorted(known.values())


def links_of(one: Recipient) -> list[Link]:
    """A recipient's links, the latest first."""
    return list(one.links.order_by("-made_at", "-pk"))


# --- For the tasks, which act for nobody ------------------------------------------------------------------------------


def _to_letter() -> Any:
    """Those outside, of rounds that are out, to whom letters go."""
    return Recipient.objects.filter(body=None, consultation__state=ConsultationState.OPEN).exclude(address="")


def without_letter(consultation_id: int, *, at: datetime) -> QuerySet[Recipient]:
    """Those outside who were asked and have no link that leads in: one that has not run out and has reached them.

    A link whose letter never left counts only while a worker may still have it in hand.
    """
    reached = Q(sent_at__isnull=False) | Q(address="") | Q(made_at__gte=at - IN_HAND)
    leads = Link.objects.filter(
        reached, recipient=OuterRef("pk"), purpose=LinkPurpose.ANSWER, revoked_at=None, expires_on__gte=local_day(at)
    )
    rows = _to_letter().filter(consultation=consultation_id, invited=True).exclude(Exists(leads))
    found: QuerySet[Recipient] = rows.select_related("consultation__organisation").order_by("pk")
    return found


def untold(consultation_id: int) -> QuerySet[Recipient]:
    """Those outside whose reply has been treated and who have no link to read how, of a finished round that shows it.

    A link whose letter did not leave is revoked, so that whoever it was for is here again.
    """
    told = Link.objects.filter(recipient=OuterRef("pk"), purpose=LinkPurpose.READ, revoked_at=None)
    rows = Recipient.objects.filter(body=None, consultation=consultation_id).exclude(address="").exclude(Exists(told))
    shown = rows.filter(consultation__state=ConsultationState.FINISHED, consultation__dispositions_shown=True)
    found: QuerySet[Recipient] = shown.answered().select_related("consultation__organisation").order_by("pk")
    return found


def outside(refs: Collection[int]) -> QuerySet[Recipient]:
    """Some of those outside, with where letters go."""
    rows = _to_letter().filter(pk__in=list(refs)).select_related("consultation__organisation")
    found: QuerySet[Recipient] = rows.order_by("pk")
    return found
