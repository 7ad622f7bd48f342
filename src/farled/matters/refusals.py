"""The sentences of the matters' refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "matters.handle": _("Du kan inte registrera eller ändra ärenden. Be registratorn om hjälp."),
    "matters.decide": _("Beslut förs in av registratorn. Be registratorn föra in beslutet."),
    "matters.secrecy_ground": _("Ange vilken paragraf i lagen sekretessen vilar på, till exempel OSL 18 kap. 8 §."),
    "matters.other_organisation": _("Den enheten hör till en annan organisation. Välj en egen."),
    "matters.reference_taken": _(
        "Diarienumret %(reference)s är redan använt. Kontrollera numret, eller lämna fältet tomt så dras nästa lediga."
    ),
    "matters.opened_ahead": _("Dagen har inte varit än. Skriv den dag då ärendet kom in eller väcktes."),
    "matters.kind_decided": _(
        "Ärendet är beslutat, men inget av besluten avgör det som %(kind)s. Behåll ärendetypen, eller för in ett "
        "beslut som avgör det."
    ),
    "matters.closed": _("Ärendet %(reference)s är avslutat. Registrera ett nytt ärende i stället."),
    "matters.move": _("Ett ärende som är %(state)s kan inte bli %(to)s. Välj en annan status."),
    "matters.no_decision": _(
        "Ärendet %(reference)s har inget beslut som avgör det. Be registratorn föra in beslutet först."
    ),
    "matters.one_organ": _("Ange antingen nämnd eller grupp. Det är den som sammanträdde."),
    "matters.meeting_ahead": _("Sammanträdet den %(on)s har inte varit än. För in beslutet när det är fattat."),
    "matters.meeting_before_matter": _(
        "Ärendet registrerades %(opened_on)s. Sammanträdet kan inte ha varit tidigare. Kontrollera datumet."
    ),
    "matters.group_does_not_decide": _(
        "%(group)s har inte rätt att besluta. Välj ett annat utfall, eller be en administratör ändra gruppens uppgift."
    ),
    "matters.paragraph_taken": _(
        "§ %(paragraph)s finns redan på det sammanträdet. Kontrollera paragrafen i protokollet."
    ),
    "matters.reason": _("Skriv varför du rättar. Skälet syns i historiken."),
}
