"""A document's text read from Word: which file, and what was read."""

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.web.forms import EditForm


class ReadTextForm(forms.Form):
    """Which file."""

    file = forms.FileField(
        label=_("Vilken fil?"),
        allow_empty_file=True,  # the reading says so in its own words
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        help_text=_("Word (docx). Högst 25 MB. Makron, bilder och fotnoter läses inte in."),
    )


class ReviewTextForm(EditForm):
    """What was read, to look over and keep."""

    text = forms.CharField(
        label=_("Texten som den lästes"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 28, "class": "writing"}),
        help_text=_("# före en rubrik, - före en punkt och | mellan cellerna i en tabell. Tom rad mellan stycken."),
    )


class ReviewLackingTextForm(ReviewTextForm):
    """The text of a version that was decided without one here."""

    why = forms.CharField(
        label=_("Var kommer texten från?"),
        max_length=300,
        help_text=_("Till exempel protokollet eller författningssamlingen. Skälet syns i historiken."),
    )
