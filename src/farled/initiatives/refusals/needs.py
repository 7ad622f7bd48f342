"""Refusals about ideas and needs."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "initiatives.give": _(
        "Du kan inte lämna idéer här. Det gör den som har en roll i organisationen. Be administratören om rollen "
        "medarbetare."
    ),
    "initiatives.consider": _(
        "Du kan inte svara på ”%(title)s”. Det gör projektcoachen, strategen eller redaktören i den verksamhet idén "
        "kommer från."
    ),
    "initiatives.need.body_elsewhere": _("%(body)s hör till en annan organisation. Välj en verksamhet i den egna."),
    "initiatives.need.body_closed": _("%(body)s upphörde %(day)s. Välj den verksamhet som tog över."),
    "initiatives.need.given_ahead": _("%(day)s har inte varit än. Välj i dag eller en tidigare dag."),
    "initiatives.need.move": _(
        "”%(title)s” är ”%(now)s” och kan inte bli ”%(to)s”. Öppna sidan igen och se vad som har hänt."
    ),
    "initiatives.need.settled": _(
        "”%(title)s” är ”%(state)s”, så det går inte att ställa sig bakom. Läs svaret, och lämna en egen idé om det "
        "inte räcker."
    ),
    "initiatives.need.text": _("Skriv några ord. De som lämnade idén får alltid ett svar när något händer."),
    "initiatives.need.itself": _("En idé kan inte slås ihop med sig själv. Välj en annan."),
    "initiatives.need.elsewhere": _("Idén du valde hör till en annan organisation. Välj en i den egna."),
    "initiatives.need.into_settled": _(
        "”%(title)s” är ”%(state)s”. Slå ihop med en som väntar på svar eller har blivit ett initiativ."
    ),
    "initiatives.need.initiative_elsewhere": _("Initiativet hör till en annan organisation. Välj ett i den egna."),
    "initiatives.need.not_looked_for": _(
        "”%(title)s” kan inte tas upp än. Pröva först om något som redan finns kan användas, och skriv motivet."
    ),
    "initiatives.need.found_over": _(
        "”%(name)s” är ”%(state)s” och kan inte lösa ett behov. Välj något som finns kvar, eller lämna idén som ny."
    ),
    "initiatives.need.rests": _(
        "%(name)s löser ett behov eller har prövats för ett, och det ska gå att läsa. Avsluta i stället."
    ),
    "initiatives.reuse.names_nothing": _(
        "Säg vad som kan återanvändas eller byggas vidare på: välj ett system, en komponent eller ett initiativ."
    ),
}
