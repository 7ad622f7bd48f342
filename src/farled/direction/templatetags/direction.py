"""Texts: with the glossary's terms explained where they first stand, as they are written, and compared."""

import re
from collections.abc import Iterable

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from farled.direction.figures.terms import Glossary
from farled.direction.reads.terms import Explained, explained_on
from farled.methods.passages import Fate, Piece, Run, runs
from farled.methods.passages import cells as cells_of

register = template.Library()

_KEPT = "_direction_glossary"
_BREAK = SafeString("<br>")
_BUTTON = '<button type="button" class="term" popovertarget="begrepp-{}">{}</button>'


@register.simple_tag(takes_context=True)
def glossed(context: Context, text: str) -> SafeString:
    """``{% glossed objective.text %}``: the text in paragraphs, each term a button that opens its explanation.

    A term is explained once on a page, the first time it is met. The explanation is the browser's own popover: it needs
    no script, closes with Esc, and is read out after its button. Signed out the text is only text.
    """
    request = context.get("request")
    actor = getattr(request, "actor", None)
    if not text or request is None or actor is None:
        return _plain(text or "")
    glossary = getattr(request, _KEPT, None)
    if glossary is None:
        glossary = Glossary([Explained(*term) for term in explained_on(request)])
        setattr(request, _KEPT, glossary)
    met: list[Explained] = []
    body = format_html_join("", "<p>{}</p>", ((_lines(each, glossary, met),) for each in _paragraphs(text)))
    return format_html("{}{}", body, format_html_join("", "{}", ((_note(term),) for term in met)))


@register.simple_tag
def worded(text: str) -> SafeString:
    """``{% worded wording.text %}``: a passage's text with what is bold and in italics."""
    return format_html_join("", "{}", ((_run(run),) for run in runs(text)))


@register.filter
def cells(text: str) -> tuple[str, ...]:
    """``{% for cell in wording.text|cells %}``: what a table row holds."""
    return cells_of(text)


def _run(run: Run) -> SafeString:
    shown = format_html("{}", run.text)
    if run.italic:
        shown = format_html("<em>{}</em>", shown)
    return format_html("<strong>{}</strong>", shown) if run.bold else shown


@register.simple_tag
def compared(pieces: Iterable[Piece]) -> SafeString:
    """``{% compared change.pieces %}``: the words kept, taken away and added, also said in words."""
    return format_html_join("", "{}", ((_piece(piece),) for piece in pieces))


def _piece(piece: Piece) -> SafeString:
    said = '<span class="visually-hidden"> [{}: </span>{}<span class="visually-hidden">] </span>'
    if piece.fate is Fate.TAKEN_AWAY:
        return format_html("<del>" + said + "</del>", _("borttaget"), piece.text)
    if piece.fate is Fate.ADDED:
        return format_html("<ins>" + said + "</ins>", _("tillagt"), piece.text)
    return format_html("{}", piece.text)


def _paragraphs(text: str) -> list[str]:
    return re.split(r"\n{2,}", text.strip().replace("\r\n", "\n"))


def _plain(text: str) -> SafeString:
    """The text in paragraphs, without explanations."""
    return format_html_join("", "<p>{}</p>", ((_lines(each, Glossary([]), []),) for each in _paragraphs(text)))


def _lines(paragraph: str, glossary: Glossary, met: list[Explained]) -> SafeString:
    """A paragraph with its terms as buttons; what is met is added to ``met``."""
    return format_html_join(_BREAK, "{}", ((_line(line, glossary, met),) for line in paragraph.split("\n")))


def _line(line: str, glossary: Glossary, met: list[Explained]) -> SafeString:
    shown = []
    for words, term in glossary.parts(line):
        if term is None:
            shown.append(format_html("{}", words))
            continue
        met.append(term)
        shown.append(format_html(_BUTTON, str(term.pk), words))
    return format_html_join("", "{}", ((each,) for each in shown))


def _note(term: Explained) -> SafeString:
    said = ", ".join(part for part in (term.document, term.said_by) if part)
    source = format_html('<p class="small">{}: {}</p>', _("Källa"), said) if said else ""
    return format_html(
        '<div popover id="begrepp-{}" class="term-note"><p><dfn>{}</dfn></p>{}{}<p><a href="{}">{}</a></p></div>',
        str(term.pk),
        term.term,
        _plain(term.definition),
        source,
        reverse("direction:term", args=[term.pk]),
        _("Visa i ordlistan"),
    )
