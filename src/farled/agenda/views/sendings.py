"""Sendings: who has been reminded, how it went, and what reaches nobody."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.agenda import forms, reads
from farled.agenda.states import SendingState
from farled.people.reads import Request
from farled.web import formats
from farled.web.explained import linked
from farled.web.lists import Column, Empty, ListPage
from farled.web.signs import Kind
from farled.web.templatetags.farled import state_tag

SIGNS = {
    SendingState.SENDING: Kind.GOING,
    SendingState.SENT: Kind.GOOD,
    SendingState.FAILED: Kind.WARN,
    SendingState.GIVEN_UP: Kind.BAD,
    SendingState.UNSURE: Kind.WARN,
    SendingState.NEEDLESS: Kind.PLAIN,
}


def _when(row: reads.Sending) -> str | None:
    return formats.moment(row.sent_at) if row.sent_at else None


COLUMNS = [
    Column(key="person", cell=lambda row: row.user.name),
    Column(key="day", cell=lambda row: formats.day(row.day)),
    Column(key="subject", label=gettext_lazy("Ämne"), cell=lambda row: row.subject),
    Column(key="number", cell=lambda row: linked("agenda.told_of", row.number, sending=row.pk), numeric=True),
    Column(key="state", cell=lambda row: state_tag(SIGNS[SendingState(row.state)], str(SendingState(row.state).label))),
    Column(key="sent", cell=_when),
]


def sendings(request: Request) -> HttpResponse:
    """The list, under what reaches nobody."""
    listing = ListPage(
        request,
        reads.sendings(request.actor),
        columns=COLUMNS,
        filterset=forms.SendingFilter,
        default_order="-day",
        nouns=(_("utskick"), _("utskick")),
        empty=Empty(
            _("Inget har skickats än"),
            _(
                "Här står vem som har fått påminnelse och hur det gick. Utskicken går på arbetsdagar, ett mejl till "
                "var och en som något väntar på."
            ),
        ),
        caption=_("Utskick"),
        sheet="agenda.sendings",
    )
    return listing.render("agenda/sendings.html", {"unheard": reads.unheard(request.actor, on=request.today)})
