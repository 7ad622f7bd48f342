"""Sentences of the balance."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "portfolio.balance.keep": _("Du kan inte ändra referenspunkter. Be en strateg."),
    "portfolio.balance.elsewhere": _("Portföljen hör till en annan organisation. Välj en av era egna."),
    "portfolio.balance.per_cent": _("Andelen ska vara 0 till 100 procent."),
    "portfolio.balance.source": _("Källan saknas. Skriv vem som räknade och var det står."),
    "portfolio.balance.twice": _("Det finns redan en referenspunkt den dagen. Ändra den i stället."),
}
