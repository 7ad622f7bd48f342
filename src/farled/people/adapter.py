"""What Farled asks of allauth: accounts are made by administrators, not visitors; second factors are kept sealed."""

from base64 import urlsafe_b64encode
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from farled.people import acts


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Closes public sign-up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody registers themselves in an organisation."""
        return False

    def set_password(self, user: Any, password: str) -> None:
        """A new password ends every key made with the one before; other sessions end by themselves."""
        request: Any = self.request
        with transaction.atomic():
            super().set_password(user, password)
            acts.password_changed(user=user, at=request.now)

    def clean_email(self, email: str) -> Any:
        """Addresses are stored in lower case."""
        return super().clean_email(email.strip().lower())


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Seals what the codes of the second step are made from, so that a copy of the database opens no account."""

    def encrypt(self, text: str) -> str:
        """The text sealed with the installation's secret key."""
        return _seal().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """The text again, also when it was sealed with an earlier secret key."""
        return _seal().decrypt(encrypted_text.encode()).decode()


def _seal() -> MultiFernet:
    keys = (
        salted_hmac("farled.people.second_factor", "", secret=secret, algorithm="sha256").digest()
        for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    )
    return MultiFernet([Fernet(urlsafe_b64encode(key)) for key in keys])
