"""Sentences of the selection desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "portfolio.desk.keep": _("Du kan inte öppna, ändra eller avsluta urval. Be en strateg."),
    "portfolio.desk.select": _("Du kan inte arbeta i urvalet. Be en strateg eller en projektcoach."),
    "portfolio.desk.not_open": _(
        "Urvalet ”%(desk)s” har läget ”%(state)s” och kan inte ändras. Öppna det igen först, om det inte är avslutat."
    ),
    "portfolio.desk.move": _("Urvalet har läget ”%(now)s” och kan inte få läget ”%(to)s”."),
    "portfolio.desk.years": _(
        "Åren går inte ihop. Det sista året ska inte komma före det första, och ett urval gäller högst %(most)s år."
    ),
    "portfolio.desk.no_portfolio": _("Urvalet har inga pengar. Välj minst en portfölj vars ram det gäller."),
    "portfolio.desk.elsewhere": _("Det du valde hör till en annan organisation. Välj något av era egna."),
    "portfolio.desk.empty": _("Det finns inget att välja bland. Lägg till minst en ansökan i urvalet först."),
    "portfolio.desk.no_proposal": _("Det finns inget förslag att välja efter. Räkna fram ett förslag först."),
    "portfolio.desk.stale": _(
        "Urvalet har ändrats sedan förslaget räknades fram. Räkna om, så att alla ser vad som gäller."
    ),
    "portfolio.desk.undecided": _(
        "%(count)s ansökningar är inte avgjorda: %(titles)s. Välj eller välj bort var och en."
    ),
    "portfolio.desk.unexplained": _(
        "%(count)s val avviker från förslaget utan skäl: %(titles)s. Skriv varför, eller välj som förslaget."
    ),
    "portfolio.desk.outcome": _("Det står inte vad gruppen kom fram till. Skriv det i några meningar."),
    "portfolio.desk.why": _("Skälet saknas. Skriv varför."),
    "portfolio.desk.no_point": _("Den punkten finns inte i det senaste svaret. Öppna sidan igen och välj en annan."),
    "portfolio.desk.fault.nothing.weighed": _(
        "Ingen av ansökningarna går att väga: de har varken nytta i kronor eller poäng. Ange nyttan i nyttokalkylen, "
        "eller poängsätt dem."
    ),
    "portfolio.desk.fault.start.none": _("%(initiative)s kan inte börja något av urvalets år. Ändra senaste start."),
    "portfolio.desk.fault.locked.not_a_start": _(
        "%(initiative)s måste enligt en regel börja %(year)s, men kan inte börja då. Ändra regeln eller senaste start."
    ),
    "portfolio.desk.fault.number.too_large": _("Beloppen är för stora för att räknas exakt. Kontrollera dem."),
    "portfolio.desk.fault.frame.missing": _(
        "%(initiative)s söker ur %(portfolio)s %(year)s, som inte hör till urvalet. Lägg till portföljen i urvalet."
    ),
    "portfolio.desk.fault.capacity.missing": _(
        "%(initiative)s använder resursen %(resource)s %(year)s, men ingen regel säger hur mycket som finns då. Lägg "
        "till en regel om kapacitet."
    ),
    "portfolio.desk.fault.requires.cycle": _(
        "Reglerna om vad som kräver vad går i en ring: %(initiatives)s. Ta bort en av dem."
    ),
    "portfolio.desk.fault.share.unknown": _(
        "En regel kräver en minsta andel, men andelen är inte känd för: %(all)s. Ange den i nyttokalkylen, eller ta "
        "bort regeln eller ansökan."
    ),
    "portfolio.desk.fault.share.impossible": _(
        "Ingen ansökan når andelen som en regel kräver: den högsta har %(highest)s procent. Sänk kravet."
    ),
    "portfolio.desk.fault.rule.twice": _("Samma regel finns två gånger: %(rule)s. Ta bort den ena."),
    "portfolio.desk.fault.other": _(
        "Underlaget går inte att räkna på (%(fault)s). Kontrollera ansökningar och regler."
    ),
    "portfolio.candidate.not_waiting": _(
        "%(application)s har läget ”%(state)s” och väntar inte på beslut. Bara ansökningar som väntar kan vara med."
    ),
    "portfolio.candidate.other_portfolio": _(
        "%(application)s söker också ur %(portfolios)s, som inte hör till urvalet. Lägg till portföljen där först."
    ),
    "portfolio.candidate.latest_start": _("Senaste start ska vara ett år från %(first)s till %(last)s."),
    "portfolio.candidate.already": _("%(application)s är redan med i urvalet."),
    "portfolio.candidate.too_many": _("Urvalet rymmer högst %(most)s ansökningar. Dela upp det i flera."),
    "portfolio.candidate.spoken_of": _(
        "%(application)s nämns i regler (%(rules)s). Ta bort eller ändra reglerna först."
    ),
    "portfolio.candidate.resource": _("Resursen har inget namn. Skriv till exempel ”utvecklare, dagar”."),
    "portfolio.candidate.amounts": _("Skriv ett helt antal för varje år, från startåret, till exempel 40, 20."),
    "portfolio.candidate.start_year": _("%(application)s kan börja %(years)s. Välj ett av de åren."),
    "portfolio.candidate.departs": _(
        "Valet av %(application)s avviker från förslaget. Skriv varför, så att det går att förstå i efterhand."
    ),
    "portfolio.rule.missing": _("Regeln ”%(rule)s” behöver det här. Fyll i det."),
    "portfolio.rule.unused": _("Regeln ”%(rule)s” använder inte det här. Lämna det tomt."),
    "portfolio.rule.why": _("Skälet till regeln saknas. Skriv varför den finns."),
    "portfolio.rule.twice": _("Det finns redan en sådan regel (%(rule)s) om samma sak. Ändra den i stället."),
    "portfolio.rule.no_candidate": _("Ansökan är inte med i urvalet. Lägg till den först, eller välj en annan."),
    "portfolio.rule.itself": _("Samma ansökan är vald två gånger. Välj olika."),
    "portfolio.rule.members": _("Välj minst två ansökningar."),
    "portfolio.rule.year": _("Året ska vara ett av urvalets: %(first)s till %(last)s."),
    "portfolio.rule.share": _("Andelen ska vara 1 till 100 procent."),
    "portfolio.rule.amount": _("Beloppet ska vara större än noll."),
    "portfolio.rule.count": _("Antalet ska vara minst 1."),
    "portfolio.run.stopped": _("Beräkningen avbröts. Det som hann räknas fram visas inte. Räkna om när du vill."),
}
