"""The sentences of the organisation's refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "people.manage": _("Du kan inte ändra organisationen. Be en administratör om hjälp."),
    "people.parent.other_organisation": _("Den överordnade enheten hör till en annan organisation. Välj en egen."),
    "people.parent.below_itself": _(
        "%(body)s kan inte ligga under %(parent)s, som själv ligger under %(body)s. Välj en annan överordnad enhet."
    ),
    "people.assignment.own": _("Du kan inte ge dig själv en roll. Be en annan administratör göra det."),
    "people.assignment.editor_needs_body": _(
        "En redaktör arbetar för en nämnd, en förvaltning eller ett bolag. Välj en."
    ),
    "people.assignment.held": _("%(name)s har redan rollen %(role)s där. Ingenting behöver göras."),
    "people.assignment.ends_early": _("Rollen började %(first)s. Välj en sista dag som inte ligger före den."),
    "people.group.seated": _("%(body)s sitter redan i %(group)s."),
    "people.name_taken": _("Det finns redan något som heter %(name)s här. Välj ett annat namn."),
    "people.email_taken": _("Det finns redan ett konto med adressen %(email)s. Ge den personen rollen i stället."),
}
