"""How the documentation is built: `make docs`. Warnings are errors, nothing is fetched from the network."""

import os
import sys
from pathlib import Path
from typing import Any

import django
from sphinx.application import Sphinx

os.environ.setdefault("FARLED_MODE", "development")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.project.settings")
sys.path.insert(0, str(Path(__file__).parent / "extensions"))
django.setup()  # the pages about rooms are drawn from the code itself

project = "Farled"
author = copyright = "The Farled authors"  # noqa: A001 - Sphinx's own name
extensions = ["myst_parser", "environment", "rooms"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "furo"
html_title = "Farled"
html_static_path = ["static"]
html_css_files = ["farled-docs.css"]
html_show_sphinx = False
html_copy_source = False


def in_its_language(app: Sphinx, page: str, template: str, context: dict[str, Any], tree: object) -> None:
    """The guide is for those who use Farled, and in Swedish; the rest is for those who build and run it."""
    if page.startswith("guide/"):
        context["language"] = "sv"


def setup(app: Sphinx) -> None:
    """Called by Sphinx."""
    app.connect("html-page-context", in_its_language)
