"""No data is ever run as code or read as SQL."""

import ast
from collections.abc import Iterable, Iterator

from tests.house.repository import Source, calls, dotted, method, nothing, product

RUNS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen"}
UNPACKERS = {"pickle", "marshal", "shelve", "dill", "cloudpickle"}
LOADERS = {"yaml.load", "yaml.unsafe_load", "yaml.full_load", "numpy.load"}
RAW_SQL = {"extra", "raw"}
OUTWARD = {"api", "forms", "search", "views"}
LOOKUPS = {"filter", "exclude", "get", "annotate", "alias", "aggregate", "order_by", "values", "values_list"}

SQL_WITH_REASON = {  # file: why the query builder will not do, and why no data can reach the SQL
    "src/farled/trail/triggers.py": "triggers have no query builder; names and bodies are the module's own",
    "src/farled/web/together.py": "the pieces are whole questions that the query builder wrote; values stay parameters",
}


def fixed_text(node: ast.expr) -> bool:
    """Whether the SQL is the same at every call: written out, or a constant of the module."""
    if isinstance(node, ast.JoinedStr | ast.BinOp):
        return False
    if isinstance(node, ast.Call):
        return method(node) not in {"format", "join", "replace", "as_string"}
    return True


def dangerous(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from (source.at(node, f"import {a.name}") for a in node.names if a.name.split(".")[0] in UNPACKERS)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in UNPACKERS:
            yield source.at(node, f"from {node.module} import …")
    for call in calls(source):
        called = dotted(call.func)
        if called in RUNS | LOADERS:
            yield source.at(call, f"{called}(…)")
        if called in {"Template", "Engine"} or method(call) == "from_string":
            yield source.at(call, "a template made from text")
        if any(k.arg == "shell" and getattr(k.value, "value", True) for k in call.keywords):
            yield source.at(call, "a command through a shell")


def sql_by_hand(source: Source) -> Iterator[str]:
    for call in calls(source):
        verb = method(call)
        if verb in {"execute", "executemany", "executescript"} and call.args and not fixed_text(call.args[0]):
            yield source.at(call, f".{verb}(…) of SQL put together from pieces")
        if verb in RAW_SQL or dotted(call.func).split(".")[-1] == "RawSQL":
            yield source.at(call, f"{verb or 'RawSQL'}(…)")


def spread_into_queries(source: Source) -> Iterator[str]:
    if source.kind not in OUTWARD:
        return
    for call in calls(source):
        spread = any(k.arg is None for k in call.keywords) or any(isinstance(a, ast.Starred) for a in call.args)
        if method(call) in LOOKUPS and spread:
            yield source.at(call, f".{method(call)}(…) of names that came with the request")


def unsafe(these: Iterable[Source]) -> list[str]:
    places: list[str] = []
    for source in these:
        places += [*dangerous(source), *spread_into_queries(source)]
        if source.path not in SQL_WITH_REASON:
            places += sql_by_hand(source)
    return places


def test_S25_no_data_is_run_or_read_as_sql() -> None:
    nothing(unsafe(product()), "use the query builder, parameters, json and declared names")


def test_S25_running_data_or_sql_from_pieces_is_found() -> None:
    offenders = (
        "eval(text)",
        "import pickle",
        "from marshal import loads",
        "yaml.load(text)",
        "Template(text)",
        "subprocess.run(command, shell=True)",
        "rows.extra(where=[text])",
        "rows.annotate(a=RawSQL(text, []))",
        'cursor.execute(f"SELECT {name}")',
        'cursor.execute("SELECT %s" % name)',
        'cursor.execute("SELECT {}".format(name))',
        "rows.filter(**request.GET)",
        "rows.order_by(*names)",
    )
    for offender in offenders:
        assert unsafe([Source("src/farled/planning/views.py", offender)]) != [], offender
    for fine in (
        "cursor.execute('SELECT %s', [name])",
        "cursor.execute(SQL, [name])",
        "rows.filter(name=name)",
        "re.compile(x)",
    ):
        assert unsafe([Source("src/farled/planning/views.py", fine)]) == [], fine


def test_each_exception_is_still_needed() -> None:
    by_hand = {source.path for source in product() if any(sql_by_hand(source))}
    assert set(SQL_WITH_REASON) <= by_hand, "take it out of SQL_WITH_REASON"
