"""A word too long for a column of a table is broken; short words, headings and addresses in links are left whole."""

import re
from collections.abc import Callable

from django.template import Context, Template
from django.test import Client
from django.utils.html import format_html

from farled.cases.reads import BenefitLine, CostLine
from farled.portfolio.models import Delegation
from farled.web.long_words import LONG, unbroken
from tests.cast import World
from tests.factories.cases import a_full_case
from tests.factories.portfolio import a_limit

WORD = "å" * 200


def test_a_long_word_may_be_broken_and_nothing_else() -> None:
    assert unbroken(f"Grund: {WORD}") == f'<div class="long">Grund: {WORD}</div>'
    for short in ("Verksamhetsutvecklingsarbete i hela kommunen " * 5, "", None, 12, "å" * (LONG - 1)):
        assert unbroken(short) == short


def test_what_a_person_wrote_stays_text() -> None:
    assert unbroken(f"<b>{WORD}") == f'<div class="long">&lt;b&gt;{WORD}</div>'


def test_signs_that_look_like_tags_are_text() -> None:
    assert unbroken("<" * LONG) == f'<div class="long">{"&lt;" * LONG}</div>'
    assert unbroken("> < " * LONG) == "> < " * LONG


def test_the_address_of_a_link_is_no_word() -> None:
    address = f"/portfolio/{'a' * 60}/?sort=title"
    assert "long" not in str(unbroken(format_html('<a href="{}">{}</a>', address, "Kort")))
    assert "long" in str(unbroken(format_html('<a href="{}">{}</a>', address, f"Kort {WORD}")))


def test_a_template_draws_a_cell_so() -> None:
    drawn = Template("{% filter long_words %}{{ text }}<div>{{ more }}</div>{% endfilter %}")
    assert drawn.render(Context({"text": "Kort <b>", "more": "x"})) == "Kort &lt;b&gt;<div>x</div>"
    assert drawn.render(Context({"text": "Kort", "more": WORD})) == f'<div class="long">Kort<div>{WORD}</div></div>'


def test_a_list_and_a_case_break_it_and_leave_the_figures_whole(world: World, as_user: Callable[[str], Client]) -> None:
    a_limit(world)
    Delegation.objects.update(ground=WORD)
    case = a_full_case(world)
    CostLine.objects.update(title=WORD)
    BenefitLine.objects.update(measured_by=WORD)
    for page in ("/portfolio/delegations/", f"/cases/{case.pk}/"):
        text = as_user("asa").get(page).text
        cells = re.findall(r"<t[dh]\b[^>]*>(.*?)</t[dh]>", text.partition("<table")[2], re.DOTALL)
        long = [each for each in cells if WORD in each]
        assert any(each.startswith('<div class="long">') for each in long), page
        assert not any('class="long"' in each for each in cells if WORD not in each), page
