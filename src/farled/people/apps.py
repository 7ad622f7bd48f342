"""The organisation foundation as a Django app."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Organisations, bodies, people, roles."""

    name = "farled.people"

    def ready(self) -> None:
        """Declare routes, refusals and slots."""
        from farled.people import acts, refusals, slots
        from farled.people.access import ROUTES
        from farled.web import access, refused
        from farled.web.rest import repeats

        access.declare(ROUTES)
        refused.register(refusals.SENTENCES)
        slots.register()
        repeats.keep_in(acts)
