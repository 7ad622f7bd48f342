"""Refusals about grants, conditions and tranches."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "portfolio.grant": _(
        "Medel beviljas och återkallas av en beslutsfattare inom sin beslutsgräns, eller vid ett sammanträde. Be dem."
    ),
    "portfolio.release": _("Utbetalning och villkor sköts av projektcoachen eller strategen. Be dem."),
    "portfolio.grant.registrar": _("Registratorn för in vad ett sammanträde har beslutat. Välj beslutet."),
    "portfolio.grant.meeting": _("Vad ett sammanträde har beslutat förs in av registratorn. Be registratorn."),
    "portfolio.grant.nobody": _(
        "Ingen har rätt att besluta om %(amount)s i de här portföljerna. Be strategen lägga till en beslutsgräns."
    ),
    "portfolio.grant.beyond": _(
        "%(amount)s är mer än vad du får besluta om. Rätt beslutsfattare är %(who)s. Lämna över dit."
    ),
    "portfolio.grant.which_function": _(
        "I %(body)s får flera funktioner besluta, om olika belopp: %(functions)s. Din roll säger inte vilken du har. "
        "Be en administratör ange funktionen för din roll."
    ),
    "portfolio.grant.other_function": _(
        "Din roll säger %(function)s, och ingen beslutsgräns gäller den. Rätt beslutsfattare är %(who)s. "
        "Är det du: be en administratör ange funktionen för din roll som den skrivs där."
    ),
    "portfolio.grant.owns": _("Du äger %(title)s och är jävig. Låt någon annan inom samma beslutsgräns besluta."),
    "portfolio.grant.works_there": _(
        "Du arbetar i %(body)s, som söker pengarna, och är jävig. Låt någon annan inom samma beslutsgräns besluta."
    ),
    "portfolio.grant.secret": _(
        "Beslutet är fattat i ett ärende med sekretess och visas inte här. Välj ett beslut i ett öppet ärende."
    ),
    # Before a decision
    "portfolio.grant.state": _("Ansökan %(number)s är %(state)s. Bara en ansökan som är beredd kan beslutas."),
    "portfolio.grant.owner": _("Ingen äger %(title)s. Be någon i %(body)s ta ägarskapet innan pengar beviljas."),
    "portfolio.grant.finished": _("%(title)s är %(phase)s. Pengar beviljas inte till det som är slut."),
    "portfolio.grant.case": _(
        "Ansökan om %(title)s vilar inte på en inlämnad nyttokalkyl. Lämna in kalkylen och knyt den till ansökan."
    ),
    "portfolio.grant.running": _(
        "Driften och förvaltningen är inte accepterad av %(bodies)s. Be dem acceptera kostnaden per år först."
    ),
    "portfolio.grant.parts": _("Skriv vad som beviljas: minst ett belopp ur en portfölj och ett år."),
    "portfolio.grant.after": _(
        "Del %(number)s väntar på villkor %(after)s, som inte finns. Skriv villkoret, eller ändra."
    ),
    "portfolio.grant.more": _("%(granted)s är mer än vad som är sökt, %(asked)s. Minska det som beviljas."),
    "portfolio.grant.beyond_case": _(
        "Initiativet har redan beviljats %(granted)s. Med %(amount)s till blir det %(over)s mer än de %(sought)s som "
        "nyttokalkylen söker ur portföljer. Minska det som beviljas."
    ),
    "portfolio.grant.departs": _(
        "Gruppen valde inte ansökan i urvalet %(desk)s. Skriv varför beslutet avviker från det."
    ),
    # Afterwards
    "portfolio.grant.over": _("De beviljade medlen är %(state)s. Inget mer betalas ut eller bedöms."),
    "portfolio.grant.before": _(
        "%(decision)s återkallar inte medlen, som beviljades %(day)s. Välj beslutet som återkallar dem."
    ),
    "portfolio.condition.already": _("Villkoret är redan uppfyllt, sedan %(day)s. Någon kan ha hunnit före."),
    "portfolio.release.already": _("Del %(number)s är redan utbetald, %(day)s. Någon kan ha hunnit före."),
    "portfolio.release.returned": _("Hela del %(number)s är återlämnad, så det finns inget att betala ut."),
    "portfolio.release.dropped": _(
        "Initiativet är nedlagt, så del %(number)s betalas inte ut. Återlämna den i stället."
    ),
    "portfolio.release.phase": _(
        "Del %(number)s betalas ut när initiativet har nått fasen ”%(phase)s”. Nu är det i fasen ”%(now)s”. Be den som "
        "äger initiativet byta fas när det har kommit så långt."
    ),
    "portfolio.release.condition": _(
        "Del %(number)s väntar på villkoret ”%(condition)s”. Bedöm villkoret som uppfyllt först."
    ),
    "portfolio.release.general": _(
        "Del %(number)s väntar på villkor som gäller alla delar: %(conditions)s. Bedöm först om de är uppfyllda."
    ),
    "portfolio.release.year": _(
        "Del %(number)s är pengar för %(year)s och betalas ut tidigast 1 januari %(year)s. Vänta till dess."
    ),
    "portfolio.release.gate": _("Del %(number)s väntar på att detta är klart: %(gate)s. Skriv hur det är visat."),
    "portfolio.return.more": _("Av del %(number)s finns %(left)s att återlämna. Skriv högst det beloppet."),
    "portfolio.finish.unpaid": _("Del %(numbers)s är varken utbetald eller återlämnad. Gör det först."),
    "portfolio.finish.conditions": _("De här villkoren är inte uppfyllda: %(conditions)s. Bedöm dem först."),
}
