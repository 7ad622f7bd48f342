"""What pages of a consultation ask of the database is the same however much has been said."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from farled.consultation import acts, tasks
from farled.consultation.models import Disposition, Remark, Treatment
from farled.consultation.reads.treatments import mark_of
from tests.cast import NOW, World
from tests.consultation.remarked import Round, a_reply, a_round

AsUser = Callable[[str], Client]
CountQueries = Callable[[Callable[[], object]], int]
TEXT = "\n\n".join(
    f"## Avsnitt {number // 5}" if number % 5 == 0 else f"Stycke {number}. Staden ska bli mer digital."
    for number in range(60)
)


def say(scene: Round, bodies: range, each: int) -> None:
    """Some bodies hand in as many remarks each, which are themed, treated, compared and partly answered together."""
    for body in bodies:
        said = [((body * 7 + nr) % 59 or None, f"Målet i del {nr % 9} saknar värde {body}.") for nr in range(each)]
        a_reply(scene, f"Nämnd {body}", *said)
    by = scene.world.hand
    theme = acts.add_theme(consultation=scene.consultation, name=f"Tema {bodies.start}", by=by, at=NOW)
    disposition = Disposition.objects.filter(changes_text=False).order_by("position")[0]
    opened = Treatment.objects.filter(consultation=scene.consultation, theme=None).order_by("pk")
    rows = list(opened[: each * len(bodies) // 2])
    how = acts.How(theme=theme, disposition=disposition, answer="Tack.")
    acts.treat(treatments=rows, version=mark_of(rows), how=how, by=by, at=NOW)
    together = list(Treatment.objects.filter(pk__in=[row.pk for row in rows[:3]]).order_by("pk"))
    acts.group(treatments=together, version=mark_of(together), by=by, at=NOW)
    tasks.compare.func(acts.compare(consultation=scene.consultation, by=by, at=NOW).pk)


@pytest.fixture
def scene(world: World) -> Round:
    found = a_round(world, text=TEXT)
    say(found, range(1, 4), 6)
    return found


def pages(scene: Round) -> dict[str, str]:
    """The pages that tell of the whole round, with a passage that much has been said of."""
    pk = scene.consultation.pk
    passage = scene.passages[8].passage_id
    return {
        "the treatment": reverse("consultation:treatment", args=[pk]),
        "the compilation": reverse("reports:compilation", args=[pk]),
        "the live table": reverse("consultation:consultation", args=[pk]),
        "the lessons": reverse("consultation:lessons", args=[pk]),
        "the passage": reverse("consultation:passage", args=[pk, passage]),
        "what may say the same": reverse("consultation:alike", args=[pk]),
        "the remarks": f"{reverse('consultation:remarks')}?consultation={pk}",
        "the replies to write": reverse("consultation:mine"),
        "the replies over the API": reverse("api:consultation.replies"),
        "the remarks over the API": reverse("api:consultation.remarks"),
        "what may say the same over the API": reverse("api:consultation.alike", args=[pk]),
    }


def test_as_many_queries_however_much_has_been_said(scene: Round, as_user: AsUser, count_queries: CountQueries) -> None:
    asa = as_user("asa")

    def asked() -> dict[str, int]:
        found = {}
        for name, url in pages(scene).items():
            assert asa.get(url).status_code == 200, name
            found[name] = count_queries(lambda url=url: asa.get(url))  # type: ignore[misc]
        return found

    before = asked()
    say(scene, range(4, 24), 15)
    assert Remark.objects.filter(treatment__consultation=scene.consultation).count() == 3 * 6 + 20 * 15
    after = asked()
    grown = {name: (before[name], after[name]) for name in before if after[name] > before[name]}
    assert not grown, "more is asked when more has been said"
    for name in ("the treatment", "what may say the same", "the passage", "the lessons"):
        assert after[name] <= 12, name
