"""What the figures of readings rest on."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.imports import reads
from farled.imports.states import RowState
from farled.web.explained import Explanation, FigureKind, Form, Input, Question


def left(question: Question) -> Explanation | None:
    """How many rows of a reading somebody still has to decide about."""
    reading = reads.with_left(reads.readings(question.actor)).filter(pk=question.ref("reading")).first()
    if reading is None:
        return None
    here = reverse("imports:reading", args=[reading.pk])
    return Explanation(
        label=_("rader kvar att bestämma"),
        how=_("Rader i inläsningen som ingen har tagit ställning till, av alla rader som hittades i filen."),
        heads=(_("Läge"),),
        rows=[
            Input(row.title, here, (str(RowState(row.state).label),), amount=int(reads.is_left(row, reading)))
            for row in reading.drafts.order_by("number").only("title", "state")
        ],
        form=Form.OF_TOTAL,
        place=(reading.name, here),
        on=question.on,
    )


KINDS: Mapping[str, FigureKind] = {
    "imports.left": FigureKind(
        gettext_lazy("rader kvar att bestämma"), "imports.run", left, takes=("reading",), dated=False
    ),
}
