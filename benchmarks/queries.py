"""How many queries each page takes. Run with the settings of the product or of the plain views.

``python -m benchmarks.queries product|plain PAGE …`` reads what the generator knows from standard input, prints JSON.
"""

import json
import sys
from typing import Any, Literal

from benchmarks import portfolio_pages
from benchmarks.pages import PAGES, Visitor


def count(which: Literal["product", "plain"], known: dict[str, Any], names: list[str]) -> dict[str, int]:
    """The queries of each page once it is warm, by its name."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(HTTP_HOST="localhost", HTTP_X_FORWARDED_PROTO="https")

    def request(method: str, path: str, form: dict[str, object] | None) -> tuple[int, str]:
        response = client.generic(method, path) if form is None else client.post(path, form)
        return response.status_code, response.content.decode()

    visitor = Visitor(request, known, known["activities"][-1:])
    found = {}
    for page in (*PAGES, *portfolio_pages.PAGES):
        if page.name in names and (ask := getattr(page, which)):
            client.cookies["__Host-farled"] = known[page.by]
            visitor.do(ask)
            with CaptureQueriesContext(connection) as captured:
                visitor.do(ask)
            found[page.name] = len(captured)
    return found


if __name__ == "__main__":
    print(json.dumps(count("plain" if sys.argv[1] == "plain" else "product", json.load(sys.stdin), sys.argv[2:])))
