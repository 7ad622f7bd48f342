"""Handing mail to the mail server: one connection for many letters, and an answer for each."""

from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend


class Post:
    """A round to the mail server. When it does not answer at all, the rest of the round is not tried."""

    def __init__(self) -> None:
        self._connection: BaseEmailBackend | None = None
        self._down = ""

    def send(self, letter: EmailMultiAlternatives) -> str:
        """Send a letter. Gives what went wrong as the name of the fault, or nothing when it has been handed over."""
        if self._down:
            return self._down
        try:
            if self._connection is None:
                connection = get_connection()
                connection.open()
                self._connection = connection
        except OSError as fault:  # the mail library's faults are of this kind too
            self._down = type(fault).__name__
            return self._down
        try:
            sent = self._connection.send_messages([letter])
        except OSError as fault:
            self.close()
            return type(fault).__name__
        return "" if sent else "NotAccepted"

    def close(self) -> None:
        """Hang up; the next letter calls anew."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
