"""Templates: each is used, all text can be translated, nothing is trusted, nothing needs an inline style or script."""

import ast
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

from tests.house.repository import Source, calls, dotted, nothing, product, templates

TRANSLATED = re.compile(r"{%-?\s*(blocktranslate|blocktrans)\b.*?{%-?\s*end\1\s*-?%}", re.DOTALL)
COMMENT = re.compile(r"{%\s*comment\b.*?{%\s*endcomment\s*%}|{#.*?#}", re.DOTALL)
CLASSES = re.compile(r"{%\s*block\s+\w*class\w*\s*%}.*?{%\s*endblock\b.*?%}", re.DOTALL)  # names of classes, not words
TAG = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)
WORDS = re.compile(r"[^\W\d_]{2,}")
SPOKEN = {"alt", "aria-label", "aria-description", "placeholder", "title"}  # attributes a person hears or sees
SILENT = {"code", "kbd", "script", "style", "samp"}  # elements whose text is no language
PROPER_NAMES = {"Farled", "Svenska", "English"}  # the same in every language
FOUND_BY_DJANGO = re.compile(  # looked up by a library under a name of its own
    r"^(account|allauth|mfa|usersessions|django/forms|registration)/|^(400|403|403_csrf|404|429|500)\.html$"
)


def name(template: Source) -> str:
    """What the template is called in code: ``planning/plans.html``."""
    return template.path.split("/templates/", 1)[-1]


class _Texts(HTMLParser):
    """Collects what is said outside translation tags, with its line."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in SILENT
        for attribute, value in attrs:
            if attribute in SPOKEN:
                self.say(value or "")

    def handle_endtag(self, tag: str) -> None:
        self.silent -= tag in SILENT

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.say(data)

    def say(self, text: str) -> None:
        for line, words in enumerate(text.splitlines(), self.getpos()[0]):
            if set(WORDS.findall(words)) - PROPER_NAMES:
                self.found.append((line, words.strip()))


def _blank(match: re.Match[str]) -> str:
    return "\n" * match.group().count("\n")


def untranslated(these: Iterable[Source]) -> Iterator[str]:
    for template in these:
        text = template.text
        for pattern in (COMMENT, TRANSLATED, CLASSES, TAG):
            text = pattern.sub(_blank, text)
        texts = _Texts()
        texts.feed(text)
        texts.close()
        yield from (f"{template.path}:{line}: {words[:80]}" for line, words in texts.found)


def trusting(these: Iterable[Source]) -> Iterator[str]:
    """Places where text is taken for HTML. Only HTML written out in the code itself may be."""
    pattern = re.compile(r"\|\s*safe(seq)?\b|{%\s*autoescape\s+off")
    for source in these:
        if source.path.endswith(".html"):
            yield from (f"{source.path}: {match.group()}" for match in pattern.finditer(source.text))
        else:
            for call in calls(source):
                maker = dotted(call.func).split(".")[-1]
                written_out = maker == "SafeString" and call.args and isinstance(call.args[0], ast.Constant)
                if maker in {"mark_safe", "SafeString", "SafeText"} and not written_out:
                    yield source.at(call, f"{maker}(…)")


def inline(these: Iterable[Source]) -> Iterator[str]:
    pattern = re.compile(
        r"<style\b|<script\b(?![^>]*\bsrc=)|\sstyle\s*=\s*[\"']|\son[a-z]+\s*=\s*[\"']|javascript:|\shx-on",
        re.IGNORECASE,
    )
    for source in these:
        for match in pattern.finditer(COMMENT.sub(_blank, source.text)):
            yield f"{source.path}:{source.text.count(chr(10), 0, match.start()) + 1}: {match.group().strip()}"


def orphans(these: Iterable[Source], users: Iterable[Source]) -> list[str]:
    """Templates that no other file names. Partials by ``page.html#part`` count as naming the page."""
    said = "\n".join(user.text for user in users)
    return [
        template.path
        for template in these
        if not FOUND_BY_DJANGO.match(name(template)) and not re.search(re.escape(name(template)) + r"\b", said)
    ]


def test_every_template_is_used() -> None:
    nothing(orphans(templates(), (*product(), *templates())), "delete it, or render it")


def test_an_orphan_template_is_found() -> None:
    page = Source("src/farled/web/templates/web/page.html", "")
    assert orphans([page], [Source("a.py", 'render(request, "web/other.html")')]) == [page.path]
    assert orphans([page], [Source("a.py", 'render(request, "web/page.html#row")')]) == []


def test_all_text_in_templates_is_translated() -> None:
    nothing(untranslated(templates()), 'wrap it: {% translate "…" %} or {% blocktranslate %}…{% endblocktranslate %}')


def test_untranslated_text_is_found() -> None:
    offender = Source("a.html", '<p\n>Hej {{ name }}</p><input placeholder="Sök">{% if x > 1 %}Då{% endif %}')
    assert list(untranslated([offender])) == ["a.html:2: Hej", "a.html:2: Sök", "a.html:2: Då"]
    fine = '{% blocktranslate %}Hej {{ x }}{% endblocktranslate %}<p>{% translate "Hej" %} · 12 %</p>{# Hej #}'
    assert list(untranslated([Source("a.html", fine)])) == []


def test_S21_no_text_is_trusted() -> None:
    nothing(trusting((*product(), *templates())), "text is escaped by default; use a template or format_html")


def test_S21_trusted_text_is_found() -> None:
    for offender in ("{{ x|safe }}", "{{ x | safeseq }}", "{% autoescape off %}"):
        assert list(trusting([Source("a.html", offender)])) != [], offender
    for offender in ("mark_safe(x)", "SafeString(x)", 'SafeString(f"<b>{x}</b>")', 'SafeString("<b>" + x)'):
        assert list(trusting([Source("a.py", offender)])) != [], offender
    assert list(trusting([Source("a.py", "SafeString('</td>')"), Source("a.html", "{{ safe }}")])) == []


def test_S19_templates_hold_no_inline_style_or_script() -> None:
    nothing(inline(templates()), "the content policy blocks it: use a class in farled.css, or an attribute htmx reads")


def test_S19_inline_style_and_script_are_found() -> None:
    for offender in (
        '<p style="color:red">',
        "<style>",
        "<script>x()</script>",
        '<a onclick="x()">',
        '<a href="javascript:x">',
    ):
        assert list(inline([Source("a.html", offender)])) != [], offender
    assert list(inline([Source("a.html", '<script src="a.js" defer></script><rect fill="red">')])) == []
