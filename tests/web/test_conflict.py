"""A stale save: what was typed and what is stored stand side by side, in words, and only where they differ."""

from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.test import RequestFactory

from farled.people.models import Body
from farled.web.conflict import differences
from farled.web.forms import EditForm, form_page
from farled.web.optimistic import Stale
from tests.cast import World


class Change(EditForm):
    """A text, a yes or no, and a choice of rows."""

    title = forms.CharField()
    standing = forms.BooleanField(label="Löpande", required=False)
    bodies: "forms.ModelMultipleChoiceField[Body]" = forms.ModelMultipleChoiceField(
        Body.objects.all(), label="Ansvarar", required=False
    )


def shown(stored: dict[str, Any], **typed: Any) -> dict[str, tuple[str, str]]:
    data = QueryDict(mutable=True)
    for name, value in {"title": "Samma", "version": "1", **typed}.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    form = Change(data)
    assert form.is_valid(), form.errors
    found = differences(form, Stale(version=2, stored={"title": "Samma", "standing": False, "bodies": [], **stored}))
    return {each.label: (each.typed, each.stored) for each in found}


def test_R1_yes_and_no_are_told_in_words(world: World) -> None:
    assert shown({}, standing="on") == {"Löpande": ("ja", "nej")}


def test_R1_rows_are_told_by_name_and_none_is_nothing(world: World) -> None:
    assert shown({"bodies": [str(world.school.pk)]}) == {"Ansvarar": ("", "Skolnämnden")}
    assert shown({"bodies": [str(world.care.pk)]}, bodies=[str(world.school.pk)]) == {
        "Ansvarar": ("Skolnämnden", "Äldrenämnden")
    }


def test_R1_what_is_alike_is_not_asked_about(world: World) -> None:
    assert shown({"bodies": [str(world.school.pk)]}, bodies=[str(world.school.pk)]) == {}


def test_R1_what_was_typed_is_shown_also_when_the_act_took_it_apart(world: World, rf: RequestFactory) -> None:
    request: HttpRequest = rf.post("/", {"title": "Mitt", "version": "1"})

    def act(data: dict[str, Any]) -> None:
        data.pop("title")
        raise Stale(version=2, stored={"title": "Ditt"})

    page = form_page(
        request, template="web/_conflict.html", form=Change(request.POST), act=act, done=lambda _: "/", message=""
    )
    assert "Mitt" in page.text
    assert "Ditt" in page.text
