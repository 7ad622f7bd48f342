"""The files foundation as a Django app."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Uploads, produced files, editions."""

    name = "farled.files"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.files import refusals, slots
        from farled.files.access import ROUTES
        from farled.web import access, refused

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
