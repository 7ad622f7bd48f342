"""Lists of the API: bounded pages, declared filters and orderings, a count, links to the pages beside.

The filters are the FilterSet of the page that shows the same rows, so that both find the same.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import django_filters
from django.db.models import Case, Func, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django_filters import FilterSet

from farled.web.lists import PAGE, SIZE, SIZES, SORT, ordering
from farled.web.refused import Invalid
from farled.web.rest.asking import Asked, Asks, Param, check, choice, day, number, text

MOST = 200  # rows in an answer
LAST_PAGE = 1_000_000

Terms = Sequence[str | Func | Case]


class Listed(Asks):
    """What a list may be asked: pages, its orderings by name, and the filters of a FilterSet.

    ``default`` is an ordering's name, with a minus for descending. Rows without ``orders`` keep the order they come in.
    """

    def __init__(
        self,
        *more: Param,
        orders: Mapping[str, Terms] | None = None,
        default: str = "",
        filters: type[FilterSet] | None = None,
    ) -> None:
        self.orders, self.default, self.filterset = orders or {}, default, filters
        self.filters = list(_params(filters)) if filters else []
        names = [f"{sign}{name}" for name in self.orders for sign in ("", "-")]
        said = format_lazy(_("Ordning: {}. Minus framför vänder den."), ", ".join(self.orders))
        sort = [choice(SORT, said, names, default=default)] if names else []
        super().__init__(
            *self.filters,
            *more,
            *sort,
            number(PAGE, _("Sida, räknad från 1."), most=LAST_PAGE, default=1),
            number(SIZE, _("Rader per sida."), most=MOST, default=SIZES[0]),
        )

    def page(
        self,
        request: HttpRequest,
        asked: Asked,
        rows: QuerySet[Any] | Sequence[Any],
        shape: Callable[[Any], list[dict[str, Any]]],
        *,
        filterset: Callable[[], type[FilterSet]] | None = None,
    ) -> dict[str, Any]:
        """The page asked for. ``shape`` gives the rows of a page as they are answered.

        ``filterset`` makes the FilterSet of this call where it needs more than the request; it is only made when a
        filter is given, since it looks up names. Raises Invalid for a value that the actor may not choose.
        """
        if isinstance(rows, QuerySet):
            rows = self._filtered(request, asked, rows, filterset)
        here, size = asked.get(PAGE, 1), asked.get(SIZE, SIZES[0])
        first = (here - 1) * size
        if isinstance(rows, QuerySet):
            total = rows.count()
            rows = rows.order_by(*self._ordering(rows, asked)) if self.orders else rows
        else:
            total = len(rows)
        last = max(1, -(-total // size))
        return {
            "total": total,
            "page": here,
            "size": size,
            "next": _link(request, here + 1) if here < last else None,
            "previous": _link(request, min(here - 1, last)) if here > 1 else None,
            "items": shape(rows[first : first + size]) if first < total else [],
        }

    def _filtered(
        self,
        request: HttpRequest,
        asked: Asked,
        rows: QuerySet[Any],
        filterset: Callable[[], type[FilterSet]] | None,
    ) -> QuerySet[Any]:
        given = {param.name: str(asked[param.name]) for param in self.filters if param.name in asked}
        kind = filterset() if given and filterset else self.filterset
        if not given or kind is None:
            return rows
        made = kind(given, rows, request=request)
        if not made.is_valid():
            check(Invalid("web.api.reference", field=name, name=name) for name in made.errors)
        found: QuerySet[Any] = made.qs
        return found

    def _ordering(self, rows: QuerySet[Any], asked: Asked) -> list[Any]:
        sort: str = asked.get(SORT, self.default)
        return ordering(rows.model, self.orders[sort.removeprefix("-")], descending=sort.startswith("-"))


def _link(request: HttpRequest, number: int) -> str:
    query = request.GET.copy()
    query[PAGE] = str(number)
    return f"{request.path}?{query.urlencode()}"


# --- A FilterSet's filters as parameters ------------------------------------------------------------------------------


def _params(filters: type[FilterSet]) -> Iterator[Param]:
    for name, each in filters.base_filters.items():
        label: str | Promise = each.label
        if isinstance(each, django_filters.ModelChoiceFilter):
            yield number(name, format_lazy("{} (id)", label))
        elif isinstance(each, django_filters.ChoiceFilter):
            choices = [(str(value), word) for value, word in each.extra.get("choices", ())]
            if choices:
                yield choice(name, format_lazy("{}. {}", label, words(choices)), [value for value, _word in choices])
            else:  # its choices are rows the actor may see, known when the call is made
                yield text(name, format_lazy("{} (id)", label))
        elif isinstance(each, django_filters.DateFilter):
            yield day(name, label)
        else:
            yield text(name, label)


def words(choices: Sequence[tuple[str, str | Promise]]) -> str | Promise:
    """What values stand for: ``new: ny, ongoing: pågår``."""
    pattern = ", ".join(["{}: {}"] * len(choices))
    return format_lazy(pattern, *(each for pair in choices for each in pair))
