import pytest

from farled.methods.problems import InputError, Problem


def test_a_problem_is_a_value_that_never_changes() -> None:
    facts = {"row": 3}
    problem = Problem("import.no_period", facts)
    facts["row"] = 4
    assert problem == Problem.of("import.no_period", row=3)
    assert hash(problem) == hash(Problem.of("import.no_period", row=3))
    assert problem != Problem.of("import.no_period", row=4)
    with pytest.raises(TypeError):
        problem.facts["row"] = 5  # type: ignore[index]


def test_an_input_error_carries_all_that_is_wrong_in_order() -> None:
    problems = [Problem.of("ramp.outside", year=2), Problem.of("benefit.no_baseline", benefit="b1")]
    with pytest.raises(InputError, match=r"ramp.outside \(year=2\); benefit.no_baseline \(benefit=b1\)") as raised:
        InputError.when(iter(problems))
    assert raised.value.problems == tuple(problems)
    InputError.when([])
