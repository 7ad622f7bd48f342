"""The letter to a recipient without an account: the covering letter, its personal link and its last day."""

from datetime import date, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from farled.consultation.models import Link, Recipient
from farled.consultation.states import Errand

LANGUAGE = "sv"  # whoever has no account has chosen none
GRACE = timedelta(days=30)  # a link outlives the last day, for a reply that is late
READABLE = timedelta(days=180)  # how long one can read how one's reply was treated: a board meets in between
SUBJECTS = {
    Errand.REMINDER: gettext_noop("Påminnelse om remiss: %s"),
    Errand.TREATED: gettext_noop("Så har ert remissvar behandlats: %s"),
}


def link_until(one: Recipient) -> date:
    """The last day of a link that is made for a recipient."""
    return (one.extended_to or one.consultation.due) + GRACE


def address_of(token: str) -> str:
    """Where a personal link leads. The host is the installation's own, never what a request says (S14)."""
    return f"{settings.BASE_URL.rstrip('/')}/consultation/answer/{token}/"


_TEXTS = {Errand.TREATED: "consultation/mail/treated.txt"}


def letter(one: Recipient, link: Link, token: str, *, errand: Errand, note: str = "") -> EmailMultiAlternatives:
    """The letter, as text alone: it carries a secret and no pictures or other addresses."""
    row = one.consultation
    with translation.override(LANGUAGE):
        subject = _(SUBJECTS[errand]) if errand in SUBJECTS else _("Remiss: %s")
        context = {
            "one": one,
            "row": row,
            "note": note,
            "reminder": errand is Errand.REMINDER,
            "until": link.expires_on,
            "due": one.extended_to or row.due,
            "url": address_of(token),
            "sender": row.organisation.name,
        }
        host = urlsplit(settings.BASE_URL).hostname or "localhost"
        return EmailMultiAlternatives(
            subject=(subject % row.title)[:200],
            body=render_to_string(_TEXTS.get(errand, "consultation/mail/letter.txt"), context),
            to=[one.address],
            headers={"Message-ID": f"<remiss-{link.pk}@{host}>", "Auto-Submitted": "auto-generated"},
        )
