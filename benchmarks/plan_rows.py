"""What a generated plan contains."""

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

INSATSER = 40  # in each plan
WORDS = (
    "e-tjänst för bygglov",
    "öppna data",
    "digital delaktighet",
    "bredband på landsbygden",
    "trygghetslarm",
    "e-arkiv",
    "digitala läromedel",
    "säker inloggning",
    "sensorer i vattennätet",
    "digital nämndhantering",
)
TEXT = "Arbetet görs tillsammans med dem som berörs, och det som fungerar förs över till ordinarie verksamhet. "


def plan_rows(
    pick: random.Random, year: int, count: int, bodies: Sequence[Any], objectives: Sequence[Any]
) -> list[Any]:
    """The insatser of a plan that begins in a year, and the activities that are part of them, to be added."""
    from farled.planning.acts import Content, NewActivity
    from farled.planning.states import ActivityKind

    insatser: list[Any] = []
    rows: list[Any] = []
    for number in range(count):
        insats = number < min(INSATSER, count // 2)
        start = date(year, 1, 10) + timedelta(days=pick.randrange(300))
        lead = bodies[number % len(bodies)]
        measured = number % 3 > 0
        content = Content(
            title=f"{'Insats' if insats else 'Inför'} {pick.choice(WORDS)} {number + 1}",
            description=TEXT * pick.randint(1, 4),
            start=start,
            end=start + timedelta(days=pick.randint(60, 900)),
            responsible_text=lead.name,
            effect="Kortare väntan för invånare." if measured else "",
            effect_for="invånare" if measured else "",
            effect_due=date(year + 2, 12, 31) if measured else None,
        )
        row = NewActivity(
            content=content,
            kind=ActivityKind.INSATS if insats else ActivityKind.ACTIVITY,
            objective=pick.choice(objectives) if number % 10 else None,
            insats=None if insats else pick.choice(insatser),
            leads=[lead],
            contributing=[body for body in pick.sample(bodies, pick.randint(0, 2)) if body is not lead],
            source=f"Handlingsplan.docx, rad {number + 1}",
        )
        rows.append(row)
        if insats:
            insatser.append(row)
    return rows
