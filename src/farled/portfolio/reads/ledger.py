"""What must always be true of accounts, entries and grants, whatever wrote them."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import F, Q, Sum

from farled.portfolio.models import Account, Application, Delegation, Grant, LedgerEntry, Portfolio, Tranche
from farled.portfolio.states import FRAMES, GRANTED, PAIRED, RESERVES, ApplicationState, EntryKind
from farled.web.slots import Violation

_OPPOSITE = {
    EntryKind.CARRIED_OUT: EntryKind.CARRIED_IN,
    EntryKind.CARRIED_IN: EntryKind.CARRIED_OUT,
    EntryKind.MOVED_OUT: EntryKind.MOVED_IN,
    EntryKind.MOVED_IN: EntryKind.MOVED_OUT,
    EntryKind.CORRECTION: EntryKind.CORRECTION,
}


def accounts_are_their_entries() -> Iterator[Violation]:
    """What an account says it has is the sum of its entries: the frame, what is free, and the reserve."""
    free, frame, reserve = Counter[int](), Counter[int](), Counter[int]()
    rows = LedgerEntry.objects.values_list("account", "kind", "corrects__kind", "amount")
    for account, kind, corrected, amount in rows.iterator():
        counts = corrected or kind
        free[account] += amount
        frame[account] += amount if counts in FRAMES else 0
        reserve[account] -= amount if counts in RESERVES else 0
    for row in Account.objects.order_by("pk"):
        says = row.frame, row.free, row.reserve
        is_so = frame[row.pk], free[row.pk], reserve[row.pk]
        if says != is_so:
            yield Violation("portfolio.accounts", f"portfolio.account:{row.pk}", f"{says} is {is_so}")


def pairs_cancel() -> Iterator[Violation]:
    """What was moved or carried came to the other side whole, and the two sides name each other."""
    rows = LedgerEntry.objects.filter(Q(kind__in=sorted(PAIRED)) | Q(pair__isnull=False)).select_related("pair")
    for row in rows.order_by("pk"):
        other = row.pair
        fits = other is not None and other.pair_id == row.pk and other.amount == -row.amount
        if not fits or other is None or _OPPOSITE.get(EntryKind(row.kind)) != other.kind:
            yield Violation("portfolio.pairs", f"portfolio.entry:{row.pk}", f"pair {row.pair_id}")


def corrections_take_back() -> Iterator[Violation]:
    """A correction is of the opposite amount on the same account, and not of what was granted."""
    rows = LedgerEntry.objects.filter(corrects__isnull=False)
    wrong = rows.exclude(amount=-F("corrects__amount"), account=F("corrects__account")) | rows.filter(
        corrects__kind__in=sorted({*GRANTED, EntryKind.CORRECTION})
    )
    for pk in wrong.order_by("pk").values_list("pk", flat=True):
        yield Violation("portfolio.corrections", f"portfolio.entry:{pk}", "correction")


def grants_are_booked() -> Iterator[Violation]:
    """Every tranche is booked on its account, with what has been given back, and a grant is the sum of its tranches."""
    booked, granted = Counter[tuple[int, int, str]](), Counter[tuple[int, int, str]]()
    sums, back = Counter[int](), Counter[int]()
    rows = LedgerEntry.objects.filter(kind__in=sorted(GRANTED)).order_by()
    for grant, account, kind, total in (
        rows.values("grant", "account", "kind")
        .annotate(total=Sum("amount"))
        .values_list("grant", "account", "kind", "total")
    ):
        booked[grant, account, kind] += abs(total)
    for grant, account, amount, returned in Tranche.objects.values_list("grant", "account", "amount", "returned"):
        granted[grant, account, EntryKind.GRANT.value] += amount
        granted[grant, account, EntryKind.RETURN.value] += returned
        sums[grant] += amount
        back[grant] += returned
    for key in sorted(booked.keys() | granted.keys()):
        if booked[key] != granted[key]:
            yield Violation("portfolio.grants", f"portfolio.grant:{key[0]}", f"{key[2]} on {key[1]}")
    for row in Grant.objects.order_by("pk"):
        if (row.amount, row.returned) != (sums[row.pk], back[row.pk]):
            yield Violation("portfolio.grants", f"portfolio.grant:{row.pk}", "tranches")


def nothing_granted_above_frame() -> Iterator[Violation]:
    """What is granted of a year is never more than its frame and what was moved there."""
    granted = Counter[int](
        dict(
            LedgerEntry.objects.filter(kind__in=sorted(GRANTED))
            .order_by()
            .values("account")
            .annotate(total=-Sum("amount"))
            .values_list("account", "total")
        )
    )
    into = Counter[int]()
    moved = Q(kind__in=sorted(PAIRED)) | Q(corrects__kind__in=sorted(PAIRED))
    for account, amount in LedgerEntry.objects.filter(moved).values_list("account", "amount"):
        into[account] += amount
    for row in Account.objects.order_by("pk"):
        if granted[row.pk] + row.reserve > row.frame + into[row.pk] or min(row.free, row.reserve, row.frame) < 0:
            yield Violation("portfolio.overdrawn", f"portfolio.account:{row.pk}", str(granted[row.pk]))


def decided_applications_have_grants() -> Iterator[Violation]:
    """An application is granted exactly when there is a grant of it."""
    granted = set(Application.objects.filter(state=ApplicationState.GRANTED).values_list("pk", flat=True))
    for pk in sorted(granted ^ set(Grant.objects.values_list("application", flat=True))):
        yield Violation("portfolio.decided", f"portfolio.application:{pk}", "grant")


def money_stays_in_its_organisation() -> Iterator[Violation]:
    """Portfolios, limits, entries and grants belong to one organisation each, and so does all they name."""
    strays = (
        ("council", Portfolio.objects.filter(council__isnull=False).exclude(council__organisation=F("organisation"))),
        ("limit", Delegation.objects.exclude(body__organisation=F("organisation"))),
        ("grant", Grant.objects.exclude(application__organisation=F("organisation"))),
        ("tranche", Tranche.objects.exclude(account__portfolio__organisation=F("grant__organisation"))),
        (
            "decision",
            LedgerEntry.objects.filter(decision__isnull=False).exclude(
                decision__matter__organisation=F("account__portfolio__organisation")
            ),
        ),
    )
    for what, rows in strays:
        for pk in rows.order_by("pk").values_list("pk", flat=True):
            yield Violation("portfolio.organisation", f"{what}:{pk}", what)
