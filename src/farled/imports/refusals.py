"""The sentences of this part: why something may not be done, and what the reading core's codes say to a person."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.imports.exchange.refusals import CHANGES

ACTS: dict[str, str | Promise] = {
    "imports.run": _("Du har inte rätt att läsa in planer. Be organisationens administratör om rollen strateg."),
    "imports.plan.missing": _("Välj vilken plan filen gäller, eller skriv vad den nya planen ska heta."),
    "imports.plan.read_in": _(
        "%(name)s läses in, eller har lästs in, i %(plan)s. Lämna inläsningen först, om inget har förts in."
    ),
    "imports.plan.both": _("Du har både valt en plan och skrivit ett namn på en ny. Behåll det ena."),
    "imports.plan.title": _("Namnet är för långt. Korta det till högst 300 tecken."),
    "imports.move": _("Inläsningen är ”%(state)s” och kan inte bli ”%(to)s”. Ladda om sidan och se hur den står."),
    "imports.closed": _("Inläsningen är ”%(state)s”. Raderna kan inte ändras nu."),
    "imports.busy": _("Arbetet pågår redan. Vänta tills det är klart."),
    "imports.row.settled": _("Raden finns redan i planen. Ändra den där i stället."),
    "imports.row.move": _("Raden är ”%(now)s” och kan inte bli ”%(to)s”. Ladda om sidan och se hur den står."),
    "imports.row.names": _("Bestäm först vem som menas med ”%(name)s”. Det görs under Ansvariga."),
    "imports.row.faulty": _("Raden kan inte tas med som den är. %(problem)s"),
    "imports.row.title.empty": _("Raden saknar namn. Skriv ett."),
    "imports.row.title.long": _("Namnet har %(length)s tecken och får ha högst 300. Korta det."),
    "imports.row.title.invisible": _("Namnet innehåller ett osynligt tecken (%(character)s). Skriv om det."),
    "imports.row.responsible.long": _("Texten om ansvariga har %(length)s tecken och får ha högst 500. Korta den."),
    "imports.row.period": _("Slutet (%(end)s) ligger före början (%(start)s). Ändra ett av datumen."),
    "imports.row.outcome": _("Status ”%(status)s” kräver ett utfall. Skriv vad det blev, eller välj en annan status."),
    "imports.row.body_twice": _("Samma enhet både ansvarar och medverkar. Välj det ena."),
    "imports.row.body_gone": _("En av de ansvariga enheterna finns inte längre. Välj en annan."),
    "imports.columns.none": _("Ingen tabell är vald. Kryssa för den tabell som innehåller planens rader."),
    "imports.columns.title": _("Peka ut vilken kolumn som säger vad som ska göras (Namn)."),
    "imports.columns.twice": _(
        "%(what)s är vald för flera kolumner. Namn, start, slut, tid och status kan bara stå i en."
    ),
    "imports.columns.applied": _("Rader ur filen är redan införda. Läs in filen på nytt i stället."),
    "imports.apply.undecided": _(
        "Det finns rader som inte är bestämda (%(count)s). Gå tillbaka och bestäm dem, eller för in de andra ändå."
    ),
    "imports.apply.nothing": _("Ingen rad är bekräftad, så det finns inget att föra in. Bekräfta rader först."),
    "imports.apply.forbidden": _(
        "Inget är infört. Du har inte längre rätt att ändra planen. Be organisationens administratör om rollen strateg."
    ),
    "imports.reply.type": _(
        "Ett svar läses ur Word (docx), PDF eller text (txt, md), inte ur .%(extension)s. Spara det så och försök "
        "igen, eller välj ”Registrera ett svar som kommit in”."
    ),
    "imports.reply.under_way": _(
        "Svaret från %(name)s läses redan in, ur %(file)s. Gå vidare med det, eller kasta utkastet först."
    ),
    "imports.reply.move": _("Svaret är ”%(state)s”, så det går inte. Ladda om sidan och se hur det står."),
    "imports.reply.closed": _(
        "Svaret är ”%(state)s” och utkastet kan inte ändras. Ladda om sidan och se hur det står."
    ),
    "imports.reply.part_gone": _("Filen har lästs om, så den delen finns inte längre. Öppna utkastet igen."),
    "imports.reply.chosen": _("Filen har inget sådant svar. Välj ett av dem i listan."),
    "imports.reply.place": _("Stycket finns inte i texten som sändes ut. Välj ett som står där."),
    "imports.reply.motion": _("Skriv vad yrkandet säger."),
    "imports.reply.stance": _("Filen säger inte tydligt vad de tycker. Läs svaret och välj ställningstagande."),
    "imports.reply.conditions": _("De tillstyrker under förutsättning. Skriv vad stödet hänger på."),
    "imports.reply.standing": _("Ange vem som står bakom svaret: nämnden eller styrelsen, eller kontoret."),
    "imports.reply.decided_on": _("Skriv vilken dag nämnden eller styrelsen beslutade, eller välj kontorsyttrande."),
    "imports.reply.motion_lacks": _("Ange vem som yrkade och hur det gick för yrkande %(number)s."),
    "imports.reply.dissent_lacks": _("Ange vem och vilket slag det är för avvikande mening %(number)s."),
    "imports.reply.part_lacks": _("I %(kind)s %(number)s: %(why)s"),
    "imports.abandon.applied": _("Rader ur filen är redan införda. Inläsningen står kvar som källa till dem."),
}

# What the core says of a file, a sheet, a table, a row or a cell: its code after "imports.".
READING: dict[str, str | Promise] = {
    "imports.file.type": _(
        "Filer av sorten .%(extension)s kan inte läsas in. Spara den som Word (docx), PDF, Excel (xlsx), ODS, CSV "
        "eller text och försök igen."
    ),
    "imports.file.too_large": _(
        "Filen är %(size)s och får vara högst %(limit)s. Ta bort bilder eller dela den, och försök igen."
    ),
    "imports.file.empty": _("Filen är tom. Kontrollera att rätt fil är vald."),
    "imports.file.content": _(
        "Filen heter .%(extension)s men innehållet är något annat. Öppna den i rätt program, spara den som "
        ".%(extension)s och försök igen."
    ),
    "imports.file.encrypted": _("Filen är skyddad med lösenord. Spara en kopia utan lösenord och försök igen."),
    "imports.file.broken": _(
        "Filen går inte att öppna, den verkar vara skadad. Öppna den i sitt program, spara den på nytt och försök igen."
    ),
    "imports.file.entries": _(
        "Filen består av %(count)s delar och får ha högst %(limit)s. Spara den på nytt utan inbäddade objekt."
    ),
    "imports.file.entry_path": _(
        "Filen innehåller sökvägar som pekar utanför den. Den läses inte in. Fråga avsändaren efter en ny."
    ),
    "imports.file.entry_twice": _(
        "Filen innehåller samma del två gånger. Den läses inte in. Öppna och spara den på nytt, eller be om en ny."
    ),
    "imports.file.unpacked": _(
        "Filen blir för stor när den packas upp (%(size)s, högst %(limit)s). Ta bort bilder eller tomma rader och "
        "försök igen."
    ),
    "imports.file.ratio": _(
        "Filen är misstänkt hårt packad (%(packed)s blir %(size)s). Den läses inte in. Öppna den, ta bort tomma rader, "
        "spara på nytt och försök igen."
    ),
    "imports.file.nested": _(
        "Filen innehåller en annan packad fil (%(entry)s). Ta bort inbäddade filer och försök igen."
    ),
    "imports.file.macros": _(
        "Filen innehåller makron, alltså program. Den läses inte in. Spara den som Word (docx) utan makron eller som "
        "PDF och försök igen."
    ),
    "imports.file.entities": _(
        "Filen innehåller definitioner som kan vara skadliga (i %(entry)s). Den läses inte in. Öppna och spara den på "
        "nytt, eller be avsändaren om en ny."
    ),
    "imports.file.image_only": _(
        "PDF-filen är inskannad: den består bara av bilder, så det finns ingen text att läsa. Be om originalet, eller "
        "kör filen genom ett program som känner igen text (OCR) och försök igen."
    ),
    "imports.file.no_text": _("PDF-filen innehåller ingen text. Be om originalet i Word eller Excel."),
    "imports.file.too_many_pages": _(
        "PDF-filen har %(count)s sidor och får ha högst %(limit)s. Dela ut de sidor som ska läsas in."
    ),
    "imports.file.too_slow": _(
        "Filen tog mer än %(seconds)s sekunder att läsa och avbröts. Dela den eller ta bort det som inte ska läsas in."
    ),
    "imports.file.too_heavy": _(
        "Filen krävde för mycket arbete att läsa (mer än %(memory)s minne eller %(seconds)s sekunder). Dela den, eller "
        "ta bort det som inte ska läsas in, och försök igen."
    ),
    "imports.page.image_only": _("Sidan %(page)s är en bild utan text. Läs den själv och lägg till det som saknas."),
    "imports.sheet.hidden": _("Bladet ”%(sheet)s” är dolt i filen. Det har lästs ändå."),
    "imports.table.unknown_columns": _(
        "En tabell har rubriker som inte känns igen, så den är inte läst (rader: %(rows)s). Peka ut vad kolumnerna "
        "innehåller."
    ),
    "imports.plan.no_rows": _("Inga aktiviteter, insatser eller utfall hittades i filen."),
    "imports.cell.period.year_missing": _("Året saknas i tiden ”%(text)s”. Skriv in datumen."),
    "imports.cell.period.day_or_month": _("Det är oklart vad som är dag och månad i ”%(text)s”. Kontrollera datumen."),
    "imports.cell.period.words_ignored": _("Allt i tiden ”%(text)s” har inte förståtts. Kontrollera datumen."),
    "imports.cell.period.reversed": _("Tiden ”%(text)s” slutar före den börjar. Kontrollera datumen."),
    "imports.cell.period.unread": _("Tiden ”%(text)s” gick inte att tolka. Skriv in datumen."),
    "imports.cell.status.unknown": _("Status ”%(text)s” känns inte igen. Välj den som passar."),
    "imports.cell.status.part_of_phrase": _("Status är tolkad ur ”%(text)s”. Kontrollera att den stämmer."),
    "imports.cell.budget.range": _("Beloppet ”%(text)s” är ett spann. Det står i beskrivningen som det skrevs."),
    "imports.cell.budget.several": _("”%(text)s” är flera belopp. De står i beskrivningen som de skrevs."),
    "imports.cell.budget.unread": _(
        "Beloppet ”%(text)s” gick inte att tolka. Det står i beskrivningen som det skrevs."
    ),
    "imports.cell.budget.unit": _(
        "Det är oklart om ”%(text)s” är kronor eller tusental. Det står i beskrivningen som det skrevs."
    ),
    "imports.row.no_period": _("Raden saknar tid. Utan slut syns den som en bruten tråd."),
    "imports.row.no_responsible": _("Raden saknar ansvarig. Utan ansvarig syns den som en bruten tråd."),
    "imports.row.long_title": _("Namnet är ovanligt långt (%(length)s tecken). Är det flera meningar som hör ihop?"),
    "imports.row.many_parties": _("Raden nämner %(count)s ansvariga. Kontrollera att de är rätt uppdelade."),
    "imports.row.collective": _("”%(name)s” är ingen bestämd enhet. Välj vilka som menas."),
    "imports.reply.not_theirs": _(
        "Filen säger att %(body)s svarar, men den läses in som svar från %(name)s. Kontrollera att det är rätt instans."
    ),
    "imports.reply.long": _(
        "Svaret har %(length)s tecken, och yttrandet rymmer %(most)s. Resten står bara i filen. Läs den också."
    ),
    "imports.reply.nothing": _("Filen innehåller ingen text, så det finns inget yttrande att läsa."),
    "imports.reply.no_body": _("Filen säger inte vem som svarar. Välj remissinstansen."),
    "imports.reply.other_body": _(
        "Svaret kommer från %(body)s men yttrandet talar för %(other)s. Kontrollera vem som menas."
    ),
    "imports.reply.no_stance": _(
        "Svaret säger varken ja eller nej. Förslaget är ”eget yttrande utan uttalat ställningstagande”."
    ),
    "imports.reply.two_days": _(
        "Yttrandet är daterat %(first)s på ett ställe och %(second)s på ett annat. Välj den dag som gäller."
    ),
    "imports.reply.no_day": _("Det framgår inte vilken dag nämnden eller styrelsen beslutade. Skriv in dagen."),
    "imports.reply.office": _(
        "Filen visar inget beslut av nämnden eller styrelsen. Förslaget är att ta emot det som ett kontorsyttrande."
    ),
    "imports.reply.no_remarks": _("Inga synpunkter hittades. Läs svaret och lägg till dem som finns."),
    # Doubts of our own, met when the row is made ready for the plan
    "imports.row.no_status": _(
        "Filen säger inte hur det slutade. Förslaget är ”genomförd”. Läs utfallet och välj det som stämmer."
    ),
    "imports.row.status_as_outcome": _("Filen säger inte vad det blev. Som utfall står filens egna ord: ”%(text)s”."),
    "imports.row.added_status": _("Filen säger ”%(text)s” om status. Förslaget är ”ny”. Kontrollera att det stämmer."),
    "imports.row.unknown_period": _("Filen säger att tiden inte är bestämd: ”%(text)s”."),
}

# Why some lines of the source were left.
UNREAD: dict[str, str | Promise] = {
    "imports.unread.text.after_table": _("Text efter tabellerna"),
    "imports.unread.text.no_table": _("Text i en fil utan igenkända rader"),
    "imports.unread.table.unknown_columns": _("Tabell med rubriker som inte känns igen"),
    "imports.unread.row.no_title": _("Rad utan namn"),
    "imports.unread.row.total": _("Summarad"),
    "imports.unread.row.repetitive": _("Rad som upprepar samma ord"),
    "imports.unread.reply.outside": _("Text före det första yttrandet"),
    "imports.unread.reply.no_view": _("Text i yttrandet utan igenkänd synpunkt"),
}

SENTENCES: dict[str, str | Promise] = {**ACTS, **READING, **UNREAD, **CHANGES}
