"""Refusals about applications, their way to a decision, coaches and money from outside."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "portfolio.application.apply": _(
        "Ansökan görs av den som äger initiativet, %(body)s. Be dem, projektcoachen eller strategen."
    ),
    "portfolio.application.prepare": _("Ansökningar handläggs av projektkontoret. Be projektcoachen eller strategen."),
    "portfolio.application.notes": _("Stödloggen läses av projektkontoret och den som söker. Be projektcoachen."),
    "portfolio.application.not_coach": _("%(name)s är inte projektcoach. Välj någon som har den rollen."),
    # What is asked for
    "portfolio.application.finished": _("%(title)s är %(phase)s, så det går inte att söka medel. Starta ett nytt."),
    "portfolio.application.not_ready": _(
        "%(title)s är inte klart för beredning. Gör initiativet klart på dess egen sida, sedan kan ni söka."
    ),
    "portfolio.application.no_case": _(
        "Det finns ingen inlämnad nyttokalkyl. Lämna in kalkylen först: ansökan vilar på den."
    ),
    "portfolio.application.another": _(
        "Det finns redan en ansökan för initiativet, nummer %(number)s, som är %(state)s. Fortsätt med den."
    ),
    "portfolio.application.elsewhere": _("Portföljen %(name)s hör till en annan organisation. Välj en egen."),
    "portfolio.application.amount": _("Ange ett belopp över noll, eller ta bort raden."),
    "portfolio.application.twice": _("%(name)s står två gånger för %(year)s. Lägg ihop beloppen på en rad."),
    "portfolio.application.too_much": _(
        "Ansökan är på %(asked)s, men nyttokalkylen söker %(sought)s ur portföljer. Det är %(over)s för mycket. "
        "Sänk beloppen, eller lämna in en ny version av kalkylen."
    ),
    "portfolio.application.too_much_more": _(
        "Ansökan är på %(asked)s och initiativet har redan beviljats %(granted)s, men nyttokalkylen söker %(sought)s "
        "ur portföljer. Det är %(over)s för mycket. Sänk beloppen, eller lämna in en ny version av kalkylen."
    ),
    "portfolio.application.all_granted": _(
        "Initiativet har redan beviljats %(granted)s, och nyttokalkylen söker %(sought)s ur portföljer. Det finns "
        "inget kvar att söka. Behövs mer: lämna in en ny version av kalkylen först."
    ),
    "portfolio.application.year": _(
        "%(year)s går inte att söka för när arbetet kan börja %(start)s. Välj startåret eller ett senare år."
    ),
    "portfolio.application.horizon": _(
        "Nyttokalkylen räknar till och med %(last)s, så %(year)s går inte att söka för. Välj ett tidigare år, eller "
        "lämna in en ny version av kalkylen som räcker längre."
    ),
    "portfolio.application.nothing": _("Ansökan säger inte vad som söks. Ange portfölj, år och belopp."),
    "portfolio.application.urgent": _(
        "Skriv varför ansökan inte kan vänta på den årliga omgången, eller låt den vänta."
    ),
    "portfolio.application.own_budget": _(
        "Nivån %(tier)s betalas inom egen budget och får inga medel ur portföljer. Byt nivå om det är fel nivå."
    ),
    "portfolio.application.tier": _(
        "%(name)s betalar inte för nivån %(tier)s, bara för %(tiers)s. Sök ur en annan portfölj."
    ),
    "portfolio.application.plans": _("Det här saknas i ansökan: %(plans)s. Välj Ändra ansökan och skriv det."),
    # On the way
    "portfolio.application.locked": _(
        "Ansökan är %(state)s och går inte att ändra. Be projektkontoret om komplettering om något är fel."
    ),
    "portfolio.application.move": _(
        "En ansökan går inte från ”%(now)s” till ”%(to)s”. Någon kan ha hunnit före. Se efter hur den står nu."
    ),
    "portfolio.application.answer": _("Ansökan ska kompletteras. Välj Komplettera och svara på det som saknas."),
    "portfolio.application.not_asked": _(
        "Ansökan är %(state)s, så ingen väntar på en komplettering. Någon kan ha svarat redan."
    ),
    "portfolio.application.incomplete": _("Ansökan är inte komplett. %(left)s"),
    "portfolio.application.old_case": _(
        "En nyare version av kalkylen är inlämnad: %(case)s. Begär komplettering, så följer den med i ansökan."
    ),
    "portfolio.application.ahead": _("%(day)s har inte varit än. Ange en dag till och med i dag."),
    "portfolio.application.before": _("Det förra steget togs %(day)s. Ange den dagen eller en senare."),
    "portfolio.application.due": _("%(day)s har redan varit. Ge den sökande tid att svara: välj en senare dag."),
    "portfolio.application.over": _("Ansökan är %(state)s, så den behöver ingen projektcoach."),
    "portfolio.application.has_coach": _("%(name)s är redan projektcoach. Den som är coach lämnar uppdraget först."),
    "portfolio.application.no_coach": _("Ansökan har ingen projektcoach. Någon kan ha lämnat uppdraget nyss."),
    "portfolio.application.closed": _("%(name)s gällde till och med %(day)s. Välj en portfölj som gäller."),
    "portfolio.application.same": _("Ansökan söker redan ur %(name)s. Välj en annan portfölj."),
    "portfolio.application.body_applies": _(
        "%(body)s har ansökningar som inte är avgjorda (%(count)s). Återta dem, eller vänta på besluten."
    ),
    "portfolio.application.under_way": _(
        "Ansökan nummer %(number)s om medel är %(state)s. Återta den, eller vänta på beslutet."
    ),
    # What is missing before it is complete
    "portfolio.application.left.owner": _("Ingen har tagit ägarskapet: be någon i %(body)s göra det."),
    "portfolio.application.left.running": _(
        "Drift- och förvaltningskostnaden är inte godtagen av %(bodies)s. Be dem svara på nyttokalkylens sida."
    ),
    "portfolio.application.left.appraisal": _("Ingen oberoende värdering är lämnad: be en värderare om den."),
    # Money from outside
    "portfolio.external.amount": _("Ange ett belopp över noll."),
}
