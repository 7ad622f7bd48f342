"""What the room's pages and papers show: what statements are made of, and what its figures rest on."""

from farled.matters.figures.explained import KINDS
from farled.matters.figures.statements import News, fetched, file_name, frozen, news, under_headings

__all__ = ["KINDS", "News", "fetched", "file_name", "frozen", "news", "under_headings"]
