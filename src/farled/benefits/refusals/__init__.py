"""Sentences of this part: what was wrong, where, and what to do."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "benefits.plan": _(
        "Du kan inte planera nyttan där. Det gör initiativets kund (%(body)s), projektcoachen eller strategen. Be dem."
    ),
    "benefits.own": _("Ägarskapet tas av någon som arbetar i %(body)s. Be dem."),
    "benefits.measure": _("Du kan inte rapportera om den här nyttan. Det gör %(body)s eller strategen. Be dem."),
    "benefits.decide": _("Det här avgör den som beslutar för %(body)s, strategen eller registratorn. Be dem."),
    "benefits.lesson": _("Du kan inte skriva lärdomar för %(body)s. Välj en enhet du arbetar i, eller be strategen."),
    "benefits.body.elsewhere": _("%(body)s hör till en annan organisation. Välj en enhet i den egna."),
    "benefits.body.closed": _("%(body)s har upphört. Välj en enhet som finns."),
    "benefits.body.supplier": _(
        "%(body)s genomför initiativet och kan inte ta hem dess nytta. Välj enheten i linjen där det blir bättre."
    ),
    "benefits.initiative.elsewhere": _("Initiativet hör till en annan organisation. Välj ett eget."),
    # What a benefit says
    "benefits.dropped": _("%(title)s är nedlagt, så ingen nytta kan planeras. Planera den i ett annat initiativ."),
    "benefits.promised.nothing": _("Ange vad som utlovas: minst ett år med ett värde över noll."),
    "benefits.promised.year": _("%(year)s är inget rimligt årtal. Skriv året med fyra siffror, till exempel 2028."),
    "benefits.promised.value": _("Värdet för %(year)s är under noll eller orimligt stort. Rätta det."),
    "benefits.price": _("Värdet per enhet kan inte vara under noll. Lämna det tomt om nyttan inte värderas i pengar."),
    "benefits.cashable": _("Andelen ska vara mellan 0 och 100 procent. Rätta den."),
    "benefits.every": _("Ange hur många månader det är mellan mätningarna, från 1 till 120."),
    "benefits.measuring.backwards": _(
        "Sista mätningen ligger före den första, eller så saknas den första. Rätta dagarna."
    ),
    "benefits.baseline": _("Ange både utgångsvärdet och vilken dag det mättes, eller inget av dem."),
    "benefits.promise.stands": _(
        "%(function)s har accepterat nyttan som den är utlovad, så löftet ändras inte. Ändra prognosen i stället, "
        "eller låt ägaren lämna ägarskapet först."
    ),
    "benefits.case.nothing": _(
        "Det finns inga nyttor kvar att hämta ur en inlämnad nyttokalkyl. Lämna in kalkylen först, eller planera "
        "nyttan för hand."
    ),
    "benefits.why": _("Skriv varför. Skälet syns för alla som läser om nyttan."),
    # Where it is
    "benefits.ended": _("%(title)s följs inte längre. Planera en ny nytta om något mer ska följas."),
    "benefits.owned": _("%(function)s äger redan nyttan. Den som äger den lämnar ägarskapet först."),
    "benefits.no_owner": _("Ingen äger nyttan än. Be någon i %(body)s ta ägarskapet först."),
    "benefits.measured.ahead": _("%(day)s har inte varit än. Ange dagen då det mättes."),
    "benefits.measured.year": _("En mätning %(day)s kan inte gälla %(year)s. Ange det år som värdet gäller."),
    "benefits.measured.value": _("%(value)s är ett orimligt stort värde. Rätta det."),
    "benefits.measured.withdrawn": _("Mätningen är redan tillbakatagen. Någon kan ha hunnit före."),
    "benefits.exit.goes_on": _(
        "Kostnaden har inte upphört än: %(system)s är inte avvecklat. Mät nyttan när det är avvecklat, och ändra "
        "prognosen om det dröjer."
    ),
    "benefits.exit.earlier": _("Kostnaden för %(system)s upphörde %(day)s. Ange det året eller ett senare."),
    "benefits.forecast.nothing": _("Ange prognosen för minst ett år."),
    "benefits.forecast.year": _("Inget är utlovat för %(year)s. Ange bara år som står i planen."),
    "benefits.forecast.past": _("%(year)s är över. Mät vad det blev i stället för att ändra prognosen."),
    # Closing
    "benefits.close.owners": _(
        "Det här saknar ägare i linjen: %(titles)s. Be den enhet som tar hem nyttan att ta ägarskapet först."
    ),
    "benefits.close.none": _(
        "Initiativet har fått pengar, men ingen nytta är planerad. Skriv realiseringsplanen först, så att någon i "
        "linjen tar vid."
    ),
    "benefits.body_owns": _("%(body)s tar hem nyttor som följs (%(count)s). Låt någon annan ta över dem först."),
    # Budget effects
    "benefits.effect.same_year": _(
        "Pengarna beviljades %(granted)s. Budgeten ändras tidigast året efter, inte %(year)s. Välj ett senare år."
    ),
    "benefits.effect.amount": _("Ange ett belopp över noll."),
    "benefits.effect.noted": _("Budgeteffekten är redan noterad: %(state)s. Planera en ny om något mer ska ändras."),
    "benefits.effect.early": _(
        "Budgeten för %(year)s beslutas tidigast under %(before)s, så den kan inte vara ändrad än. Notera det då, "
        "eller välj att det inte blir av."
    ),
    "benefits.effect.state": _("Välj om budgeten är ändrad eller om det inte blir av."),
    "benefits.effect.taken": _(
        "Det finns redan en budgeteffekt för %(body)s %(year)s. Notera den, eller välj ett annat år."
    ),
    # Deviations
    "benefits.deviation.move": _("En avvikelse går inte från ”%(now)s” till ”%(to)s”. Någon kan ha hunnit före."),
    "benefits.decision.missing": _("Välj beslutet. Åtgärder vid en allvarlig avvikelse beslutas vid ett sammanträde."),
    "benefits.decision.elsewhere": _("Beslutet hör till en annan organisation. Välj ett eget."),
    "benefits.decision.before": _(
        "Beslutet är från %(on)s, men avvikelsen rapporterades %(day)s. Välj ett beslut från den dagen eller senare."
    ),
}
