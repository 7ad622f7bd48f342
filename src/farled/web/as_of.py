"""The day a page is asked to show: ``?on=2026-11-30``, and the small form that asks for it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.methods.periods import end_of_day
from farled.web.renderer import DateField


class DayForm(forms.Form):
    """The day a page shows. ``latest`` is the last one that can be shown."""

    on = DateField(label=_("Visa som det var den"))

    def __init__(self, *args: Any, latest: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.latest = latest

    def clean_on(self) -> date:
        """A day that can be shown."""
        on: date = self.cleaned_data["on"]
        if self.latest is not None and on > self.latest:
            raise forms.ValidationError(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
        return on


@dataclass(frozen=True, slots=True)
class Asked:
    """The day asked for; ``past`` when it has been, so that values are shown as they were then."""

    form: DayForm
    on: date
    past: bool
    today: date

    @property
    def at(self) -> datetime | None:
        """The instant whose rows are asked for: the last of a day that has been; None when it is those that stand."""
        return end_of_day(self.on) if self.past else None

    @property
    def year_end(self) -> date:
        """The last day of last year, which is asked for more often than any other."""
        return date(self.today.year - 1, 12, 31)


def asked_day(request: Any, *, ahead: bool) -> Asked:
    """The day in the address; today when none is given or it cannot be shown (the form then says so).

    ``ahead`` says whether days to come can be shown: what is decided already tells how they will be.
    """
    form = DayForm(request.GET if "on" in request.GET else None, latest=None if ahead else request.today)
    on: date = (form.is_valid() and form.cleaned_data.get("on")) or request.today
    return Asked(form, on, on < request.today, request.today)
