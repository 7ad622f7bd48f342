"""The stance of a reply, read from its own words: first the decision and the statement, then the summary."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from farled.imports.reading.replies.sentences import Sentence
from farled.imports.reading.replies.vocabulary import says
from farled.methods.stance import Stance

_BEGINNING = 120  # characters in which the object of "ställer sig bakom" stands


@dataclass(frozen=True, slots=True)
class Reading:
    """A stance and the sentence it was read from, None where it was not said."""

    stance: Stance
    sentence: Sentence | None = None


def stance_of(decision: Sequence[Sentence], views: Sequence[Sentence], summary: Sequence[Sentence] = ()) -> Reading:
    """The stance of a reply from the sentences of its decision, statement and summary.

    A yes about the whole document outweighs a kind word, and the strongest reservation that the board has made its own
    goes with the yes. A kind word about something in it is no stance.
    """
    for said in ([*decision, *views], summary):
        if found := _spoken([sentence for sentence in said if not says("told", sentence.text)]):
            return found
    return Reading(Stance.OWN_STATEMENT)


def _spoken(said: Sequence[Sentence]) -> Reading | None:
    whole = [sentence for sentence in said if not says("a_part", sentence.text[:_BEGINNING])]
    unreserved = [sentence for sentence in said if not says("the_rest", sentence.text)]
    for stance, found in (
        (Stance.ABSTAINS, _first("abstains", said)),
        (Stance.OPPOSES, _first("opposes", said)),
        *_support(said),
        (Stance.STANDS_BEHIND, _first("behind", whole)),
        (Stance.NO_OWN_STANCE, _first("no_own", said)),
        (Stance.NO_OBJECTION, _first("nothing_to_object", unreserved)),
        *_kind_word(said),
    ):
        if found:
            return Reading(stance, found)
    return None


def _support(said: Sequence[Sentence]) -> list[tuple[Stance, Sentence | None]]:
    yes = [
        sentence for sentence in said if says("supports", sentence.text) and not says("supports_a_part", sentence.text)
    ]
    return [
        (Stance.SUPPORTS_ON_CONDITION, _first("on_condition", yes)),
        (
            Stance.SUPPORTS_WITH_REMARKS,
            _first("with_remarks", [sentence for sentence in yes if not says("despite", sentence.text)]),
        ),
        (Stance.SUPPORTS, yes[0] if yes else None),
    ]


def _kind_word(said: Sequence[Sentence]) -> list[tuple[Stance, Sentence | None]]:
    warm = _first("warm", [sentence for sentence in said if not says("lukewarm", sentence.text)])
    qualified = warm is not None and says("qualified", warm.text)
    return [(Stance.MOSTLY_POSITIVE if qualified else Stance.POSITIVE, warm)]


def conditions_in(said: Iterable[Sentence]) -> list[Sentence]:
    """Sentences by which a body makes its yes hang on something."""
    return [sentence for sentence in said if says("on_condition", sentence.text) and says("supports", sentence.text)]


def _first(name: str, said: Iterable[Sentence]) -> Sentence | None:
    return next((sentence for sentence in said if says(name, sentence.text)), None)
