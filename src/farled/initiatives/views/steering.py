"""The rules of the tiers and the checks, and answering one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.models import CheckQuestion
from farled.initiatives.states import Asked
from farled.initiatives.views.initiatives import opened, page
from farled.people.reads import Request
from farled.systems.states import Tier
from farled.web.forms import form_page, now


def steering(request: Request) -> HttpResponse:
    """What the organisation asks of initiatives: the rules of each tier, and the checks."""
    actor = request.actor
    every = list(reads.questions(actor))
    context = {
        "tabs": figures.tabs("initiatives:steering"),
        "tiers": [
            {
                "tier": tier,
                "words": figures.rule_words(rule),
                "asks": [Asked(each).label for each in rule.asked],
                "preset": rule.version == 0,
            }
            for tier, rule in reads.tier_rules(actor.organisation_id).items()
        ],
        "questions": [{"row": one, "tiers": [Tier(each).label for each in one.tiers]} for one in every],
        "can_manage": rules.can_manage(actor, actor.organisation_id),
    }
    return render(request, "initiatives/steering.html", context)


def set_tier_rule(request: Request, tier: str) -> HttpResponse:
    """Say what holds for a tier."""
    if tier not in Tier.values:
        raise Http404
    chosen = Tier(tier)
    rule = reads.tier_rule(request.actor.organisation_id, chosen)
    return form_page(
        request,
        template="initiatives/set_tier_rule.html",
        form=forms.TierRuleForm(
            request.POST or None, initial=now(rule, forms.TierRuleForm) | {"version": rule.version}
        ),
        act=lambda data: acts.set_tier_rule(tier=chosen, by=request.actor, at=request.now, **data),
        done=lambda _rule: reverse("initiatives:steering"),
        message=_("Reglerna är sparade. De gäller initiativ som startas eller ändras från och med nu."),
        context={"tier": chosen},
    )


def add_question(request: Request) -> HttpResponse:
    """Add a check."""

    def act(data: dict[str, Any]) -> CheckQuestion:
        key = data.pop("key")
        return acts.add_question(key=key, content=acts.Question(**data), by=request.actor, at=request.now)

    return form_page(
        request,
        template="initiatives/add_question.html",
        form=forms.AddQuestionForm(request.actor, request.POST or None),
        act=act,
        done=lambda _row: reverse("initiatives:steering"),
        message=_("Frågan ställs nu."),
    )


def change_question(request: Request, pk: int) -> HttpResponse:
    """Change a check, or stop asking it."""
    row = get_object_or_404(reads.questions(request.actor), pk=pk)

    def act(data: dict[str, Any]) -> CheckQuestion:
        version, why = data.pop("version"), data.pop("why")
        return acts.change_question(
            question=row,
            version=version,
            content=acts.Question(**data),
            by=request.actor,
            at=request.now,
            why=why,
        )

    return form_page(
        request,
        template="initiatives/change_question.html",
        form=forms.ChangeQuestionForm(
            request.actor,
            request.POST or None,
            initial=now(row, forms.ChangeQuestionForm) | {"version": row.version},
        ),
        act=act,
        done=lambda _row: reverse("initiatives:steering"),
        message=_("Frågan är ändrad."),
        context={"row": row},
    )


def use_preset(request: Request) -> HttpResponse:
    """Add the checks Farled proposes."""
    return form_page(
        request,
        template="initiatives/use_preset.html",
        form=forms.PresetForm(request.POST or None),
        act=lambda _data: acts.use_preset(by=request.actor, at=request.now),
        done=lambda _rows: reverse("initiatives:steering"),
        message=_("Frågorna ställs nu. Ändra dem så att de passar er."),
    )


def answer_check(request: Request, pk: int, question: int) -> HttpResponse:
    """Answer a check of an initiative, or answer it anew."""
    one = opened(request, pk)
    row = get_object_or_404(reads.questions(request.actor), pk=question)
    rules.check_can_answer(request.actor, one, row, body_id=reads.answering(one, row))
    held = reads.answers_of(one).get(row.pk)
    initial = {"version": held.version, "verdict": held.verdict, "ground": held.ground} if held else {"version": 0}
    return form_page(
        request,
        template="initiatives/answer_check.html",
        form=forms.AnswerForm(request.POST or None, initial=initial),
        act=lambda data: acts.answer_check(initiative=one, question=row, by=request.actor, at=request.now, **data),
        done=lambda _answer: page(one) + "#kontroller",
        message=_("Svaret är sparat."),
        context={"one": one, "row": row, "held": held, "who": figures.answers_for(one, row)},
    )
