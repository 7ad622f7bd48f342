"""The sentences of the refusals of this part."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "planning.exchange.light": _(
        "Aktiviteten har ingen lägesrapport än. Ange också läget (enligt plan, risk för försening eller försenad)."
    ),
    "planning.exchange.outcome": _(
        "Ett utfall hör till en status som avslutar, som genomförd. Ändra statusen också, eller låt utfallet vara."
    ),
    # Who
    "planning.keep": _(
        "Du kan inte ändra vad som ingår i %(plan)s. Det gör strategen, eller den vars egen plan det är. "
        "Be dem om hjälp."
    ),
    "planning.edit": _("Du kan inte ändra %(title)s. Det gör den som ansvarar för den, eller strategen."),
    "planning.report": _(
        "Du kan inte rapportera läget för %(title)s. Det gör de som ansvarar för den eller medverkar."
    ),
    "planning.report.body": _("Välj vem du rapporterar för."),
    "planning.report.no_part": _("%(body)s har ingen del i aktiviteten. Välj någon som ansvarar eller medverkar."),
    "planning.report.other_body": _("Du arbetar inte i %(body)s och kan inte rapportera därifrån. Välj din egen."),
    "planning.leads": _(
        "Du kan bara lägga till eller ta bort ansvar hos dem du själv arbetar för, och någon av dem måste vara kvar. "
        "Be strategen flytta ansvaret."
    ),
    "planning.status.lead": _(
        "Bara den som ansvarar ändrar status. Låt den stå kvar på ”%(now)s” och skriv vad du ser i texten."
    ),
    # What an activity says
    "planning.period.backwards": _("Slutet (%(end)s) ligger före starten (%(start)s). Ändra ett av datumen."),
    "planning.end.prolong": _(
        "Planen är beslutad och aktiviteten slutar %(end)s. Använd Förläng för att flytta slutet framåt, så att skälet "
        "följer med."
    ),
    "planning.insats.unknown": _("%(title)s är ingen insats i den här organisationen. Välj en annan."),
    "planning.insats.nested": _("En insats kan inte ingå i en annan insats. Lämna fältet tomt."),
    "planning.objective.elsewhere": _(
        "Målet %(title)s hör till en annan organisation. Välj ett eget mål, som i sin tur kan härledas ur det."
    ),
    "planning.body.elsewhere": _("%(body)s hör till en annan organisation. Välj någon i den egna."),
    "planning.body.twice": _("%(body)s både ansvarar och medverkar. Välj det ena."),
    # Kinds of their own
    "planning.kind.field": _("”%(label)s” hör bara till slaget %(kind)s. Töm fältet eller byt slag."),
    "planning.kind.insats": _("En insats är alltid en insats. Lägg till en ny rad av det andra slaget i stället."),
    "planning.kind.occasions": _("Den har utbildningstillfällen. Ta bort dem innan du byter slag."),
    "planning.kind.sequels": _("Det är sagt vad den leder till. Ta bort det innan du byter slag."),
    "planning.sequel.kind": _(
        "Slaget %(kind)s bidrar till mål men leder inte vidare. Byt slag till nätverk, kartläggning eller utbildning."
    ),
    "planning.sequel.itself": _("Den kan inte leda till sig själv. Välj en annan aktivitet."),
    "planning.sequel.elsewhere": _("%(title)s hör till en annan organisation. Välj en aktivitet i den egna."),
    "planning.sequel.served": _(
        "Den bidrar redan till %(title)s. Välj det som kommer av den: ett annat mål, ett delmål eller en aktivitet."
    ),
    "planning.sequel.rests": _(
        "”%(title)s” anges som det som %(activity)s leder till. Ta bort det där först, under ”Leder till”."
    ),
    "planning.occasion.kind": _("Slaget %(kind)s har inga utbildningstillfällen. Byt slag till utbildning först."),
    "planning.occasion.nobody": _("Ange hur många som ska utbildas, minst 1."),
    "planning.occasion.ahead": _("Tillfället är %(day)s och har inte varit än. Lämna ”Utbildade” tomt så länge."),
    "planning.occasion.twice": _("Det finns redan ett tillfälle %(day)s. Ändra det, eller välj en annan dag."),
    # How it goes
    "planning.status.move": _("Status kan inte gå från ”%(now)s” till ”%(to)s”. Välj en annan status."),
    "planning.outcome.missing": _("Status ”%(status)s” kräver ett utfall. Skriv vad det blev."),
    "planning.outcome.ahead": _("Utfallets dag, %(day)s, har inte varit än. Välj i dag eller en tidigare dag."),
    "planning.outcome.unfinished": _("”%(status)s” avslutar inte aktiviteten. Välj hur den slutade."),
    "planning.drop.status": _(
        "”%(status)s” är inget sätt att ta bort den ur planen. Välj ersatt, ej utnyttjad eller utgått."
    ),
    "planning.report.ahead": _("%(day)s har inte varit än. Rapportera läget till och med i dag."),
    "planning.report.older": _("Det finns redan en rapport från %(day)s. Välj den dagen eller en senare."),
    "planning.prolong.no_end": _("Aktiviteten har ingen sluttid att förlänga. Ändra aktiviteten och ange en."),
    "planning.prolong.earlier": _("Aktiviteten slutar redan %(end)s. Välj en senare dag."),
    "planning.why": _("Skriv varför. Skälet syns för alla som läser planen."),
    "planning.finished": _("Aktiviteten är avslutad (%(status)s). Återöppna den först."),
    "planning.reopen": _("Det som är ”%(status)s” kan inte återöppnas. Lägg till en ny aktivitet i stället."),
    "planning.end.finished": _("Det som är ”%(status)s” behöver ingen ny sluttid. Lämna fältet tomt."),
    "planning.end.nothing_proposed": _("Ingen ny sluttid är föreslagen. Någon kan redan ha svarat."),
    "planning.remove.decided": _(
        "%(title)s står i en beslutad plan och kan inte tas bort. Använd Ta ur planen, så att skälet blir kvar."
    ),
    "planning.remove.reported": _("%(title)s har rapporterats och kan inte tas bort. Använd Ta ur planen."),
    "planning.remove.insats": _("%(count)s aktiviteter ingår i %(title)s. Flytta dem först."),
    "planning.remove.told": _("%(title)s har utbildningstillfällen. Ta bort dem först."),
    # Follow-up
    "planning.body_leads": _(
        "%(body)s ansvarar för sådant som inte är avslutat (%(count)s i planerna). Låt någon annan ta över först."
    ),
    "planning.request.past": _("%(day)s har redan varit. Välj i dag eller en senare dag."),
    "planning.request.draft": _("%(plan)s är ett utkast. Fastställ den först; sedan kan du öppna en uppföljning."),
    "planning.request.nobody": _("Ingen ansvarar för något pågående i %(plan)s. Ange ansvariga först."),
    "planning.round.heard_late": _(
        "De som medverkar ska svara före dem som ansvarar. Välj en dag till och med %(due)s, eller lämna fältet tomt."
    ),
    "planning.round.open_already": _(
        "%(plan)s följs redan upp i ”%(title)s”. Stäng den för svar innan du öppnar en ny."
    ),
    "planning.round.no_approver": _(
        "I %(body)s finns ingen beslutsfattare som kan godkänna svaret. Ge någon rollen, eller ta bort markeringen."
    ),
    "planning.round.not_open": _("”%(title)s” är %(state)s, så svaren går inte att ändra."),
    "planning.round.move": _("”%(title)s” är %(state)s, så det går inte. Någon kan ha hunnit före."),
    "planning.round.sending": _("”%(title)s” skickas fortfarande ut. Vänta tills alla har fått sina frågor."),
    "planning.round.frozen": _("”%(title)s” är fryst. Det som står i den ändras aldrig."),
    "planning.return.other_body": _(
        "Du arbetar inte i %(body)s och kan inte svara därifrån. Be någon där, eller strategen."
    ),
    "planning.return.unread": _("%(body)s har inte lämnat in sitt svar än. Det går att läsa när det är inlämnat."),
    "planning.return.handed_in": _(
        "Svaret från %(body)s är %(state)s och går inte att ändra. Be strategen lämna tillbaka det."
    ),
    "planning.return.heard": _("Er medverkan lämnades %(day)s och går inte att ändra. Ring den som ansvarar."),
    "planning.return.move": _("Svaret är %(state)s, så det går inte. Någon kan ha hunnit före."),
    "planning.return.left": _("%(count)s svar återstår för %(body)s: %(titles)s. Fyll i dem först; de är markerade."),
    "planning.return.contribute_first": _(
        "%(body)s medverkar i det som andra ansvarar för, och de väntar på er. Lämna er medverkan först."
    ),
    "planning.return.unheard": _(
        "Alla som medverkar har inte svarat: %(bodies)s. Vänta in dem, eller skriv varför ni lämnar in ändå."
    ),
    "planning.return.not_for_approval": _("Svaret är %(state)s och väntar inte på godkännande."),
    "planning.return.approver": _("Du godkänner inte svar från %(body)s. Det gör en beslutsfattare där."),
    "planning.return.own_text": _("Du har själv skrivit i svaret. Någon annan måste godkänna det."),
    "planning.return.comment": _("Skriv vad som behöver ändras, så att den som skrev vet vad den ska göra."),
    # The text
    "planning.passage": _(
        "Textstället hör till ett annat dokument. %(title)s står i texten till sin plan, eller till målets dokument."
    ),
    # Next plan
    "planning.carry.same_plan": _("Välj en annan plan än den som aktiviteterna står i."),
    "planning.carry.nothing": _("Inget är valt. Välj hur minst en aktivitet ska fortsätta."),
    "planning.carry.elsewhere": _("%(title)s står inte i planen."),
    "planning.carry.already": _("%(title)s fortsätter redan i den planen."),
    "planning.carry.merge_alone": _(
        "%(title)s ska slås ihop med något. Skriv samma nya namn på minst två rader som slås ihop."
    ),
    "planning.carry.split_few": _("%(title)s ska delas. Skriv minst två nya namn med semikolon emellan."),
    "planning.carry.superseded_by": _("%(title)s ersätts av något. Skriv det nya namnet."),
    "planning.carry.one_name": _("%(title)s förs över som en. Skriv ett nytt namn, eller välj att dela den."),
}
