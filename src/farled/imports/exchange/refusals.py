"""What is told of a workbook that comes back: of the file, of its rows and cells, and why it may not be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHANGES: dict[str, str | Promise] = {
    "imports.changes.forbidden": _(
        "Du har inte rätt att ändra något i listan %(list)s. Be organisationens administratör om rollen som behövs."
    ),
    "imports.changes.others": _("Ändringarna är någon annans. Bara den som skickade in dem kan godkänna dem."),
    "imports.changes.macro_file": _(
        "Filer med makron (.%(ending)s) tas inte emot. Spara den som Excel-arbetsbok (.xlsx) och skicka den igen."
    ),
    "imports.changes.not_xlsx": _(
        "Filen är av sorten .%(ending)s. Listor skickas tillbaka som Excel-arbetsbok (.xlsx), som de hämtades."
    ),
    "imports.file.not_xlsx": _(
        "Filen är av sorten .%(extension)s. Listor skickas tillbaka som Excel-arbetsbok (.xlsx), som de hämtades."
    ),
    "imports.file.too_many_cells": _(
        "Filen har fler celler än %(limit)s. Ta bort tomma rader och kolumner i den, spara och försök igen."
    ),
    "imports.changes.no_rows": _("Ingen rad är vald. Kryssa för raderna som ska ändras, eller välj alla."),
    "imports.changes.column": _("Välj vad som ska ändras."),
    "imports.changes.too_many": _("Det är %(count)s rader och får vara högst %(most)s. Filtrera fram färre."),
    "imports.changes.move": _("Ändringarna är ”%(state)s” och kan inte bli ”%(to)s”. Ladda om sidan."),
    "imports.changes.closed": _("Ändringarna är ”%(state)s” och kan inte jämföras igen. Skicka in filen på nytt."),
    "imports.changes.faulty": _(
        "Några celler går inte att spara. Rätta dem i filen och skicka den igen, eller välj att spara bara de giltiga."
    ),
    "imports.changes.nothing": _("Det finns ingen ändring att spara."),
    "imports.changes.moved": _(
        "Raden har ändrats av någon annan sedan ändringarna jämfördes. Jämför igen, så ser du vad som gäller nu."
    ),
    "imports.changes.gone": _("Raden finns inte längre, eller så har du inte rätt att se den."),
    # Of the file
    "imports.changes.other_list": _(
        "Filen är hämtad från en annan lista än %(list)s. Skicka tillbaka den där du hämtade den."
    ),
    "imports.changes.no_ids": _(
        "Filen saknar kolumnen Id, som visar vilken rad som är vilken. Hämta listan som Excel på nytt och ändra i den."
    ),
    "imports.changes.twice": _(
        "Rubriken ”%(heading)s” står två gånger (%(first)s och %(second)s på bladet %(sheet)s). Ta bort den ena."
    ),
    # Notices
    "imports.changes.notice.macros": _("Filen innehåller makron. De lästes inte och kördes inte."),
    "imports.changes.notice.links": _("Filen hänvisar till andra filer. Hänvisningarna följdes inte."),
    "imports.changes.notice.hidden": _("Det dolda bladet ”%(sheet)s” lästes inte."),
    "imports.changes.notice.not_read": _("Bladet ”%(sheet)s” lästes inte. Bara det första bladet med listan läses."),
    "imports.changes.notice.unknown_heading": _(
        "Kolumnen ”%(heading)s” (%(cell)s) finns inte i listan och lästes inte."
    ),
    "imports.changes.notice.stale": _(
        "%(count)s av raderna har ändrats av någon annan sedan filen hämtades. Det de har skrivit rörs inte, utom där "
        "du har ändrat samma cell: det visas som fel."
    ),
    "imports.changes.notice.missing": _("%(count)s rader som fanns när filen hämtades saknas i den. De rörs inte."),
    "imports.changes.notice.not_known": _(
        "Filen har förlorat uppgiften om hur cellerna såg ut när den hämtades. Allt som skiljer sig visas därför, och "
        "rader som någon annan har ändrat sedan dess kan inte ändras härifrån."
    ),
    "imports.changes.notice.gone": _("%(count)s av de valda raderna finns inte längre, eller så får du inte se dem."),
    # Rows
    "imports.changes.row.new": _("Raden saknar Id. Nya rader läggs inte till härifrån, gör det på listans sida."),
    "imports.changes.row.id": _("”%(text)s” är inget Id. Låt kolumnen Id stå som den var när filen hämtades."),
    "imports.changes.row.unknown": _(
        "Det finns ingen rad med Id %(id)s i listan, eller så har du inte rätt att se den."
    ),
    "imports.changes.row.twice": _("Raden med Id %(id)s står redan i %(first)s. Ta bort den ena."),
    # Cells
    "imports.changes.cell.formula": _("Cellen är en formel. Formler räknas aldrig ut här, skriv värdet i stället."),
    "imports.changes.cell.fault": _("Cellen visar ett fel från kalkylprogrammet. Skriv värdet i stället."),
    "imports.changes.cell.merged": _(
        "Cellen är sammanslagen med andra. Dela dem, så att varje rad har ett eget värde."
    ),
    "imports.changes.cell.locked": _("%(column)s kan inte ändras här. Ändra det på radens egen sida."),
    "imports.changes.cell.required": _("Cellen får inte vara tom."),
    "imports.changes.cell.text": _("Texten innehåller ett tecken som inte kan sparas. Skriv om den."),
    "imports.changes.cell.long": _("Texten har %(length)s tecken och får ha högst %(most)s. Korta den."),
    "imports.changes.cell.day": _("”%(text)s” är ingen dag. Skriv den som 2026-11-30."),
    "imports.changes.cell.day.number": _(
        "”%(text)s” är ett tal och ingen dag. Formatera cellen som datum, eller skriv den som 2026-11-30."
    ),
    "imports.changes.cell.day.far": _(
        "%(text)s ligger för långt bort. Det är ofta ett tal som kalkylprogrammet visar som datum. Skriv om dagen."
    ),
    "imports.changes.cell.number": _("”%(text)s” är inget helt tal. Skriv bara siffror."),
    "imports.changes.cell.number.large": _("Talet är för stort. Det får vara högst %(most)s."),
    "imports.changes.cell.yes_no": _("Skriv ja eller nej."),
    "imports.changes.cell.choice": _("”%(text)s” går inte att välja. Välj något av: %(words)s."),
    "imports.changes.cell.row": _("”%(text)s” finns inte att välja. Skriv namnet som det står i listan att välja ur."),
    "imports.changes.cell.closed": _("%(text)s har upphört och kan inte väljas. Välj en annan."),
    "imports.changes.cell.both": _(
        "Någon annan har ändrat cellen sedan filen hämtades. I filen står ”%(file)s”, i Farled ”%(now)s”. Hämta listan "
        "på nytt, eller låt det som står gälla."
    ),
}
