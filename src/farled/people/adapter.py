"""What Farled asks of allauth: accounts are made by administrators, never by visitors."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes public sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers themselves in an organisation."""
        return False

    def clean_email(self, email: str) -> Any:
        """Addresses are stored in lower case."""
        return super().clean_email(email.strip().lower())
