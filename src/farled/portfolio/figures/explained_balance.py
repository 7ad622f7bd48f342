"""What the figures of the balance rest on, application by application."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.portfolio.figures import balance
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

INNOVATION = gettext_lazy("av pengarna går till innovation")
EXTERNAL = gettext_lazy("av nyttan är extern, vägt efter pengarna")
MONEY = gettext_lazy("pengar i balansen")


def _rows(question: Question) -> list[balance.Item]:
    rows = balance.items(question.actor, question.of.get("basis", balance.GRANTED))
    for name in ("portfolio", "body", "year"):
        if question.of.get(name):
            rows = [each for each in rows if getattr(each, name) == question.ref(name)]
    return rows


def _share(question: Question, axis: str, label: str | Promise, how: str) -> Explanation:
    rows = []
    for each in _rows(question):
        per_cent = getattr(each, axis) if each.point else None
        kronor = each.amount // 100 if per_cent is not None else 0
        told = formats.DASH if per_cent is None else f"{formats.number(per_cent)} %"
        facts = (told, formats.kr(each.amount))
        rows.append(Input(f"{each.title} {each.year}", each.url, facts, kronor * (per_cent or 0) // 100, kronor))
    return Explanation(
        label=label,
        how=how,
        heads=(_("Andel"), _("Pengar")),
        rows=rows,
        form=Form.PERCENT,
        place=(_("Balans"), reverse("portfolio:balance")),
        on=question.on,
    )


def innovation(question: Question) -> Explanation:
    """The share of innovation."""
    how = _("Andelen ny förmåga som sökanden anger i nyttokalkylen, vägd efter pengarna.")
    return _share(question, "innovation", INNOVATION, how)


def external(question: Question) -> Explanation:
    """The share of external benefit."""
    how = _("Andelen av nyttans nuvärde som kommer invånare och företag till del, vägd efter pengarna.")
    return _share(question, "external", EXTERNAL, how)


def money(question: Question) -> Explanation:
    """The money that is weighed."""
    return Explanation(
        label=MONEY,
        how=_("Det som är beviljat och inte återlämnat, eller det som söks i ansökningar som väntar på beslut."),
        heads=(_("År"),),
        rows=[Input(each.title, each.url, (str(each.year),), each.amount, each.amount) for each in _rows(question)],
        form=Form.MONEY,
        place=(_("Balans"), reverse("portfolio:balance")),
        on=question.on,
    )


def _kind(label: str | Promise, explain: Callable[[Question], Explanation | None]) -> FigureKind:
    return FigureKind(label, "portfolio.read", explain, ("basis", "portfolio", "body", "year"), dated=False)


KINDS: dict[str, FigureKind] = {
    "portfolio.balance_innovation": _kind(INNOVATION, innovation),
    "portfolio.balance_external": _kind(EXTERNAL, external),
    "portfolio.balance_money": _kind(MONEY, money),
}
