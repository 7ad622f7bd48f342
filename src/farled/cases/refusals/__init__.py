"""The sentences of the room's refusals."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "cases.edit": _("Nyttokalkylen skrivs av %(body)s, projektcoachen eller strategen. Be dem om hjälp."),
    "cases.accept": _("Bara %(body)s svarar för sin egen kostnad. Be någon som arbetar där."),
    "cases.appraise": _("Oberoende värderingar görs av den som har rollen värderare. Be administratören om rollen."),
    "cases.appraise.wrote": _(
        "Du har själv skrivit i nyttokalkylen för ”%(title)s”. Den som söker värderar inte: be en annan värderare."
    ),
    "cases.appraise.owns": _("Du äger initiativet ”%(title)s”. Den som söker värderar inte: be en annan värderare."),
    "cases.appraise.works_there": _(
        "Du arbetar i %(body)s, som söker. Den som söker värderar inte: be en värderare som arbetar någon annanstans."
    ),
    "cases.appraisal.other": _("Värderingen görs av %(name)s. Påbörja en egen om du också ska värdera."),
    # Versions
    "cases.initiative.finished": _("%(title)s är %(phase)s. Det finns inget mer att räkna på."),
    "cases.begin.exists": _("Initiativet har redan en nyttokalkyl, version %(number)s. Gör en ny version av den."),
    "cases.locked": _("Version %(number)s är inlämnad och ändras inte. Gör en ny version."),
    "cases.version.draft": _("Version %(number)s är ett utkast. Ändra i det, eller kasta det först."),
    "cases.version.old": _("Version %(number)s är ersatt. Gör den nya versionen av den som är inlämnad."),
    "cases.year": _("Ange ett år mellan %(first)s och %(last)s."),
    "cases.horizon": _("Ange hur många år efter det första som kalkylen ser framåt, högst %(most)s."),
    "cases.percent": _("Ange procent mellan 0 och 100."),
    "cases.why": _("Skriv varför en ny version görs. Det syns när versionerna jämförs."),
    # Alternatives
    "cases.alternative.taken": _("Det finns redan ett alternativ som heter ”%(title)s”. Välj ett annat namn."),
    "cases.alternative.zero": _("Ett annat alternativ är redan att göra ingenting. Ett räcker att jämföra med."),
    "cases.alternative.zero_chosen": _(
        "Att göra ingenting kan inte vara det ni förordar i en ansökan. Välj ett annat alternativ."
    ),
    "cases.alternative.choose_another": _("Välj i stället på det alternativ som ska förordas, så flyttas valet dit."),
    "cases.alternative.stays": _(
        "”%(title)s” kan inte tas bort: det förordade alternativet och att göra ingenting ska alltid finnas."
    ),
    # Lines
    "cases.body.elsewhere": _("%(body)s hör till en annan organisation. Välj någon i den egna."),
    "cases.years": _("Kalkylen har %(years)s år, men här är %(found)s värden. Ange ett för varje år."),
    "cases.amount": _("Ange belopp från noll och uppåt, utan minustecken."),
    "cases.cost.low": _("Ange lägsta utfallet som 0–100 procent av beloppen. 90 är tio procent billigare."),
    "cases.cost.high": _("Ange högsta utfallet som minst 100 procent av beloppen. 130 är trettio procent dyrare."),
    "cases.benefit.outside": _(
        "Nytta för invånare och företag uppstår utanför organisationen. Lämna enheten tom, eller välj den egna "
        "organisationen som den nyttan är till för."
    ),
    "cases.benefit.moves": _("Arbetet kan inte flytta till samma enhet. Välj en annan, eller ingen."),
    "cases.benefit.three": _("Ange lägst, troligen och högst, eller lämna alla tre tomma om nyttan bara beskrivs."),
    "cases.benefit.order": _("Troligen ska ligga mellan lägst och högst. Rätta något av talen."),
    "cases.benefit.one_price": _("Välj antingen schablon eller ett eget värde per enhet, inte båda."),
    "cases.benefit.falls": _("Effekten minskar något år. Skriv varför den gör det."),
    "cases.budget.both": _("Ange både år och belopp för budgetändringen, eller inget av dem."),
    "cases.budget.amount": _("Ange ett belopp över noll för hur mycket budgeten minskar."),
    "cases.budget.later": _(
        "Budgeten för ”%(title)s” ändras i anslutning till att pengarna beviljas. Välj ett år efter %(year)s, så att "
        "nyttan hinner uppstå först."
    ),
    # Submitting
    "cases.submit.alternatives": _("Det behövs minst två alternativ att jämföra. Lägg till ett."),
    "cases.submit.zero": _("Inget alternativ är att göra ingenting. Lägg till det, så att det finns att jämföra med."),
    "cases.submit.chosen": _("Inget alternativ förordas. Välj vilket ni vill genomföra."),
    "cases.submit.costs": _("Det förordade alternativet saknar kostnader. Lägg till minst en kostnad med belopp."),
    "cases.submit.bearer": _("Ingen enhet bär de här kostnaderna: %(lines)s. Välj en enhet för var och en."),
    "cases.submit.benefits": _("Det förordade alternativet saknar nyttor. Lägg till minst en."),
    "cases.submit.benefit.baseline": _(
        "”%(title)s” saknar nuläge. Ange hur det är i dag, så att skillnaden går att mäta."
    ),
    "cases.submit.benefit.measured_by": _("”%(title)s” säger inte hur nyttan mäts. Skriv det."),
    "cases.submit.benefit.quantity": _("”%(title)s” säger inte hur mycket. Ange lägst, troligen och högst per år."),
    "cases.submit.benefit.price": _(
        "”%(title)s” har inget värde per enhet. Välj en schablon eller ange ett eget värde."
    ),
    "cases.submit.benefit.body": _("”%(title)s” är intern men säger inte var. Välj enheten där nyttan uppstår."),
    "cases.submit.benefit.beyond": _(
        "”%(title)s” ska minska med upp till %(most)s per år, men nuläget är %(baseline)s. Sänk troligen och "
        "högst, rätta nuläget eller ändra riktningen till uppåt."
    ),
    # Running costs
    "cases.not_submitted": _("Version %(number)s är ett utkast. Vänta tills den är inlämnad."),
    "cases.replaced": _("Version %(number)s är ersatt av en senare. Se till den som är inlämnad nu."),
    "cases.accept.bears_nothing": _("%(body)s bär ingen kostnad i den här versionen, så det finns inget att svara på."),
    "cases.refuse.ground": _("Skriv varför, så att den som söker vet vad som behöver ändras."),
    "cases.body_bears": _(
        "%(body)s bär kostnader i nyttokalkyler för initiativ som inte är avslutade (%(count)s). Låt någon annan bära "
        "dem först, i en ny version."
    ),
    # Appraisals
    "cases.appraisal.already": _("Du har redan värderat den här versionen. Fortsätt i den värderingen."),
    "cases.appraisal.delivered": _("Värderingen är lämnad och ändras inte."),
    "cases.appraisal.line": _("”%(title)s” hör inte till det förordade alternativet i den här versionen."),
    "cases.appraisal.factor": _("Ange hur många gånger sökandens belopp, mellan 0 och 100. 1,2 är 20 procent dyrare."),
    "cases.appraisal.why": _("Skriv varför, så att skillnaden går att förstå och svara på."),
    "cases.appraisal.not_delivered": _("Värderingen är inte lämnad än. Vänta med förklaringen tills den är det."),
    "cases.appraisal.replied": _("Sökanden har redan förklarat skillnaderna."),
    # Workbooks that come back
    "cases.read_back.unreadable": _(
        "Filen gick inte att läsa. Skicka Excel-filen (.xlsx) som du hämtade här, utan lösenord och högst 25 MB."
    ),
    "cases.read_back.again": _("Det som visades går inte längre att spara. Skicka filen igen, så jämförs den på nytt."),
}
