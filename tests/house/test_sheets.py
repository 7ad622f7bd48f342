"""Every list page goes to Excel: it has a sheet, or stands here with the reason why it has none."""

import ast
from collections.abc import Iterable, Iterator, Mapping

from farled.web.own_lists import sheets
from tests.house.repository import Source, calls, dotted, nothing, product

WITHOUT = {
    "imports/views/shown.py:list_of": "the rows of one reading, on their way into a plan that has a sheet",
    "imports/telling.py:listing_of": "the cells of one workbook that has come back",
    "lists/views.py:list_page": "shows whichever sheet its address names",
}


def pages(these: Iterable[Source]) -> Iterator[tuple[str, Source, ast.Call]]:
    """Each function that makes a list page, as ``part/file:function``."""
    for source in these:
        for function in ast.walk(source.tree):
            if isinstance(function, ast.FunctionDef):
                for call in calls(Source(source.path, ast.unparse(function))):
                    if dotted(call.func).split(".")[-1] == "ListPage":
                        yield f"{source.path.removeprefix('src/farled/')}:{function.name}", source, call


def without_a_sheet(these: Iterable[Source], known: Iterable[str], reasons: Mapping[str, str]) -> list[str]:
    """List pages that name no sheet, or one that nobody has registered, and have no reason for it."""
    found = []
    for name, _source, call in pages(these):
        given = next((keyword.value for keyword in call.keywords if keyword.arg == "sheet"), None)
        named = str(given.value) if isinstance(given, ast.Constant) else ""
        if named not in set(known) and name not in reasons:
            found.append(f"{name}: {f'{named} is not registered' if named else 'has no sheet'}")
    return found


def test_F3_every_list_page_has_a_sheet_or_a_reason() -> None:
    nothing(
        without_a_sheet(product(), sheets.names(), WITHOUT),
        "declare the sheet in the part's exchange.py and name it in ListPage(sheet=…), or give a reason here",
    )
    named = {name for name, _source, _call in pages(product())}
    nothing(sorted(WITHOUT.keys() - named), "these list pages are gone; take their reasons away too")


def test_a_list_page_without_a_sheet_is_found() -> None:
    def told(code: str) -> list[str]:
        return without_a_sheet([Source("src/farled/planning/views/plans.py", code)], ["planning.activities"], WITHOUT)

    assert told("def plans(request):\n    return ListPage(request, rows)") != []
    assert told("def plans(request):\n    return ListPage(request, rows, sheet='planning.gone')") != []
    assert told("def plans(request):\n    return ListPage(request, rows, sheet='planning.activities')") == []
