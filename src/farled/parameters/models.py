"""A parameter and the values it has had (parameter, värde)."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from farled.parameters.known import KNOWN
from farled.people.reads import Organisation
from farled.trail.reads import Governed


class ParameterValue(Governed):
    """The value of a parameter in an organisation from a date, with the decision or text it comes from.

    ``key`` names the parameter in code (``planning.report_overdue_days``); ``value`` is a decimal number written out,
    so that a rate keeps its digits.
    """

    KIND = "parameters.value"
    TRAIL_LABELS = {"value": _("värde"), "valid_from": _("gäller från"), "reference": _("beslut eller källa")}

    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="parameter_values")
    key = models.CharField(max_length=80)
    value = models.CharField(max_length=40)
    valid_from = models.DateField()
    reference = models.CharField(max_length=300)

    class Meta:
        """One value begins on a day, and it says where it comes from."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "key", "valid_from"], name="parameter_value_begins_once"),
            models.CheckConstraint(condition=~Q(reference=""), name="parameter_value_has_a_reference"),
        ]

    def __str__(self) -> str:
        known = KNOWN.get(self.key)
        name = f"{known.label} {self.value} {known.unit}" if known else f"{self.key} {self.value}"
        return f"{name} ({self.valid_from})"
