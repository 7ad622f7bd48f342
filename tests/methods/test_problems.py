import pytest

from farled.methods.problems import Problem


def test_a_problem_is_a_value_that_never_changes() -> None:
    facts = {"row": 3}
    problem = Problem("import.no_period", facts)
    facts["row"] = 4
    assert problem == Problem.of("import.no_period", row=3)
    assert hash(problem) == hash(Problem.of("import.no_period", row=3))
    assert problem != Problem.of("import.no_period", row=4)
    with pytest.raises(TypeError):
        problem.facts["row"] = 5  # type: ignore[index]
