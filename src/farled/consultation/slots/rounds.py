"""What the round registers."""

from django.utils.translation import gettext_lazy as _

from farled.consultation import figures, invariants
from farled.consultation.acts.recipients import ANSWER, LONGER
from farled.consultation.exchange import rounds as exchange
from farled.consultation.models import Consultation, Link, Occasion, Recipient
from farled.consultation.slots import finding
from farled.direction.reads import Document
from farled.web import own_lists, slots
from farled.web.explained import register as register_figures

TRAIL_SENTENCES = {
    "consultation.prepared": _("%(who)s förberedde %(subject)s"),
    "consultation.changed": _("%(who)s ändrade %(subject)s"),
    "consultation.questions_set": _("%(who)s ändrade frågorna i %(subject)s"),
    "consultation.material_added": _("%(who)s lade till ett underlag i %(subject)s"),
    "consultation.material_removed": _("%(who)s tog bort ett underlag ur %(subject)s"),
    "consultation.sent_out": _("%(who)s sände ut %(subject)s"),
    "consultation.closed": _("%(who)s stängde %(subject)s för svar"),
    "consultation.reopened": _("%(who)s öppnade %(subject)s igen"),
    "consultation.finished": _("%(who)s avslutade %(subject)s"),
    "consultation.taken_up_again": _("%(who)s tog upp %(subject)s igen"),
    "consultation.recipient.added": _("%(who)s valde %(subject)s som remissinstans"),
    "consultation.recipient.uninvited": _("%(who)s antecknade att %(subject)s svarar utan remiss"),
    "consultation.recipient.changed": _("%(who)s ändrade remissinstansen %(subject)s"),
    "consultation.recipient.removed": _("%(who)s tog bort remissinstansen %(subject)s"),
    "consultation.recipient.opened": _("%(who)s bekräftade remissen för %(subject)s"),
    "consultation.recipient.extended": _("%(who)s ändrade svarstiden för %(subject)s"),
    "consultation.recipient.asked_longer": _("%(who)s bad om längre svarstid för %(subject)s"),
    "consultation.recipient.declined_longer": _("%(who)s lät sista svarsdagen stå fast för %(subject)s"),
    "consultation.recipient.reminded": _("%(who)s påminde %(subject)s"),
    "consultation.recipient.mailed_again": _("%(who)s skickade brevet till %(subject)s igen"),
    "consultation.occasion.added": _("%(who)s lade till tillfället %(subject)s"),
    "consultation.occasion.changed": _("%(who)s ändrade tillfället %(subject)s"),
    "consultation.occasion.removed": _("%(who)s tog bort tillfället %(subject)s"),
    "consultation.link.made": _("%(who)s skapade en personlig länk: %(subject)s"),
    "consultation.link.prolonged": _("%(who)s lät en personlig länk gälla längre: %(subject)s"),
    "consultation.link.revoked": _("%(who)s återkallade en personlig länk: %(subject)s"),
    "consultation.link.mailed": _("%(who)s skickade brevet med en personlig länk: %(subject)s"),
    "consultation.link.unmailed": _("%(who)s kunde inte skicka brevet med en personlig länk: %(subject)s"),
}


def register() -> None:
    """Called once, when the app is ready."""
    for verb, sentence in TRAIL_SENTENCES.items():
        slots.trail_sentences.register(verb, sentence)
    for sheet in exchange.SHEETS:
        own_lists.sheets.register(sheet.key, sheet)
    register_figures(figures.KINDS)
    for kind, faces, news in (
        (Consultation.KIND, finding.consultation_faces, True),
        (Recipient.KIND, finding.recipient_faces, False),
        (Occasion.KIND, finding.occasion_faces, False),
        (Link.KIND, finding.link_faces, False),
    ):
        slots.subject_sources.register(kind, slots.SubjectSource(kind, faces, news=news))
    slots.search_sources.register("consultation.consultations", slots.SearchSource(_("Remisser"), finding.find))
    slots.calendar_sources.register("consultation.replies", slots.CalendarSource(finding.dates, kind="consultation"))
    for kind, label in (
        (ANSWER, _("Svara på remissen: %(subject)s")),
        (LONGER, _("Svara om längre tid: %(subject)s")),
    ):
        slots.duty_kinds.register(kind, slots.DutyKind(label, Recipient.KIND, finding.recipient_page))
    slots.action_links.register(
        "consultation.prepare", slots.ActionLink(Document.KIND, _("Förbered en remiss"), finding.prepared_from)
    )
    slots.panels.register(
        "consultation.of_document",
        slots.Panel(Document.KIND, "consultation/_of_document.html", finding.of_document),
    )
    for name, check in (
        ("consultation.organisation", invariants.rounds_stay_in_their_organisation),
        ("consultation.text", invariants.what_is_out_has_its_text_fast),
        ("consultation.duties", invariants.nobody_is_asked_when_the_round_is_over),
    ):
        slots.invariants.register(name, slots.Invariant(name, check))
