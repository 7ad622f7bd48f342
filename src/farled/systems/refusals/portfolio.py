"""Refusals about systems, components, integrations and contracts."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # Who
    "systems.edit": _(
        "Du kan inte lägga till det här i registret. Det gör strategen, och nämndens redaktör för det den egna "
        "nämnden äger."
    ),
    "systems.keep": _("Du kan inte ändra %(name)s. Det gör ägarens redaktör, eller strategen. Be dem om hjälp."),
    "systems.integrate": _(
        "Du kan inte ändra vad som går mellan %(giver)s och %(taker)s. Det gör redaktören för den som äger något av "
        "dem, eller strategen."
    ),
    # What it says
    "systems.elsewhere": _("%(name)s hör till en annan organisation. Välj något i den egna."),
    "systems.name_taken": _("%(name)s finns redan i registret. Ändra det som finns, eller välj ett annat namn."),
    "systems.hangs": _("%(name)s kan inte tas bort, för detta hör dit: %(what)s. Ta bort eller flytta det först."),
    "systems.period": _("Slutet (%(end)s) ligger före början (%(start)s). Ändra ett av datumen."),
    "systems.negative": _("Kostnaden kan inte vara mindre än noll. Skriv vad det kostar per år."),
    "systems.level": _("En nivå är 1, 2, 3 eller 4. Välj en av dem."),
    "systems.class_whole": _(
        "Informationsklassen har tre delar: konfidentialitet, riktighet och tillgänglighet. Ange alla tre, eller ingen."
    ),
    # Its life
    "systems.move": _("%(name)s kan inte gå från ”%(now)s” till ”%(to)s”. Ta ett steg i taget."),
    "systems.ended_day": _("Skriv vilken dag systemet togs ur drift."),
    "systems.ended_ahead": _("%(day)s har inte varit än. Ange i dag eller en tidigare dag."),
    "systems.integrated": _(
        "%(name)s kan inte avslutas än: %(count)s integrationer går till eller från system i drift (%(others)s). "
        "Ta bort dem eller låt ett annat system ta över först."
    ),
    # Integrations
    "systems.integration.itself": _("En integration går från ett system till ett annat. Välj två olika."),
    "systems.integration.ended": _("%(name)s är avslutat. Välj ett system som är i drift."),
    "systems.integration.ground": _(
        "%(name)s har nivån ”%(tier)s” och ska använda integrationstjänsten. Välj den vägen, eller skriv skälet till "
        "undantaget."
    ),
    "systems.integration.taken": _("Den integrationen finns redan: %(name)s. Ändra den i stället."),
    # Contracts
    "systems.contract.notice": _("Avtalet slutar %(end)s och sägs upp före det. Ändra dagen för uppsägning."),
    "systems.contract.runs": _(
        "%(name)s gäller fortfarande och står kvar i registret. Ändra avtalet och ange vilken dag det slutade först."
    ),
    # Others
    "systems.body_owns": _(
        "%(body)s äger system, komponenter eller avtal i registret (%(count)s). Låt någon annan ta över dem först."
    ),
}
