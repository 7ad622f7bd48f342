"""What the figures of meetings and statements rest on."""

from collections.abc import Callable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.matters import reads
from farled.matters.models import Passage
from farled.web.explained import Explanation, FigureKind, Form, Input, Question


def decided(question: Question) -> Explanation | None:
    """How many decisions of a meeting the actor may see."""
    meeting = reads.meetings(question.actor).filter(pk=question.ref("meeting")).first()
    if meeting is None:
        return None
    return Explanation(
        label=_("beslut"),
        how=_("Besluten från sammanträdet, i ärenden som du får se."),
        heads=(_("Paragraf"),),
        rows=[
            Input(str(row.matter), reverse("matters:matter", args=[row.matter_id]), (row.paragraph,))
            for row in reads.decisions(question.actor).filter(meeting=meeting)
        ],
        place=(str(meeting), reverse("matters:meeting", args=[meeting.pk])),
        on=question.on,
    )


def filled(question: Question) -> Explanation | None:
    """How many headings of a statement have got their text, or their no."""
    return _headings(
        question,
        lambda each: each.answered,
        label=_("rubriker är ifyllda"),
        how=_("En rubrik räknas när den har en text, eller svaret att det inte finns några särskilda aspekter."),
        form=Form.OF_TOTAL,
    )


def left(question: Question) -> Explanation | None:
    """How many headings of a statement that have to be filled in are not."""
    return _headings(
        question,
        lambda each: each.missing,
        label=_("rubriker kvar att skriva"),
        how=_("En rubrik räknas när den måste fyllas i och varken har en text eller ett svar om särskilda aspekter."),
    )


def _headings(
    question: Question, counts: Callable[[Passage], bool], *, label: str, how: str, form: Form = Form.NUMBER
) -> Explanation | None:
    one = reads.statements(question.actor).filter(pk=question.ref("statement")).first()
    if one is None:
        return None
    page = reverse("matters:statement", args=[one.pk])
    return Explanation(
        label=label,
        how=how,
        rows=[Input(each.name, f"{page}#del-{each.pk}", amount=int(counts(each))) for each in one.passages.all()],
        form=form,
        place=(str(one), page),
        on=question.on,
    )


KINDS: Mapping[str, FigureKind] = {
    "matters.decided": FigureKind(
        gettext_lazy("beslut på ett sammanträde"), "matters.read", decided, takes=("meeting",), dated=False
    ),
    "matters.filled": FigureKind(
        gettext_lazy("ifyllda rubriker i ett tjänsteutlåtande"),
        "matters.read",
        filled,
        takes=("statement",),
        dated=False,
    ),
    "matters.left": FigureKind(
        gettext_lazy("rubriker kvar att skriva i ett tjänsteutlåtande"),
        "matters.read",
        left,
        takes=("statement",),
        dated=False,
    ),
}
