"""How secret a data set is, is read by those who may read secrets: on its page, in history, the API and Excel."""

import json
from collections.abc import Callable

from django.test import Client
from django.urls import reverse

from farled.systems import acts, exchange
from farled.systems.states import Harm, Sharing
from tests.cast import NOW, World
from tests.factories.information import a_data_set

AsUser = Callable[[str], Client]
LEVEL = "allvarlig skada"


def test_S2_a_security_level_is_told_to_those_who_read_secrets_and_nobody_else(world: World, as_user: AsUser) -> None:
    row = a_data_set(world, security=Harm.MODERATE)
    content = acts.DataSetContent(name=row.name, sharing=Sharing.INTERNAL, owner=row.owner, security=Harm.SERIOUS)
    acts.change_data_set(data_set=row, version=1, content=content, by=world.actor("asa"), at=NOW)
    page, api = reverse("systems:data_set", args=[row.pk]), f"/api/v1/systems/data-sets/{row.pk}/"
    assert LEVEL in as_user("asa").get(page).text
    assert as_user("asa").get(api).json()["security"] == Harm.SERIOUS
    for name in ("ella", "cora", "lev"):
        told = as_user(name).get(page)
        assert told.status_code == 200, name
        assert LEVEL not in told.text, name
        answer = as_user(name).get(api)
        assert answer.json()["security"] is None, name
        assert LEVEL not in json.dumps(answer.json(), ensure_ascii=False), name


def test_S2_a_level_stands_in_no_sheet_but_the_one_for_those_who_read_secrets(world: World) -> None:
    told = {
        sheet.key: sheet.capability
        for sheet in exchange.SHEETS
        if any(column.key == "security" for column in sheet.columns)
    }
    assert told == {"systems.data_set_levels": "systems.read_secret"}
    for name, may in (("ella", False), ("cora", False), ("lev", False), ("asa", True)):
        assert world.actor(name).may("systems.read_secret") is may, name
