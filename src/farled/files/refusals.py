"""The sentences of the files' refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "files.name": _("Filen saknar ett användbart namn. Döp om den och försök igen."),
    "files.empty": _("Filen %(name)s är tom. Kontrollera att rätt fil är vald."),
    "files.changed": _("Filen %(name)s stämmer inte längre med sin kontrollsumma. Kontakta den som sköter Farled."),
    "files.edition": _("Filen %(name)s är en fryst utgåva och tas inte bort."),
}
