"""What the figures of the year's wheel and of the sendings rest on."""

from collections.abc import Mapping
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.agenda import reads
from farled.agenda.states import DateKind, Section
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Input, Question


def of_month(question: Question) -> Explanation | None:
    """How many dates of a kind there are in a month."""
    year, month, kind = question.ref("year"), question.ref("month"), question.of.get("kind", "")
    if not 1900 <= year < 3000 or not 1 <= month <= 12 or kind not in DateKind.values:
        return None
    first = date(year, month, 1)
    dates = reads.ahead(question.actor, date(year, 1, 1), date(year, 12, 31))
    name = _("%(month)s %(year)s") % {"month": formats.words().months[month - 1], "year": year}
    return Explanation(
        label=_("datum i %(month)s: %(kind)s") % {"month": name, "kind": DateKind(kind).label},
        how=_("Datum av det slaget som infaller i månaden, bland dem du får se."),
        heads=(_("Dag"),),
        rows=[
            Input(each.title, each.url, (formats.day(each.on),))
            for each in dates
            if each.kind == kind and (each.on.year, each.on.month) == (first.year, first.month)
        ],
        place=(_("Årshjulet %(year)s") % {"year": year}, f"{reverse('agenda:dates')}?year={year}"),
        on=question.on,
    )


def told_of(question: Question) -> Explanation | None:
    """How many of the organisation's things a sending told of; not which: the mail is its receiver's."""
    row = reads.sendings(question.actor).filter(pk=question.ref("sending")).first()
    if row is None:
        return None
    own = row.items.filter(organisation_id=question.actor.organisation_id)
    return Explanation(
        label=_("saker härifrån i ett utskick"),
        how=_("Det som mejlet berättade om ur den här organisationen. Vad det var står bara i mejlet."),
        heads=(_("Slag"), _("Påminnelser hittills")),
        rows=[
            Input(
                _("En sak med sista dag %(day)s") % {"day": formats.day(item.due)},
                facts=(str(Section(item.section).label), formats.number(item.step)),
            )
            for item in own.order_by("due", "pk")
        ],
        place=(_("Utskick"), reverse("agenda:sendings")),
        on=question.on,
    )


KINDS: Mapping[str, FigureKind] = {
    "agenda.dates": FigureKind(
        gettext_lazy("datum i en månad"), "agenda.read", of_month, takes=("year", "month", "kind"), dated=False
    ),
    "agenda.told_of": FigureKind(
        gettext_lazy("saker i ett utskick"), "agenda.manage", told_of, takes=("sending",), dated=False
    ),
}
