"""The workbook that comes back."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReadBackForm(forms.Form):
    """One Excel file."""

    file = forms.FileField(
        label=_("Excel-filen"),
        help_text=_("Den du hämtade härifrån och ändrade i. Inget sparas förrän du har sett vad som ändras."),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
