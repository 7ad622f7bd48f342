"""Every operation of the API, what reads and what writes, read from its OpenAPI document and from the router itself."""

from typing import Any

from pydantic import BaseModel

from farled.project.api import api, openapi


def operations() -> dict[str, dict[str, Any]]:
    """The operations that read records, by their address, ``{pk}`` where an id goes."""
    reading = {path: methods["get"] for path, methods in openapi()["paths"].items() if "get" in methods}
    return {path: operation for path, operation in reading.items() if not is_file(operation)}


def is_file(operation: dict[str, Any]) -> bool:
    """Whether it answers the bytes of a file."""
    return "*/*" in operation["responses"]["200"].get("content", {})


def acts() -> dict[tuple[str, str], dict[str, Any]]:
    """The operations that write, by method and address."""
    return {
        (method, path): operation
        for path, methods in openapi()["paths"].items()
        for method, operation in methods.items()
        if method != "get"
    }


def methods() -> dict[str, set[str]]:
    """The methods each address takes."""
    return {path: {method.upper() for method in found} for path, found in openapi()["paths"].items()}


def lists() -> list[str]:
    """The addresses of the lists that need no id."""
    return [path for path, operation in operations().items() if "{" not in path and "size" in parameters(operation)]


def parameters(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """What an operation may be asked, by name, with the schema of each."""
    return {each["name"]: each["schema"] for each in operation["parameters"] if each["in"] == "query"}


def shapes() -> dict[str, type[BaseModel]]:
    """What each operation says that it answers, by its address."""
    found = {}
    for prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                if operation.methods != ["GET"] or operation.response_models[200] is None:
                    continue  # an act, or a file
                shape = operation.response_models[200].model_fields["response"].annotation
                found[f"/api/v1{prefix.rstrip('/')}{path.replace('{int:pk}', '{pk}')}"] = shape
    return found


def sent(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The fields an operation may be sent, by name."""
    content = operation.get("requestBody", {}).get("content", {})
    fields: dict[str, dict[str, Any]] = content.get("application/json", {}).get("schema", {}).get("properties", {})
    return fields
