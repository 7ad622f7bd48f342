"""Every route of the product, with an address for each, read from the resolver itself."""

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.converters import IntConverter

WORDS = {"uidb36": "1", "key": "set-password"}


def routes() -> list[str]:
    """The names of all routes, ``namespace:name``."""
    return sorted(_names(get_resolver().url_patterns, ""))


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
