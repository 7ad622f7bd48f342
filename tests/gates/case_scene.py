"""The canaries of business cases, what bodies say of their cost, and appraisals."""

from dataclasses import replace
from decimal import Decimal

from farled.cases import acts, reads
from farled.cases.reads import Case
from tests.cast import NOW, World
from tests.factories.cases import CONTENT, COST, GAIN, RUNNING, chosen
from tests.factories.initiatives import an_initiative
from tests.gates.canaries import canary, named


def release_cases(world: World) -> None:
    """A submitted case with all that is said of it, an appraisal that is delivered and one that is not; and theirs."""
    case = written(world, canary("case"), canary("caseline"))
    erik, valter = named(world.actor("erik")), named(world.actor("valter"))
    case = acts.submit(case=case, version=case.version, by=erik, at=NOW)
    acts.refuse(
        case=case, version=case.version, body=world.school, function=canary("caseanswer"), ground=canary("caseanswer"),
        by=erik, at=NOW,
    )  # fmt: skip
    one = acts.begin_appraisal(case=case, by=valter, at=NOW)
    line = reads.cost_lines(case)[0]
    acts.value_cost(appraisal=one, line=line, version=0, factor=Decimal(2), why=canary("appraisal"), by=valter, at=NOW)
    one = acts.deliver(appraisal=one, version=1, statement=canary("appraisal"), by=valter, at=NOW)
    acts.reply(appraisal=one, version=one.version, reply=canary("appraisalreply"), by=erik, at=NOW)
    other = written(world, "En annan kalkyl", "En annan rad")
    other = acts.submit(case=other, version=other.version, by=erik, at=NOW)
    begun = acts.begin_appraisal(case=other, by=valter, at=NOW)
    acts.value_cost(
        appraisal=begun, line=reads.cost_lines(other)[0], version=0, factor=Decimal(2), why=canary("draftappraisal"),
        by=valter, at=NOW,
    )  # fmt: skip
    written(world, canary("theircase"), canary("theircase"), theirs=True)


def written(world: World, word: str, line: str, *, theirs: bool = False) -> Case:
    """A draft that says one word in every text of its own, and another in every text of its lines."""
    hand = world.their_hand if theirs else world.hand
    content = replace(CONTENT, title=word, summary=word)
    case = acts.begin(initiative=an_initiative(world, "Ett initiativ", theirs=theirs), content=content, by=hand, at=NOW)
    way = chosen(case)
    acts.change_alternative(
        alternative=way, version=way.version, choice=acts.Choice(title=line, text=line, chosen=True), by=hand, at=NOW
    )
    for cost in (COST, RUNNING):
        said = replace(cost, title=line, source=line, body=case.body)
        acts.add_cost(alternative=way, content=said, by=hand, at=NOW)
    gain = replace(
        GAIN, title=line, target_group=line, process=line, measured_by=line, why_it_falls=line, source=line,
        body=case.body,
    )  # fmt: skip
    acts.add_benefit(alternative=way, content=gain, by=hand, at=NOW)
    return case
