"""Forms: the question, its help and its mistake belong together, for eyes and for screen readers."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from django import forms
from django.template.loader import render_to_string
from django.urls import get_resolver

from farled.web.forms import needed_when
from farled.web.renderer import DateField, KronorField
from farled.web.templatetags.farled import fields


class Report(forms.Form):
    """One of each kind of field."""

    title = forms.CharField(label="Vad ska göras?", max_length=200, help_text="Börja med ett <verb>.")
    text = forms.CharField(label="Läget", widget=forms.Textarea, required=False, max_length=2000, help_text="Kort.")
    ends = DateField(label="Klart")
    cost = KronorField(label="Kostnad", unit="tkr", required=False)
    state = forms.ChoiceField(label="Hur går det?", choices=[("g", "Bra"), ("b", "Illa")], widget=forms.RadioSelect)
    agreed = forms.BooleanField(label="Avstämt med nämnden", help_text="Syns i historiken.")
    paper = forms.FileField(label="Underlag", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)


class Named(forms.Form):
    """A field that a library has written its label in as well."""

    login = forms.CharField(label="Namn", widget=forms.TextInput(attrs={"placeholder": "Namn", "autofocus": True}))


def test_the_label_alone_says_what_a_field_is_for() -> None:
    assert "placeholder" not in str(Named())
    assert " autofocus" in str(Named())


def html(**data: str) -> str:
    return str(Report(data) if data else Report(initial={"version": 3, "ends": date(2026, 11, 30)}))


def test_A4_every_field_has_a_visible_label_that_points_at_it() -> None:
    drawn = html()
    controls = re.findall(r'<(?:input|textarea|select)[^>]*\bid="([^"]+)"', drawn)
    for name in controls:
        if name != "id_version":
            assert f'for="{name}"' in drawn, name
    assert "<legend>Hur går det?" in drawn


def test_A4_what_is_optional_is_said() -> None:
    drawn = html()
    assert drawn.count("(frivilligt)") == 3
    assert re.search(r"Läget\s*<span class=\"optional\">\(frivilligt\)</span>", drawn)


class Chosen(forms.Form):
    """A field that is needed depending on what is chosen."""

    why = needed_when(forms.CharField(label="Varför?", required=False, help_text="Behövs när du säger nej."))


def test_A4_what_is_needed_at_times_is_not_called_optional() -> None:
    drawn = str(Chosen())
    assert "(frivilligt)" not in drawn
    assert "(behövs ibland)" in drawn
    assert "Behövs när du säger nej." in drawn


def _forms_of(kind: type[forms.BaseForm]) -> Iterator[type[forms.BaseForm]]:
    for each in kind.__subclasses__():
        yield each
        yield from _forms_of(each)


def test_A4_a_help_that_says_when_a_field_is_needed_goes_with_a_label_that_does_not_call_it_optional() -> None:
    assert get_resolver().url_patterns, "every page's forms are loaded"
    wrong, found = [], 0
    for form in _forms_of(forms.BaseForm):
        if not form.__module__.startswith("farled."):
            continue
        for name, field in getattr(form, "base_fields", {}).items():
            says = re.search(r"\bBehövs (bara )?när", str(field.help_text)) is not None
            found += says
            if says is not getattr(field, "needed_when", False):
                wrong.append(f"{form.__qualname__}.{name}")
    assert wrong == []
    assert found >= 15


def test_A4_help_and_mistake_are_read_with_the_field() -> None:
    drawn = html(text="x", state="?")
    title = re.search(r'<input[^>]*name="title"[^>]*>', drawn)
    assert title is not None
    assert 'aria-describedby="id_title_helptext id_title_error"' in title[0]
    assert 'aria-invalid="true"' in title[0]
    assert 'id="id_title_helptext"' in drawn
    assert 'id="id_title_error"' in drawn
    group = re.search(r"<fieldset[^>]*>", drawn)
    assert group is not None
    assert 'aria-describedby="id_state_error"' in group[0]


def test_A4_the_summary_links_to_each_mistake() -> None:
    form = Report({"text": "x"})
    drawn = str(form)
    targets = re.findall(r'<a href="#([^"]+)">', drawn)
    assert targets == ["id_title", "id_ends", "id_state_0", "id_agreed"]
    for name in targets:
        assert f'id="{name}"' in drawn
    assert 'role="alert" tabindex="-1" autofocus' in drawn
    assert "5 saker behöver rättas" in drawn


def test_help_is_escaped_and_tells_how_much_fits() -> None:
    drawn = html()
    assert "Börja med ett &lt;verb&gt;." in drawn
    assert "Högst 2\N{NO-BREAK SPACE}000 tecken." in drawn


def test_hidden_fields_are_drawn_once_and_nothing_is_inline() -> None:
    drawn = html()
    assert drawn.count('name="version"') == 1
    assert " style=" not in drawn
    assert "helptext" in drawn


def test_some_fields_can_be_drawn_by_name() -> None:
    drawn = render_to_string("web/forms/form.html", {"form": Report(), "fields": [], "hidden_fields": []})
    assert "<input" not in drawn
    part = fields(Report(), "ends", "title")
    assert part.index('name="ends"') < part.index('name="title"')
    assert 'name="cost"' not in part


def test_a_date_is_written_as_the_browser_wants_it() -> None:
    assert re.search(r'<input type="date" name="ends" value="2026-11-30"', html())


@pytest.mark.parametrize(
    ("typed", "ore"),
    [
        ("1150", 115_000_000),
        ("1 150", 115_000_000),
        ("1\N{NO-BREAK SPACE}150,5", 115_050_000),
        ("0", 0),
        ("−2", -200_000),
        ("", None),
    ],
)
def test_money_is_typed_in_thousands_and_kept_in_ore(typed: str, ore: int | None) -> None:
    field = KronorField(unit="tkr", required=False)
    assert field.clean(typed) == ore
    assert not field.has_changed(ore, typed)


@pytest.mark.parametrize("typed", ["abc", "1.2.3", "1,234", "1e5x", "NaN", "Infinity"])
def test_money_that_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(forms.ValidationError):
        KronorField(unit="kr").clean(typed)


@pytest.mark.parametrize("unit", ["kr", "tkr"])
def test_money_written_in_letters_is_told_how_to_write_it(unit: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        KronorField(unit=unit).clean("tolv tusen")
    assert refused.value.messages == ["Skriv beloppet med siffror, till exempel 1 200 eller 150,50."]


@pytest.mark.parametrize(
    ("unit", "ore", "shown"),
    [("tkr", 115_050_000, "1150,5"), ("kr", 115_050, "1150,5"), ("kr", -5, "-0,05"), ("kr", 100, "1")],
)
def test_stored_money_is_shown_in_the_fields_unit(unit: str, ore: int, shown: str) -> None:
    field = KronorField(unit=unit)
    assert field.prepare_value(ore) == shown
    assert field.clean(shown) == ore


@pytest.mark.parametrize("typed", ["2026-02-31", "2026-13-01", "31 februari"])
def test_A4_a_day_that_does_not_exist_is_told_with_how_to_write_one(typed: str) -> None:
    assert "Det finns ingen sådan dag. Skriv datumet som 2026-11-30." in html(ends=typed)


@pytest.mark.parametrize("typed", ["0001-01-01", "1026-11-30", "9999-12-31"])
def test_a_year_out_of_reach_is_a_slip(typed: str) -> None:
    assert "Året ska ligga mellan 1900 och 2199." in html(ends=typed)


def test_A4_a_text_too_long_is_told_by_how_much() -> None:
    assert "Texten är 201 tecken lång, och det får plats 200. Korta den." in html(title="x" * 201)
