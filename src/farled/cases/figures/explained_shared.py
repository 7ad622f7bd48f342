"""What figures of several cases rest on: two versions beside each other, claims that meet, and what-ifs."""

from decimal import Decimal, InvalidOperation

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.cases import reads
from farled.cases.figures.claims import Claimed, claimed
from farled.cases.figures.compare import Comparison, compare
from farled.cases.figures.explained_worth import Explain
from farled.cases.figures.what_if import what_if
from farled.cases.states import DISCOUNT_RATE, HOUR_OUTSIDE, HOUR_STAFF
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

DIFFERENCE = gettext_lazy("i skillnad mellan versionerna")
CLAIMED = gettext_lazy("av samma nytta under året")
WHAT_IF = gettext_lazy("med det nya värdet")
WHAT_IF_ALL = gettext_lazy("i skillnad för utkasten")


def comparison_of(question: Question) -> Comparison | None:
    """The two versions a question is about; None when the actor sees either of them not."""
    refs = question.ref("case"), question.ref("other")
    rows = {row.pk: row for row in reads.cases(question.actor).filter(pk__in=refs)}
    if len(rows) != len(set(refs)):
        return None
    found = reads.materials(rows.values(), on=question.today)
    return compare(found[refs[1]], found[refs[0]])


def compared(question: Question) -> Explanation | None:
    """The difference between two versions, in all or of one row."""
    found = comparison_of(question)
    if found is None:
        return None
    nr, what = question.ref("nr"), question.of.get("what", "")
    place = (_("Skillnaden mellan två versioner"), compare_page(found))
    if not question.of.get("nr"):
        rows = [
            Input(row.title, place[1], (str(row.change.state_tag[1]), ", ".join(row.fields)), row.difference, 0)
            for row in found.rows
        ]
        how = _("Vad varje rad är värd i den senare versionen minus vad den är värd i den tidigare, i nuvärde.")
        heads: tuple[str, ...] = (_("Ändring"), _("Vad som skiljer"))
    elif nr >= len(found.rows):
        return None
    else:
        row = found.rows[nr]
        sides = {"before": -row.before if what == "difference" else row.before, "after": row.after}
        labels = {"before": _("I den tidigare versionen"), "after": _("I den senare versionen")}
        rows = [
            Input(f"{row.title}: {labels[side]}", place[1], (), amount if what in (side, "difference") else 0, 0)
            for side, amount in sides.items()
        ]
        how = _(
            "Radens nuvärde med den tidigare versionens schabloner, kostnader som minus. Vad andra schabloner gör "
            "står på en rad för sig."
        )
        heads = ()
    return Explanation(label=DIFFERENCE, how=how, rows=rows, place=place, on=question.on, heads=heads, form=Form.MONEY)


def compare_page(found: Comparison) -> str:
    """The page of two versions, the later one first."""
    return reverse("cases:compare", args=[found.after.material.case.pk, found.before.material.case.pk])


def every_claim(question: Question) -> list[Claimed]:
    """The findings of all submitted versions that the actor may see."""
    return claimed(question.actor)


def claim(question: Question) -> Explanation | None:
    """What cases count of the same benefit, what is left of it, or what falls away."""
    what, ref = question.of.get("what", ""), question.of.get("claim", "")
    every = every_claim(question)
    asked = [each for each in every if each.ref == ref] if ref else [each for each in every if each.lost]
    if what not in ("worth", "left", "lost") or (ref and not asked):
        return None
    rows = []
    for each in asked:
        for part in each.parts:
            left = part.worth if part.worth_left is None else part.worth_left
            amount = {"worth": part.worth, "left": left, "lost": part.worth - left}[what]
            rows.append(
                Input(
                    str(part.case),
                    reverse("cases:case", args=[part.case.pk]),
                    (part.line.title, f"{formats.number(part.quantity)} {part.line.unit}", str(each.year)),
                    amount,
                    part.worth,
                )
            )
    how = _(
        "Mängden under året gånger värdet per enhet. Den version som lämnades in först får räkna först, och de andra "
        "det som är kvar upp till nuläget, tills någon har kommit överens om annat. Det som ska öka har inget tak: där "
        "räknar alla med sitt."
    )
    return Explanation(
        label=CLAIMED,
        how=how,
        rows=rows,
        place=(_("Samma nytta räknad flera gånger"), reverse("cases:claims")),
        on=question.on,
        heads=(_("Nytta"), _("Mängd"), _("År")),
        form=Form.MONEY,
    )


def asked_value(key: str, text: str) -> Decimal | None:
    """A new value of a standard value, in per cent or kronor; None when it is no such value."""
    if key not in (DISCOUNT_RATE, HOUR_STAFF, HOUR_OUTSIDE):
        return None
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() and 0 <= value <= (100 if key == DISCOUNT_RATE else 100_000) else None


def with_value(question: Question) -> Explanation | None:
    """What drafts would be worth with another standard value, or the difference it makes."""
    key, what = question.of.get("rate", ""), question.of.get("what", "")
    value = asked_value(key, question.of.get("new", ""))
    if value is None or what not in ("then", "difference"):
        return None
    rows = reads.drafts(question.actor)
    if question.of.get("case"):
        rows = rows.filter(pk=question.ref("case"))
    found = what_if(reads.materials(rows, on=question.today).values(), key, value)
    how = _("Varje utkast värderat med det nya värdet, och med allt annat som det är i dag.")
    if what == "difference":
        how += " " + _("Skillnaden är det minus värdet i dag.")
    return Explanation(
        label=WHAT_IF if what == "then" else WHAT_IF_ALL,
        how=how,
        rows=[
            Input(
                str(each.case),
                reverse("cases:result", args=[each.case.pk]),
                (formats.kr(each.now), formats.kr(each.then)),
                each.then if what == "then" else each.difference,
                0,
            )
            for each in found.drafts
        ],
        place=(_("Om en schablon ändras"), reverse("cases:what_if")),
        on=question.on,
        heads=(_("Nettonuvärde i dag"), _("Nettonuvärde då")),
        form=Form.MONEY,
    )


def explained_kinds() -> dict[str, FigureKind]:
    """The figures, each under its key."""

    def kind(label: str | Promise, explain: Explain, *takes: str) -> FigureKind:
        return FigureKind(label, "cases.read", explain, takes, dated=False)

    return {
        "cases.compared": kind(DIFFERENCE, compared, "case", "other", "nr", "what"),
        "cases.claimed": kind(CLAIMED, claim, "claim", "what"),
        "cases.what_if": kind(WHAT_IF_ALL, with_value, "case", "rate", "new", "what"),
    }
