"""The rules of a selection: choosing which kind, saying what it says, changing and removing it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.portfolio import acts
from farled.portfolio.figures.desk import gathering
from farled.portfolio.figures.desk.page import rule_line
from farled.portfolio.forms import desk as forms
from farled.portfolio.models import DeskRule
from farled.portfolio.reads import desk as reads
from farled.portfolio.rules import desk as rules
from farled.portfolio.states import DeskRuleKind
from farled.portfolio.views.desk import opened, page
from farled.web.forms import form_page, now


def add_rule(request: Request, pk: int) -> HttpResponse:
    """Choose which kind of rule."""
    row = opened(request, pk)
    rules.check_can_select(request.actor, row.organisation_id)
    kinds = [
        (each.label, each.meaning, reverse("portfolio:add_rule_of", args=[row.pk, each.value])) for each in DeskRuleKind
    ]
    return render(request, "portfolio/add_rule.html", {"desk": row, "kinds": kinds})


def add_rule_of(request: Request, pk: int, kind: str) -> HttpResponse:
    """Say what a rule of a kind says."""
    row = opened(request, pk)
    rules.check_can_select(request.actor, row.organisation_id)
    if kind not in DeskRuleKind.values:
        raise Http404
    chosen = DeskRuleKind(kind)

    def act(data: dict[str, Any]) -> DeskRule:
        content = acts.RuleContent(**forms.rule_content(data))
        return acts.add_rule(desk=row, kind=chosen, content=content, by=request.actor, at=request.now)

    return form_page(
        request,
        template="portfolio/add_rule_of.html",
        form=forms.DeskRuleForm(request.actor, row, request.POST or None, kind=chosen),
        act=act,
        done=lambda _done: page(row),
        message=_("Regeln är tillagd. Räkna fram ett nytt förslag, så syns vad den gör."),
        context={"desk": row, "kind": chosen},
    )


def change_rule(request: Request, pk: int) -> HttpResponse:
    """Change what a rule says."""
    row = _rule(request, pk)

    def act(data: dict[str, Any]) -> DeskRule:
        version = data.pop("version")
        content = acts.RuleContent(**forms.rule_content(data))
        return acts.change_rule(rule=row, version=version, content=content, by=request.actor, at=request.now)

    initial = now(row, forms.ChangeDeskRuleForm) | {"version": row.version, "members": row.members}
    return form_page(
        request,
        template="portfolio/change_rule.html",
        form=forms.ChangeDeskRuleForm(
            request.actor, row.desk, request.POST or None, kind=DeskRuleKind(row.kind), initial=initial
        ),
        act=act,
        done=lambda _done: page(row.desk),
        message=_("Regeln är ändrad."),
        context={"desk": row.desk, "rule": row},
    )


def remove_rule(request: Request, pk: int) -> HttpResponse:
    """Take a rule away."""
    row = _rule(request, pk)
    return form_page(
        request,
        template="portfolio/remove_rule.html",
        form=forms.DeskWhyForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.remove_rule(rule=row, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Regeln är borttagen."),
        context={"desk": row.desk, "rule": row, "says": rule_line(row, gathering.names_of(reads.on_desk(row.desk)))},
    )


def _rule(request: Request, pk: int) -> DeskRule:
    found: DeskRule = get_object_or_404(reads.desk_rules(request.actor), pk=pk)
    rules.check_can_select(request.actor, found.desk.organisation_id)
    return found
