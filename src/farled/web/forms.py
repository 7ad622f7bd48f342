"""The one way a form page works: parse, ask the act, and on refusal show everything typed with the reason beside it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar, cast

from django import forms
from django.contrib import messages
from django.db.models import Model, QuerySet, TextChoices
from django.forms.models import ModelChoiceIterator, model_to_dict
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.web import once
from farled.web.conflict import differences, settled
from farled.web.optimistic import Stale
from farled.web.patience import patiently
from farled.web.refused import NotLately, Refused

T = TypeVar("T")
F = TypeVar("F", bound=forms.Field)


class EditForm(forms.Form):
    """A form that changes an existing row: it carries the version the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class EnumField(forms.TypedChoiceField):
    """One of an enumeration; none until somebody chooses, since what is offered first is no answer."""

    def __init__(self, of: type[TextChoices], **kwargs: Any) -> None:
        super().__init__(choices=[("", gettext_lazy("Välj")), *of.choices], coerce=of, empty_value=None, **kwargs)


class SeveralField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """Several of the rows that ``choose`` gives. A number larger than any row's is unknown like every other."""

    def clean(self, value: Any) -> Any:
        """The rows chosen."""
        try:
            return super().clean(value)
        except OverflowError:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from None


class _Held(ModelChoiceIterator):  # type: ignore[type-arg]  # not generic at run time
    """The rows that the field holds, which are read once however many fields hold them."""

    def __iter__(self) -> Iterator[Any]:
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, cast(HeldField, self.field).held)


class HeldField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """One of the rows that ``choose_held`` gives. Fields that hold the same rows read them in one question."""

    iterator = _Held
    held: Sequence[Any] | QuerySet[Any] = ()

    def to_python(self, value: Any) -> Any:
        """The row chosen, of those held."""
        if value in self.empty_values:
            return None
        for row in self.held:
            if str(row.pk) == str(self.prepare_value(value)).strip():
                return row
        raise forms.ValidationError(
            self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
        )


def needed_when(field: F) -> F:
    """Mark a field that is needed depending on what else is said. Its help says when; it is not called optional."""
    field.needed_when = True  # type: ignore[attr-defined]
    return field


def choose(form: forms.BaseForm, name: str, rows: QuerySet[Any]) -> None:
    """Give a choice among rows its rows: those the actor may choose. What is not among them is refused as unknown."""
    cast("forms.ModelChoiceField[Any]", form.fields[name]).queryset = rows


def choose_held(form: forms.BaseForm, names: Iterable[str], rows: QuerySet[Any]) -> None:
    """The same for fields that are to read their rows together."""
    for name in names:
        field = cast(HeldField, form.fields[name])
        field.held = rows
        field.queryset = rows


def now(row: Model, form: type[forms.Form]) -> dict[str, Any]:
    """What a row says now, under the names of the form's fields that are columns of it (another row by its id).

    A page to change the row begins with it, and a call to change the row keeps it, so that nothing is left out of one.
    """
    return model_to_dict(row, fields=form.base_fields)


def form_page(
    request: HttpRequest,
    *,
    template: str,
    form: forms.Form,
    act: Callable[[dict[str, Any]], T],
    done: Callable[[T], str],
    message: str | Promise,
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or do the act and go on.

    ``form`` is already bound when the request is a POST. ``act`` gets the cleaned data and may refuse; ``done`` gives
    the address to go to afterwards, where ``message`` is told. Nothing typed is ever lost: a refusal shows the same
    form. Nothing is done twice either: see ``web.once``.
    """
    once.mark(form)
    shown: dict[str, object] = {"form": form, **(context or {})}
    if request.method != "POST":
        return render(request, template, shown)
    form.data, form.is_bound = settled(form), True  # a request without any field is still an answer to the form
    if not form.is_valid():
        return render(request, template, shown, status=422)
    typed = {name: value for name, value in form.cleaned_data.items() if name != once.FIELD}
    try:
        address, first = once.only(request, form, lambda: done(patiently(lambda: act(typed))))
    except NotLately:
        raise  # asked for in between; the form is then sent again as it was
    except Stale as stale:
        shown["conflict"] = conflict = differences(form, stale)
        form.add_error(None, (stale if conflict else Refused("web.stale_elsewhere")).sentence)
        for name, now_seen in {"version": str(stale.version), **stale.renewed}.items():
            form.data[name] = now_seen  # saving again is now a choice made with both texts in view
        return render(request, template, shown, status=stale.status)
    except Refused as refused:
        for each in refused.each:
            form.add_error(each.field if each.field in form.fields else None, each.sentence)
        return render(request, template, shown, status=refused.status)
    messages.success(request, str(message if first else _("Det var redan sparat. Inget gjordes två gånger.")))
    return HttpResponseRedirect(address, status=303)
