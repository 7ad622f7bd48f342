"""The forms of the room."""

from farled.initiatives.forms.needs import (
    NEW,
    NeedAnswerForm,
    BackForm,
    ChangeNeedForm,
    GiveForm,
    HearForm,
    JoinForm,
    MeetForm,
    NeedFilter,
    ReuseForm,
    TakeUpForm,
    WordsForm,
    words_said,
)

__all__ = [
    "NEW",
    "NeedAnswerForm",
    "BackForm",
    "ChangeNeedForm",
    "GiveForm",
    "HearForm",
    "JoinForm",
    "MeetForm",
    "NeedFilter",
    "ReuseForm",
    "TakeUpForm",
    "WordsForm",
    "words_said",
]
