"""Kalender: duties and dates that rooms place through acts; the start page, reminders, deputies, the year's wheel."""
