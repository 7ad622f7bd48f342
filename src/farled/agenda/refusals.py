"""The sentences of the refusals of this part."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "agenda.manage": _("Du kan inte ändra i kalendern. Be organisationens strateg om hjälp."),
    "agenda.next_year.none": _("Inget datum är valt. Kryssa för minst ett."),
    "agenda.next_year.other_year": _("”%(title)s” ska ligga i %(year)s. Rätta dagen och försök igen."),
    "agenda.deputy.not_yours": _("Du kan bara välja ersättare för dig själv. Be en administratör om hjälp."),
    "agenda.deputy.ends_early": _("Sista dagen ligger före %(first)s, som är den första. Rätta dagarna."),
    "agenda.deputy.over": _("Den dagen har redan varit. Välj i dag eller en senare dag."),
    "agenda.deputy.long": _("Ett ersättarskap gäller högst ett år. Välj en tidigare sista dag."),
    "agenda.deputy.oneself": _("Ingen kan vara sin egen ersättare. Välj någon annan."),
    "agenda.deputy.absent_without_role": _("%(absent)s har ingen roll här %(when)s, så inget väntar då."),
    "agenda.deputy.without_role": _(
        "%(deputy)s har ingen roll här %(when)s. Be en administratör ge en roll, eller välj någon annan."
    ),
    "agenda.deputy.reaches_nothing": _(
        "%(deputy)s kan inte ersätta %(absent)s, för %(deputy)s egna roller räcker inte till det som %(absent)s gör: "
        "%(roles)s. Ett ersättarskap ger inga nya rättigheter. Välj någon som har rollen, eller be en administratör "
        "ge den."
    ),
    "agenda.deputy.already": _(
        "%(deputy)s är redan ersättare för %(absent)s under en del av tiden. Ändra sista dagen för det i stället."
    ),
}
