"""How the documentation is built: `make docs`. Warnings are errors, nothing is fetched from the network."""

import os
import sys
from pathlib import Path

import django

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
