"""Routes of this part."""

from farled.web.access import Access, needs

VIEWS = (
    "imports",
    "read",
    "reading",
    "unread",
    "columns",
    "bodies",
    "goals",
    "confirm",
    "confirm_sure",
    "drop",
    "restore",
    "mend",
    "apply",
    "again",
    "abandon",
)

ROUTES: dict[str, Access] = {f"imports:{view}": needs("imports.run") for view in VIEWS}
