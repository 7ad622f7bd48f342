"""The sentences of the refusals of this part."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# The round
_ROUND: dict[str, str | Promise] = {
    "consultation.run": _("Du kan inte sköta remisser. Det gör strategen eller registratorn. Be dem om hjälp."),
    "consultation.other_body": _("Du svarar inte för %(body)s. Be någon där, eller den som håller i remissen."),
    "consultation.proposal.elsewhere": _("Dokumentet hör till en annan organisation. Välj ett utkast i den egna."),
    "consultation.proposal.state": _("Versionen är %(state)s. Bara ett utkast kan sändas på remiss. Välj ett utkast."),
    "consultation.proposal.taken": _("Utkastet är redan med i remissen ”%(title)s”. Fortsätt med den i stället."),
    "consultation.sent": _(
        "”%(title)s” är utsänd och står som instanserna fick den. Lägg till ett tillfälle eller påminn i stället."
    ),
    "consultation.send.no_text": _(
        "Texten i %(document)s finns inte här än. Skriv eller läs in den först, så att instanserna kan peka på stycken."
    ),
    "consultation.send.nobody": _("Ingen ska svara än. Välj minst en remissinstans först."),
    "consultation.send.undecided": _(
        "Det är inte sagt vem som har beslutat om remissen. Ändra remissen och välj beslutet, eller skriv det med ord."
    ),
    "consultation.send.writer": _(
        "När remissen sänds ut låses texten i %(document)s. Det gör strategen eller den som skriver dokumentet. Be dem "
        "sända ut den."
    ),
    "consultation.send.ahead": _("%(day)s har inte varit än. Sänd ut i dag, eller ange den dag den gick ut."),
    "consultation.due.past": _("Sista svarsdagen är %(due)s. Ändra den, så att det blir tid att svara efter %(day)s."),
    "consultation.due.gone": _("%(day)s har redan varit. Välj i dag eller en senare dag."),
    "consultation.recipient.elsewhere": _("%(body)s hör till en annan organisation. Lägg till den som en utanför."),
    "consultation.recipient.closed": _("%(body)s har upphört. Välj den som har tagit över."),
    "consultation.recipient.kind": _("Ange vad instansen är, till exempel råd eller organisation."),
    "consultation.recipient.twice": _("%(name)s finns redan bland instanserna."),
    "consultation.recipient.through": _(
        "%(name)s kan inte samla svaret: välj en annan instans i samma remiss, som svarar själv."
    ),
    "consultation.recipient.in_use": _(
        "%(name)s har börjat svara, har fått en länk eller samlar andras svar och kan inte tas bort. Låt den stå kvar."
    ),
    "consultation.not_open": _("”%(title)s” är inte ute för svar (%(state)s), så det går inte. Öppna den igen först."),
    "consultation.move": _("”%(title)s” är i läget ”%(state)s”, så det går inte. Någon kan ha hunnit före."),
    "consultation.why": _("Skriv varför. Skälet syns för dem det gäller."),
    "consultation.longer.earlier": _("%(name)s har redan tid till %(last)s. Välj en senare dag."),
    "consultation.longer.not_asked": _("%(name)s har inte bett om längre tid. Någon kan redan ha svarat."),
    "consultation.close.time_left": _(
        "De här har tid kvar att svara: %(names)s. Vänta, eller skriv varför remissen stängs nu."
    ),
    "consultation.remind.nobody": _("Alla som du valde har svarat. Välj någon som inte har gjort det."),
    "consultation.finish.remarks_left": _(
        "Det finns synpunkter som inte är behandlade: %(count)s. Behandla dem först, sedan kan remissen avslutas."
    ),
    "consultation.occasion.ahead": _("Tillfället är %(day)s och har inte varit än. Lämna ”Antal som deltog” tomt."),
    "consultation.link.inner": _("%(body)s svarar här med egna konton och behöver ingen länk."),
    "consultation.link.past": _("%(day)s har redan varit. Låt länken gälla till en senare dag."),
    "consultation.link.no_reply": _("%(name)s har inte lämnat in något svar, så det finns ingen behandling att läsa."),
    "consultation.link.not_shown": _(
        "Behandlingen visas inte än. Välj Ändra vem som ser den på sidan om behandlingen, och skapa länken sedan."
    ),
    "consultation.link.no_address": _("%(name)s har ingen e-postadress. Ange den, eller skapa en länk att lämna över."),
    "consultation.file.type": _("Filer av sorten .%(extension)s tas inte emot. Spara den som PDF eller Word."),
    "consultation.file.too_large": _("Filen är %(size)s och får vara högst %(limit)s. Dela upp den."),
    "consultation.file.empty": _("Filen är tom. Kontrollera att rätt fil är vald."),
    "consultation.file.encrypted": _("Filen är skyddad med lösenord. Spara en kopia utan lösenord och försök igen."),
    "consultation.file.content": _(
        "Filen heter .%(extension)s men innehållet är något annat. Spara den i rätt program och försök igen."
    ),
    "consultation.file.macros": _(
        "Filen innehåller makron, alltså program, och tas inte emot. Spara den som PDF, eller som Word utan makron."
    ),
    "consultation.file.broken": _("Filen går inte att öppna, den verkar vara skadad. Be avsändaren om en ny."),
    "consultation.file.entries": _(
        "Filen består av %(count)s delar och får ha högst %(limit)s. Spara den som PDF och försök igen."
    ),
    "consultation.file.entry_path": _("Filen pekar utanför sig själv och tas inte emot. Be avsändaren om en ny."),
    "consultation.file.entry_twice": _("Filen har samma del två gånger och tas inte emot. Be avsändaren om en ny."),
    "consultation.file.unpacked": _(
        "Filen blir %(size)s när den packas upp och får bli högst %(limit)s. Spara den som PDF och försök igen."
    ),
    "consultation.file.ratio": _(
        "Filen är misstänkt hårt packad (%(packed)s blir %(size)s) och tas inte emot. Spara den som PDF och försök "
        "igen."
    ),
}


_TREATMENT: dict[str, str | Promise] = {
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
    "consultation.answered_together": _(
        "Synpunkten besvaras tillsammans med en annan som har fått något annat i samma fil. Skriv detsamma på båda "
        "raderna, eller ändra bara den ena."
    ),
    "consultation.comparison.too_few": _(
        "Det behövs minst två synpunkter för att jämföra. Vänta tills fler yttranden har kommit in."
    ),
    "consultation.comparison.stopped": _("Jämförelsen avbröts. Förslagen från förra gången finns kvar."),
    "consultation.comparison.anew": _("Synpunkterna har jämförts igen sedan du öppnade sidan. Se de nya förslagen."),
    "consultation.alone": _("Synpunkten besvaras redan för sig."),
    "consultation.not_received": _("Yttrandet är inte inlämnat än. Synpunkten behandlas när det har kommit."),
    "consultation.name_taken": _("Det finns redan ett med namnet %(name)s. Välj ett annat namn."),
    "consultation.presets_there": _(
        "Alla Farleds egna behandlingar finns redan här. Lägg till en med egna ord i stället."
    ),
    "consultation.theme_in_use": _(
        "Det finns synpunkter under %(name)s: %(count)s. Ge dem ett annat tema först, och ta sedan bort det."
    ),
    "consultation.disposition_in_use": _(
        "Det finns synpunkter som har fått behandlingen: %(count)s. Lägg till en ny behandling i stället."
    ),
    "consultation.remarks_left": _(
        "Det finns synpunkter på %(title)s som inte är behandlade: %(count)s. Behandla dem, så kan dokumentet antas."
    ),
    "consultation.changes_left": _(
        "Det finns synpunkter på %(title)s som ändrar texten utan att det står var: %(count)s. Peka ut styckena först."
    ),
    "consultation.adopted_already": _(
        "Dokumentet är antaget efter %(title)s, så synpunkten kan inte bli obehandlad igen. Välj en behandling."
    ),
    "consultation.adopted_group": _(
        "Dokumentet är antaget efter %(title)s. Utanför gruppen skulle synpunkten sakna behandling, så den står kvar."
    ),
    "consultation.unchanged": _(
        "Det finns stycken som sägs vara ändrade efter %(title)s men lyder som i förslaget: %(count)s. Ändra dem, "
        "eller behandla synpunkterna på annat sätt."
    ),
}

_ANSWERING: dict[str, str | Promise] = {
    # --- answering
    "consultation.link.gone": _(
        "Länken gäller inte längre. Be den som skickade remissen om en ny. Det som redan är sparat finns kvar."
    ),
    "consultation.link.too_often": _("Det blev för många försök på kort tid. Vänta några minuter och försök igen."),
    "consultation.link.name": _("Skriv vem du är, som namn eller funktion, så att det syns vem som har svarat."),
    "consultation.link.approver": _("Länken är till för att läsa och godkänna. Den som skriver har en egen länk."),
    "consultation.reply.other_body": _(
        "Svaret från %(body)s skrivs av dem som svarar för enheten. Be dem, eller administratören om rollen."
    ),
    "consultation.reply.unread": _(
        "Svaret från %(body)s är inte inlämnat än. Innan dess läses det bara av dem själva."
    ),
    "consultation.reply.not_manager": _(
        "Svar som har kommit på annat sätt registreras av den som sköter remissen. Be strategen eller registratorn."
    ),
    "consultation.reply.not_open": _(
        "%(title)s tar inte emot svar nu (%(state)s). Be den som sköter remissen att öppna den igen."
    ),
    "consultation.reply.not_draft": _("Svaret kan inte ändras (%(state)s). Ta tillbaka det först, om det går."),
    "consultation.reply.decided": _(
        "Nämnden har beslutat yttrandet %(day)s. Ta tillbaka det om texten ska ändras, och skriv in beslutet igen."
    ),
    "consultation.reply.move": _("Det går inte härifrån (%(state)s). Öppna svaret och se vad som är nästa steg."),
    "consultation.reply.drafted": _(
        "%(body)s har ett utkast i Farled. Lämna in det, eller kasta det först om svaret kom på annat sätt."
    ),
    "consultation.reply.written": _(
        "%(body)s har ett utkast. Markera att det kastas om ni avstår, eller lämna in det i stället."
    ),
    "consultation.reply.gone": _("Utkastet har kastats. Börja ett nytt svar om det behövs."),
    "consultation.material.gone": _("Underlaget är redan borttaget."),
    "consultation.reply.away": _(
        "Svaret finns inte här. Utkastet kan ha kastats, eller så skriver ni inte det svaret. I listan över det ni ska "
        "svara på ser du vad som gäller nu."
    ),
    "consultation.remark.away": _(
        "Synpunkten finns inte här. Den kan ha tagits bort ur utkastet, eller så hör den till ett svar som ni inte "
        "skriver. Gå till svaret och se vad som står där nu."
    ),
    "consultation.remark.unfound": _(
        "Synpunkten finns inte här. Svaret den stod i kan ha ändrats, eller så får du inte läsa det. Leta upp den från "
        "remissens sida."
    ),
    "consultation.spot.away": _(
        "Stycket eller frågan finns inte i remissen. Adressen kan vara gammal. Gå till svaret och välj därifrån."
    ),
    "consultation.theme.away": _(
        "Temat finns inte här. Det kan ha tagits bort när inga synpunkter stod under det. Öppna remissens behandling "
        "och se vilka teman som finns."
    ),
    "consultation.material.away": _(
        "Underlaget finns inte här. Det kan ha tagits bort innan remissen sändes ut. På remissens sida står de som "
        "följer med."
    ),
    "consultation.occasion.away": _(
        "Tillfället finns inte här. Det kan ha tagits bort. På remissens sida står de som finns."
    ),
    "consultation.recipient.away": _(
        "Instansen finns inte här. Den kan ha tagits bort innan remissen sändes ut. På remissens sida står de som "
        "svarar."
    ),
    "consultation.still_open": _("Remissen ”%(title)s” är ute. Stäng den för svar först."),
    "consultation.reply.handed_in": _("%(body)s har redan lämnat in sitt svar. Det ligger fast."),
    "consultation.reply.not_sent": _("Svaret är redan ett utkast. Ändra det direkt."),
    "consultation.reply.not_for_approval": _("Svaret väntar inte på godkännande (%(state)s)."),
    "consultation.reply.approver": _(
        "Svaret från %(body)s godkänns av en beslutsfattare där. Be administratören om rollen."
    ),
    "consultation.reply.own_text": _(
        "Du har själv skrivit i svaret. Någon annan hos er behöver läsa och godkänna det."
    ),
    "consultation.reply.waits": _("Svaret väntar på att godkännas (%(state)s). Ta tillbaka det eller vänta på svar."),
    "consultation.reply.adopted": _("%(body)s har redan beslutat sitt yttrande."),
    "consultation.reply.stance": _("Ställningstagandet saknas. Välj det som stämmer med era egna ord."),
    "consultation.reply.conditions": _("Skriv vad ert stöd hänger på, när ni tillstyrker under förutsättning."),
    "consultation.reply.empty": _("Svaret säger inget än. Skriv ett yttrande, en sammanfattning eller en synpunkt."),
    "consultation.reply.decided_later": _("%(day)s har inte varit än. Skriv dagen då beslutet fattades."),
    "consultation.reply.received_later": _("%(day)s har inte varit än. Skriv dagen då svaret kom in."),
    "consultation.reply.received_before": _("Remissen sändes ut %(day)s. Ett svar kan inte ha kommit före det."),
    "consultation.reply.no_day": _("Skriv vilken dag nämnden beslutade, eller registrera svaret som kontorsyttrande."),
    "consultation.reply.not_decided": _(
        "Yttrandet är inte %(body)s eget förrän det är beslutat där. Skriv in beslutet, eller lämna in det som "
        "kontorsyttrande."
    ),
    "consultation.reply.not_approved": _(
        "Ett kontorsyttrande från %(body)s lämnas in när någon annan hos er har godkänt det. Skicka det för "
        "godkännande."
    ),
    "consultation.reply.source": _("Texten hämtas från ett annat svar i samma remiss. Välj ett av dem i listan."),
    "consultation.reply.touched": _(
        "Ni har ändrat texten sedan den hämtades, så den skrivs inte över. Gör ändringarna här i stället."
    ),
    "consultation.reply.who": _("Skriv vem det var, som parti eller roll."),
    "consultation.remark.empty": _("Synpunkten är tom. Skriv vad ni vill ha sagt."),
    "consultation.remark.place": _("Stycket eller frågan finns inte i den här remissen. Öppna sidan igen."),
    "consultation.remark.many": _("Ett svar rymmer högst %(most)s synpunkter. Skriv resten i yttrandet."),
    "consultation.remark.treated": _("Synpunkten behandlas redan och ligger fast."),
    "consultation.remark.gone": _("Synpunkten är borttagen. Lämna en ny om den behövs."),
}

SENTENCES: dict[str, str | Promise] = _ROUND | _ANSWERING | _TREATMENT
