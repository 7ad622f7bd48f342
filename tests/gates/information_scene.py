"""The canaries of the register of information: data sets, e-services, the keeping plan, the legacy and exits."""

from typing import Any

from farled.people.reads import Actor, Organisation
from farled.systems import acts
from farled.systems.models import LegacyAnswer, System
from farled.systems.states import Direction, Keeping, Met, ServiceCriterion, Sharing
from tests.cast import NOW, TODAY, World
from tests.gates.canaries import canary


def release_information(world: World) -> None:
    """Ours, with what is answered of a system's legacy, and theirs."""
    asa = world.actor("asa")
    system = acts.register_system(organisation=world.ours, name="Kanariesystemet", owner=world.care, by=asa, at=NOW)
    release_in(world.ours, system, by=asa)
    criterion = acts.declare_criterion(
        organisation=world.ours, key="kanarie", by=asa, at=NOW,
        content=acts.CriterionContent(question="Hur är det?", weight=1, direction=Direction.HINDERING),
    )  # fmt: skip
    acts.assess(system=system, criterion=criterion, version=0, level=3, ground=canary("legacyground"), by=asa, at=NOW)
    LegacyAnswer.objects.filter(criterion=criterion).update(answered_by=canary("legacyground"))
    otto = world.actor("otto")
    their_system = acts.register_system(
        organisation=world.theirs, name=canary("theirinformation"), owner=world.their_body, by=otto, at=NOW
    )
    release_in(world.theirs, their_system, by=otto, word=canary("theirinformation"))


def release_in(organisation: Organisation, system: System, *, by: Actor, word: str = "") -> None:
    """A data set, an e-service, a keeping rule and a plan that say so everywhere."""
    said: dict[str, Any] = {"by": by, "at": NOW}
    text = word or canary("dataset")
    data_set = acts.register_data_set(
        organisation=organisation,
        content=acts.DataSetContent(
            name=text, sharing=Sharing.INTERNAL, definition=text, interface=text, model=text, quality=text
        ),
        **said,
    )
    text = word or canary("eservice")
    service = acts.register_eservice(
        organisation=organisation, content=acts.EServiceContent(name=text, description=text), **said
    )
    acts.answer_criteria(
        eservice=service, version=service.version, answers={ServiceCriterion.ONCE: (Met.YES, text)}, **said
    )
    text = word or canary("keepingrule")
    acts.add_keeping_rule(
        organisation=organisation,
        content=acts.KeepingContent(what=text, keeping=Keeping.KEPT, ground=text, data_set=data_set),
        **said,
    )
    text = word or canary("exitplan")
    acts.plan_exit(system=system, content=acts.ExitContent(reason=text, planned_on=TODAY, stays=text), **said)
