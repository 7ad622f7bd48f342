"""The sentences of the organisation's refusals."""

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    "people.lately": _(
        "Det här är ett beslut, och då behöver vi veta att det är du. Logga in igen, eller skriv lösenordet igen, och "
        "gör det sedan inom %(minutes)s minuter."
    ),
    "people.two_steps": _("Här tar beslut två steg. Slå på inloggning i två steg under ditt namn, och logga in igen."),
    "people.manage": _("Du kan inte ändra organisationen. Be en administratör om hjälp."),
    "people.parent.other_organisation": _("Den överordnade enheten hör till en annan organisation. Välj en egen."),
    "people.parent.below_itself": _(
        "%(body)s kan inte ligga under %(parent)s, som själv ligger under %(body)s. Välj en annan överordnad enhet."
    ),
    "people.assignment.own": _("Du kan inte ge dig själv en roll. Be en annan administratör göra det."),
    "people.assignment.editor_needs_body": _(
        "En redaktör arbetar för en nämnd, en förvaltning eller ett bolag. Välj en."
    ),
    "people.assignment.function": _(
        "Bara en beslutsfattare har en funktion, som avgör hur mycket den får besluta om. Ta bort funktionen."
    ),
    "people.assignment.over": _("Rollen gällde till och med %(last)s. Ge personen en ny roll i stället."),
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
    "people.token.by_program": _("Nycklar görs av en person, på sidan API-nycklar. Ett program kan inte göra nya."),
    "people.token.expiry": _("En nyckel gäller högst ett år. Välj en dag från och med i dag till och med %(last)s."),
    "people.token.beyond": _("Du har inte själv rätt att göra det här: %(beyond)s. Ta bort det från nyckeln."),
    "people.token.second_factor": _(
        "En nyckel som för in beslut får bara den göra som loggar in i två steg. Slå på det under ditt namn först."
    ),
    "people.token.named": _(
        "Du har redan en nyckel som heter %(name)s. Välj ett annat namn, så syns det vem som är vem."
    ),
    "people.token.many": _("Du har redan %(most)s nycklar. Återkalla en som inte används."),
    "people.token.unknown": _("Nyckeln finns inte. Kontrollera att den är kopierad i sin helhet."),
    "people.token.revoked": _("Nyckeln är återkallad. Gör en ny på sidan API-nycklar."),
    "people.token.expired": _("Nyckeln gällde till och med %(last)s. Gör en ny på sidan API-nycklar."),
    "people.token.no_role": _(
        "Den som gjorde nyckeln har ingen roll i organisationen längre. Nyckeln öppnar ingenting."
    ),
}
