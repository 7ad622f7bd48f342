"""The sentences of the refusals of this part."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "agenda.manage": _("Du kan inte ändra i kalendern. Be organisationens strateg om hjälp."),
}
