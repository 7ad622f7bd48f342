"""Who has sat down to write in a body's answer before it is handed in."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from farled.people.reads import User
from farled.planning.models.rounds import Return


class Sitting(models.Model):
    """A person writing in a return for a while without a long pause (pass). Written only by acts.

    ``wrote`` maps an activity's id to its title and what stood there before and after, as told in history. Kept until
    the answer is handed in, and then told as one row of its history: until then it is the body's own working paper.
    """

    within = models.ForeignKey(Return, on_delete=models.RESTRICT, related_name="sittings")
    writer = models.ForeignKey(User, verbose_name=_("skrev"), on_delete=models.RESTRICT, related_name="+")
    began_at = models.DateTimeField(_("började"))
    latest_at = models.DateTimeField(_("skrev senast"))
    wrote = models.JSONField(default=dict)

    class Meta:
        """Runs forwards."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(latest_at__gte=F("began_at")), name="sitting_runs_forwards"),
        ]
        indexes: ClassVar = [models.Index(fields=["within", "writer", "-latest_at"], name="sitting_latest")]

    def __str__(self) -> str:
        return f"{self.writer} {self.within_id}"
