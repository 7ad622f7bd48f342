"""The room's forms."""

# Treatment
from farled.consultation.forms.treatments import (
    ChangeDispositionForm,
    ChangeThemeForm,
    DispositionForm,
    GroupForm,
    ManyForm,
    RemarkFilter,
    ShowForm,
    SureForm,
    ThemeForm,
    TreatForm,
    how,
    remark_filter,
)

__all__ = [
    "ChangeDispositionForm",
    "ChangeThemeForm",
    "DispositionForm",
    "GroupForm",
    "ManyForm",
    "RemarkFilter",
    "ShowForm",
    "SureForm",
    "ThemeForm",
    "TreatForm",
    "how",
    "remark_filter",
]
