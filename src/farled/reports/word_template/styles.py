"""Which style of a template each of our styles is. Word keeps its own styles' names in English in every language."""

from typing import Any

from farled.reports.word_template.ooxml_parts import W

SHOWN = ("title", "subtitle", "heading 1", "heading 2", "heading 3", "list bullet", "list number", "caption", "toc 1")
OTHER_NAMES = {
    "title": ("rubrik",),
    "subtitle": ("underrubrik",),
    "heading 1": ("rubrik 1",),
    "heading 2": ("rubrik 2",),
    "heading 3": ("rubrik 3",),
    "list bullet": ("punktlista",),
    "list number": ("numrerad lista",),
    "caption": ("beskrivning", "bildtext"),
    "toc heading": ("innehållsförteckningsrubrik",),
    "toc 1": ("innehåll 1",),
    "toc 2": ("innehåll 2",),
    "tabelltext": ("table text",),
}
LEVELS = {"heading 1": "0", "heading 2": "1", "heading 3": "2"}


def named(style: Any) -> str:
    """A style's name, in small letters."""
    name = style.find(f"{W}name")
    return "" if name is None else name.get(f"{W}val", "").strip().lower()


def default(styles: Any, kind: str = "paragraph") -> Any:
    """The style of what says nothing else, or None."""
    return next((each for each in _of(styles, kind) if each.get(f"{W}default") in {"1", "true", "on"}), None)


def same(styles: Any, name: str) -> Any:
    """The template's style that ours of that name is, or None: by its name, or a heading by its outline level."""
    by_name = {named(each): each for each in _of(styles, "paragraph")}
    for wanted in (name, *OTHER_NAMES.get(name, ())):
        if wanted in by_name:
            return by_name[wanted]
    level = LEVELS.get(name)
    return next((each for each in by_name.values() if level and _outline(each) == level), None)


def of_tables(styles: Any) -> Any:
    """The template's style of tables: its default, else one of its own, else any; None when it has none."""
    plain = [each for each in _of(styles, "table") if named(each) not in {"normal table", "normal tabell"}]
    for wanted in (f"{W}default", f"{W}customStyle"):
        for each in plain:
            if each.get(wanted) in {"1", "true", "on"}:
                return each
    return next(iter(plain), None)


def told(styles: Any) -> tuple[tuple[str, str], ...]:
    """What becomes what, for a page to show: (ours, the template's); nothing when ours is added to it."""
    found = [(name, same(styles, name)) for name in SHOWN] + [("table", of_tables(styles))]
    return tuple((name, "" if style is None else style.find(f"{W}name").get(f"{W}val", "")) for name, style in found)


def _of(styles: Any, kind: str) -> list[Any]:
    return [
        each for each in styles.iter(f"{W}style") if each.get(f"{W}type") == kind and each.find(f"{W}name") is not None
    ]


def _outline(style: Any) -> str:
    level = style.find(f"{W}pPr/{W}outlineLvl")
    return "" if level is None else level.get(f"{W}val", "")
