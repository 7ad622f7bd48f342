"""What is made to be used again (komponenter, E43), and the processes that it and the systems support."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body, Organisation
from farled.systems.models.systems import System
from farled.trail.reads import Governed

if TYPE_CHECKING:
    from farled.people.reads import Actor


class ComponentQuerySet(models.QuerySet["Component"]):
    """Reads of components."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's components."""
        return self.filter(organisation_id=actor.organisation_id)

    def in_sight_of(self, actor: "Actor") -> Self:
        """The same, and those that other organisations have published."""
        return self.filter(Q(organisation_id=actor.organisation_id) | Q(published=True))


class Component(Governed):
    """A module or function that others can use (komponent): what it does, how one reaches it, whose it is.

    ``reusable`` says that it may be used by others as it is; ``published`` lets other organisations find it.
    """

    KIND = "systems.component"
    TRAIL_LABELS = {"processes": _("stödjer")}
    TRAIL_POINTS = {"processes": "systems.Process"}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="components")
    name = models.CharField(_("namn"), max_length=200)
    description = models.TextField(_("vad den gör"), blank=True)
    interface = models.TextField(_("gränssnitt"), blank=True)
    owner = models.ForeignKey(
        Body, verbose_name=_("ägare"), null=True, blank=True, on_delete=models.RESTRICT, related_name="components"
    )
    reusable = models.BooleanField(_("kan återanvändas"), default=True)
    published = models.BooleanField(_("publicerad"), default=False)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ComponentQuerySet.as_manager()

    class Meta:
        """A component has its own name."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "name"], name="component_name_is_unique_in_the_organisation"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="component_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def trail_related(self) -> dict[str, Iterable[Any]]:
        """The processes it supports, by id."""
        return {"processes": [each.process_id for each in self.supports.all()]}


class ProcessQuerySet(models.QuerySet["Process"]):
    """Reads of processes."""

    def visible_to(self, actor: "Actor") -> Self:
        """The organisation's processes."""
        return self.filter(organisation_id=actor.organisation_id)


class Process(Governed):
    """Work that systems and components support (process): from a need to what somebody gets."""

    KIND = "systems.process"

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="processes")
    name = models.CharField(_("namn"), max_length=200)
    description = models.TextField(_("beskrivning"), blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)

    objects = ProcessQuerySet.as_manager()

    class Meta:
        """A process has its own name."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "name"], name="process_name_is_unique_in_the_organisation"),
            models.CheckConstraint(condition=~Q(name=""), name="process_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Use(models.Model):
    """A system uses a component. Written only by the system's acts."""

    system = models.ForeignKey(System, on_delete=models.RESTRICT, related_name="uses")
    component = models.ForeignKey(Component, on_delete=models.RESTRICT, related_name="uses")

    class Meta:
        """Told once."""

        constraints: ClassVar = [models.UniqueConstraint(fields=["system", "component"], name="use_is_told_once")]

    def __str__(self) -> str:
        return f"{self.system_id} uses {self.component_id}"


class Support(models.Model):
    """A process is supported by a system or a component. Written only by their acts."""

    process = models.ForeignKey(Process, on_delete=models.RESTRICT, related_name="supports")
    system = models.ForeignKey(System, null=True, on_delete=models.RESTRICT, related_name="supports")
    component = models.ForeignKey(Component, null=True, on_delete=models.RESTRICT, related_name="supports")

    class Meta:
        """One of the two supports it, told once."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(system__isnull=False, component=None) | Q(system=None, component__isnull=False),
                name="support_is_by_one_thing",
            ),
            models.UniqueConstraint(fields=["process", "system"], name="support_by_a_system_is_told_once"),
            models.UniqueConstraint(fields=["process", "component"], name="support_by_a_component_is_told_once"),
        ]

    def __str__(self) -> str:
        return f"{self.system_id or self.component_id} supports {self.process_id}"
