"""How an appraiser values lines, delivers, and is replied to."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.cases.forms.cases import text_area
from farled.cases.forms.fields import QuantityField
from farled.web.forms import EditForm


class ValueCostForm(EditForm):
    """A cost as so many times the applicant's."""

    factor = QuantityField(
        label=_("Gånger sökandens belopp"),
        help_text=_("1 är lika mycket, 1,2 är 20 procent dyrare, 0,9 är 10 procent billigare."),
    )
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), help_text=_("Skälet står bredvid sökandens värde."))


class ValueBenefitForm(EditForm):
    """A benefit's quantity a year at full effect."""

    low = QuantityField(label=_("Lägst per år"))
    likely = QuantityField(label=_("Troligen per år"))
    high = QuantityField(label=_("Högst per år"))
    why = forms.CharField(label=_("Varför?"), widget=text_area(3), help_text=_("Skälet står bredvid sökandens värde."))


class DeliverForm(EditForm):
    """What the appraiser says in all."""

    statement = forms.CharField(
        label=_("Utlåtande"),
        widget=text_area(6),
        help_text=_("Är kalkylen rimlig? Vad är säkert, vad är osäkert, och vad saknas?"),
    )


class ReplyForm(EditForm):
    """How the applicant explains the differences."""

    reply = forms.CharField(
        label=_("Er förklaring"),
        widget=text_area(5),
        help_text=_("Varför skiljer sig värderingarna? Ändrar ni kalkylen gör ni en ny version."),
    )
