"""Every write is an act: nothing is stored, changed or removed outside a part's acts."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.repository import Source, calls, method, nothing, product

BULK = {"bulk_create", "bulk_update", "get_or_create", "update_or_create"}
WITHOUT_TABLES = {"methods", "web"}
ELSEWHERE = {  # file: why it may write
    "src/farled/project/archives.py": "a restore puts rows back as they were, their history among them",
}


def writes(call: ast.Call) -> bool:
    """Whether the call stores, changes or removes rows.

    ``rows.update(name=…)`` takes names only, while a dict's or a hash's update takes a value by position. Nothing comes
    by position to ``row.save()`` and ``rows.delete()`` either, while a file's save and a cache's delete need it.
    """
    verb = method(call)
    if verb in BULK:
        return True
    if verb in {"update", "create"}:
        return not call.args
    return verb in {"save", "delete"} and not call.args and _of_rows(call)


def _of_rows(call: ast.Call) -> bool:
    return {keyword.arg for keyword in call.keywords} <= {"update_fields", "force_insert", "force_update", "using"}


def written_outside_acts(these: Iterable[Source]) -> Iterator[str]:
    for source in these:
        if source.kind != "acts" and source.path not in ELSEWHERE and source.part not in WITHOUT_TABLES:
            yield from (source.at(call, f".{method(call)}(…)") for call in calls(source) if writes(call))


def test_R18_rows_are_written_in_acts_only() -> None:
    nothing(written_outside_acts(product()), "write an act for it: a verb with by= and at= that leaves a trail")


def test_R18_a_write_outside_acts_is_found() -> None:
    for verb in (
        "plans.update(name=x)",
        "plan.save()",
        "plan.save(update_fields=['a'])",
        "plans.delete()",
        "m.bulk_create(a)",
    ):
        assert list(written_outside_acts([Source("src/farled/planning/views.py", verb)])) != [], verb
        assert list(written_outside_acts([Source("src/farled/planning/acts.py", verb)])) == [], verb
        assert list(written_outside_acts([Source("src/farled/planning/acts/plans.py", verb)])) == [], verb
    for other in ("values.update({1: 2})", "digest.update(b'x')", "document.save(path)", "cache.delete('key')"):
        assert list(written_outside_acts([Source("src/farled/planning/views.py", other)])) == [], other


def test_each_exception_is_still_needed() -> None:
    writing = {source.path for source in product() if any(writes(call) for call in calls(source))}
    assert set(ELSEWHERE) <= writing, "take it out of ELSEWHERE"
