"""Farled takes a municipality or region from political will to realised benefit, with one unbroken red thread."""

from importlib.metadata import version

__version__ = version("farled")
