"""How what stands in one plan goes on in the next (E14, R39)."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from farled.planning.models.activities import Activity
from farled.planning.states import Onward


class Continuation(models.Model):
    """A later activity goes on with an earlier one: the same, merged, split or in its place. Written only by acts."""

    later = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="continues")
    earlier = models.ForeignKey(Activity, on_delete=models.RESTRICT, related_name="continued_by")
    how = models.CharField(max_length=12, choices=Onward)

    class Meta:
        """Two activities are tied once, and none goes on with itself."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["later", "earlier"], name="continuation_is_told_once"),
            models.CheckConstraint(condition=~Q(later=F("earlier")), name="continuation_is_of_another"),
            models.CheckConstraint(condition=Q(how__in=Onward.values), name="continuation_how_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.later_id} {self.how} {self.earlier_id}"
