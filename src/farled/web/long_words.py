"""Words too long for a column of a table: they are broken where the line ends, so that they do not widen the page.

Only those: where every word may be broken, a table that is short of room breaks short words and headings too.
"""

import re

from django.utils.html import format_html

LONG = 40  # signs; longer than any Swedish word in use
_APART = re.compile(r"<[^<>]*>|\s+")  # what stands between words: tags and spaces


def unbroken(content: object) -> object:
    """What a cell holds, text or HTML, in a part that may be broken anywhere when a word in it is too long."""
    if not isinstance(content, str) or all(len(word) < LONG for word in _APART.split(content)):
        return content
    return format_html('<div class="long">{}</div>', content)
