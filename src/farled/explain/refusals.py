"""What this part says no to, in plain Swedish."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "explain.ahead": _("Dagen har inte varit än, så siffran går inte att räkna. Välj i dag eller en tidigare dag."),
}
