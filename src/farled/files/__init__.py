"""Filer: checked uploads, produced files, frozen editions, each with its SHA-256, never served to the wrong reader."""
