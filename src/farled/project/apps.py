"""The project's own few pages as a Django app."""

from django.apps import AppConfig


class ProjectConfig(AppConfig):
    """Sign-in pages in our shell, the accessibility statement, the REST root."""

    name = "farled.project"

    def ready(self) -> None:
        """Declare routes and scheduled work."""
        from farled.project import housekeeping
        from farled.project.access import ROUTES
        from farled.web import access, slots

        access.declare(ROUTES)
        slots.scheduled_works.register("project.housekeeping", housekeeping.WORK)
