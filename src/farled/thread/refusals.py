"""The sentences of the red thread's refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "thread.unpublished": _("Målet hör till en annan organisation och är inte publicerat. Välj ett publicerat mål."),
    "thread.circle": _("Kopplingen skulle göra att målet till slut leder till sig självt. Välj ett annat mål."),
}
