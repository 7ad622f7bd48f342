"""What the room's views have in common: the row asked for, its pages, and a page that is one form."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.consultation import reads, rules
from farled.consultation.models import Consultation, Material, Recipient
from farled.files.reads import content_of
from farled.people.reads import Request
from farled.web.attachments import attachment
from farled.web.forms import form_page
from farled.web.refused import Gone

T = TypeVar("T")
M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Words:
    """What a page that is one form says: its heading, the sentence under it, its verb and what it says afterwards."""

    heading: str
    lead: str
    verb: str
    done: str | Promise
    danger: bool = False


def opened(request: Request, pk: int) -> Consultation:
    """A consultation the actor may see; 404 for any other."""
    found: Consultation = get_object_or_404(reads.consultations(request.actor), pk=pk)
    return found


def run(request: Request, pk: int) -> Consultation:
    """The same, for whoever runs it."""
    row = opened(request, pk)
    rules.check_can_manage(request.actor, row.organisation_id)
    return row


def asked(request: Request, pk: int) -> Recipient:
    """A recipient the actor may see; for any other what can have happened."""
    return there(reads.recipients(request.actor), pk, "consultation.recipient.away")


def there(rows: QuerySet[M], pk: int, code: str, way: tuple[str, str] | None = None) -> M:
    """One of the rows the actor may see; for any other a page that says what can have happened and where to go."""
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Gone(code, way=way or (_("Till remisserna"), reverse("consultation:consultations")))
    return found


def to_mine() -> tuple[str, str]:
    """Where whoever answers sees what there is to answer."""
    return _("Remisser att svara på"), reverse("consultation:mine")


def page(row: Consultation) -> str:
    """The consultation's own page."""
    return reverse("consultation:consultation", args=[row.pk])


def recipient_page(one: Recipient) -> str:
    """A recipient's own page."""
    return reverse("consultation:recipient", args=[one.pk])


def paper(one: Material) -> HttpResponse:
    """A paper as a file to save; the browser never shows it. The caller has asked for the right, and for a file."""
    file = one.file
    assert file is not None  # noqa: S101 -- asked for by the caller
    return attachment(file.name, file.media_type, content_of(file))


def form_of(
    request: Request,
    row: Consultation | None,
    words: Words,
    *,
    form: forms.Form,
    act: Callable[[dict[str, Any]], T],
    done: Callable[[T], str] | None = None,
    back: str = "",
    template: str = "consultation/form.html",
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """A page that is one form, about a consultation; it goes back there unless told otherwise."""
    home = page(row) if row is not None else reverse("consultation:consultations")
    shown = {
        "words": words,
        "consultation": row,
        "back_url": back or home,
        "trail": [
            (_("Remiss"), reverse("consultation:consultations")),
            *([(row.title, home)] if row else []),
            (words.heading, ""),
        ],
        **(context or {}),
    }
    return form_page(
        request,
        template=template,
        form=form,
        act=act,
        done=done or (lambda _done: back or home),
        message=words.done,
        context=shown,
    )
