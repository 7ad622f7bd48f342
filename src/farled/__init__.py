"""Farled takes a municipality or region from political will to realised benefit."""
