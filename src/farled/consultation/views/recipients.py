"""Recipients: choosing them, one's own page, longer time, reminders and personal links."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from farled.consultation import acts, figures, forms, reads, rules
from farled.consultation.acts.letters import READABLE, address_of, link_until
from farled.consultation.models import Recipient
from farled.consultation.rules.replies import can_write
from farled.consultation.states import ConsultationState, LinkPurpose, Progress
from farled.consultation.views.asking import Words, asked, form_of, page, recipient_page, run
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web.forms import now
from farled.web.slots import links_for, panels_for


def add_recipients(request: Request, pk: int) -> HttpResponse:
    """Choose which of the organisation's own are asked; ``?body=`` marks one that was suggested."""
    row = run(request, pk)
    chosen = request.GET.getlist("body")
    return form_of(
        request,
        row,
        Words(
            _("Välj remissinstanser"),
            _("Organisationens egna nämnder, bolag och råd. De får en uppgift på sin startsida när remissen sänds ut."),
            _("Lägg till dem"),
            _("Instanserna är tillagda."),
        ),
        form=forms.AddRecipientsForm(request.actor, row, request.POST or None, initial={"bodies": chosen}),
        act=lambda data: acts.add_recipients(
            consultation=row,
            recipients=[acts.Asked(body) for body in data["bodies"]],
            by=request.actor,
            at=request.now,
        ),
        template="consultation/add_recipients.html",
        context={"suggestions": figures.suggestions(request.actor, row)},
    )


def add_outside(request: Request, pk: int) -> HttpResponse:
    """Ask somebody outside the organisation."""
    row = run(request, pk)
    initial = {name: request.GET.get(name, "") for name in ("name", "kind", "address")}
    return form_of(
        request,
        row,
        Words(
            _("Lägg till en instans utanför"),
            _("Den svarar genom en personlig länk och behöver inget konto."),
            _("Lägg till instansen"),
            _("Instansen är tillagd."),
        ),
        form=forms.AddOutsideForm(request.POST or None, initial=initial),
        act=lambda data: acts.add_recipients(
            consultation=row, recipients=[acts.Asked(**data)], by=request.actor, at=request.now
        ),
    )


def add_uninvited(request: Request, pk: int) -> HttpResponse:
    """Note a reply that nobody asked for."""
    row = run(request, pk)
    return form_of(
        request,
        row,
        Words(
            _("Anteckna ett svar utan remiss"),
            _("Någon som inte fick remissen har svarat ändå. Svaret behandlas som andras och märks som inkommet utan."),
            _("Anteckna"),
            _("Instansen är antecknad. Nu kan svaret registreras."),
        ),
        form=forms.UninvitedForm(request.actor, row, request.POST or None),
        act=lambda data: acts.add_uninvited(consultation=row, by=request.actor, at=request.now, **data),
        done=recipient_page,
    )


def recipient(request: Request, pk: int) -> HttpResponse:
    """One recipient: what it is asked, how far it has come, until when, and its links for those who run the round."""
    row = asked(request, pk)
    one = reads.standings(request.actor, request.today).get(pk=row.pk)
    manages = rules.can_manage(request.actor, one.consultation.organisation_id)
    is_open = one.consultation.state == ConsultationState.OPEN
    answers = rules.can_answer(request.actor, one)
    context = {
        "one": one,
        "consultation": one.consultation,
        "stands": Progress(one.stands).state_tag,  # type: ignore[attr-defined]  # worked out by the query
        "can_manage": manages,
        "is_open": is_open,
        "can_link": is_open or rules.can_show_treatment(one),
        "preparing": one.consultation.state == ConsultationState.PREPARING,
        "can_open": is_open and one.body_id is not None and one.opened_at is None and answers,
        "can_ask": is_open and answers and not one.answers,  # type: ignore[attr-defined]
        "answers_at": _where_answered(request, one) if is_open and not one.answers else "",  # type: ignore[attr-defined]
        "can_answer": answers,
        "letters": reads.links_of(one) if manages else [],
        "collects": list(one.collects.order_by("name")),
        "material": list(one.consultation.material.select_related("file")) if answers else [],
        "questions": reads.questions(one.consultation) if answers else [],
        "links": links_for(Recipient.KIND, one, request),
        "panels": panels_for(Recipient.KIND, one, request),
        "history": told(one, reader=request.actor, limit=20, guests=manages),
    }
    return render(request, "consultation/recipient.html", context)


def _where_answered(request: Request, one: Recipient) -> str:
    """Where whoever answers for a recipient goes on; nowhere for others."""
    return reverse("consultation:begin", args=[one.pk]) if can_write(request.actor, one) else ""


def change_recipient(request: Request, pk: int) -> HttpResponse:
    """Change who prepares the answer and through whom it comes."""
    one = asked(request, pk)
    row = run(request, one.consultation_id)
    return form_of(
        request,
        row,
        Words(_("Ändra instansen"), one.name, _("Spara ändringen"), _("Ändringen är sparad.")),
        form=forms.ChangeRecipientForm(
            request.actor, one, request.POST or None, initial=now(one, forms.ChangeRecipientForm)
        ),
        act=lambda data: acts.change_recipient(recipient=one, by=request.actor, at=request.now, **data),
        back=recipient_page(one),
    )


def remove_recipient(request: Request, pk: int) -> HttpResponse:
    """Take a recipient off the list."""
    one = asked(request, pk)
    row = run(request, one.consultation_id)
    return form_of(
        request,
        row,
        Words(
            _("Ta bort instansen"),
            _("%(name)s får inte remissen.") % {"name": one.name},
            _("Ta bort"),
            _("Instansen är borttagen."),
            danger=True,
        ),
        form=forms.SureForm(request.POST or None, initial={"version": one.version}),
        act=lambda data: acts.remove_recipient(recipient=one, by=request.actor, at=request.now, **data),
    )


@require_POST
def note_opened(request: Request, pk: int) -> HttpResponse:
    """Say that the body has seen what it is asked."""
    one = asked(request, pk)
    acts.note_opened(recipient=one, by=request.actor, at=request.now)
    messages.success(request, _("Det är antecknat att ni har fått remissen."))
    return HttpResponseRedirect(recipient_page(one), status=303)


def extend(request: Request, pk: int) -> HttpResponse:
    """Give a recipient longer time; begins with what it has asked for."""
    one = asked(request, pk)
    row = run(request, one.consultation_id)
    return form_of(
        request,
        row,
        Words(
            _("Ge längre tid"),
            _("%(name)s får en egen sista svarsdag. Skälet syns för alla.") % {"name": one.name},
            _("Ge längre tid"),
            _("Instansen har fått längre tid."),
        ),
        form=forms.LongerForm(request.POST or None, initial={"until": one.asked_until, "why": one.asked_why}),
        act=lambda data: acts.extend(recipient=one, by=request.actor, at=request.now, **data),
        back=recipient_page(one),
    )


def ask_longer(request: Request, pk: int) -> HttpResponse:
    """Ask for longer time."""
    one = asked(request, pk)
    rules.check_can_answer(request.actor, one)
    return form_of(
        request,
        one.consultation,
        Words(
            _("Be om längre tid"),
            _("Den som håller i remissen svarar. Tills dess gäller dagen som ni har fått."),
            _("Be om längre tid"),
            _("Frågan är ställd. Svaret kommer på den här sidan."),
        ),
        form=forms.LongerForm(request.POST or None),
        act=lambda data: acts.ask_longer(recipient=one, by=request.actor, at=request.now, **data),
        back=recipient_page(one),
    )


def decline_longer(request: Request, pk: int) -> HttpResponse:
    """Let the day stand."""
    one = asked(request, pk)
    row = run(request, one.consultation_id)
    return form_of(
        request,
        row,
        Words(
            _("Säg nej till längre tid"),
            _("Sista svarsdagen står fast. Instansen läser skälet på sin sida."),
            _("Säg nej"),
            _("Dagen står fast. Instansen ser skälet."),
        ),
        form=forms.WhyForm(request.POST or None),
        act=lambda data: acts.decline_longer(recipient=one, by=request.actor, at=request.now, **data),
        back=recipient_page(one),
    )


def remind(request: Request, pk: int) -> HttpResponse:
    """Remind those who have not answered; ``?recipient=`` marks one."""
    row = run(request, pk)
    waiting = reads.silent(request.actor, row)
    chosen = request.GET.getlist("recipient") or [str(one.pk) for one in waiting]

    def done(number: int) -> str:
        messages.info(request, ngettext("En har påmints.", "%(n)s har påmints.", number) % {"n": number})
        return page(row)

    return form_of(
        request,
        row,
        Words(
            _("Påminn dem som inte har svarat"),
            _("Uppgiften på deras startsida får dina ord. De utanför får ett brev med en ny länk."),
            _("Påminn"),
            _("Påminnelsen är lagd."),
        ),
        form=forms.RemindForm(waiting, request.POST or None, initial={"recipients": chosen}),
        act=lambda data: acts.remind(consultation=row, by=request.actor, at=request.now, **data),
        done=done,
    )


def make_link(request: Request, pk: int) -> HttpResponse:
    """Make a personal link and show it this once, for whoever hands it over by hand."""
    one = asked(request, pk)
    row = run(request, one.consultation_id)
    made: list[str] = []
    purposes = rules.link_purposes(one)
    until = link_until(one) if LinkPurpose.ANSWER in purposes else request.today + READABLE

    def act(data: dict[str, Any]) -> Recipient:
        _link, token = acts.make_link(recipient=one, by=request.actor, at=request.now, **data)
        made.append(address_of(token))
        return one

    answer = form_of(
        request,
        row,
        Words(
            _("Skapa en personlig länk"),
            _("Den som har länken gör det för %(name)s utan konto. Den visas en gång.") % {"name": one.name},
            _("Skapa länken"),
            _("Länken är skapad."),
        ),
        form=forms.LinkForm(
            purposes,
            request.POST or None,
            initial={"purpose": purposes[0], "expires_on": until, "address": one.address},
        ),
        act=act,
        back=recipient_page(one),
    )
    if not made:
        return answer
    context = {"one": one, "consultation": row, "address": made[0], "back_url": recipient_page(one)}
    response = render(request, "consultation/link_made.html", context)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def revoke_link(request: Request, pk: int) -> HttpResponse:
    """Let a link lead nowhere from now on."""
    link = get_object_or_404(reads.links_rows(request.actor), pk=pk)
    one = link.recipient
    return form_of(
        request,
        one.consultation,
        Words(
            _("Återkalla länken"),
            _("Den slutar gälla genast. Det som är skrivet finns kvar."),
            _("Återkalla länken"),
            _("Länken är återkallad."),
            danger=True,
        ),
        form=forms.RevokeForm(request.POST or None),
        act=lambda data: acts.revoke_link(link=link, by=request.actor, at=request.now, **data),
        back=recipient_page(one),
    )


@require_POST
def send_letters_again(request: Request, pk: int) -> HttpResponse:
    """Send the letter with the link anew."""
    one = asked(request, pk)
    acts.send_letters_again(recipient=one, by=request.actor, at=request.now)
    messages.success(request, _("Brevet skickas igen. Hur det gick syns på den här sidan."))
    return HttpResponseRedirect(reverse("consultation:recipient", args=[one.pk]), status=303)
