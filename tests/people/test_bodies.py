"""Changing a body keeps within the organisation."""

import pytest

from farled.people import acts
from farled.people.models import Body
from farled.people.states import BodyKind
from farled.web.refused import Invalid
from tests.cast import NOW, World


def test_S3_another_organisations_body_cannot_become_the_administration(world: World) -> None:
    with pytest.raises(Invalid, match="other_organisation"):
        acts.change_body(
            body=world.school,
            version=world.school.version,
            name="Skolnämnden",
            kind=BodyKind.BOARD,
            parent=world.council,
            administration=world.their_body,
            aliases=[],
            contact_function="",
            by=world.actor("disa"),
            at=NOW,
        )
    assert Body.objects.get(pk=world.school.pk).administration is None
