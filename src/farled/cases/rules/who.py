"""Who may write, accept and appraise business cases. No writes, no clock."""

from collections.abc import Collection

from farled.cases.models import Appraisal, Case
from farled.initiatives.reads import Initiative
from farled.people.reads import Actor, Body
from farled.web.refused import Forbidden, Refused, asks


def check_can_begin(by: Actor, initiative: Initiative) -> None:
    """A case is begun by the customer of the initiative, a coach or the strategist."""
    covers = by.reach("cases.edit").covers(initiative.body_id)
    if by.organisation_id != initiative.organisation_id or not covers:
        raise Forbidden("cases.edit", body=initiative.body.name)


def check_can_edit(by: Actor, case: Case) -> None:
    """A case is changed and submitted by the applicant, a coach or the strategist."""
    if by.organisation_id != case.organisation_id or not by.reach("cases.edit").covers(case.body_id):
        raise Forbidden("cases.edit", body=case.body.name)


def check_can_accept(by: Actor, case: Case, body: Body) -> None:
    """What a body is to pay each year is accepted by somebody who works there, and by nobody for it."""
    if by.organisation_id != case.organisation_id or not by.reach("cases.accept").covers(body.pk):
        raise Forbidden("cases.accept", field="body", body=body.name)


def check_can_appraise(by: Actor, case: Case, *, wrote: Collection[int], near: bool) -> None:
    """The appraiser is never the applicant (R63). ``wrote``: the persons who have written in the initiative's cases.

    ``near``: the actor works for the applicant. Raises Forbidden, and Refused that says how the actor is too near.
    """
    if by.organisation_id != case.organisation_id or not by.reach("cases.appraise").whole or by.user_id is None:
        raise Forbidden("cases.appraise")
    if by.user_id in wrote:
        raise Refused("cases.appraise.wrote", title=case.title)
    if by.user_id == case.initiative.owner_id:
        raise Refused("cases.appraise.owns", title=case.initiative.title)
    if near:
        raise Refused("cases.appraise.works_there", body=case.body.name)


def check_is_the_appraiser(by: Actor, appraisal: Appraisal) -> None:
    """An appraisal is written by the one who began it."""
    if by.user_id != appraisal.appraiser_id:
        raise Forbidden("cases.appraisal.other", name=appraisal.appraiser_name)


can_begin = asks(check_can_begin)
can_edit = asks(check_can_edit)
can_accept = asks(check_can_accept)
