"""Kalender: duties and dates that rooms place through acts; the start page and "vad väntar på mig"."""
