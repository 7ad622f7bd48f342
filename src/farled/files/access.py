"""Routes of files."""

from farled.web.access import Access, needs

ROUTES: dict[str, Access] = {
    "files:fetch": needs("files.read"),
    "api:files.file": needs("files.read"),
    "api:files.content": needs("files.read"),
}
