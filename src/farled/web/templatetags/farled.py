"""The components and filters every page is made of; loaded in all templates (``builtins`` in the settings)."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from django import forms, template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _

from farled.web import explained, formats
from farled.web.charts import Chart, Plan
from farled.web.form_rows import RowsForm
from farled.web.long_words import unbroken
from farled.web.own_lists import list_keepers
from farled.web.signs import Kind
from farled.web.slots import Figure

register = template.Library()

Text = str | Promise


def _day(when: date | datetime, text: str) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', formats.local(when).isoformat(), text)


@register.filter
def kr(ore: int | None, unit: str = "") -> str:
    """``{{ grant.amount|kr }}``: öre as kr, tkr or mnkr. ``{{ x|kr:"tkr" }}`` keeps one unit. None gives a dash."""
    return formats.DASH if ore is None else formats.kr(ore, unit=unit)


@register.filter
def number(value: float | Decimal | Fraction | None, decimals: int = 0) -> str:
    """``{{ n|number }}``: 1 234; ``{{ x|number:1 }}``: 1 234,5. None gives a dash."""
    return formats.DASH if value is None else formats.number(value, decimals=decimals)


@register.filter
def long_words(cell: SafeString) -> object:
    """``<td>{% filter long_words %}{{ line.title }}{% endfilter %}</td>``: a word too long for a column is broken."""
    return unbroken(cell)


@register.filter
def share(part: float | Decimal | Fraction | None, decimals: int = 0) -> str:
    """``{{ 0.83|share }}``: 83 %. None (nothing to take a share of) gives a dash."""
    return formats.DASH if part is None else formats.share(part, decimals=decimals)


@register.filter
def of_total(part: int, total: int) -> str:
    """``{{ done|of_total:all }}``: 12 av 18."""
    return formats.of_total(part, total)


@register.filter
def swedate(when: date | datetime | None, today: date | None = None) -> str:
    """``{{ d|swedate }}``: 30 nov 2026. ``{{ d|swedate:request.today }}``: i dag, 30 nov. In a ``<time>``."""
    return formats.DASH if when is None else _day(when, formats.day(when, today=today))


@register.filter
def plainday(when: date) -> str:
    """``{{ d|plainday }}``: 30 nov 2026 without any markup, for mail."""
    return formats.day(when)


@register.filter
def moment(when: datetime | None) -> str:
    """``{{ at|moment }}``: 30 nov 2026 kl. 14.05, in a ``<time>``."""
    if when is None:
        return formats.DASH
    return format_html('<time datetime="{}">{}</time>', when.isoformat(timespec="minutes"), formats.moment(when))


@register.filter
def period(start: date | None, end: date | None) -> str:
    """``{{ activity.starts|period:activity.ends }}``: 2019–2021, mars 2021–juni 2022."""
    return formats.period(start, end)


@register.filter
def due(when: date | datetime | None, today: date) -> str:
    """``{{ duty.due|due:request.today }}``: 24 nov, or in the late colour: 2 dagar sen."""
    if when is None:
        return ""
    text, late = formats.due(when, today=today)
    return format_html('<span class="late">{}</span>', _day(when, text)) if late else _day(when, text)


@register.simple_tag(name="tag")
def state_tag(kind: str | tuple[str, Text], text: Text = "") -> SafeString:
    """``{% tag "warn" "risk för försening" %}`` or ``{% tag activity.state_tag %}`` with a (kind, word) pair.

    Raises ValueError for an unknown kind.
    """
    kind, text = (kind, text) if isinstance(kind, str) else kind
    return _tag(kind, str(text))


@lru_cache(maxsize=500)  # a list shows the same few words in every row
def _tag(kind: str, text: str) -> SafeString:
    known = Kind(kind)
    html = '<span class="tag {}"><span aria-hidden="true">{}</span>{}</span>'
    return format_html(html, known.value, known.sign, text)


@register.simple_tag
def figure(key: str, value: object, on: date | None = None, **of: object) -> SafeString:
    """``{% figure "planning.late" counts.late on=on plan=plan.pk %}``: a figure that opens its explanation."""
    return explained.linked(key, value, on=on, **of)


@register.inclusion_tag("web/_fig.html")
def fig(
    key: str,
    value: object,
    label: Text,
    href: str = "",
    link: Text = "",
    kind: str = "",
    on: date | None = None,
    **of: object,
) -> dict[str, object]:
    """``{% fig "planning.late" counts.late "är sena" href link="Visa dem" on=on plan=plan.pk %}``: one that matters."""
    how = explained.href(key, on=on, **of)
    return {"value": value, "label": label, "how": how, "href": href, "link": link or _("Visa dem"), "kind": kind}


@register.inclusion_tag("web/_fig.html")
def fig_of(one: Figure, on: date | None = None) -> dict[str, object]:
    """``{% fig_of figure on %}``: a figure that a room has handed over."""
    return fig(one.key, one.value, one.label, one.href, one.link, one.kind, on, **one.of)


@register.simple_block_tag(end_name="endpanel")
def panel(content: str, title: Text = "", *, id: str = "", level: int = 2) -> str:  # noqa: A002 -- it is the element's id
    """``{% panel "Fakta" %}…{% endpanel %}``: a bordered section with a heading. Never one inside another."""
    if not title:
        return format_html('<section class="panel">{}</section>', content)
    name = id or slugify(str(title))
    heading = format_html('<h{} id="{}">{}</h{}>', level, name, title, level)
    return format_html('<section class="panel" aria-labelledby="{}">{}{}</section>', name, heading, content)


@register.inclusion_tag("web/_crumbs.html")
def crumbs(*steps: object) -> dict[str, object]:
    """``{% crumbs plan plan_url area area_url activity %}``: titles and addresses in turn, the page itself last."""
    flat = [*steps, ""] if len(steps) % 2 else list(steps)
    return {"trail": list(zip(flat[::2], flat[1::2], strict=True))}


@register.inclusion_tag("web/_crumbs.html")
def crumb_trail(trail: Iterable[tuple[Text, str]]) -> dict[str, object]:
    """``{% crumb_trail trail %}``: the same from (title, address) pairs, the page itself last with an empty address."""
    return {"trail": list(trail)}


@register.inclusion_tag("web/_todo.html", takes_context=True)
def todo(context: Context, items: Iterable[object], empty: Text = "", level: int = 3) -> dict[str, object]:
    """``{% todo duties empty="Inget väntar på dig." %}``: items with ``title``, ``url``, ``note`` and ``due``."""
    request = context.get("request")
    return {"items": list(items), "empty": empty, "level": level, "today": getattr(request, "today", None)}


@register.inclusion_tag("web/_tabs.html")
def tabs(items: Iterable[tuple[Text, str, bool]], label: Text = "") -> dict[str, object]:
    """``{% tabs items label="Delar" %}``: sub navigation from (label, address, current)."""
    return {"items": list(items), "label": label or _("Delar av sidan")}


@register.simple_tag
def as_list(key: str) -> str:
    """``{% as_list "people.bodies" %}``: a link to the same rows as a table."""
    (keeper,) = list_keepers
    html = '<p class="small list-tools"><a href="{}">{}</a></p>'
    return format_html(html, keeper.page(key), _("Visa som lista, med egna kolumner"))


@register.simple_tag
def meter(key: str, done: int, total: int, label: Text, on: date | None = None, **of: object) -> str:
    """``{% meter "planning.answered" 7 10 "kommuner har svarat" round=3 %}``: a progress bar with its figure."""
    words = formats.of_total(done, total)
    return format_html(
        '<div class="progress"><div class="row"><span>{0}</span><span class="num">{4}</span></div>'
        '<progress max="{3}" value="{2}" aria-label="{0}">{1}</progress></div>',
        label, words, done, total or 1, explained.linked(key, words, on=on, **of),
    )  # fmt: skip


@register.filter
def counted_as(row: explained.Input, form: explained.Form) -> str:
    """``{{ row|counted_as:told.form }}``: how much of a row counts, in the form of its figure."""
    return explained.counted_of(form, row.amount, row.of)


@register.filter
def beside(values: Iterable[object], heads: Iterable[Text]) -> list[tuple[Text, object]]:
    """``{% for head, fact in row.facts|beside:heads %}``: the values of a row, each with the head of its column."""
    return list(zip(heads, values, strict=False))


@register.filter
def mistakes(form: forms.BaseForm) -> int:
    """``{{ form|mistakes }}``: how many things there are to mend, several of which may be in one field."""
    return sum(len(told) for told in form.errors.values())


@register.filter
def row_number(field: forms.BoundField) -> int | None:
    """``{{ field|row_number }}``: which of several rows alike it stands in, from 1; None when it stands in none."""
    return field.form.row_number(field.name) if isinstance(field.form, RowsForm) else None


@register.simple_tag
def fields(form: forms.BaseForm, *names: str) -> SafeString:
    """``{% fields form "title" "purpose" %}``: those fields, so that a template can part a form in fieldsets."""
    return format_html_join("", "{}", ((form[name].as_field_group(),) for name in names))


@register.inclusion_tag("web/_facts.html")
def facts(items: Mapping[Text, object] | Iterable[tuple[Text, object]]) -> dict[str, object]:
    """``{% facts rows %}``: the facts beside the work, from (label, value); a row without value is left out."""
    pairs = items.items() if isinstance(items, Mapping) else items
    return {"items": [(label, value) for label, value in pairs if value not in (None, "")]}


@register.simple_tag
def chart(drawn: Chart | Plan) -> SafeString:
    """``{% chart chart %}``: a chart with its sentence, text alternative, legend and figures; or a plan over time."""
    if isinstance(drawn, Plan):
        return render_to_string("web/charts/plan.html", {"plan": drawn})
    return render_to_string("web/charts/chart.html", {"chart": drawn, "picture": drawn.svg()})


@register.simple_tag
def paint(paints: Mapping[str, SafeString], part: str) -> SafeString:
    """``{% paint paint kind %}``: the attributes that colour a part that is named by a variable."""
    return paints[str(part)]
