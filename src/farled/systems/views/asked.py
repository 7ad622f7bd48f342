"""A page that is one form about a row of the register: what is asked, and where one goes from there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from farled.people.reads import Request
from farled.web.forms import form_page

Text = str | Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a form page says: its heading and one sentence, the verb, and the way there as (title, address) pairs.

    The last of the way is where ``Avbryt`` leads. ``danger``: what is done is not undone by the next click.
    """

    heading: Text
    verb: Text
    way: tuple[tuple[Text, str], ...]
    lead: Text = ""
    danger: bool = False

    @property
    def back(self) -> str:
        """Where one goes without doing anything."""
        return self.way[-1][1]

    @property
    def trail(self) -> list[tuple[Text, str]]:
        """The crumbs, the page itself last."""
        return [*self.way, (self.heading, "")]


def room() -> tuple[str, str]:
    """The room's first page, where every way begins."""
    return (_("System och information"), reverse("systems:reuse"))


def ask(
    request: Request,
    asked: Asked,
    *,
    form: forms.Form,
    act: Callable[..., Any],
    done: Callable[[Any], str],
    message: Text,
    template: str = "systems/asked.html",
    context: Mapping[str, object] | None = None,
) -> HttpResponse:
    """Show the form, or do the act by the actor and now with what was typed, and go on."""
    return form_page(
        request,
        template=template,
        form=form,
        act=lambda data: act(by=request.actor, at=request.now, **data),
        done=done,
        message=message,
        context={"asked": asked, **(context or {})},
    )
