"""Grants take their place in the red thread, under the initiatives that they pay for."""

from datetime import datetime

from farled.methods.periods import local_day
from farled.people.reads import Actor
from farled.portfolio.models import Grant
from farled.thread import acts as thread
from farled.thread.reads import nodes_of
from farled.thread.states import NodeKind, Relation


def write_grant_node(grant: Grant, by: Actor, at: datetime) -> None:
    """Let a grant stand in the red thread below the initiative it pays for, with its decision.

    Called in the transaction that grants; calling it again changes nothing. Raises Refused across organisations.
    """
    if by.organisation_id != grant.organisation_id:  # whoever grants has been checked already
        raise ValueError("a grant is written in its own organisation")
    initiative_id = grant.application.initiative_id
    node = thread.place(kind=NodeKind.GRANT, ref=grant.pk, organisation_id=grant.organisation_id)
    uppers = nodes_of(NodeKind.INITIATIVE, [initiative_id])
    thread.tie_only(
        lower=node,
        uppers=list(uppers.values()),
        relation=Relation.FUNDS,
        on=local_day(at),
        decision=grant.decision_id,
    )
