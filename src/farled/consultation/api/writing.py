"""What is done to consultations over the API: the acts of the pages, through the pages' own forms."""

from typing import Any

from django import forms as django_forms
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from farled.consultation import acts, forms, reads, rules
from farled.consultation.api.rounds import CONSULTATION, RECIPIENT, opened
from farled.consultation.api.router import router
from farled.consultation.models import Consultation, Occasion, Recipient
from farled.people.reads import Request
from farled.web.forms import now
from farled.web.rest import Sent, address, saved


def run(request: Request, pk: int) -> Consultation:
    """A consultation, for whoever runs it."""
    row = opened(request, pk)
    rules.check_can_manage(request.actor, row.organisation_id)
    return row


def asked_of(request: Request, pk: int) -> Recipient:
    """A recipient the actor may see; 404 for any other."""
    found: Recipient = get_object_or_404(reads.recipients(request.actor), pk=pk)
    return found


def _saved(row: Consultation) -> dict[str, Any]:
    return saved(row, url=address("consultation:consultation", row.pk), api=address(CONSULTATION, row.pk))


def _recipient(one: Recipient) -> dict[str, Any]:
    return saved(one, url=address("consultation:recipient", one.pk), api=address(RECIPIENT, one.pk))


def _occasion(one: Occasion) -> dict[str, Any]:
    return saved(
        one,
        url=address("consultation:consultation", one.consultation_id),
        api=address(CONSULTATION, one.consultation_id),
    )


@router.add(
    "/consultations/",
    summary=_("Förbered en remiss"),
    description=_("Förbereder en remiss av ett utkast som har sin text här. Ingen får något förrän den sänds ut."),
    form=forms.PrepareForm,
)
def prepare(request: Request, sent: Sent) -> dict[str, Any]:
    """Prepare a consultation."""
    data = sent.through(lambda data: forms.PrepareForm(request.actor, data))
    return _saved(acts.prepare(by=request.actor, at=request.now, **data))


@router.change(
    "/consultations/{int:pk}/",
    summary=_("Ändra en remiss"),
    description=_("Ändrar de fält du skickar och behåller de andra, tills remissen är utsänd."),
    form=forms.ChangeForm,
)
def change(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change what a consultation says."""
    row = run(request, pk)
    initial = now(row, forms.ChangeForm)
    data = sent.through(lambda data: forms.ChangeForm(request.actor, data, initial=initial))
    return _saved(acts.change(consultation=row, by=request.actor, at=request.now, **data))


@router.write(
    "PUT",
    "/consultations/{int:pk}/questions/",
    summary=_("Ange frågorna"),
    description=_("Ersätter frågorna. En fråga per stycke; första raden är frågan och resten förklarar den."),
    form=forms.QuestionsForm,
)
def questions(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say which questions are asked."""
    row, data = run(request, pk), sent.through(forms.QuestionsForm)
    return _saved(acts.set_questions(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/send-out/",
    summary=_("Sänd ut"),
    description=_("Låser förslagets text och ber alla instanser om svar."),
    form=forms.SendForm,
)
def send_out(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Send the consultation out."""
    row, data = run(request, pk), sent.through(forms.SendForm)
    return _saved(acts.send_out(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/close/",
    summary=_("Stäng för svar"),
    description=_("Tar inte emot fler svar. Den som har tid kvar kräver ett skäl."),
    form=forms.CloseForm,
)
def close(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take no more replies."""
    row, data = run(request, pk), sent.through(forms.CloseForm)
    return _saved(acts.close(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/reopen/",
    summary=_("Öppna igen för svar"),
    description=_("Tar emot svar igen till en ny sista dag."),
    form=forms.ReopenForm,
)
def reopen(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Take replies again."""
    row, data = run(request, pk), sent.through(forms.ReopenForm)
    return _saved(acts.reopen(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/finish/",
    summary=_("Avsluta remissen"),
    description=_("Avslutar en stängd remiss när alla synpunkter är behandlade."),
    form=forms.SureForm,
)
def finish(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that the round is over."""
    row, data = run(request, pk), sent.through(forms.SureForm)
    return _saved(acts.finish(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/take-up-again/",
    summary=_("Ta upp en avslutad remiss igen"),
    description=_("Låter behandlingen av synpunkterna ändras igen. Skälet syns i historiken."),
    form=forms.TakeUpForm,
)
def take_up_again(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Go on with a finished round."""
    row, data = run(request, pk), sent.through(forms.TakeUpForm)
    return _saved(acts.take_up_again(consultation=row, by=request.actor, at=request.now, **data))


@router.act(
    "/consultations/{int:pk}/remind/",
    summary=_("Påminn"),
    description=_("Påminner instanser som inte har svarat (recipients, id på dem) med några ord."),
    form=forms.RemindForm,
)
def remind(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Remind those who have not answered."""
    row = run(request, pk)
    waiting = reads.silent(request.actor, row)
    data = sent.through(lambda data: forms.RemindForm(waiting, data))
    acts.remind(consultation=row, by=request.actor, at=request.now, **data)
    return _saved(row)


@router.act(
    "/consultations/{int:pk}/recipients/",
    summary=_("Välj remissinstanser"),
    description=_("Lägger till organisationens egna enheter (bodies, id på dem) bland dem som ska svara."),
    form=forms.AddRecipientsForm,
)
def add_recipients(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ask bodies of the organisation."""
    row = run(request, pk)
    data = sent.through(lambda data: forms.AddRecipientsForm(request.actor, row, data))
    asked = [acts.Asked(body) for body in data["bodies"]]
    acts.add_recipients(consultation=row, recipients=asked, by=request.actor, at=request.now)
    return _saved(row)


@router.add(
    "/consultations/{int:pk}/outside/",
    summary=_("Lägg till en instans utanför"),
    description=_("Lägger till någon utanför organisationen, som svarar genom en personlig länk."),
    form=forms.AddOutsideForm,
)
def add_outside(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ask somebody outside."""
    row, data = run(request, pk), sent.through(forms.AddOutsideForm)
    (one,) = acts.add_recipients(consultation=row, recipients=[acts.Asked(**data)], by=request.actor, at=request.now)
    return _recipient(one)


@router.add(
    "/consultations/{int:pk}/uninvited/",
    summary=_("Anteckna ett svar utan remiss"),
    description=_("Antecknar att någon som inte fick remissen svarar ändå."),
    form=forms.UninvitedForm,
)
def add_uninvited(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Note a reply that nobody asked for."""
    row = run(request, pk)
    data = sent.through(lambda data: forms.UninvitedForm(request.actor, row, data))
    return _recipient(acts.add_uninvited(consultation=row, by=request.actor, at=request.now, **data))


@router.change(
    "/recipients/{int:pk}/",
    summary=_("Ändra en remissinstans"),
    description=_("Ändrar vem som bereder svaret och genom vem det kommer. Det som inte skickas behålls."),
    form=forms.ChangeRecipientForm,
)
def change_recipient(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change who prepares the answer."""
    one = asked_of(request, pk)
    initial = now(one, forms.ChangeRecipientForm)
    data = sent.through(lambda data: forms.ChangeRecipientForm(request.actor, one, data, initial=initial))
    return _recipient(acts.change_recipient(recipient=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/recipients/{int:pk}/",
    summary=_("Ta bort en remissinstans"),
    description=_("Tar bort en instans innan remissen är utsänd, eller en som inkom utan remiss och inte har svarat."),
    form=forms.SureForm,
)
def remove_recipient(request: Request, sent: Sent, pk: int) -> None:
    """Take a recipient off the list."""
    one, data = asked_of(request, pk), sent.through(forms.SureForm)
    acts.remove_recipient(recipient=one, by=request.actor, at=request.now, **data)


@router.act(
    "/recipients/{int:pk}/note-opened/",
    summary=_("Bekräfta att remissen är mottagen"),
    description=_("Antecknar att instansen har öppnat remissen, första gången det sägs."),
    form=django_forms.Form,
)
def note_opened(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Say that the body has seen what it is asked."""
    return _recipient(acts.note_opened(recipient=asked_of(request, pk), by=request.actor, at=request.now))


@router.act(
    "/recipients/{int:pk}/extend/",
    summary=_("Ge längre tid"),
    description=_("Ger instansen en egen, senare svarsdag. Skälet syns för alla."),
    form=forms.LongerForm,
)
def extend(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Give longer time."""
    one, data = asked_of(request, pk), sent.through(forms.LongerForm)
    return _recipient(acts.extend(recipient=one, by=request.actor, at=request.now, **data))


@router.act(
    "/recipients/{int:pk}/ask-longer/",
    summary=_("Be om längre tid"),
    description=_("Frågar den som håller i remissen om en senare svarsdag."),
    form=forms.LongerForm,
)
def ask_longer(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Ask for longer time."""
    one, data = asked_of(request, pk), sent.through(forms.LongerForm)
    return _recipient(acts.ask_longer(recipient=one, by=request.actor, at=request.now, **data))


@router.act(
    "/recipients/{int:pk}/decline-longer/",
    summary=_("Säg nej till längre tid"),
    description=_("Låter sista svarsdagen stå fast. Instansen läser skälet."),
    form=forms.WhyForm,
)
def decline_longer(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Let the day stand."""
    one, data = asked_of(request, pk), sent.through(forms.WhyForm)
    return _recipient(acts.decline_longer(recipient=one, by=request.actor, at=request.now, **data))


@router.add(
    "/consultations/{int:pk}/occasions/",
    summary=_("Lägg till ett tillfälle"),
    description=_("Antecknar en presentation, en dialog eller facklig samverkan som hör till remissen."),
    form=forms.OccasionForm,
)
def add_occasion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Note a day beside the round."""
    row = run(request, pk)
    data = sent.through(lambda data: forms.OccasionForm(request.actor, data))
    return _occasion(acts.add_occasion(consultation=row, by=request.actor, at=request.now, **data))


@router.change(
    "/occasions/{int:pk}/",
    summary=_("Ändra ett tillfälle"),
    description=_("Ändrar de fält du skickar och behåller de andra."),
    form=forms.ChangeOccasionForm,
)
def occasion(request: Request, sent: Sent, pk: int) -> dict[str, Any]:
    """Change a day beside the round."""
    one = get_object_or_404(reads.occasions(request.actor), pk=pk)
    initial = now(one, forms.ChangeOccasionForm)
    data = sent.through(lambda data: forms.ChangeOccasionForm(request.actor, data, initial=initial))
    return _occasion(acts.change_occasion(occasion=one, by=request.actor, at=request.now, **data))


@router.remove(
    "/occasions/{int:pk}/",
    summary=_("Ta bort ett tillfälle"),
    description=_("Tar bort ett tillfälle. Historiken behåller vad som stod."),
    form=forms.SureForm,
)
def remove_occasion(request: Request, sent: Sent, pk: int) -> None:
    """Take a day away."""
    one, data = get_object_or_404(reads.occasions(request.actor), pk=pk), sent.through(forms.SureForm)
    acts.remove_occasion(occasion=one, by=request.actor, at=request.now, **data)
