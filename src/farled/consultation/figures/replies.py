"""What the pages of a reply show: how far it has come, what is left, and the text with what is said of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from farled.consultation.models import Question, Remark, Reply, Treatment
from farled.consultation.reads import replies as reads
from farled.consultation.states import Place, ReplyStanding, ReplyState, Stance
from farled.direction.reads import Wording
from farled.web import formats


@dataclass(frozen=True, slots=True)
class Shown:
    """A remark on a page: what it is about in words, where it is changed, and how it was treated once that is shown.

    ``follow`` leads to what became of it, once it has been handed in.
    """

    remark: Remark
    about: str
    change: str = ""
    remove: str = ""
    treatment: Treatment | None = None
    follow: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is answered, and where more is."""

    question: Question
    answers: tuple[Shown, ...]
    add: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage of the text sent out, with the remarks the reply has on it and where another is left."""

    wording: Wording
    label: str
    remarks: tuple[Shown, ...]
    add: str = ""

    @property
    def heading(self) -> int:
        """The heading's level on the page, where the page's own heading is 1; 0 for what is no heading."""
        return min(6, self.wording.level + 1) if self.wording.kind == "heading" else 0


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the reply: its name, where it is written, whether it is done, and whether it has to be."""

    title: str
    url: str
    done: bool
    needed: bool
    note: str = ""

    @property
    def state_tag(self) -> tuple[str, str]:
        """How it is read, and the word."""
        if self.done:
            return "good", _("ifyllt")
        return ("warn", _("återstår")) if self.needed else ("plain", _("frivilligt"))


def told(row: Remark, labels: Mapping[int, str]) -> str:
    """What a remark is about, in words."""
    if row.place == Place.PASSAGE and row.passage_id is not None:
        label = labels.get(row.passage_id)
        return _("Om %(label)s") % {"label": label} if label else _("Om ett stycke i texten")
    if row.place == Place.QUESTION and row.question is not None:
        return _("Svar på fråga %(number)s") % {"number": row.question.number}
    return _("Om förslaget som helhet")


def asked(questions: Iterable[Question], shown: Sequence[Shown], urls: Mapping[int, str]) -> list[Asked]:
    """Every question with its answers."""
    return [
        Asked(each, tuple(one for one in shown if one.remark.question_id == each.pk), urls.get(each.pk, ""))
        for each in questions
    ]


def spots(text: Iterable[tuple[Wording, str]], shown: Sequence[Shown], urls: Mapping[int, str]) -> list[Spot]:
    """The text in order, each passage with what the reply says of it."""
    on: dict[int | None, list[Shown]] = {}
    for one in shown:
        on.setdefault(one.remark.passage_id, []).append(one)
    return [Spot(row, label, tuple(on.get(row.passage_id, ())), urls.get(row.passage_id, "")) for row, label in text]


def parts(
    reply: Reply, remarks: Sequence[Remark], questions: Sequence[Question], urls: Mapping[str, str]
) -> list[Part]:
    """What the reply consists of, and what is left of each."""
    answered = {row.question_id for row in remarks if row.place == Place.QUESTION}
    said = bool(reply.statement or reply.summary)
    found = [
        Part(_("Ställningstagande"), f"{urls['write']}#id_stance", bool(reply.stance), needed=True),
        Part(
            _("Yttrande"), f"{urls['write']}#id_statement", said,
            needed=not remarks and reply.stance not in (Stance.NO_OBJECTION, ""),
        ),
        Part(
            _("Synpunkter på texten"), urls["text"], any(row.place == Place.PASSAGE for row in remarks), needed=False,
        ),
    ]  # fmt: skip
    if questions:
        left = len(questions) - len(answered)
        note = "" if not answered or not left else _("%(n)s frågor utan svar") % {"n": formats.number(left)}
        found.append(Part(_("Svar på frågorna"), "#fragor", bool(answered), needed=False, note=note))
    return found


def as_it_reads(reply: Reply, remarks: Sequence[Remark], labels: Mapping[int, str]) -> str:
    """All that a reply says as plain text, for whoever lets it leave and for comparing with what it said before."""
    stance = str(Stance(reply.stance).label).capitalize() if reply.stance else _("Inget ställningstagande än.")
    found = [" ".join(filter(None, (stance, reply.stance_text)))]
    found += [
        f"{heading}: {text}"
        for heading, text in (
            (_("Villkor"), reply.conditions),
            (_("Sammanfattning"), reply.summary),
            (_("Yttrande"), reply.statement),
        )
        if text
    ]
    found += [
        "\n".join(filter(None, (f"{told(row, labels)}: {row.text}", f"”{row.quote}”" if row.quote else "")))
        for row in remarks
    ]
    return "\n\n".join(found)


def lead(reply: Reply, *, today: date) -> str:
    """Where the reply stands, in one sentence."""
    state = ReplyState(reply.state)
    if state is ReplyState.HANDED_IN:
        return _handed_in(reply)
    if reply.decided and reply.decided_on:
        return _("Nämnden har beslutat yttrandet %(day)s. Lämna in det.") % {"day": formats.day(reply.decided_on)}
    if state is ReplyState.FOR_APPROVAL:
        return _("Svaret väntar på att någon annan hos er läser och godkänner det.")
    if state is ReplyState.APPROVED:
        return _("Svaret är godkänt. Skriv in nämndens beslut, eller lämna in det som kontorsyttrande.")
    due = reads.due_of(reply.recipient)
    if due < today:
        return _("Utkast. Svaret skulle ha kommit %(day)s, men tas emot så länge remissen är öppen.") % {
            "day": formats.day(due)
        }
    return _("Utkast som bara ni läser. Svara senast %(day)s.") % {"day": formats.day(due)}


def _handed_in(reply: Reply) -> str:
    day = formats.moment(reply.handed_in_at) if reply.handed_in_at else ""
    if reply.stance == Stance.ABSTAINS:
        return _("%(body)s avstår från att svara. Lämnat %(day)s.") % {"body": reply.recipient.name, "day": day}
    stance = Stance(reply.stance).label
    if reply.standing == ReplyStanding.OFFICE:
        return _("Kontorsyttrande: %(stance)s. Nämnden har inte beslutat det. Lämnat %(day)s.") % {
            "stance": stance, "day": day,
        }  # fmt: skip
    decided = formats.day(reply.decided_on) if reply.decided_on else ""
    paragraph = f" § {reply.paragraph}" if reply.paragraph else ""
    return _("%(stance)s. Beslutat %(decided)s%(paragraph)s, lämnat %(day)s.") % {
        "stance": str(stance).capitalize(), "decided": decided, "paragraph": paragraph, "day": day,
    }  # fmt: skip
