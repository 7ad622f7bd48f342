"""Remarks compared with each other: the latest comparison, how one under way goes, and what it suggests."""

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from django.db.models import Count, Prefetch, QuerySet

from farled.consultation.models import Alike, Comparison, Consultation, Remark
from farled.consultation.reads.treatments import consultations
from farled.people.reads import Actor, acting, system
from farled.web.refused import Forbidden

Compared = tuple[int, str, str, int | None, int | None, int | None]  # id, text, key, passage, question, theme

PLACES = ("passage", "question", "treatment__theme")


def made(consultation: Consultation) -> Comparison | None:
    """The comparison whose suggestions hold. The caller has checked that it may be seen."""
    rows = Comparison.objects.filter(consultation=consultation, made_at__isnull=False)
    return rows.order_by("-pk").first()


def latest(consultation: Consultation) -> Comparison | None:
    """The comparison asked for last, made or not. The caller has checked that it may be seen."""
    return Comparison.objects.filter(consultation=consultation).select_related("asked_by").order_by("-pk").first()


def compared(consultation: Consultation) -> list[Compared]:
    """What is compared: every remark that has come in, with its place and theme."""
    return list(_arrived(consultation).values_list("pk", "text", "text_key", *PLACES))


def basis_of(consultation: Consultation) -> str:
    """What tells the remarks of now, with their places and themes, from those of another time."""
    return _summed(_arrived(consultation).values_list("pk", *PLACES))  # the words are many, and tell nothing here


def basis(rows: Iterable[Compared]) -> str:
    """The same of remarks that have been read."""
    return _summed((pk, *places) for pk, _text, _key, *places in rows)


def _arrived(consultation: Consultation) -> QuerySet[Remark]:
    return Remark.objects.filter(treatment__consultation=consultation).order_by("pk")


def _summed(places: Iterable[tuple[int | None, ...]]) -> str:
    return sha256(repr(list(places)).encode()).hexdigest()


def asker(row: Comparison, *, on: date) -> Actor:
    """Whoever asked for it, with the rights held now; the system when nobody did. Raises Forbidden without a role."""
    organisation = row.consultation.organisation
    if row.asked_by is None:
        return system(organisation, "Farled")
    try:
        return acting(row.asked_by, organisation, on=on)
    except ValueError as without_role:
        raise Forbidden("consultation.treat") from without_role


def suggestions(actor: Actor, consultation: Consultation, *, shown: int | None = None) -> QuerySet[Alike]:
    """What may say the same and is not answered together yet, with the remarks; what is set aside is left out.

    Each has ``told``: as many as are ``shown`` of its remarks, by default all; and ``size``: how many they are.
    """
    rows = alike(actor).filter(comparison__consultation=consultation, comparison__made_at__isnull=False)
    ways = Count("remarks__treatment", distinct=True)
    rows = rows.filter(set_aside_at=None).annotate(ways=ways, size=Count("remarks")).filter(ways__gt=1)
    said = Remark.objects.select_related("reply__recipient", "question", "treatment__disposition")
    said = said.order_by("reply__recipient__name", "number")
    return rows.prefetch_related(Prefetch("remarks", said[:shown], to_attr="told")).order_by("number")


def remarks_of(actor: Actor, consultation: Consultation, pk: int | None) -> list[int]:
    """The remarks of one suggestion; none when it is gone."""
    rows = alike(actor).filter(pk=pk or 0, comparison__consultation=consultation, remarks__isnull=False)
    return list(rows.values_list("remarks", flat=True))


def alike(actor: Actor) -> QuerySet[Alike]:
    """Every suggestion in a consultation whose remarks the actor treats."""
    seen = Comparison.objects.visible_to(actor).filter(consultation__in=consultations(actor).order_by())
    return Alike.objects.filter(comparison__in=seen).select_related("comparison__consultation__organisation")
