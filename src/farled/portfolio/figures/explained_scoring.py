"""What an application's points rest on, criterion by criterion."""

from collections.abc import Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.methods.criteria import STEPS
from farled.portfolio.figures.scoring import judged
from farled.portfolio.reads import applying, scores
from farled.web.explained import Explanation, FigureKind, Form, Input, Question

POINTS = gettext_lazy("av högsta möjliga poäng")


def points(question: Question) -> Explanation | None:
    """The weighted mean of how far up its scale each criterion stands."""
    row = applying.applications(question.actor).filter(pk=question.ref("application")).first()
    joint = scores.joint_scores([row.pk]).get(row.pk, []) if row is not None else []
    if row is None or not joint:
        return None
    return Explanation(
        label=POINTS,
        how=_(
            "Varje kriterium ger noll till fyra steg: poängen minus ett, eller fem minus poängen där höga poäng talar "
            "emot. Stegen gånger vikten läggs ihop och delas med det högsta möjliga."
        ),
        heads=(_("Grupp"), _("Poäng"), _("Vikt"), _("Riktning")),
        rows=[
            Input(
                each.criterion.name,
                reverse("portfolio:criterion", args=[each.criterion_id]),
                (
                    each.criterion.group.name,
                    str(each.points),
                    str(each.criterion.weight),
                    str(each.criterion.get_direction_display()),
                ),
                amount=judged(each).steps * each.criterion.weight,
                of=STEPS * each.criterion.weight,
            )
            for each in joint
        ],
        form=Form.PERCENT,
        place=(str(row), reverse("portfolio:application", args=[row.pk])),
        on=question.on,
    )


def explained_kinds() -> Mapping[str, FigureKind]:
    """The figures, each under its key."""
    return {
        "portfolio.points": FigureKind(POINTS, "portfolio.read", points, takes=("application",), dated=False),
    }
