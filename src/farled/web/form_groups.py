"""A long form in parts under headings, of which what is needed seldom is folded. Drawn by ``web/forms/groups.html``."""

from collections.abc import Iterator, Sequence

from django import forms
from django.forms import BoundField
from django.utils.functional import Promise


class GroupedForm(forms.Form):
    """``GROUPS``: the heading of each part, the names of its fields, and whether it can be folded."""

    GROUPS: Sequence[tuple[str | Promise, tuple[str, ...], bool]] = ()

    def groups(self) -> Iterator[tuple[str | Promise, list[BoundField], bool, bool]]:
        """(heading, fields, whether it can be folded, whether it stands open) for the page."""
        for heading, names, folded in self.GROUPS:
            inside = [self[name] for name in names]
            filled = any(each.errors or each.value() not in (None, "", False, each.field.initial) for each in inside)
            yield heading, inside, folded, filled
