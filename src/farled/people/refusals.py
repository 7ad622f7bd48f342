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
    "people.assignment.held_until": _(
        "%(name)s har rollen %(role)s där till och med %(last)s. Välj en första dag som ligger efter den."
    ),
    "people.assignment.held_from": _(
        "%(name)s har rollen %(role)s där från och med %(first)s. Den kan inte börja två gånger. "
        "Vänta till dess, eller ge en annan roll så länge."
    ),
    "people.assignment.held_anew": _(
        "Personen har samma roll igen från och med %(first)s. Välj en sista dag före den."
    ),
    "people.assignment.ends_early": _("Rollen började %(first)s. Välj en sista dag som inte ligger före den."),
    "people.group.seated": _("%(body)s sitter redan i %(group)s."),
    "people.group.other_organisation": _("Enheten hör till en annan organisation. Välj en egen."),
    "people.group.seat_ends_early": _("Platsen började %(first)s. Välj en sista dag som inte ligger före den."),
    "people.body.closed_ahead": _("Dagen har inte varit än. För in att enheten har upphört när dagen har kommit."),
    "people.body.has_below": _("%(names)s ligger under %(body)s. Flytta dem först."),
    "people.body.has_roles": _("%(names)s har roller i %(body)s. Avsluta rollerna först."),
    "people.body.has_seats": _("%(body)s sitter i eller leder %(names)s. Avsluta platsen, eller byt ledning, först."),
    "people.account.own": _("Du kan inte stänga ditt eget konto. Be en annan administratör."),
    "people.account.elsewhere": _(
        "%(name)s arbetar också i en annan organisation, som behöver kontot. Avsluta rollerna här i stället: rätten "
        "här försvinner då."
    ),
    "people.administrator.last": _(
        "%(name)s är den enda som administrerar organisationen. Ge någon annan den rollen först."
    ),
    "people.name_taken": _("Det finns redan något som heter %(name)s här. Välj ett annat namn."),
    "people.email_taken": _("Det finns redan ett konto med adressen %(email)s. Ge den personen rollen i stället."),
}
