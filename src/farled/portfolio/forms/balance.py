"""Reference points of the balance."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Actor
from farled.portfolio.models import Portfolio
from farled.web.forms import EditForm, choose


class BalancePointForm(forms.Form):
    """Where the balance was counted to lie on a day, and by whom."""

    portfolio: "forms.ModelChoiceField[Any]" = forms.ModelChoiceField(
        label=_("Vilken portfölj?"), queryset=None, required=False, empty_label=_("Alla tillsammans")
    )
    on = forms.DateField(label=_("Vilken dag gäller det?"))
    innovation = forms.IntegerField(label=_("Innovation, procent av pengarna"), min_value=0, max_value=100)
    external = forms.IntegerField(
        label=_("Extern nytta, procent"),
        min_value=0,
        max_value=100,
        required=False,
        help_text=_("Lämna tomt om bara innovation är räknad."),
    )
    source = forms.CharField(
        label=_("Vem räknade, och var står det?"), max_length=300, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "portfolio", Portfolio.objects.visible_to(actor))


class ChangeBalancePointForm(BalancePointForm, EditForm):
    """The same of one that exists."""

    why = forms.CharField(label=_("Kommentar till historiken"), max_length=300, required=False)


class RemoveBalancePointForm(EditForm):
    """A reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300)
