"""That what is realised adds up the same however it is shared, whatever has been written."""

from collections.abc import Iterator

from farled.benefits import reads
from farled.benefits.figures.totals import BY, table
from farled.benefits.figures.worth import NOTHING, parts_of, sums_of
from farled.people.actor import system
from farled.people.reads import every_organisation
from farled.web.slots import Violation


def sums_are_their_parts() -> Iterator[Violation]:
    """In each organisation the groups of every way to share add up to the whole, in each year, to the öre."""
    for organisation in every_organisation():
        actor = system(organisation, "Farled")
        rows = reads.whole(reads.benefits(actor))
        every = sums_of(parts_of(rows, reads.realised_of([row.pk for row in rows])))
        for by in BY:
            found = table(actor, by, rows)
            years = all(
                sum((group.years[year] for group in found.groups), NOTHING) == found.by_year[year]
                for year in found.years
            )
            if not years or found.total != every or sum((each.total for each in found.groups), NOTHING) != every:
                yield Violation("benefits.sums", f"people.organisation:{organisation.pk}", by)
