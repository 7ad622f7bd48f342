"""Log lines that a request cannot forge: one record, one line, control characters encoded."""

import logging
import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def encode_controls(text: str) -> str:
    """The text with every control character, line separator and direction mark written as an escape."""
    return _CONTROL.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


class OneLine(logging.Formatter):
    """time level logger message, with a traceback folded into the same line."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """Format the record and encode what could start a new line."""
        return encode_controls(super().format(record))


SECRET_ADDRESS = re.compile(r"(/(?:feed|answer)/)[^/\s'\"]+")
HIDDEN = "…"


def hide_secrets(text: str) -> str:
    """The text with the secret taken out of every address in it that holds one."""
    return SECRET_ADDRESS.sub(rf"\1{HIDDEN}", text)


class HideSecretAddresses(logging.Filter):
    """Takes the secret out of addresses that hold one, before anybody writes the record down."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let the record through, without secrets in its message or what fills it."""
        record.msg = _hidden(record.msg)
        if isinstance(record.args, tuple):
            record.args = tuple(_hidden(each) for each in record.args)
        return True


def _hidden(value: object) -> object:
    return hide_secrets(value) if isinstance(value, str) else value
