"""Choosing columns, saving and changing a view."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.web.forms import EditForm


class ColumnsForm(forms.Form):
    """Which columns a list shows, and in which order: a place for each; those without one are not shown."""

    def __init__(self, columns: list[tuple[str, Any]], chosen: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keys = [key for key, _label in columns]
        places = [("", _("visas inte")), *((str(place), str(place)) for place in range(1, len(columns) + 1))]
        for key, label in columns:
            place = str(chosen.index(key) + 1) if key in chosen else ""
            self.fields[key] = forms.ChoiceField(label=label, choices=places, required=False, initial=place)

    @property
    def chosen(self) -> list[str]:
        """The columns that have a place, in order; of two in one place the one that stands first here."""
        placed = [(int(self.cleaned_data[key]), nr, key) for nr, key in enumerate(self.keys) if self.cleaned_data[key]]
        return [key for _place, _nr, key in sorted(placed)]


class SaveForm(forms.Form):
    """Saving a list as a view."""

    query = forms.CharField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(label=gettext_lazy("Vad ska vyn heta?"), max_length=80)
    first = forms.BooleanField(label=gettext_lazy("Visa listan så här från början"), required=False)
    shared = forms.BooleanField(label=gettext_lazy("Dela vyn med alla i organisationen"), required=False)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["shared"]


class ChangeForm(EditForm, SaveForm):
    """Changing a view."""


class RemoveForm(EditForm):
    """Removing a view."""
