"""What a person sees comes from a part's reads, limited to what the actor may see; never straight from a table."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.repository import Source, calls, dotted, nothing, product

SCOPED = {"none", "visible_to"}  # what may follow a manager: nothing at all, or what the actor may see
MANAGERS = {"objects", "_default_manager", "_base_manager"}
OUTWARD = {"api", "exchange", "feeds", "forms", "search", "slots", "tasks", "views"}
SHORTCUTS = {"get_object_or_404", "get_list_or_404"}


def faces_outward(source: Source) -> bool:
    """Whether the file hands data to somebody."""
    return source.kind in OUTWARD or (
        source.part in {"reports", "portal"} and source.kind not in {"acts", "invariants", "models", "reads"}
    )


def unscoped(these: Iterable[Source]) -> Iterator[str]:
    for source in these:
        if not faces_outward(source):
            continue
        attributes = [node for node in ast.walk(source.tree) if isinstance(node, ast.Attribute)]
        scoped = {id(node.value) for node in attributes if node.attr in SCOPED}
        for node in attributes:
            if node.attr in MANAGERS and id(node) not in scoped:
                yield source.at(node, f"{dotted(node)} reads every row")
        for call in calls(source):
            if dotted(call.func).split(".")[-1] in SHORTCUTS and call.args and dotted(call.args[0])[:1].isupper():
                yield source.at(call, f"{dotted(call.args[0])} is every row")


def test_S2_nothing_outward_reads_a_whole_table() -> None:
    nothing(
        unscoped(product()),
        "ask the part's reads, which take the actor; what must see every row, an invariant, stands in invariants.py",
    )


def test_S2_reading_a_whole_table_is_found() -> None:
    for offender in ("Plan.objects.all()", "Plan._default_manager.get(pk=1)", "get_object_or_404(Plan, pk=1)"):
        assert list(unscoped([Source("src/farled/planning/views.py", offender)])) != [], offender
        assert list(unscoped([Source("src/farled/planning/api/plans.py", offender)])) != [], offender
        assert list(unscoped([Source("src/farled/planning/reads.py", offender)])) == [], offender
    for fine in (
        "get_object_or_404(reads.plans(actor), pk=1)",
        "Plan.objects.visible_to(actor).filter(x=1)",
        "Plan.objects.none()",
    ):
        assert list(unscoped([Source("src/farled/planning/views.py", fine)])) == [], fine
