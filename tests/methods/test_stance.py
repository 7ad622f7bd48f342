import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.methods.problems import InputError
from farled.methods.stance import STATED_SUPPORT, Stance, Tone, count, tone

UNSTATED = (Stance.NO_OBJECTION, Stance.NO_OWN_STANCE, Stance.OWN_STATEMENT)
COUNTS = st.integers(0, 50)


@given(stance=st.sampled_from(UNSTATED), has_conditions=st.booleans(), criticisms=COUNTS, appreciations=COUNTS)
def test_what_was_not_said_is_never_counted_as_support(
    *, stance: Stance, has_conditions: bool, criticisms: int, appreciations: int
) -> None:
    derived = tone(stance, has_conditions=has_conditions, criticisms=criticisms, appreciations=appreciations)

    assert derived is (Tone.CRITICAL if criticisms > appreciations else Tone.NEUTRAL)
    assert not count([(stance, derived)]).stated_support


@given(
    stance=st.sampled_from([*STATED_SUPPORT, Stance.POSITIVE, Stance.MOSTLY_POSITIVE]),
    has_conditions=st.booleans(),
    criticisms=COUNTS,
    appreciations=COUNTS,
)
def test_a_yes_is_positive_and_keeps_its_reservations(
    *, stance: Stance, has_conditions: bool, criticisms: int, appreciations: int
) -> None:
    unreserved = stance in {Stance.SUPPORTS, Stance.STANDS_BEHIND, Stance.POSITIVE} and not has_conditions
    derived = tone(stance, has_conditions=has_conditions, criticisms=criticisms, appreciations=appreciations)

    assert derived is (Tone.POSITIVE if unreserved and not criticisms else Tone.POSITIVE_WITH_RESERVATIONS)


@given(COUNTS, COUNTS)
def test_who_opposes_or_abstains_does_so_whatever_else_it_says(criticisms: int, appreciations: int) -> None:
    assert tone(Stance.OPPOSES, criticisms=criticisms, appreciations=appreciations) is Tone.CRITICAL
    assert tone(Stance.ABSTAINS, criticisms=criticisms, appreciations=appreciations) is Tone.ABSTAINS


def test_a_negative_count_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(InputError) as refused:
        tone(Stance.SUPPORTS, criticisms=-1, appreciations=-2)

    assert [problem.facts["name"] for problem in refused.value.problems] == ["criticisms", "appreciations"]


@given(st.lists(st.tuples(st.sampled_from(Stance), st.sampled_from(Tone))))
def test_stated_and_derived_are_counted_side_by_side_and_every_answer_once(answers: list[tuple[Stance, Tone]]) -> None:
    counts = count(iter(answers))

    assert set(counts.stances) == set(Stance)
    assert set(counts.tones) == set(Tone)
    assert sum(counts.stances.values()) == sum(counts.tones.values()) == counts.answers == len(answers)
    assert counts.stated_support == sum(counts.stances[stance] for stance in STATED_SUPPORT)
