"""The sentences of the refusals of this part."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

SENTENCES: dict[str, str | Promise] = {
    # --- answering
    "consultation.link.gone": _(
        "Länken gäller inte längre. Be den som skickade remissen om en ny. Det som redan är sparat finns kvar."
    ),
    "consultation.link.too_often": _("Det blev för många försök på kort tid. Vänta några minuter och försök igen."),
    "consultation.link.name": _("Skriv vem du är, som namn eller funktion, så att det syns vem som har svarat."),
    "consultation.link.approver": _("Länken är till för att läsa och godkänna. Den som skriver har en egen länk."),
    "consultation.reply.other_body": _(
        "Svaret från %(body)s skrivs av dem som svarar för enheten. Be dem, eller administratören om rollen."
    ),
    "consultation.reply.unread": _(
        "Svaret från %(body)s är inte inlämnat än. Innan dess läses det bara av dem själva."
    ),
    "consultation.reply.not_manager": _(
        "Svar som har kommit på annat sätt registreras av den som sköter remissen. Be strategen eller registratorn."
    ),
    "consultation.reply.not_open": _(
        "%(title)s tar inte emot svar nu (%(state)s). Be den som sköter remissen att öppna den igen."
    ),
    "consultation.reply.not_draft": _("Svaret kan inte ändras (%(state)s). Ta tillbaka det först, om det går."),
    "consultation.reply.decided": _(
        "Nämnden har beslutat yttrandet %(day)s. Ta tillbaka det om texten ska ändras, och skriv in beslutet igen."
    ),
    "consultation.reply.move": _("Det går inte härifrån (%(state)s). Öppna svaret och se vad som är nästa steg."),
    "consultation.reply.drafted": _(
        "%(body)s har ett utkast i Farled. Lämna in det, eller kasta det först om svaret kom på annat sätt."
    ),
    "consultation.reply.handed_in": _("%(body)s har redan lämnat in sitt svar. Det ligger fast."),
    "consultation.reply.not_sent": _("Svaret är redan ett utkast. Ändra det direkt."),
    "consultation.reply.not_for_approval": _("Svaret väntar inte på godkännande (%(state)s)."),
    "consultation.reply.approver": _(
        "Svaret från %(body)s godkänns av en beslutsfattare där. Be administratören om rollen."
    ),
    "consultation.reply.own_text": _(
        "Du har själv skrivit i svaret. Någon annan hos er behöver läsa och godkänna det."
    ),
    "consultation.reply.waits": _("Svaret väntar på att godkännas (%(state)s). Ta tillbaka det eller vänta på svar."),
    "consultation.reply.adopted": _("%(body)s har redan beslutat sitt yttrande."),
    "consultation.reply.stance": _("Ställningstagandet saknas. Välj det som stämmer med era egna ord."),
    "consultation.reply.conditions": _("Skriv vad ert stöd hänger på, när ni tillstyrker under förutsättning."),
    "consultation.reply.empty": _("Svaret säger inget än. Skriv ett yttrande, en sammanfattning eller en synpunkt."),
    "consultation.reply.decided_later": _("%(day)s har inte varit än. Skriv dagen då beslutet fattades."),
    "consultation.reply.received_later": _("%(day)s har inte varit än. Skriv dagen då svaret kom in."),
    "consultation.reply.received_before": _("Remissen sändes ut %(day)s. Ett svar kan inte ha kommit före det."),
    "consultation.reply.no_day": _("Skriv vilken dag nämnden beslutade, eller registrera svaret som kontorsyttrande."),
    "consultation.reply.not_decided": _(
        "Yttrandet är inte %(body)s eget förrän det är beslutat där. Skriv in beslutet, eller lämna in det som "
        "kontorsyttrande."
    ),
    "consultation.reply.not_approved": _(
        "Ett kontorsyttrande från %(body)s lämnas in när någon annan hos er har godkänt det. Skicka det för "
        "godkännande."
    ),
    "consultation.reply.source": _("Texten hämtas från ett annat svar i samma remiss. Välj ett av dem i listan."),
    "consultation.reply.touched": _(
        "Ni har ändrat texten sedan den hämtades, så den skrivs inte över. Gör ändringarna här i stället."
    ),
    "consultation.reply.who": _("Skriv vem det var, som parti eller roll."),
    "consultation.remark.empty": _("Synpunkten är tom. Skriv vad ni vill ha sagt."),
    "consultation.remark.place": _("Stycket eller frågan finns inte i den här remissen. Öppna sidan igen."),
    "consultation.remark.many": _("Ett svar rymmer högst %(most)s synpunkter. Skriv resten i yttrandet."),
    "consultation.remark.treated": _("Synpunkten behandlas redan och ligger fast."),
    "consultation.remark.gone": _("Synpunkten är borttagen. Lämna en ny om den behövs."),
}
