"""Refusals about portfolios, their frames and ledger, and who may grant how much."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "portfolio.manage": _("Portföljer, ramar och beslutsgränser sköts av strategen. Be strategen."),
    "portfolio.elsewhere": _("%(name)s hör till en annan organisation. Välj något i den egna."),
    "portfolio.share": _("%(value)s är ingen andel. Skriv ett tal från 0 till 100."),
    "portfolio.tiers": _("Välj minst en nivå av initiativ som portföljen betalar för."),
    "portfolio.backwards": _("Slutet (%(end)s) ligger före början (%(start)s). Ändra ett av datumen."),
    "portfolio.name.taken": _("Det finns redan en portfölj som heter %(name)s. Välj ett annat namn."),
    "portfolio.ended": _("Portföljen %(name)s upphörde %(day)s. Välj en portfölj som gäller."),
    "portfolio.end.waiting": _(
        "%(name)s har %(count)s ansökningar som inte är beslutade. Besluta om dem eller hänvisa dem till en annan "
        "portfölj först."
    ),
    "portfolio.end.unpaid": _(
        "%(name)s har %(count)s delar av beviljade medel som inte är utbetalda. Betala ut dem, eller återlämna dem "
        "först."
    ),
    "portfolio.end.left": _(
        "Det finns %(left)s kvar i %(name)s för kommande år. Flytta pengarna till en annan portfölj, eller sänk ramen."
    ),
    "portfolio.year": _("%(year)s är inget år som pengar kan höra till. Skriv ett år mellan 2000 och 2199."),
    "portfolio.amount": _("Skriv ett belopp över noll. Vad som händer med pengarna sägs av åtgärden."),
    "portfolio.day.ahead": _("%(day)s har inte varit än. Det som bokförs gäller från en dag till och med i dag."),
    "portfolio.rests": _("Ramen beslutas av %(who)s. Välj beslutet, eller skriv vad ändringen grundar sig på."),
    "portfolio.rests.nobody": _("Välj beslutet som det grundar sig på, eller skriv grunden."),
    "portfolio.decision.settles_nothing": _(
        "%(decision)s avgör inget: det är ett förslag till ett högre organ, eller ett avslag. Välj beslutet som avgör."
    ),
    "portfolio.decision.secret": _(
        "Beslutet är fattat i ett ärende med sekretess och visas inte här. Skriv grunden i stället, utan det hemliga."
    ),
    "portfolio.decision.other": _(
        "Beslutet %(decision)s är inte av %(who)s, som beslutar portföljens ram. Välj deras."
    ),
    "portfolio.frame.set": _("Ramen för %(year)s är redan satt till %(frame)s. Använd Ändra ramen."),
    "portfolio.frame.none": _("Ingen ram är satt för %(year)s. Använd Sätt en ram."),
    "portfolio.frame.same": _("Ramen är redan %(frame)s. Skriv den nya ramen."),
    "portfolio.carry_over": _(
        "Högst %(share)s procent av ramen för %(year)s får föras till nästa år, alltså %(most)s. Det går att föra över "
        "%(left)s till."
    ),
    "portfolio.move.same": _("Pengarna är redan där. Välj en annan portfölj eller ett annat år."),
    "portfolio.move.years": _("Inom %(name)s förs pengar till nästa år med För över, så att gränsen för det hålls."),
    "portfolio.correct.correction": _("Det är en rättelse. Bokför på nytt det som ska gälla i stället."),
    "portfolio.correct.grant": _("Beviljade och återlämnade medel rättas i beslutet, under Beviljade medel."),
    "portfolio.correct.already": _("”%(text)s” är redan rättad. Bokför på nytt det som ska gälla i stället."),
    "portfolio.overdrawn": _(
        "Det finns %(left)s kvar i %(portfolio)s för %(year)s, och det fattas %(missing)s. Minska beloppet, eller be "
        "strategen om mer i ramen."
    ),
    "portfolio.overdrawn.reserve": _("Reserven i %(portfolio)s för %(year)s är %(left)s. Skriv högst det beloppet."),
    "portfolio.overdrawn.frame": _("Ramen i %(portfolio)s för %(year)s är %(left)s och kan inte bli mindre än noll."),
    "portfolio.delegation.function": _("Skriv vilken funktion som beslutar ensam, till exempel förvaltningschefen."),
    "portfolio.delegation.most": _(
        "Den som beslutar ensam gör det till och med ett belopp. Skriv det, eller låt enheten besluta vid sammanträde."
    ),
    "portfolio.delegation.ended": _(
        "Beslutsgränsen gällde till %(day)s. Lägg till en ny om det är någon som beslutar."
    ),
    "portfolio.body_decides": _(
        "%(body)s beslutar ramar eller har beslutsgränser i portföljerna (%(count)s). Låt någon annan ta över först."
    ),
}
