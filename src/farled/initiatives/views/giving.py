"""The pages of whoever has an idea: giving it, what exists already, and what became of one's own."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.initiatives import acts, figures, forms, reads, rules
from farled.initiatives.models import Need
from farled.people.reads import Request
from farled.web import once
from farled.web.forms import form_page


def give(request: Request) -> HttpResponse:
    """Give an idea or a need. What looks the same is shown before it is kept."""
    rules.check_can_give(request.actor, request.actor.organisation_id)
    if "change" in request.POST:
        return _again(request)
    own = reads.own_body(request.actor)
    form = forms.GiveForm(
        request.actor,
        request.POST or None,
        initial={"body": own.pk if own else None, "title": request.GET.get("title", "")[:200]},
    )
    if form.is_bound and form.is_valid() and not form.chosen:
        found = _alike(request, form.cleaned_data["title"], form.cleaned_data["description"])
        if found:
            once.mark(form)
            return render(request, "initiatives/exists.html", {"form": form, "found": found})
    return form_page(
        request,
        template="initiatives/give.html",
        form=form,
        act=lambda data: acts.give(words=forms.words_said(data), by=request.actor, at=request.now, **data),
        done=page,
        message=_told(request, form),
    )


def _again(request: Request) -> HttpResponse:
    """The form with what somebody wrote, who has seen what exists and wants to change their words."""
    said = {name: request.POST[name] for name in forms.WordsForm.base_fields if name in request.POST}
    form = forms.GiveForm(request.actor, initial=said)
    once.mark(form)
    return render(request, "initiatives/give.html", {"form": form})


def _told(request: Request, form: forms.GiveForm) -> str:
    found = form.cleaned_data.get("found") if form.is_bound and form.is_valid() else None
    if isinstance(found, Need):
        return _backed(request, found)
    if found is not None:
        return _("Tack. Idén är sparad tillsammans med det som redan finns.")
    return _("Tack. Någon läser din idé och svarar inom två veckor.")


def _backed(request: Request, need: Need) -> str:
    """What is said to whoever stands behind an idea, before they do: for the first time, or once more."""
    if reads.gave(request.actor, need.joined_into or need):
        return _("Du står redan bakom idén.")
    return _("Du står nu bakom idén tillsammans med dem som redan gjorde det.")


def similar(request: Request) -> HttpResponse:
    """What looks like what somebody is typing, as a part of the page."""
    asked = request.GET
    found = _alike(request, asked.get("title", "")[:200], asked.get("description", "")[:1000])
    return render(request, "initiatives/_similar.html", {"found": found, "typing": True})


def _alike(request: Request, title: str, description: str) -> list[figures.Like]:
    if len(title.strip()) < figures.ENOUGH:
        return []
    return figures.like(f"{title}. {title}. {description}", reads.existing(request.actor))


def my_needs(request: Request) -> HttpResponse:
    """What one gave or stands behind, and what became of it."""
    rows = figures.my_ideas(request.actor, request.today)
    context = {"rows": rows, "unread": sum(each.unread for each in rows)}
    return render(request, "initiatives/my_needs.html", context)


def back(request: Request, pk: int) -> HttpResponse:
    """Stand behind what somebody else has given."""
    need = get_object_or_404(reads.needs(request.actor), pk=pk)
    rules.check_can_be_backed(need)
    return form_page(
        request,
        template="initiatives/back.html",
        form=forms.BackForm(request.POST or None),
        act=lambda data: acts.back(need=need, by=request.actor, at=request.now, **data),
        done=page,
        message=_backed(request, need),
        context={"need": need},
    )


def hear(request: Request, pk: int) -> HttpResponse:
    """Say that one has read the answer."""
    need = get_object_or_404(reads.needs(request.actor), pk=pk)
    return form_page(
        request,
        template="initiatives/hear.html",
        form=forms.HearForm(request.POST if request.method == "POST" else None),
        act=lambda _data: acts.hear(need=need, by=request.actor, at=request.now),
        done=lambda _need: reverse("initiatives:my_needs"),
        message=_("Svaret är läst."),
        context={"need": need, "answers": reads.answers_to(need)[:1]},
    )


def page(need: Need) -> str:
    """The need's own page."""
    return reverse("initiatives:need", args=[need.pk])
