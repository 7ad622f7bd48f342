"""How long files are, what they are called, and what never stands in them."""

import re
from collections.abc import Iterable

from tests.house.repository import Source, files, nothing, sources

LONGEST = 400
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc"}

# Written so that this file does not hold what it looks for.
MARKS = re.compile(r"\b(TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b")
MACHINE_PATHS = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+|tmp/bash_jobs[.\w]*)/")
REGISTRY_HOSTS = re.compile(
    r"(pypi|npmjs|pythonhosted)\.(org|com)|deb\.debian\.org|--(extra-)?index-url[ =]", re.IGNORECASE
)
PRIVATE_ADDRESSES = re.compile(r"[\w.]+@(vasteras|stockholm|goteborg|regionvastmanland|mimer|malarenergi)\.(se|nu)")


def too_long(these: Iterable[Source]) -> list[str]:
    code = (source for source in these if source.path.endswith((".py", ".html", ".css", ".js")))
    return [f"{s.path}: {n} lines" for s in code if (n := len(s.text.splitlines())) > LONGEST]


def attics(paths: Iterable[str]) -> list[str]:
    return [path for path in paths if ATTICS & {step.split(".")[0] for step in path.split("/")}]


def lines_with(pattern: re.Pattern[str], these: Iterable[Source]) -> list[str]:
    return [
        f"{source.path}:{number}: {line.strip()[:100]}"
        for source in these
        for number, line in enumerate(source.text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_files_stay_short() -> None:
    nothing(too_long(sources()), "split by noun; see docs/how-to/split-a-file.md")


def test_a_long_file_is_found() -> None:
    assert too_long([Source("a.py", "\n" * 400)]) == []
    assert too_long([Source("a.py", "\n" * 401)]) == ["a.py: 401 lines"]


def test_nothing_is_kept_in_an_attic() -> None:
    nothing(attics(files()), "name the file after what it knows")


def test_an_attic_is_found() -> None:
    assert attics(["src/farled/web/utils.py", "src/farled/common/money.py"]) != []
    assert attics(["src/farled/web/table.py"]) == []


def test_nothing_is_left_for_later() -> None:
    nothing(lines_with(MARKS, sources()), "do it, or write the decision down in docs/decisions/")


def test_a_left_over_mark_is_found() -> None:
    mark = "# TO-DO: later".replace("-", "")
    assert lines_with(MARKS, [Source("a.py", mark)]) == [f"a.py:1: {mark}"]


def test_no_path_of_somebodys_machine() -> None:
    nothing(lines_with(MACHINE_PATHS, sources()), "use a path from the root of the repository")


def test_a_machine_path_is_found() -> None:
    path = "see /ro-ot/farled".replace("-", "")
    assert lines_with(MACHINE_PATHS, [Source("a.md", path)]) != []
    assert (
        lines_with(MACHINE_PATHS, [Source("a.md", "src/farled/planning/acts.py, https://farled.example.se/planning/")])
        == []
    )


def test_no_address_of_a_registry() -> None:
    nothing(lines_with(REGISTRY_HOSTS, sources()), "name the package, not the place it comes from")


def test_a_registry_address_is_found() -> None:
    address = "https://py-pi.org/project/farled".replace("-", "")
    assert lines_with(REGISTRY_HOSTS, [Source("a.md", address)]) != []


def test_no_private_address_from_the_source_documents() -> None:
    nothing(lines_with(PRIVATE_ADDRESSES, sources()), "titles and facts carry over; people's addresses do not")


def test_a_private_address_is_found() -> None:
    address = "anna.berg@vaster-as.se".replace("-", "")
    assert lines_with(PRIVATE_ADDRESSES, [Source("a.md", address)]) != []
