"""Refusals about information, e-services, legacy and exits."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "systems.data_set.keep": _(
        "Datamängden sköts av informationsägaren eller den som äger systemet den finns i. Be dem, eller strategen."
    ),
    "systems.eservice.keep": _("E-tjänsten sköts av den som äger den. Be dem, eller strategen."),
    "systems.eservice.decide": _(
        "Vem som äger en e-tjänst utan verksamhetssystem beslutas för hela organisationen. Strategen skriver in det."
    ),
    "systems.keeping_rule.keep": _(
        "Bevarandeplanen skrivs av den som sköter systemet eller datamängden. Be dem, eller strategen."
    ),
    "systems.legacy.declare": _("Vad som frågas om alla system bestämmer strategen. Be strategen ändra."),
    "systems.legacy.assess": _("%(system)s bedöms av den som äger systemet. Be dem, eller strategen."),
    "systems.exit.keep": _("Avvecklingen av %(system)s planeras av den som äger systemet. Be dem, eller strategen."),
    # What holds of all
    "systems.body_owns_information": _(
        "%(body)s äger datamängder eller e-tjänster (%(count)s). Låt någon annan ta över dem först."
    ),
    "systems.taken": _("”%(name)s” finns redan. Ändra den som finns, eller välj ett annat namn."),
    "systems.decision.elsewhere": _("Välj ett beslut i ett ärende i den egna organisationen som du får läsa."),
    "systems.decision.recommends": _(
        "Beslutet är bara ett förslag till ett annat organ. Välj det beslut som avgjorde."
    ),
    # Information
    "systems.data_set.open": _(
        "Säkerhetsnivån är ”%(level)s”, så datamängden kan inte vara öppen. Ändra delningen, eller nivån om den är fel."
    ),
    "systems.data_set.kept": _(
        "Bevarandeplanen har rader om %(name)s (%(count)s). Ta bort dem först, så att det syns vad som hände med dem."
    ),
    "systems.eservice.follows": _(
        "E-tjänsten hör till %(system)s och har samma ägare som systemet. Ett beslut behövs bara utan system."
    ),
    "systems.eservice.ground": _("Skriv vad svaret bygger på: ”%(question)s”"),
    "systems.keeping_rule.one": _("Välj antingen ett system eller en datamängd."),
    "systems.keeping_rule.for_ever": _("Det som bevaras sparas för alltid. Töm antal år, eller välj att det gallras."),
    "systems.keeping_rule.years": _("Skriv efter hur många år det gallras, högst %(most)s."),
    "systems.keeping_rule.told": _("”%(what)s” står redan i bevarandeplanen för samma sak. Ändra den raden i stället."),
    # The digital legacy
    "systems.legacy.ended": _("%(system)s är avslutat och bedöms inte längre."),
    "systems.legacy.unused": _("Frågan används inte längre: ”%(question)s”"),
    "systems.legacy.level": _("Välj ett steg från 1 till %(steps)s."),
    "systems.legacy.weight": _("Välj en vikt från 1 till %(most)s."),
    "systems.legacy.steps": _("Välj mellan %(fewest)s och %(most)s steg."),
    "systems.legacy.answered": _(
        "Det finns svar (%(count)s) på ”%(question)s”, och de skulle betyda något annat. Lägg till en ny fråga."
    ),
    "systems.legacy.has_answers": _(
        "Det finns svar (%(count)s) på ”%(question)s”. Sluta använda frågan i stället, så står svaren kvar."
    ),
    "systems.legacy.begun": _("Det finns redan frågor. Ändra dem, eller lägg till fler."),
    # Closing
    "systems.exit.ended": _("%(system)s är redan avslutat."),
    "systems.exit.planned": _("Det finns redan en plan för att avveckla %(system)s. Ändra den."),
    "systems.exit.done": _("%(system)s är avvecklat, så planen ändras inte mer."),
    "systems.exit.as_decided": _("Planen är %(state)s och ändras inte. Ta upp planen igen först."),
    "systems.exit.still_decided": _(
        "Det är beslutat att %(system)s avvecklas. Öppna planen och ta upp den igen först."
    ),
    "systems.exit.decided": _("Planen är %(state)s. Ta upp den igen om den ska bort."),
    "systems.exit.move": _("Planen är %(state)s och kan inte bli %(to)s. Någon kan ha hunnit före."),
    "systems.exit.itself": _("Ett system ersätts inte av sig självt. Välj ett annat, eller inget."),
    "systems.exit.replaced_by_ended": _("%(system)s är avslutat och kan inte ta över. Välj ett som är i drift."),
    "systems.exit.cost_unknown": _(
        "Det är inte angivet vad %(system)s kostar per år. Ange det på systemet först, eller lämna fältet tomt."
    ),
    "systems.exit.more_than_cost": _("Systemet kostar %(cost)s per år, och mer än så kan inte upphöra."),
    "systems.exit.stays": _("%(rest)s per år blir kvar. Skriv för vad, till exempel ett arkiv eller en licens."),
    "systems.exit.what_ends": _(
        "Det är inte angivet vilken kostnad som upphör när %(system)s avvecklas. Ändra planen och ange den först."
    ),
    "systems.exit.ahead": _("%(day)s har inte varit än. Ange dagen då systemet stängdes."),
    "systems.exit.before_use": _("Systemet togs i drift %(day)s och kan inte ha stängts före det."),
    "systems.exit.not_running": _("%(system)s är inte i drift, så det finns inget att stänga."),
    "systems.exit.by_plan": _(
        "%(system)s avslutas genom sin avvecklingsplan, så att det syns vilken kostnad som upphör. Öppna planen."
    ),
    "systems.exit.depends.integrations": _(
        "Integrationer går till eller från %(system)s (%(count)s): %(names)s. Ta bort eller flytta dem först."
    ),
    "systems.exit.depends.processes": _(
        "Processer stöds av %(system)s (%(count)s): %(names)s. Säg vad som stödjer dem i stället."
    ),
    "systems.exit.depends.eservices": _(
        "E-tjänster hör till %(system)s (%(count)s): %(names)s. Flytta dem till ett annat system eller ta bort dem."
    ),
    "systems.exit.depends.data_sets": _(
        "Datamängder finns i %(system)s (%(count)s): %(names)s. Säg var de finns i stället."
    ),
    "systems.exit.depends.replaces": _(
        "%(system)s ska ta över efter andra system (%(count)s): %(names)s. Ändra de planerna först."
    ),
}
