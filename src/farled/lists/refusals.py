"""Why something about lists may not be done."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "lists.list": _("Listan finns inte, eller så har du inte rätt att se den. Välj en annan under Listor."),
    "lists.view.keep": _("Vyn ”%(name)s” är någon annans. Spara en egen i stället."),
    "lists.view.share": _(
        "Du har inte rätt att dela vyer med alla. Spara den för dig själv, eller be en strateg att dela den."
    ),
    "lists.view.taken": _("Det finns redan en vy som heter ”%(name)s” för den här listan. Välj ett annat namn."),
    "lists.view.long": _(
        "Vyns filter är för långa att spara (%(length)s tecken, högst %(most)s). Ta bort några filter och försök igen."
    ),
    "lists.columns.none": _("Välj minst en kolumn att visa."),
}
