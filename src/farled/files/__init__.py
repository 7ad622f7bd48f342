"""Filer: checked uploads, produced files and frozen editions, each with its SHA-256 and never served to the wrong reader."""
