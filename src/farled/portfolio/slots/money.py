"""What is registered about portfolios, their frames and ledger, and who may grant how much."""

from collections.abc import Collection, Sequence

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor, Body
from farled.portfolio.figures.explained import KINDS
from farled.portfolio.models import Delegation, LedgerEntry, Portfolio
from farled.portfolio.reads import ledger as invariants
from farled.portfolio.reads import money as reads
from farled.web import explained, slots
from farled.web.faces import Faces, faces_of
from farled.web.refused import Refused

TRAIL_SENTENCES = {
    "portfolio.portfolio.founded": _("%(who)s inrättade portföljen %(subject)s"),
    "portfolio.portfolio.changed": _("%(who)s ändrade portföljen %(subject)s"),
    "portfolio.portfolio.ended": _("%(who)s avslutade portföljen %(subject)s"),
    "portfolio.entry.booked": _("%(who)s bokförde i portföljen: %(subject)s"),
    "portfolio.entry.paired": _("%(who)s knöt ihop två sidor av en bokföring: %(subject)s"),
    "portfolio.entry.corrected": _("%(who)s rättade en post i portföljen: %(subject)s"),
    "portfolio.delegation.set": _("%(who)s satte en beslutsgräns för %(subject)s"),
    "portfolio.delegation.ended": _("%(who)s avslutade en beslutsgräns för %(subject)s"),
}


def portfolio_page(pk: int) -> str:
    """A portfolio's page."""
    return reverse("portfolio:portfolio", args=[pk])


def portfolio_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """Name and address of the portfolios the actor may see."""
    rows = reads.portfolios(actor).filter(pk__in=refs).values_list("pk", "name", named=True)
    return faces_of(rows, lambda row: (row.name, portfolio_page(row.pk)))


def entry_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """An entry stands in its portfolio's ledger."""
    rows = reads.entries(actor).filter(pk__in=refs)
    ledger = reverse("portfolio:ledger")
    return faces_of(rows, lambda row: (str(row), f"{ledger}?portfolio={row.account.portfolio_id}"))


def limit_faces(actor: Actor, refs: Collection[int]) -> Faces:
    """A limit stands among the others."""
    rows = reads.delegations(actor).filter(pk__in=refs)
    return faces_of(rows, lambda row: (str(row), reverse("portfolio:delegations")))


def find(actor: Actor, text: str, limit: int) -> Sequence[slots.Hit]:
    """Portfolios whose name or purpose holds what was searched for."""
    rows = reads.portfolios(actor).filter(Q(name__icontains=text) | Q(purpose__icontains=text))[:limit]
    return [slots.Hit(title=row.name, kind=_("portfölj"), url=portfolio_page(row.pk)) for row in rows]


def decides_nothing(body: Body, *, by: Actor) -> None:
    """A body does not cease while it decides frames or has limits within which it grants."""
    left = reads.left_of(body.pk)
    if left:
        raise Refused("portfolio.body_decides", body=body.name, count=left)


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for kind, faces, news in (
        (Portfolio.KIND, portfolio_faces, True),
        (LedgerEntry.KIND, entry_faces, False),
        (Delegation.KIND, limit_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("portfolio.portfolios", slots.SearchSource(_("Portföljer"), find))
    slots.obstacles.register("portfolio.body_decides", slots.Obstacle("people.close_body", decides_nothing))
    explained.register(KINDS)
    for name, check in (
        ("portfolio.accounts", invariants.accounts_are_their_entries),
        ("portfolio.pairs", invariants.pairs_cancel),
        ("portfolio.corrections", invariants.corrections_take_back),
        ("portfolio.overdrawn", invariants.nothing_granted_above_frame),
        ("portfolio.organisation", invariants.money_stays_in_its_organisation),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
