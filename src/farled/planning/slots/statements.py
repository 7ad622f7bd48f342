"""What the plans tell to a statement: figures from the latest frozen follow-up of each plan that it concerns."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from farled.matters.reads import Statement
from farled.matters.states import HeadingRole
from farled.people.reads import Actor
from farled.planning import figures, reads
from farled.web import formats
from farled.web.statements import Fetched


def tells(statement: Statement, actor: Actor, on: date) -> Iterator[Fetched]:
    """A paragraph for each plan, with the day its figures are of."""
    for row in reads.latest_frozen(actor, reads.plans_of(statement.matter, statement.concerns)):
        yield _figures(row)


def _figures(row: Any) -> Fetched:
    thawed = figures.thawed(reads.data_of(row.edition))
    every = thawed.every
    counts = figures.together(figures.tally((each.activity for each in thawed.rows), on=thawed.on, every=every))
    facts = {
        "plan": thawed.data["plan"]["title"], "day": formats.day(thawed.on), "nouns": figures.nouns(counts),
        "total": formats.number(counts.total), "ongoing": formats.number(counts.ongoing),
        "finished": formats.number(counts.finished), "late": formats.number(counts.late),
    }  # fmt: skip
    told = (
        _(
            "%(plan)s, läget %(day)s: av planens %(total)s %(nouns)s pågår %(ongoing)s, %(finished)s är avslutade och "
            "%(late)s har passerat sin sluttid."
        )
        % facts
    )
    return Fetched(HeadingRole.FACTS, told, _("%(title)s, fryst %(day)s") % {
        "title": thawed.data["round"]["title"], "day": formats.day(thawed.on)
    })  # fmt: skip
