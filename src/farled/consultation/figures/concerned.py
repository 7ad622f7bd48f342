"""Who should be asked because the proposal concerns those they speak for, with the words that say so (R37)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.consultation import reads
from farled.consultation.models import Consultation
from farled.consultation.states import RecipientKind
from farled.methods.concerned import Concerned, Group, Speaker, concerned
from farled.people.reads import Actor
from farled.people.states import BodyKind

SPEAKING = (BodyKind.ADVISORY_COUNCIL, BodyKind.ASSOCIATION)
SHOWN = 4  # words told of a group

_WHOM: dict[Group, str | Promise] = {
    Group.DISABILITY: gettext_lazy("personer med funktionsnedsättning"),
    Group.OLDER: gettext_lazy("äldre"),
    Group.YOUNG: gettext_lazy("barn och unga"),
    Group.MINORITIES: gettext_lazy("nationella minoriteter"),
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group the proposal concerns: why it is thought so, who speaks for it, and whether any of them is asked."""

    whom: str
    why: str
    bodies: tuple[tuple[int, str], ...]
    outside: tuple[tuple[str, str, str], ...]  # name, kind and address, known from earlier rounds
    asked: tuple[str, ...]


def suggestions(actor: Actor, row: Consultation) -> list[Suggestion]:
    """Groups the proposal concerns, the one it names most first."""
    here = [body for body in reads.bodies_to_ask(actor, row) if body.kind in SPEAKING]
    kinds = (RecipientKind.ADVISORY_COUNCIL, RecipientKind.ASSOCIATION)
    named = {name: (name, kind, address) for name, kind, address in reads.outside_names(actor, kinds)}
    already = list(row.recipients.values_list("name", flat=True))
    passages = reads.draft_texts(row)
    texts = [row.title, row.proposal.document.purpose, *passages]
    within = {each.group: each for each in concerned(passages, [])}
    speakers = [
        *(Speaker(f"body:{body.pk}", body.name) for body in here),
        *(Speaker(f"outside:{name}", name) for name in named if name not in already),
        *(Speaker(f"asked:{name}", name) for name in already),
    ]
    bodies = {f"body:{body.pk}": (body.pk, body.name) for body in here}
    found = concerned(texts, speakers)
    return [
        Suggestion(
            whom=str(_WHOM[each.group]),
            why=_why(each, within.get(each.group)),
            bodies=tuple(bodies[one.id] for one in each.speakers if one.id in bodies),
            outside=tuple(named[one.name] for one in each.speakers if one.id == f"outside:{one.name}"),
            asked=tuple(one.name for one in each.speakers if one.id.startswith("asked:")),
        )
        for each in found
    ]


def _why(each: Concerned, within: Concerned | None) -> str:
    """Where the words stand: in passages of the text, or only in the name and purpose of what is sent out."""
    words = ", ".join(f"”{word}”" for word in (within or each).words[:SHOWN])
    if within is None:
        return _("Namnet eller syftet säger %(words)s.") % {"words": words}
    if within.passages == 1:
        return _("Ett stycke säger %(words)s.") % {"words": words}
    return _("%(n)s stycken säger till exempel %(words)s.") % {"n": within.passages, "words": words}
