"""The sentences of the parameters' refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "parameters.manage": _("Du kan inte ändra parametrar. Be en strateg i organisationen."),
    "parameters.value": _("%(value)s är inget tal. Skriv till exempel 180 eller 3,5."),
    "parameters.outside": _("Värdet ska vara mellan %(least)s och %(most)s %(unit)s. Skriv ett värde däremellan."),
    "parameters.key": _("Parametern %(key)s finns inte. Välj en i listan."),
    "parameters.taken": _("Det finns redan ett värde från %(day)s. Välj en annan dag."),
}
