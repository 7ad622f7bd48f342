"""What the figures of rounds and frozen editions rest on: each body, answer or change, and whether it counts."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.planning import reads, rules
from farled.planning.figures.difference import What
from farled.planning.figures.explained import frozen_edition
from farled.planning.figures.rounds import is_owed_late
from farled.planning.models import Round
from farled.planning.reads import Owing, Standing
from farled.planning.states import Part, ReturnState, Status
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question


def _asked(question: Question) -> tuple[Round, Sequence[Standing]] | None:
    """A round the actor may see with how far its bodies had come; of one ``body`` when it is asked about that."""
    row = reads.rounds(question.actor).filter(pk=question.ref("round")).first()
    if row is None:
        return None
    standings = reads.standings(row, at=question.at)
    if "body" in question.of:
        standings = [each for each in standings if each.one.body_id == question.ref("body")]
    return row, standings


def _page(row: Round, question: Question) -> tuple[str, str]:
    return row.title, reverse("planning:round", args=[row.pk]) + question.query


def _of_body(each: Standing, question: Question) -> str:
    return reverse("planning:answers", args=[each.one.pk]) + question.query


def answered(question: Question) -> Explanation | None:
    """How many of those asked have answered."""
    if "edition" in question.of:
        return _answered_then(question)
    found = _asked(question)
    if found is None:
        return None
    row, standings = found
    return Explanation(
        label=_("har svarat"),
        how=_("De räknas vars svar är inlämnat, av alla som har fått uppföljningen."),
        heads=(_("Läge"), _("Inlämnat"), _("Svar senast")),
        rows=[
            Input(
                title=each.one.body.name,
                url=_of_body(each, question),
                facts=(
                    str(ReturnState(each.one.state).label),
                    formats.day(each.one.submitted_on) if each.one.submitted_on else "",
                    formats.day(each.one.due),
                ),
                amount=int(each.submitted),
            )
            for each in standings
        ],
        form=Form.OF_TOTAL,
        place=_page(row, question),
        on=question.on,
    )


def _answered_then(question: Question) -> Explanation | None:
    found = frozen_edition(question)
    if found is None:
        return None
    data, told, place = found
    return Explanation(
        label=_("hade svarat"),
        how=_("De räknas vars svar var inlämnat när uppföljningen frystes, av alla som hade fått den."),
        heads=(_("Läge"),),
        rows=[
            Input(
                title=data.where.bodies.get(each["body"], ""),
                facts=(str(ReturnState(each["state"]).label),),
                amount=int(each["state"] == ReturnState.SUBMITTED),
            )
            for each in data.data["returns"]
        ],
        form=Form.OF_TOTAL,
        place=place,
        on=data.on,
        frozen=told,
    )


def late(question: Question) -> Explanation | None:
    """How many should have answered and have not."""
    told = None if "edition" in question.of else answered(question)
    found = _asked(question)
    if told is None or found is None:
        return None
    rows = [
        replace(row, amount=int(is_owed_late(each, question.on))) for row, each in zip(told.rows, found[1], strict=True)
    ]
    return replace(
        told, label=_("är sena"), how=_("De räknas vars sista dag har passerat utan att svaret är inlämnat."),
        rows=rows, form=Form.NUMBER,
    )  # fmt: skip


def filled(question: Question) -> Explanation | None:
    """How many of the answers are filled in: of a round body by body, of a body answer by answer."""
    how = _("Ett svar räknas när det är ifyllt, eller när aktiviteten är avslutad så att inget svar behövs.")
    found = _asked(question)
    if found is None:
        return None
    row, standings = found
    if "body" in question.of:
        return _answer_by_answer(question, row, standings, left=False)
    return Explanation(
        label=_("svar är ifyllda"),
        how=how,
        rows=[
            Input(each.one.body.name, _of_body(each, question), amount=each.done, of=len(each.owing))
            for each in standings
        ],
        form=Form.OF_TOTAL,
        place=_page(row, question),
        on=question.on,
    )


def left(question: Question) -> Explanation | None:
    """How many answers of a body are left."""
    found = _asked(question)
    return _answer_by_answer(question, *found, left=True) if found and "body" in question.of else None


def _answer_by_answer(
    question: Question, row: Round, standings: Sequence[Standing], *, left: bool
) -> Explanation | None:
    if not standings:
        return None
    (standing,) = standings
    how = (
        _("Ett svar återstår tills det är ifyllt. Är aktiviteten avslutad behövs inget svar.")
        if left
        else _("Ett svar räknas när det är ifyllt, eller när aktiviteten är avslutad så att inget svar behövs.")
    )
    told = Explanation(
        label=_("svar återstår") if left else _("svar är ifyllda"),
        how=how,
        heads=(_("Del"), _("Svar"), _("Aktivitetens status")),
        rows=[
            Input(
                title=each.title,
                url=reverse("planning:activity", args=[each.activity]) + question.query,
                facts=_facts(each),
                amount=int(each.left is left),
            )
            for each in standing.owing
        ],
        form=Form.NUMBER if left else Form.OF_TOTAL,
        place=(f"{row.title}: {standing.one.body.name}", _page(row, question)[1]),
        on=question.on,
    )
    stored = reads.returns(question.actor).get(pk=standing.one.pk)
    if all(rules.can_read(question.actor, one) for one in (standing.one, stored)):  # then, and as it is now
        return told
    unread = _("Innan svaret är inlämnat visas bara hur många de är.")
    return replace(told, how=f"{how} {unread}", heads=(), rows=_part_by_part(standing.owing, left=left))


def _part_by_part(owing: Sequence[Owing], *, left: bool) -> list[Input]:
    by_part = {part: [each for each in owing if each.part == part] for part in Part}
    return [
        Input(title=str(part.label), amount=sum(each.left is left for each in those), of=len(those))
        for part, those in by_part.items()
        if those
    ]


def _facts(each: Owing) -> tuple[str, ...]:
    said = _("ifyllt") if each.complete else _("återstår") if each.left else _("behövs inte")
    return str(Part(each.part).label), said, str(Status(each.status).label)


def changed(question: Question) -> Explanation | None:
    """How many activities are new, finished, moved, dropped or changed since the edition before."""
    found, what = frozen_edition(question), question.of.get("what", "")
    if found is None or what not in What.values:
        return None
    data, told, place = found
    every = data.data["difference"]
    return Explanation(
        label=_("aktiviteter: %(what)s") % {"what": What(what).label},
        how=_(
            "Aktiviteten räknas där när utgåvan jämförs med den förra: samma rad, eller den rad som fortsätter den. "
            "En rad kan bara räknas på ett sätt."
        ),
        heads=(_("Har blivit"), _("Vad som skiljer")),
        rows=[
            Input(
                title=each["title"],
                url=reverse("planning:activity", args=[each["id"]]),
                facts=(str(What(each["what"]).label), " ".join(each["notes"])),
                amount=int(each["what"] == what),
            )
            for each in every
        ],
        place=place,
        on=data.on,
        frozen=told,
    )


def kinds() -> dict[str, FigureKind]:
    """The figures of rounds, each under its key."""
    kind = partial(FigureKind, capability="planning.read")
    return {
        "planning.answered": kind(gettext_lazy("har svarat"), explain=answered, takes=("round", "edition")),
        "planning.answers_late": kind(gettext_lazy("är sena"), explain=late, takes=("round",)),
        "planning.answers_filled": kind(gettext_lazy("svar är ifyllda"), explain=filled, takes=("round", "body")),
        "planning.answers_left": kind(gettext_lazy("svar återstår"), explain=left, takes=("round", "body")),
        "planning.changed": kind(
            gettext_lazy("skillnad mot förra utgåvan"), explain=changed, takes=("edition", "what")
        ),
    }
