"""The consultations, one with everybody asked and how far they have come, and preparing, sending out and ending it."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.consultation import acts, figures, forms, reads, rules
from farled.consultation.models import Consultation, Recipient, own_reach
from farled.consultation.states import ConsultationState, Progress
from farled.consultation.views.asking import Words, form_of, opened, page, paper, run, there
from farled.direction.reads.text import has_text, mark_of_text
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web import formats
from farled.web.explained import linked
from farled.web.forms import now
from farled.web.lists import Column, Empty, ListPage, link, swedish
from farled.web.numbers import whole
from farled.web.slots import links_for, panels_for
from farled.web.templatetags.farled import due as due_tag
from farled.web.templatetags.farled import state_tag

COLUMNS = [
    Column(key="title", cell=lambda c: link(page(c), c.title)),
    Column(key="document", cell=lambda c: c.proposal.document.title),
    Column(key="state", cell=lambda c: state_tag(ConsultationState(c.state).state_tag)),
    Column(key="sent", cell=lambda c: formats.day(c.sent_on) if c.sent_on else None),
    Column(key="due", cell=lambda c: formats.day(c.due)),
    Column(
        key="answered",
        label=gettext_lazy("Har svarat"),
        cell=lambda c: linked("consultation.answered", formats.of_total(c.answered, c.asked), consultation=c.pk),
        order=["answered"],
        numeric=True,
    ),
]


def consultations(request: Request) -> HttpResponse:
    """Every consultation the actor may see."""
    may = request.actor.reach("consultation.run").whole
    listing = ListPage(
        request,
        reads.listed(request.actor),
        columns=COLUMNS,
        filterset=forms.ConsultationFilter,
        default_order="-due",
        nouns=(_("remiss"), _("remisser")),
        empty=Empty(
            _("Inga remisser än"),
            _("Här samlas remisser av styrande dokument, med vilka som ska svara och hur långt de har kommit."),
            reverse("consultation:prepare") if may else "",
            _("Förbered en remiss") if may else "",
        ),
        sheet="consultation.consultations",
    )
    return listing.render(
        "consultation/consultations.html",
        {"can_prepare": may, "answers": bool(own_reach(request.actor, "consultation.answer"))},
    )


def _name(one: Recipient) -> object:
    told_of = link(reverse("consultation:recipient", args=[one.pk]), one.name)
    if one.answers_through is not None:
        through = _("genom %(name)s") % {"name": one.answers_through.name}
        return format_html('{} <span class="small">{}</span>', told_of, through)
    return told_of


def _stands(one: Recipient) -> object:
    tags = [state_tag(Progress(one.stands).state_tag)]  # type: ignore[attr-defined]  # worked out by the query
    if not one.invited:
        tags.append(state_tag("plain", _("utan remiss")))
    if one.asked_until is not None:
        tags.append(state_tag("warn", _("vill ha längre tid")))
    if one.unmailed:  # type: ignore[attr-defined]
        tags.append(state_tag("bad", _("brevet gick inte")))
    return format_html(" ".join("{}" for _each in tags), *tags)


def recipient_columns(request: Request) -> list[Column]:
    """How far each has come, and until when it answers."""

    def until(one: Any) -> object:
        shown = due_tag(one.last, request.today) if one.late else formats.day(one.last)
        if one.extended_to is not None:
            return format_html('{} <span class="small">{}</span>', shown, _("längre tid"))
        return shown

    return [
        Column(key="name", cell=_name),
        Column(key="kind", cell=lambda one: one.get_kind_display()),
        Column(key="stands", label=gettext_lazy("Läge"), cell=_stands, order=["stands"]),
        Column(key="last", label=gettext_lazy("Svar senast"), cell=until, order=["last"]),
    ]


def consultation(request: Request, pk: int) -> HttpResponse:
    """One consultation: everybody asked and how far they have come, and what can be done."""
    row = opened(request, pk)
    manages = rules.can_manage(request.actor, row.organisation_id)
    counts = reads.tally(request.actor, row, request.today)
    preparing = row.state == ConsultationState.PREPARING
    listing = ListPage(
        request,
        reads.standings(request.actor, request.today).filter(consultation=row),
        columns=recipient_columns(request),
        filterset=forms.RecipientFilter,
        default_order="name",
        nouns=(_("instans"), _("instanser")),
        empty=Empty(
            _("Ingen ska svara än"),
            _("Välj de nämnder och bolag som ska svara, och lägg till dem utanför organisationen."),
            reverse("consultation:add_recipients", args=[row.pk]) if manages else "",
            _("Välj remissinstanser") if manages else "",
        ),
        caption=_("Remissinstanserna och hur långt de har kommit"),
        sheet="consultation.recipients",
    )
    context = {
        "consultation": row,
        "document": row.proposal.document,
        "counts": counts,
        "said": [
            (name, getattr(counts, name), label, figures_url(row, name))
            for name, (label, _how, _counts) in figures.COUNTS.items()
            if name != "answered" and getattr(counts, name)
        ],
        "can_manage": manages,
        "may_treat": rules.may_treat(request.actor, row),
        "preparing": preparing,
        "is_open": row.state == ConsultationState.OPEN,
        "waiting": manages and reads.silent(request.actor, row).exists(),
        "is_closed": row.state == ConsultationState.CLOSED,
        "is_finished": row.state == ConsultationState.FINISHED,
        "suggestions": figures.suggestions(request.actor, row) if manages and preparing else [],
        "questions": reads.questions(row),
        "material": list(row.material.select_related("file")),
        "occasions": reads.occasions_of(row),
        "remarks_left": reads.remarks_left(row) if manages and row.state == ConsultationState.CLOSED else 0,
        "links": links_for(Consultation.KIND, row, request),
        "panels": panels_for(Consultation.KIND, row, request),
        "history": told(row, reader=request.actor, limit=20),
    }
    return listing.render("consultation/consultation.html", context)


def figures_url(row: Consultation, name: str) -> str:
    """The rows behind a count, as the list below filtered."""
    query = _FILTERS.get(name)
    return f"{page(row)}?{query}#lista" if query else ""


_FILTERS = {
    "unopened": "stands=invited&concern=silent",
    "opened": "stands=opened",
    "drafting": "stands=drafting",
    "office": "stands=office",
    "abstained": "stands=abstained",
    "late": "concern=late",
    "extended": "concern=extended",
    "uninvited": "concern=uninvited",
}


def prepare(request: Request) -> HttpResponse:
    """Prepare a consultation about a draft; ``?proposal=`` chooses it."""
    chosen = reads.proposals(request.actor).filter(pk=whole(request.GET.get("proposal", "")) or 0).first()
    return form_of(
        request,
        None,
        Words(
            _("Förbered en remiss"),
            _("Ingen får något förrän du sänder ut den. Först väljer du vilka som ska svara."),
            _("Förbered remissen"),
            _("Remissen är förberedd. Välj nu vilka som ska svara."),
        ),
        form=forms.PrepareForm(
            request.actor, request.POST or None, initial=figures.suggested(chosen, today=request.today)
        ),
        act=lambda data: acts.prepare(by=request.actor, at=request.now, **data),
        done=page,
    )


def change(request: Request, pk: int) -> HttpResponse:
    """Change what a consultation says before it is sent out."""
    row = run(request, pk)
    rules.check_preparing(row)
    return form_of(
        request,
        row,
        Words(_("Ändra remissen"), row.title, _("Spara ändringen"), _("Ändringen är sparad.")),
        form=forms.ChangeForm(request.actor, request.POST or None, initial=now(row, forms.ChangeForm)),
        act=lambda data: acts.change(consultation=row, by=request.actor, at=request.now, **data),
    )


def questions(request: Request, pk: int) -> HttpResponse:
    """The questions of the reply template; ``?preset=ten`` begins with ten to change."""
    row = run(request, pk)
    rules.check_preparing(row)
    said = forms.questions_now(reads.questions(row))
    if request.GET.get("preset") == "ten":
        said = forms.questions_now(acts.ten_questions())
    return form_of(
        request,
        row,
        Words(
            _("Frågor till instanserna"),
            _("Frågor gör svaren lättare att jämföra. Den som vill svarar fritt i stället."),
            _("Spara frågorna"),
            _("Frågorna är sparade."),
        ),
        form=forms.QuestionsForm(request.POST or None, initial={"version": row.version, "questions": said}),
        act=lambda data: acts.set_questions(consultation=row, by=request.actor, at=request.now, **data),
        template="consultation/questions.html",
    )


def add_material(request: Request, pk: int) -> HttpResponse:
    """Send a paper along."""
    row = run(request, pk)
    rules.check_preparing(row)

    def act(data: dict[str, Any]) -> object:
        file = data.pop("file")
        return acts.add_material(
            consultation=row, name=file.name, content=file.read(), by=request.actor, at=request.now, **data
        )

    return form_of(
        request,
        row,
        Words(
            _("Lägg till ett underlag"),
            _("Säg om handlingen är en del av det som föreslås eller något att läsa till."),
            _("Lägg till underlaget"),
            _("Underlaget är tillagt."),
        ),
        form=forms.MaterialForm(request.POST or None, request.FILES or None),
        act=act,
        template="consultation/add_material.html",
    )


def remove_material(request: Request, pk: int) -> HttpResponse:
    """Take a paper away before the sending out."""
    one = there(reads.material(request.actor), pk, "consultation.material.away")
    row = run(request, one.consultation_id)
    rules.check_preparing(row)
    return form_of(
        request,
        row,
        Words(
            _("Ta bort underlaget"),
            _("%(title)s följer inte med remissen.") % {"title": one.title},
            _("Ta bort"),
            _("Underlaget är borttaget."),
            danger=True,
        ),
        form=forms.SureForm(request.POST or None, initial={"version": row.version}),
        act=lambda _data: acts.remove_material(material=one, by=request.actor, at=request.now),
    )


def material(request: Request, pk: int) -> HttpResponse:
    """Fetch a paper: the right is asked anew each time, and the browser never shows it."""
    return paper(there(reads.material(request.actor).filter(file__isnull=False), pk, "consultation.material.away"))


def send_out(request: Request, pk: int) -> HttpResponse:
    """Send the consultation out, after a last look at who gets it and what is missing."""
    row = run(request, pk)
    rules.check_move(row, ConsultationState.OPEN)
    everybody = list(row.recipients.filter(invited=True).order_by(swedish("name")))
    return form_of(
        request,
        row,
        Words(
            _("Sänd ut remissen"),
            _("Förslagets text låses som den står nu. Ett nytt utkast tar vid för det ni vill ändra."),
            _("Sänd ut remissen"),
            _("Remissen är utsänd."),
        ),
        form=forms.SendForm(request.POST or None, initial={"on": request.today, "seen": mark_of_text(row.proposal)}),
        act=lambda data: acts.send_out(consultation=row, by=request.actor, at=request.now, **data),
        template="consultation/send_out.html",
        context={
            "everybody": everybody,
            "by_hand": [one for one in everybody if one.body_id is None and not one.address],
            "suggestions": [each for each in figures.suggestions(request.actor, row) if not each.asked],
            "no_text": not has_text(row.proposal),
            "undecided": row.decision_id is None and not row.decided_text,
        },
    )


def close(request: Request, pk: int) -> HttpResponse:
    """Take no more replies."""
    row = run(request, pk)
    left = list(reads.silent(request.actor, row))
    return form_of(
        request,
        row,
        Words(
            _("Stäng för svar"),
            _("Uppgifterna försvinner från instansernas startsidor och länkarna slutar gälla."),
            _("Stäng för svar"),
            _("Remissen är stängd för svar."),
        ),
        form=forms.CloseForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.close(consultation=row, by=request.actor, at=request.now, **data),
        template="consultation/close.html",
        context={"left": left},
    )


def reopen(request: Request, pk: int) -> HttpResponse:
    """Take replies again."""
    row = run(request, pk)
    return form_of(
        request,
        row,
        Words(
            _("Öppna igen för svar"),
            _("De som inte har svarat får tillbaka sin uppgift."),
            _("Öppna igen"),
            _("Remissen tar emot svar igen."),
        ),
        form=forms.ReopenForm(
            request.POST or None, initial={"version": row.version, "due": max(row.due, request.today)}
        ),
        act=lambda data: acts.reopen(consultation=row, by=request.actor, at=request.now, **data),
    )


def finish(request: Request, pk: int) -> HttpResponse:
    """Say that the round is over."""
    row = run(request, pk)
    return form_of(
        request,
        row,
        Words(
            _("Avsluta remissen"),
            _("Alla synpunkter är behandlade och inget mer ändras till följd av remissen."),
            _("Avsluta remissen"),
            _("Remissen är avslutad."),
        ),
        form=forms.SureForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.finish(consultation=row, by=request.actor, at=request.now, **data),
    )


def take_up_again(request: Request, pk: int) -> HttpResponse:
    """Go on with a finished round."""
    row = run(request, pk)
    return form_of(
        request,
        row,
        Words(
            _("Ta upp remissen igen"),
            _("Behandlingen av synpunkterna går att ändra igen. Nya svar tas inte emot."),
            _("Ta upp igen"),
            _("Remissens behandling är öppen igen."),
        ),
        form=forms.TakeUpForm(request.POST or None, initial={"version": row.version}),
        act=lambda data: acts.take_up_again(consultation=row, by=request.actor, at=request.now, **data),
    )
