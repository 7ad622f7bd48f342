"""The room's verbs."""

# Treatment
from farled.consultation.acts.dispositions import (
    PRESETS,
    add_disposition,
    change_disposition,
    have_dispositions,
    show_treatment,
)
from farled.consultation.acts.themes import add_theme, change_theme, remove_theme
from farled.consultation.acts.treatments import KEPT, How, group, receive, treat, ungroup

__all__ = [
    "KEPT",
    "PRESETS",
    "How",
    "add_disposition",
    "add_theme",
    "change_disposition",
    "change_theme",
    "group",
    "have_dispositions",
    "receive",
    "remove_theme",
    "show_treatment",
    "treat",
    "ungroup",
]
