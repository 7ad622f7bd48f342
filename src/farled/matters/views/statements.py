"""The pages of statements: the list, one with its headings, writing, fetching anew, approving, sending, its files."""

from collections.abc import Callable
from typing import Any

from django import forms as django_forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from farled.files.reads import content_of
from farled.matters import acts, figures, forms, reads, rules
from farled.matters.models import Passage, Statement
from farled.matters.states import StatementState
from farled.matters.views.matters import opened
from farled.people.reads import Request
from farled.trail.reads import told
from farled.web import formats, jobs
from farled.web.attachments import attachment
from farled.web.explained import linked
from farled.web.forms import EditForm, form_page, now
from farled.web.lists import Column, Empty, ListPage, link
from farled.web.saving import saved_as_it_goes
from farled.web.statements import Writing, statement_formats
from farled.web.templatetags.farled import state_tag


def _title(row: Statement) -> object:
    url = page(row)
    if row.matter.confidential:
        return format_html("{} {}", link(url, row), state_tag("warn", _("sekretess")))
    return link(url, row.title)


COLUMNS = [
    Column(key="title", cell=_title),
    Column(key="reference", cell=lambda row: format_html('<span class="nowrap">{}</span>', row.matter.reference)),
    Column(key="number", label=gettext_lazy("Version"), cell=lambda row: row.number, order=["number"]),
    Column(key="state", cell=lambda row: state_tag(row.state_tag)),
    Column(
        key="left",
        cell=lambda row: (
            linked("matters.left", row.left, statement=row.pk) if row.state == StatementState.DRAFT else ""
        ),
        numeric=True,
    ),
    Column(key="due", cell=lambda row: formats.day(row.due)),
]


def statements(request: Request) -> HttpResponse:
    """The statements one may see."""
    listing = ListPage(
        request,
        reads.with_left(reads.statements(request.actor)),
        columns=COLUMNS,
        filterset=forms.StatementFilter,
        default_order="-due",
        nouns=(_("tjänsteutlåtande"), _("tjänsteutlåtanden")),
        empty=Empty(
            _("Inga tjänsteutlåtanden än"),
            _("Här samlas det som skrivs inför beslut. Du börjar skriva från ärendets sida."),
            reverse("matters:matters"),
            _("Visa ärenden"),
        ),
        sheet="matters.statements",
    )
    return listing.render("matters/statements.html", {})


def statement(request: Request, pk: int) -> HttpResponse:
    """One statement: to write in, to read, and what can be done with it."""
    one = seen(request, pk)
    frozen = reads.frozen_of(one)
    job = _job(request, frozen, one)
    if job and (asked := jobs.answer(request, job)):
        return asked
    passages = reads.passages_of(one)
    writes = rules.can_draft(request.actor, one.matter) and rules.is_writable(one)
    context = {
        "statement": one,
        "matter": one.matter,
        "passages": passages,
        "left": [each for each in passages if each.missing],
        "done": sum(each.answered for each in passages),
        "writes": writes,
        "approves": rules.can_approve(request.actor, one, reads.writers_of(one)),
        "can_send_back": rules.can_send_back(request.actor, one) and not writes,
        "can_send": one.state == StatementState.APPROVED and rules.can_handle(request.actor, one.matter),
        "can_go_on": rules.can_draft(request.actor, one.matter)
        and rules.can_go_on(one.matter, one, latest=reads.latest_in(one.matter)),
        "news": len(figures.news(one, passages, on=request.today)) if writes else 0,
        "concerns": list(reads.open_faces(one.matter, one.concerns).values()),
        "frozen": frozen,
        "files": _files(one, frozen),
        "job": job,
        "can_write_files": frozen is not None
        and not _files(one, frozen)
        and rules.can_draft(request.actor, one.matter),
        "history": told(one, reader=request.actor, limit=20),
    }
    return render(request, "matters/statement.html", context)


def _job(request: Request, frozen: Any, one: Statement) -> Any:
    """How the writing of the files goes, while it goes or when it stopped."""
    if frozen is None or frozen.job_state == jobs.JobState.DONE or not frozen.was_asked:
        return None
    return jobs.progress(frozen, text=_("Word och PDF skrivs"), url=page(one), at=request.now)


def _files(one: Statement, frozen: Any) -> list[dict[str, object]]:
    """The frozen files to fetch, each with its address and the template it is written in."""
    if frozen is None:
        return []
    labels = {name: statement_formats[name].label for name in statement_formats.names()}
    return [
        {
            "label": labels.get(each.format, each.format),
            "url": reverse("matters:statement_file", args=[one.pk, each.format]),
            "template": each.template,
        }
        for each in frozen.files.all()
    ]


def start_statement(request: Request, pk: int) -> HttpResponse:
    """Start the statement of a matter, with what is known already."""
    matter = opened(request, pk)
    rules.check_can_draft(request.actor, matter)
    begun = {"title": matter.title, "concerns": reads.concerned(matter)}
    return form_page(
        request,
        template="matters/start_statement.html",
        form=forms.StartStatementForm(request.actor, matter, request.POST or None, initial=begun),
        act=lambda data: acts.start_statement(matter=matter, by=request.actor, at=request.now, **data),
        done=page,
        message=_("Tjänsteutlåtandet är påbörjat med det som finns i ärendet."),
        context={"matter": matter, "has_layouts": reads.layouts_in_use(request.actor).exists()},
    )


def next_version(request: Request, pk: int) -> HttpResponse:
    """Start a new version of a frozen statement."""
    one = seen(request, pk)
    return _act(
        request, one, lambda **data: acts.start_next_version(statement=one, **data), "matters/next_version.html",
        forms.NextVersionForm(request.POST or None), _("En ny version är påbörjad. Den förra är kvar som den var."),
    )  # fmt: skip


def change_statement(request: Request, pk: int) -> HttpResponse:
    """Change a draft's heading, whom it is to, when it shall be done and what it concerns."""
    one = seen(request, pk)
    begun = now(one, forms.ChangeStatementForm)
    return _act(
        request, one,
        lambda **data: acts.change_statement(statement=one, **{"concerns": one.concerns, **data}),
        "matters/change_statement.html",
        forms.ChangeStatementForm(request.actor, one.matter, request.POST or None, initial=begun),
        _("Uppgifterna är ändrade."),
    )  # fmt: skip


def passage(request: Request, pk: int) -> HttpResponse:
    """The text under one heading: saved by the page itself as it is typed, or by its button."""
    row = reads.passage_of(request.actor, pk)
    if row is None:
        raise Http404
    one = seen(request, row.statement_id)
    rules.check_can_draft(request.actor, one.matter)
    form = forms.PassageForm(row, request.POST or None, initial=now(row, forms.PassageForm))

    def save(data: dict[str, Any]) -> Passage:
        return acts.save_passage(passage=row, by=request.actor, at=request.now, **data)

    if getattr(request, "htmx", False) and request.method == "POST":
        return saved_as_it_goes(
            request, form, template="matters/_passage_state.html", name="passage", row=row, save=save
        )
    return form_page(
        request,
        template="matters/passage.html",
        form=form,
        act=save,
        done=lambda saved: f"{page(one)}#del-{saved.pk}",
        message=_("%(heading)s är sparad.") % {"heading": row.name},
        context={"passage": row, "statement": one, "matter": one.matter, "back": f"{page(one)}#del-{row.pk}"},
    )


def fetch_again(request: Request, pk: int) -> HttpResponse:
    """What would be fetched now that was not before, beside the text, with a choice for each."""
    one = seen(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    rules.check_writable(one)
    news = figures.news(one, reads.passages_of(one), on=request.today)
    if not news and request.method != "POST":
        messages.info(request, _("Inget har ändrats sedan texterna hämtades."))
        return HttpResponseRedirect(page(one))
    form = forms.FetchForm(news, request.POST or None)
    return _act(
        request, one, lambda by, at, **data: acts.fetch_again(statement=one, chosen=form.chosen(data), by=by, at=at),
        "matters/fetch_again.html", form, _("Det du valde är hämtat."), news=news,
    )  # fmt: skip


def submit_statement(request: Request, pk: int) -> HttpResponse:
    """Say that a draft is ready to be looked over."""
    one = seen(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    left = [each for each in reads.passages_of(one) if each.missing]
    return _act(
        request, one, lambda **data: acts.submit_statement(statement=one, **data), "matters/submit_statement.html",
        _edit(request, one), _("Tjänsteutlåtandet är klart för granskning."), left=left,
    )  # fmt: skip


def approve_statement(request: Request, pk: int) -> HttpResponse:
    """Approve what is ready."""
    one = seen(request, pk)
    rules.check_can_approve(request.actor, one, reads.writers_of(one))
    return _act(
        request, one, lambda **data: acts.approve_statement(statement=one, **data), "matters/approve_statement.html",
        _edit(request, one), _("Tjänsteutlåtandet är godkänt."),
    )  # fmt: skip


def send_back_statement(request: Request, pk: int) -> HttpResponse:
    """Make a draft of it again, saying what to change."""
    one = seen(request, pk)
    rules.check_can_send_back(request.actor, one)
    return _act(
        request, one, lambda **data: acts.send_back_statement(statement=one, **data),
        "matters/send_back_statement.html",
        forms.SendBackForm(request.POST or None, initial={"version": one.version}),
        _("Tjänsteutlåtandet är ett utkast igen."),
    )  # fmt: skip


def send_statement(request: Request, pk: int) -> HttpResponse:
    """Give it to a meeting, which freezes it."""
    one = seen(request, pk)
    rules.check_can_handle(request.actor, one.matter)
    since = one.approved_on or request.today
    meetings = reads.meetings(request.actor).filter(on__gte=since).order_by("on", "pk")
    asked = request.GET.get("meeting", "")
    return _act(
        request, one, lambda **data: acts.send_statement(statement=one, **data), "matters/send_statement.html",
        forms.SendStatementForm(meetings, request.POST or None, initial={"version": one.version, "meeting": asked}),
        _("Tjänsteutlåtandet är skickat till sammanträdet och fryst."), has_meetings=meetings.exists(),
    )  # fmt: skip


def remove_statement(request: Request, pk: int) -> HttpResponse:
    """Take away a draft that is not needed."""
    one = seen(request, pk)
    rules.check_can_draft(request.actor, one.matter)
    rules.check_writable(one)
    return form_page(
        request,
        template="matters/remove_statement.html",
        form=django_forms.Form(request.POST or None),
        act=lambda _data: acts.remove_statement(statement=one, by=request.actor, at=request.now),
        done=lambda _none: reverse("matters:matter", args=[one.matter_id]),
        message=_("Utkastet är borttaget."),
        context={"statement": one, "matter": one.matter},
    )


@require_POST
def write_files(request: Request, pk: int) -> HttpResponse:
    """Have the files of a frozen statement written, when nobody has or the work stopped."""
    one = seen(request, pk)
    frozen = reads.frozen_of(one)
    if frozen is None:
        raise Http404
    acts.order_statement_files(frozen=frozen, by=request.actor, at=request.now)
    return HttpResponseRedirect(page(one), status=303)


def statement_file(request: Request, pk: int, form: str) -> HttpResponse:
    """A file of a frozen statement, as it was written once; whether the matter may be seen is asked each time."""
    one = seen(request, pk)
    frozen = reads.frozen_of(one)
    files = {each.format: each.file for each in frozen.files.all()} if frozen else {}
    if frozen is not None:
        files["json"] = frozen.file
    if form not in files:
        raise Http404
    file = files[form]
    return attachment(file.name, file.media_type, content_of(file))


def statement_draft(request: Request, pk: int) -> HttpResponse:
    """What no meeting has been given yet, as Word, for somebody to read and comment on. Nothing is kept."""
    one = seen(request, pk)
    if one.is_frozen:
        raise Http404
    data = figures.frozen(one, meeting=None, at=request.now, by=request.actor.name)
    made = statement_formats["word"].write(Writing(data, "", request.actor.organisation_id, request.now))
    return attachment(made.name, made.media_type, made.content)


def seen(request: Request, pk: int) -> Statement:
    """A statement one may see, for any of its pages. That a secret matter has been opened is told to history."""
    one = get_object_or_404(reads.statements(request.actor), pk=pk)
    one.matter = opened(request, one.matter_id)
    return one


def page(one: Statement) -> str:
    """The statement's own page."""
    return reverse("matters:statement", args=[one.pk])


def _edit(request: Request, one: Statement) -> EditForm:
    return EditForm(request.POST or None, initial={"version": one.version})


def _act(
    request: Request, one: Statement, act: Callable[..., Statement], template: str, form: django_forms.Form,
    message: str, **context: object,
) -> HttpResponse:  # fmt: skip
    """The form of an act about a statement, which leads back to its page."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(by=request.actor, at=request.now, **data),
        done=page,
        message=message,
        context={"statement": one, "matter": one.matter, **context},
    )
