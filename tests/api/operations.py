"""Every operation of the API, read from its OpenAPI document and from the router itself."""

from typing import Any

from pydantic import BaseModel

from farled.project.api import api, openapi


def operations() -> dict[str, dict[str, Any]]:
    """The operations by their address, ``{pk}`` where an id goes."""
    return {path: methods["get"] for path, methods in openapi()["paths"].items()}


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
                shape = operation.response_models[200].model_fields["response"].annotation
                found[f"/api/v1{prefix.rstrip('/')}{path.replace('{int:pk}', '{pk}')}"] = shape
    return found
