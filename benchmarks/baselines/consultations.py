"""The plain views of a consultation: what anyone would write first for the same rows."""

from collections import defaultdict
from statistics import median

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from benchmarks.baselines.models import Consultation, Entry, Recipient, Remark, Treatment, Version, Wording


def _opened(pk: int) -> Consultation:
    return get_object_or_404(Consultation.objects.select_related("proposal__document"), pk=pk)


def _texts(one: Consultation) -> tuple[list[Wording], dict[int, str]]:
    """The text that was sent out, and how its passages read in the next version."""
    text = list(Wording.objects.filter(document_version=one.proposal_id).order_by("position"))
    later = Version.objects.filter(document=one.proposal.document_id, number__gt=one.proposal.number)
    after = later.order_by("number").first()
    return text, dict(Wording.objects.filter(document_version=after).values_list("passage_id", "plain"))


@login_required
def treatment(request: HttpRequest, pk: int) -> HttpResponse:
    """How far the treatment has come: themes, and passage by passage the remarks and whether it has changed."""
    one = _opened(pk)
    remarks = Remark.objects.filter(treatment__consultation=one)
    text, after = _texts(one)
    counts = dict(remarks.exclude(passage_id=None).values_list("passage_id").annotate(Count("pk")))
    for wording in text:
        wording.remarks = counts.get(wording.passage_id, 0)
        wording.changed = after.get(wording.passage_id) != wording.plain
    context = {
        "one": one,
        "text": text,
        "themes": one.themes.annotate(count=Count("treatments__remarks")).order_by("position"),
        "total": remarks.count(),
        "open": remarks.filter(treatment__disposition=None).count(),
        "changing": remarks.filter(treatment__disposition__changes_text=True).count(),
    }
    return render(request, "baselines/treatment.html", context)


def _replied(one: Consultation) -> list[Recipient]:
    """Everybody asked, with replies, remarks and how these are treated."""
    said = Remark.objects.select_related("question", "treatment__theme", "treatment__disposition").order_by("number")
    rows = one.recipients.select_related("reply", "body").order_by("name")
    return list(rows.prefetch_related(Prefetch("reply__remarks", said)))


def _themes(replied: list[Recipient]) -> dict[str, dict[int, list[Remark]]]:
    """The remarks by theme and by how they are treated."""
    found: dict[str, dict[int, list[Remark]]] = defaultdict(lambda: defaultdict(list))
    for each in replied:
        for remark in each.reply.remarks.all():
            remark.body = each.name
            theme = remark.treatment.theme.name if remark.treatment.theme else ""
            found[theme][remark.treatment_id].append(remark)
    return found


@login_required
def compilation(request: HttpRequest, pk: int) -> HttpResponse:
    """A round put together: stances, themes, every remark with its answer in text order, and the replies."""
    one = _opened(pk)
    asked = _replied(one)
    replied = [each for each in asked if hasattr(each, "reply") and each.reply.handed_in_at]
    text, _after = _texts(one)
    places = {wording.passage_id: wording for wording in text}
    remarks = []
    themes = _themes(replied)
    for each in replied:
        for remark in each.reply.remarks.all():
            remark.wording = places.get(remark.passage_id)
            remarks.append(remark)
    remarks.sort(key=lambda remark: (remark.wording.position if remark.wording else 10**6, remark.body))
    context = {
        "one": one,
        "replied": replied,
        "silent": [each for each in asked if each not in replied],
        "themes": {theme: list(those.values()) for theme, those in themes.items()},
        "remarks": remarks,
    }
    return render(request, "baselines/compilation.html", context)


@login_required
def round_(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody asked and how far they have come."""
    one = _opened(pk)
    rows = one.recipients.select_related("body", "answers_through", "reply").order_by("name")
    counts = one.recipients.aggregate(
        asked=Count("pk", filter=Q(invited=True)),
        answered=Count("pk", filter=Q(reply__handed_in_at__isnull=False)),
        opened=Count("pk", filter=Q(opened_at__isnull=False)),
        extended=Count("pk", filter=Q(extended_to__isnull=False)),
    )
    context = {
        "one": one,
        "page": Paginator(rows, 50).get_page(request.GET.get("page")),
        "counts": counts,
        "questions": one.questions.order_by("number"),
        "history": Entry.objects.filter(subject_kind="consultation.consultation", subject_id=pk).order_by("-seq")[:20],
    }
    return render(request, "baselines/round.html", context)


@login_required
def lessons(request: HttpRequest, pk: int) -> HttpResponse:
    """How long the bodies took, how much changed the text, and what was said theme by theme."""
    one = _opened(pk)
    replied = [each for each in _replied(one) if hasattr(each, "reply") and each.reply.handed_in_at]
    for each in replied:
        those = each.reply.remarks.all()
        each.answered = each.reply.decided_on or each.reply.handed_in_at.date()
        each.days = (each.answered - one.sent_on).days
        each.last = each.extended_to or one.due
        each.said = len(those)
        each.changed = sum(bool(row.treatment.disposition and row.treatment.disposition.changes_text) for row in those)
    themes = [
        (theme, len({row.body for rows in those.values() for row in rows}), len(those))
        for theme, those in _themes(replied).items()
    ]
    context = {"one": one, "replied": replied, "days": median(each.days for each in replied), "themes": themes}
    return render(request, "baselines/lessons.html", context)


@login_required
def passage(request: HttpRequest, pk: int, passage_pk: int) -> HttpResponse:
    """A passage: how it read and reads, what is said of it and what changed it."""
    one = _opened(pk)
    text, after = _texts(one)
    said = Remark.objects.filter(passage_id=passage_pk, treatment__consultation=one)
    causes = Treatment.objects.filter(consultation=one, changes__passage_id=passage_pk).select_related("disposition")
    context = {
        "one": one,
        "wording": next(wording for wording in text if wording.passage_id == passage_pk),
        "after": after.get(passage_pk),
        "remarks": said.select_related("reply__recipient", "treatment__disposition").order_by("reply__recipient__name"),
        "causes": causes.prefetch_related(Prefetch("remarks", Remark.objects.select_related("reply__recipient"))),
    }
    return render(request, "baselines/passage.html", context)
