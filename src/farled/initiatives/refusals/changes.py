"""Refusals about initiatives, their rules and checks, and about uses of AI."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "initiatives.body.elsewhere": _("%(body)s hör till en annan organisation. Välj någon i den egna."),
    "initiatives.begin": _("Du kan inte starta initiativ där. Välj en enhet du arbetar i, eller be projektcoachen."),
    "initiatives.edit": _(
        "Du kan inte ändra %(title)s. Det gör kunden, leverantören, projektcoachen eller strategen. Be dem om hjälp."
    ),
    "initiatives.lead": _("Det här avgör kunden, %(body)s. Be dem, projektcoachen eller strategen."),
    "initiatives.transfer": _("Äldre programs projekt förs över av projektcoachen eller strategen. Be dem."),
    "initiatives.transfer.already": _("Initiativet är redan överfört, från %(programme)s. Byt nivå om det är fel."),
    "initiatives.own": _("Ägarskapet tas av någon som arbetar i %(body)s. Be dem."),
    "initiatives.report": _("Du kan inte rapportera %(title)s. Det gör kunden och leverantören."),
    "initiatives.manage": _("Regler, kontrollfrågor och vad som följs särskilt bestäms av strategen. Be strategen."),
    # What an initiative says
    "initiatives.objective.elsewhere": _("Målet %(title)s hör till en annan organisation. Välj ett eget mål."),
    "initiatives.period.backwards": _("Slutet (%(end)s) ligger före början (%(start)s). Ändra ett av datumen."),
    "initiatives.cost.negative": _("En kostnad kan inte vara mindre än noll. Skriv den utan minustecken."),
    "initiatives.tier.months": _(
        "Nivån %(tier)s får ta högst %(months)s månader. Välj ett slut till och med %(last)s; behövs mer tid "
        "kan initiativet förlängas när det har börjat."
    ),
    "initiatives.tier.months_whole": _(
        "Nivån %(tier)s får ta högst %(months)s månader och förlängs inte. Välj ett slut till och med %(last)s, eller "
        "en annan nivå."
    ),
    "initiatives.tier.most": _("Nivån %(tier)s får kosta högst %(most)s. Sänk kostnaden, eller välj en annan nivå."),
    "initiatives.end.extend": _(
        "Initiativet är klart för beredning och slutar %(end)s. Använd Förläng för att flytta slutet, så att skälet "
        "följer med."
    ),
    "initiatives.exit.elsewhere": _("Avvecklingen hör till en annan organisation. Välj en i den egna."),
    "initiatives.exit.done": _("%(system)s är redan avvecklat. Starta initiativet utan koppling till avvecklingen."),
    "initiatives.exit.taken": _("Ett annat initiativ genomför redan avvecklingen av %(system)s. Arbeta vidare i det."),
    "initiatives.exit.rests": _(
        "Initiativet %(title)s genomför avvecklingen. Lägg ned initiativet, eller behåll planen så att det går att se "
        "vad det gällde."
    ),
    # Ready, phases and end
    "initiatives.finished": _("%(title)s är %(phase)s. Starta ett nytt initiativ om något mer ska göras."),
    "initiatives.owned": _("%(function)s äger redan initiativet. Den som äger det lämnar ägarskapet först."),
    "initiatives.no_owner": _("Ingen äger initiativet än. Be någon i %(body)s ta ägarskapet."),
    "initiatives.ready.left": _("Det här är inte ifyllt: %(fields)s. Välj Ändra initiativet och fyll i det."),
    "initiatives.reuse.itself": _("Det är initiativet självt. Välj något annat som finns, eller inget."),
    "initiatives.ready.reuse": _(
        "Ingen har prövat om något som finns kan återanvändas. Gör återanvändningsprövningen först."
    ),
    "initiatives.ready.unanswered": _(
        "%(count)s kontrollfrågor är inte besvarade: %(checks)s. Svara på dem, eller be den som ska svara."
    ),
    "initiatives.ready.no": _(
        "%(count)s kontrollfrågor är besvarade med nej: %(checks)s. Undanröj hindret och svara på nytt."
    ),
    "initiatives.ready.already": _("Initiativet är klart för beredning sedan %(on)s. Någon kan ha hunnit före."),
    "initiatives.phase.move": _("Ett initiativ går inte från ”%(now)s” till ”%(to)s”. Välj en annan fas."),
    "initiatives.phase.ends": _("”%(phase)s” är ingen fas. Använd Avsluta eller Lägg ned, så att utfallet följer med."),
    "initiatives.phase.not_ready": _(
        "Initiativet är inte klart för beredning. Gör det klart, sedan kan det gå vidare."
    ),
    "initiatives.close.object": _("Ange vilket förvaltningsobjekt det som blir kvar hör till."),
    "initiatives.close.plan": _("Ange hur det som blir kvar förvaltas, och av vem. Det ska vara sagt före avslutet."),
    "initiatives.close.support": _("Ange hur den som behöver hjälp får support. Det ska vara sagt före avslutet."),
    "initiatives.extend.no_end": _("Initiativet har inget slut att förlänga. Ändra initiativet och ange ett."),
    "initiatives.extend.not_ready": _(
        "Initiativet är inte klart för beredning, så slutet går att ändra utan att förlänga. Välj Ändra initiativet."
    ),
    "initiatives.extend.earlier": _("Initiativet slutar redan %(end)s. Välj en senare dag."),
    "initiatives.extend.not": _(
        "Initiativ på nivån %(tier)s förlängs inte. Avsluta det, byt nivå, eller be strategen ändra nivåns regler."
    ),
    "initiatives.why": _("Skriv varför. Skälet syns för alla som läser om initiativet."),
    "initiatives.report.ahead": _("%(day)s har inte varit än. Rapportera läget till och med i dag."),
    "initiatives.report.older": _("Det finns redan en rapport från %(day)s. Välj den dagen eller en senare."),
    "initiatives.body_owns": _(
        "%(body)s är kund eller leverantör i initiativ som inte är avslutade, svarar på kontrollfrågor eller ansvarar "
        "för AI-användningar (%(count)s). Låt någon annan ta över först."
    ),
    # Rules and checks
    "initiatives.rule.fields": _(
        "Nivån %(tier)s ska vara kort: högst %(most)s frågor i allt. Nu är det %(count)s. Ta bort några."
    ),
    "initiatives.rule.months": _("Ange minst en månad, eller lämna fältet tomt om tiden inte är begränsad."),
    "initiatives.rule.most": _("Ange ett belopp över noll, eller lämna fältet tomt om summan inte är begränsad."),
    "initiatives.question.body": _("Välj vilken enhet som svarar."),
    "initiatives.question.not_body": _("Frågan besvaras av %(asked_of)s. Lämna enheten tom."),
    "initiatives.question.tiers": _("Välj minst en nivå som frågan ställs på."),
    "initiatives.question.taken": _("Kortnamnet %(key)s är upptaget. Välj ett annat."),
    "initiatives.check.other": _("Du svarar inte på ”%(question)s”. Be den som frågan är ställd till."),
    "initiatives.check.not_asked": _(
        "”%(question)s” ställs inte för det här initiativet. Någon kan ha ändrat frågorna."
    ),
    "initiatives.check.ground": _(
        "Skriv vad svaret bygger på, till exempel en utredning, ett samråd eller en paragraf."
    ),
    # Uses of AI
    "initiatives.ai.keep": _(
        "Du kan inte ändra AI-användningar där. Det gör den enhet som ansvarar, projektcoachen eller strategen."
    ),
    "initiatives.ai.initiative": _("Initiativet %(title)s hör till en annan organisation. Välj ett eget."),
    "initiatives.ai.risk_ground": _("Skriv vad riskklassen bygger på, till exempel vilken artikel i AI-förordningen."),
    "initiatives.ai.not_assessed": _(
        "Riskklassen är inte bedömd. Bedöm den enligt AI-förordningen innan användningen provas."
    ),
    "initiatives.ai.prohibited": _("Användningen är förbjuden enligt AI-förordningen och får inte provas."),
    "initiatives.ai.move": _("Status går inte från ”%(now)s” till ”%(to)s”. Välj en annan status."),
    "initiatives.ai.obstacles": _("Välj vad som hindrar, så att det går att pröva på nytt när hindret är borta."),
}
