"""Refusals about criteria and scores."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    "portfolio.criteria.keep": _("Kriterierna förs in av strategen på gruppens uppdrag. Be strategen."),
    "portfolio.criteria.elsewhere": _("Gruppen %(name)s hör till en annan organisation. Välj en egen."),
    "portfolio.criteria.taken": _("Gruppen har redan ett kriterium som heter %(name)s. Välj ett annat namn."),
    "portfolio.criteria.weight": _("En vikt är 1 till 10. Sätt 1 på det som väger minst."),
    "portfolio.criteria.retired": _("%(name)s används inte längre. Någon kan ha hunnit före."),
    "portfolio.criteria.has": _("Gruppen har redan %(count)s kriterier. Ändra dem, eller sluta använda dem först."),
    "portfolio.score.member": _("Poäng sätts av gruppens ledamöter. Be strategen om du ska vara ledamot."),
    "portfolio.score.person": _("Poäng sätts av en person, inte av ett program för alla. Logga in som ledamot."),
    "portfolio.score.aside": _("Du deltar inte i den här ansökan på grund av jäv: %(why)s De andra sätter poängen."),
    "portfolio.score.aside_already": _("Du har redan anmält jäv: %(why)s"),
    "portfolio.score.owner": _("Du äger %(title)s och är jävig. Anmäl jäv, så sätter de andra poängen."),
    "portfolio.score.coach": _("Du är projektcoach för ansökan och är jävig. Anmäl jäv, så sätter de andra poängen."),
    "portfolio.score.body": _("Du arbetar i %(body)s, som söker, och är jävig. Anmäl jäv, så sätter de andra poängen."),
    "portfolio.score.has_scored": _(
        "Du har redan satt poäng. Be gruppen att poängsätta gemensamt utan dig, och säg där att du är jävig."
    ),
    "portfolio.score.state": _("Ansökan är %(state)s. Det som är komplett poängsätts, tills det är beslutat."),
    "portfolio.score.group": _("%(name)s bereder ingen av portföljerna som ansökan söker ur. Välj en annan grupp."),
    "portfolio.score.no_criteria": _("%(name)s har inga kriterier. Be strategen föra in dem först."),
    "portfolio.score.opened": _("Gruppen poängsätter gemensamt nu, så egna poäng går inte att ändra."),
    "portfolio.score.not_opened": _("Gruppen har inte börjat poängsätta gemensamt. Öppna det när alla har satt egna."),
    "portfolio.score.left": _("De här kriterierna saknar poäng: %(names)s. Sätt poäng på alla."),
    "portfolio.score.points": _("Poäng är 1 till 5. Välj en av dem."),
    "portfolio.score.own_first": _("Sätt dina egna poäng först. Ingen ser de andras innan de har satt sina."),
    "portfolio.score.why": _("De egna poängen har medelvärdet %(mean)s. Skriv varför gruppen landar i något annat."),
}
