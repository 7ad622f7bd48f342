"""The list of benefits counted more than once as a workbook: a row for each case that takes part."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from farled.cases.figures.claims import Claimed
from farled.web.workbooks import HEAD, clean, filled, sheet_name


def written(findings: Iterable[Claimed]) -> bytes:
    """The file. Money in kronor."""
    heads = (
        _("Vad"), _("Process eller tjänst"), _("Var"), _("År"), _("Nuläge"), _("Räknas med i allt"), _("Enhet"),
        _("Nyttokalkyl"), _("Initiativ"), _("Nytta"), _("Räknar med"), _("Kan räkna"), _("Värde, kronor"),
        _("Värde som återstår, kronor"), _("Arbetet flyttar till"),
    )  # fmt: skip

    def fill(book: Any) -> None:
        sheet = book.add_worksheet(sheet_name(_("Samma nytta")))
        head = book.add_format(HEAD)
        for place, text in enumerate(heads):
            sheet.write_string(0, place, text, head)
        sheet.set_column(0, len(heads) - 1, 18)
        nr = 0
        for each in findings:
            for part in each.parts:
                nr += 1
                row: tuple[object, ...] = (
                    str(each.state_tag[1]), each.process, each.where, each.year, each.baseline, each.claimed, each.unit,
                    str(part.case), part.case.initiative.title, part.line.title, part.quantity, part.left,
                    part.worth / 100, None if part.worth_left is None else part.worth_left / 100,
                    part.moves_to.name if part.moves_to else "",
                )  # fmt: skip
                for place, value in enumerate(row):
                    if isinstance(value, str):
                        sheet.write_string(nr, place, clean(value))
                    elif value is not None:
                        sheet.write_number(nr, place, value)
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(nr, 1), len(heads) - 1)

    return filled(fill)
