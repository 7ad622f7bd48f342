"""The sentences of the refusals of this part."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Treatment
    "consultation.treat": _("Du har inte rätt att behandla synpunkter. Be en strateg, eller be om rollen."),
    "consultation.not_treated_now": _(
        "Synpunkter behandlas medan remissen är ute och när svaren har kommit. Nu är läget: %(state)s."
    ),
    "consultation.not_shown": _(
        "Hur synpunkterna behandlas visas inte än. Fråga den som sköter remissen när det blir klart."
    ),
    "consultation.no_remarks": _("Ingen synpunkt är vald. Välj minst en och försök igen."),
    "consultation.several": _("Synpunkterna hör till olika remisser. Välj synpunkter ur en remiss i taget."),
    "consultation.regrouped": _(
        "Någon har grupperat synpunkterna på annat sätt sedan du valde dem. Gå till listan och välj dem igen."
    ),
    "consultation.theme_elsewhere": _("Temat hör till en annan remiss. Välj ett av remissens egna teman."),
    "consultation.handler": _("%(name)s har inte rätt att behandla synpunkter. Välj någon som har det."),
    "consultation.disposition_elsewhere": _("Behandlingen finns inte i organisationen. Välj en av dem som finns."),
    "consultation.disposition_ended": _("Behandlingen %(name)s används inte längre. Välj en annan."),
    "consultation.which_passage": _(
        "%(name)s betyder att texten ändras. Välj vilka stycken som ändras, eller välj en annan behandling."
    ),
    "consultation.text_not_changed": _(
        "Stycken pekas bara ut när behandlingen ändrar texten. Välj en sådan behandling, eller ta bort styckena."
    ),
    "consultation.passage_elsewhere": _("Stycket hör till ett annat dokument. Välj stycken i remissens dokument."),
    "consultation.group_of_one": _("Det behövs minst två synpunkter med var sin behandling för att gruppera."),
    "consultation.answered_differently": _(
        "Synpunkterna har redan olika svar. Ge dem samma behandling och svar, och gruppera dem sedan."
    ),
    "consultation.alone": _("Synpunkten besvaras redan för sig."),
    "consultation.not_received": _("Yttrandet är inte inlämnat än. Synpunkten behandlas när det har kommit."),
    "consultation.name_taken": _("Det finns redan ett med namnet %(name)s. Välj ett annat namn."),
    "consultation.theme_in_use": _(
        "%(count)s synpunkter är sorterade under %(name)s. Ge dem ett annat tema först, och ta sedan bort det."
    ),
    "consultation.disposition_in_use": _(
        "%(count)s synpunkter har fått behandlingen. Lägg till en ny behandling i stället."
    ),
    "consultation.remarks_left": _(
        "%(count)s synpunkter på %(title)s är inte behandlade. Behandla dem först, så kan dokumentet antas."
    ),
    "consultation.changes_left": _(
        "%(count)s synpunkter på %(title)s har lett till ändringar utan att det står var. Peka ut styckena först."
    ),
    "consultation.unchanged": _(
        "%(count)s stycken sägs vara ändrade efter %(title)s men lyder som i förslaget. Ändra dem, eller behandla "
        "synpunkterna på annat sätt."
    ),
}
