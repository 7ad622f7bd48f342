"""What is said of a Word template: why something may not be done, and what must be mended in the file."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTS: dict[str, str | Promise] = {
    "reports.template.forbidden": _(
        "Du har inte rätt att ändra Word-mallar. Be organisationens administratör eller strateg."
    ),
    "reports.template.name": _("Mallen behöver ett namn. Skriv vad den ska heta."),
    "reports.template.name_taken": _("Det finns redan en mall som heter %(name)s. Välj ett annat namn."),
    "reports.template.papers": _("Välj minst ett slags papper som ska skrivas i mallen."),
    "reports.template.macro_file": _(
        "Filer med makron (.%(ending)s) tas inte emot. Spara den i Word som .docx eller .dotx och försök igen."
    ),
    "reports.template.ending": _(
        "Filen är av sorten .%(ending)s. Spara mallen i Word som .docx eller .dotx och försök igen."
    ),
    "reports.template.not_passed": _("Filen har inte klarat kontrollen. Rätta den och ladda upp en ny version."),
    "reports.template.day": _("Dagen har redan varit. Välj i dag eller en senare dag."),
    "reports.template.used_already": _("Versionen används redan."),
    "reports.template.later": _(
        "Version %(number)s ska börja användas %(day)s. Välj en senare dag, eller ta mallen ur bruk först."
    ),
    "reports.template.taken": _(
        "Mallen %(name)s används redan för %(papers)s. Ta den ur bruk först, eller låt mallarna gälla olika papper."
    ),
    "reports.template.not_used": _("Mallen används inte, så det finns inget att ta ur bruk."),
    "reports.template.stays": _("Versionen har klarat kontrollen och står kvar i historiken."),
    "reports.template.checking": _("Filen kontrolleras just nu. Vänta tills det är klart."),
    "reports.template.right_lost": _(
        "Den som laddade upp mallen får inte längre göra det. Be någon som får att ladda upp den."
    ),
    "reports.template.failed": _(
        "Rapporten gick inte att skriva i organisationens Word-mall. Ta mallen ur bruk, eller ladda upp en ny version, "
        "och försök igen."
    ),
}

FILES: dict[str, str | Promise] = {
    "reports.template.file.too_large": _(
        "Filen är %(size)s och får vara högst %(limit)s. Gör bilderna i den mindre och försök igen."
    ),
    "reports.template.file.empty": _("Filen är tom. Kontrollera att rätt fil är vald."),
    "reports.template.file.content": _(
        "Filen är inte ett Word-dokument, vad den än heter. Spara mallen i Word som .docx eller .dotx och försök igen."
    ),
    "reports.template.file.encrypted": _("Filen är skyddad med lösenord. Spara en kopia utan lösenord."),
    "reports.template.file.broken": _(
        "Filen går inte att läsa, den verkar vara skadad. Öppna den i Word, spara den på nytt och försök igen."
    ),
    "reports.template.file.entries": _("Filen består av %(count)s delar och får ha högst %(limit)s."),
    "reports.template.file.entry_path": _("Filen innehåller sökvägar som pekar utanför den. Fråga avsändaren."),
    "reports.template.file.entry_twice": _("Filen innehåller samma del två gånger. Spara den på nytt i Word."),
    "reports.template.file.unpacked": _(
        "Filen blir %(size)s när den packas upp och får bli högst %(limit)s. Ta bort stora bilder."
    ),
    "reports.template.file.ratio": _("Filen är misstänkt hårt packad (%(packed)s blir %(size)s). Spara den på nytt."),
    "reports.template.file.nested": _("Filen innehåller en annan packad fil (%(entry)s). Ta bort det inbäddade."),
    "reports.template.file.entities": _("Filen innehåller en definition som inte hör hemma i Word (%(entry)s)."),
    "reports.template.file.too_slow": _("Filen tog för lång tid att läsa. Gör den enklare och försök igen."),
    "reports.template.file.too_heavy": _("Filen tar för mycket minne att läsa. Gör den enklare och försök igen."),
}

FOUND: dict[str, str | Promise] = {
    "reports.template.macros": _("Filen har makron (%(part)s). Spara den utan makron, som .docx eller .dotx."),
    "reports.template.embedded": _(
        "Filen har ett inbäddat objekt (%(part)s). Ta bort det, eller gör det till en bild."
    ),
    "reports.template.external": _(
        "Filen hämtar något utifrån (%(target)s). Infoga det i filen i stället, eller ta bort det."
    ),
    "reports.template.attached": _(
        "Filen är kopplad till en annan mall (%(target)s). Ta bort kopplingen: Utvecklare, Dokumentmall, välj Normal."
    ),
    "reports.template.comments": _("Filen har kommentarer. De skulle följa med i varje papper. Ta bort dem i Word."),
    "reports.template.tracked": _("Filen har spårade ändringar. Godkänn eller avvisa dem i Word, under Granska."),
    "reports.template.field": _("Fältet ”%(field)s” hämtar eller kör något. Ta bort det."),
    "reports.template.part": _("Filen har en del som inte hör till en Word-mall (%(part)s). Spara den på nytt i Word."),
    "reports.template.code": _("”%(name)s” räknas inte ut. Bara platshållarna i listan fylls i. Ta bort det."),
    "reports.template.unknown": _("Platshållaren ”%(name)s” finns inte."),
    "reports.template.alone": _(
        "Platshållaren ”%(name)s” blir flera stycken. Låt den stå ensam i ett eget stycke i texten, inte i en tabell, "
        "textruta, sidhuvud eller sidfot."
    ),
    "reports.template.broken": _("En platshållare är inte hel. Skriv två klamrar före och två efter, i samma stycke."),
    "reports.template.out_of_reach": _(
        "”%(name)s” står i ett fält eller i en bilds beskrivning, där inget kan fyllas i. Flytta ut det i texten."
    ),
    "reports.template.twice": _("Platshållaren ”%(name)s” får bara stå en gång. Ta bort de andra."),
    "reports.template.no_text": _(
        "Platshållaren text saknas. Skriv {{ text }} i ett eget stycke där papperets innehåll ska stå."
    ),
    "reports.template.unfillable": _(
        "Provet gick inte att skriva. Öppna filen i Word, spara den på nytt och försök igen."
    ),
}

TEMPLATES = ACTS | FILES | FOUND
