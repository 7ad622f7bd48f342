"""Every route of the product, with an address for each, read from the resolver itself."""

from collections.abc import Iterator
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

from farled.project.api import api

WORDS = {"uidb36": "1", "key": "set-password"}


def routes() -> list[str]:
    """The names of all routes, ``namespace:name``; ``METHOD api:name`` for what writes through the API."""
    methods = {
        f"api:{view.url_name}": view for _prefix, router in api._routers for view in router.path_operations.values()
    }
    found = set()
    for name in _names(get_resolver().url_patterns, ""):
        written = (
            [method for each in methods[name].operations for method in each.methods] if name in methods else ["GET"]
        )
        found |= {name if method == "GET" else f"{method} {name}" for method in written}
    return sorted(found)


def shown() -> list[str]:
    """The routes that are read."""
    return [route for route in routes() if " " not in route]


def call(client: Client, route: str) -> Any:
    """What the route answers, asked by its own method about a number that is nobody's."""
    method, _blank, name = route.rpartition(" ")
    return client.generic(method or "GET", address(name))


def _names(patterns: list[URLPattern | URLResolver], space: str) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _names(pattern.url_patterns, inner)
        else:
            yield f"{space}{pattern.name}"


def address(route: str, number: int = 999_999) -> str:
    """An address of the route, where every number asked for is this one."""
    for ((_text, names), *_others), _pattern, _defaults, converters in _possibilities(route):
        kwargs = {
            name: number if isinstance(converters.get(name), IntConverter) else WORDS.get(name, "activity")
            for name in names
        }
        return reverse(route, kwargs=kwargs)
    raise LookupError(route)


def _possibilities(route: str) -> list[Any]:
    *spaces, name = route.split(":")
    resolver = get_resolver()
    for space in spaces:
        resolver = resolver.namespace_dict[space][1]
    return list(resolver.reverse_dict.getlist(name))
