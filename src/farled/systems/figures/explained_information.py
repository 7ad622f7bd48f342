"""What the figures of information, e-services, legacy and exits rest on, row by row."""

from collections.abc import Callable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.systems import reads
from farled.systems.figures import legacy
from farled.systems.models import DataSet
from farled.systems.states import RUNNING, ExitState
from farled.web import formats
from farled.web.explained import Explanation, FigureKind, Form, Input, Question
from farled.web.formats import DASH

OWNED = gettext_lazy("har en namngiven informationsägare")
OWNERLESS = gettext_lazy("e-tjänster utan ägare")
PLANNED = gettext_lazy("system och datamängder står i bevarandeplanen")
INDEX = gettext_lazy("index för digitalt arv")
ANSWERED = gettext_lazy("frågor besvarade")
HINDERING = gettext_lazy("per år i kostnad som hindrar")
ENDING = gettext_lazy("per år upphör enligt planerna")
MET = gettext_lazy("kriterier uppfyllda")


def owned(question: Question) -> Explanation:
    """The share of data sets with a named owner (A23)."""
    return Explanation(
        label=OWNED,
        how=_("Datamängder där en nämnd, förvaltning eller ett bolag är informationsägare, av alla datamängder."),
        heads=(_("Informationsägare"), _("Delning")),
        rows=[
            Input(
                row.name,
                _data_set(row),
                (row.owner.name if row.owner else _("ingen"), str(row.get_sharing_display())),
                amount=int(row.owner is not None),
            )
            for row in reads.data_sets(question.actor)
        ],
        form=Form.SHARE,
        place=(_("Datamängder"), reverse("systems:data_sets")),
        on=question.on,
        listed=f"{reverse('systems:data_sets')}?missing=owner",
    )


def _data_set(row: DataSet) -> str:
    return reverse("systems:data_set", args=[row.pk])


def ownerless(question: Question) -> Explanation:
    """How many e-services nobody owns (R86)."""
    every = list(reads.eservices(question.actor))
    left = set(reads.ownerless(reads.eservices(question.actor)).values_list("pk", flat=True))
    return Explanation(
        label=OWNERLESS,
        how=_(
            "E-tjänster som inte hör till ett verksamhetssystem med systemägare, och där det inte heller är beslutat "
            "vem som äger dem."
        ),
        heads=(_("Verksamhetssystem"), _("Ägare")),
        rows=[
            Input(
                row.name,
                reverse("systems:eservice", args=[row.pk]),
                (row.system.name if row.system else DASH, str(reads.whose(row) or DASH)),
                amount=int(row.pk in left),
            )
            for row in every
        ],
        place=(_("E-tjänster"), reverse("systems:eservices")),
        on=question.on,
        listed=f"{reverse('systems:eservices')}?missing=owner",
    )


def planned(question: Question) -> Explanation:
    """How much of what holds information the keeping plan speaks of (S133)."""
    gaps = reads.unplanned(question.actor)
    systems = list(reads.systems(question.actor).filter(state__in=RUNNING))
    without = {each.pk for each in gaps.systems}, {each.pk for each in gaps.data_sets}
    return Explanation(
        label=PLANNED,
        how=_(
            "System i drift eller under avveckling, och datamängder, som det finns minst en rad om i bevarandeplanen. "
            "En datamängd räknas också när det finns en rad om dess system, och ett system när det finns en rad om "
            "någon av dess datamängder."
        ),
        heads=(_("Slag"),),
        rows=[
            *(
                Input(each.name, legacy.page_of(each), (_("system"),), amount=int(each.pk not in without[0]))
                for each in systems
            ),
            *(
                Input(each.name, _data_set(each), (_("datamängd"),), amount=int(each.pk not in without[1]))
                for each in reads.data_sets(question.actor)
            ),
        ],
        form=Form.OF_TOTAL,
        place=(_("Bevarandeplan"), reverse("systems:keeping")),
        on=question.on,
        listed=reverse("systems:keeping_gaps"),
    )


def index(question: Question) -> Explanation | None:
    """A system's index: how much each answer hinders, weighed."""
    found = _legacy(question)
    if found is None:
        return None
    lowest, highest = formats.share(found.profile.lowest), formats.share(found.profile.highest)
    how = _(
        "Varje svar ger poäng efter hur mycket det hindrar, gånger frågans vikt. Lägsta steget som möjliggör ger inga "
        "poäng, högsta steget som hindrar ger alla. Indexet är poängen av de poäng som de besvarade frågorna kan ge."
    )
    if found.missing and found.index is not None:
        how += " " + _(
            "Frågor utan svar räknas inte alls. Vad de än får för svar hamnar indexet mellan %(lowest)s och "
            "%(highest)s."
        ) % {"lowest": lowest, "highest": highest}
    return Explanation(
        label=INDEX,
        how=how,
        heads=(_("Svar"), _("Vikt"), _("Grund")),
        rows=[
            Input(
                line.criterion.question,
                legacy.page_of(found.system),
                (line.level, formats.number(line.criterion.weight), line.answer.ground if line.answer else ""),
                amount=line.points,
                of=line.most,
            )
            for line in found.lines
        ],
        form=Form.PERCENT,
        place=(found.system.name, legacy.page_of(found.system)),
        on=question.on,
    )


def answered(question: Question) -> Explanation | None:
    """How many of the questions are answered of a system."""
    found = _legacy(question)
    if found is None:
        return None
    return Explanation(
        label=ANSWERED,
        how=_("Frågor om digitalt arv som har ett svar för systemet, av alla som används."),
        heads=(_("Svar"),),
        rows=[
            Input(
                line.criterion.question,
                legacy.page_of(found.system),
                (line.level,),
                amount=int(line.answer is not None),
            )
            for line in found.lines
        ],
        form=Form.OF_TOTAL,
        place=(found.system.name, legacy.page_of(found.system)),
        on=question.on,
    )


def _legacy(question: Question) -> legacy.Legacy | None:
    rows = legacy.legacies(question.actor, reads.systems(question.actor).filter(pk=question.ref("system")))
    return rows[0] if rows else None


def hindering(question: Question) -> Explanation:
    """The yearly cost that hinders: of one system, or of all that are assessed and have a cost."""
    chosen = reads.systems(question.actor).filter(pk=question.ref("system")) if "system" in question.of else None
    found = legacy.candidates(legacy.legacies(question.actor, chosen))
    return Explanation(
        label=HINDERING,
        how=_("Systemets kostnad per år gånger dess index. Bara system som är bedömda och har en kostnad räknas."),
        heads=(_("Index"), _("Kostnad per år")),
        rows=[
            Input(
                each.system.system.name,
                legacy.page_of(each.system.system),
                (formats.share(each.index), formats.kr(each.cost)),
                amount=each.hindering,
                of=each.cost,
            )
            for each in found
        ],
        form=Form.MONEY,
        place=(_("Digitalt arv"), reverse("systems:legacy")),
        on=question.on,
    )


def ending(question: Question) -> Explanation:
    """The yearly cost that really ends by the plans that are decided or carried out."""
    return Explanation(
        label=ENDING,
        how=_("Den kostnad per år som verkligen upphör, i planer som är beslutade eller genomförda."),
        heads=(_("Avvecklas"), _("Läge")),
        rows=[
            Input(
                plan.system.name,
                reverse("systems:exit_plan", args=[plan.pk]),
                (formats.day(plan.planned_on), str(ExitState(plan.state).label)),
                amount=(plan.ends_cost or 0) if plan.state != ExitState.PLANNED else 0,
                of=plan.ends_cost or 0,
            )
            for plan in reads.exit_plans(question.actor)
        ],
        form=Form.MONEY,
        place=(_("Avveckling"), reverse("systems:exits")),
        on=question.on,
        listed=reverse("systems:exits"),
    )


def met(question: Question) -> Explanation | None:
    """How many of the criteria for those who use an e-service it meets (S120)."""
    row = reads.eservices(question.actor).prefetch_related("answers").filter(pk=question.ref("eservice")).first()
    if row is None:
        return None
    page = reverse("systems:eservice", args=[row.pk])
    return Explanation(
        label=MET,
        how=_("Frågor med svaret ja, av alla fyra. Delvis, nej och det som ingen har svarat på räknas inte."),
        heads=(_("Svar"), _("Grund")),
        rows=[
            Input(
                each.question,
                page,
                (each.word, each.ground),
                amount=int(each.met),
            )
            for each in reads.criteria_of(row)
        ],
        form=Form.OF_TOTAL,
        place=(row.name, page),
        on=question.on,
    )


def explained_kinds() -> dict[str, FigureKind]:
    """The figures, each under its key."""

    def kind(
        label: object, explain: Callable[[Question], Explanation | None], *takes: str, secret: bool = False
    ) -> FigureKind:
        capability = "systems.read_secret" if secret else "systems.read"
        return FigureKind(label=label, capability=capability, explain=explain, takes=takes, dated=False)  # type: ignore[arg-type] # a lazy text

    return {
        "systems.owned": kind(OWNED, owned),
        "systems.ownerless": kind(OWNERLESS, ownerless),
        "systems.planned": kind(PLANNED, planned),
        "systems.met": kind(MET, met, "eservice"),
        "systems.legacy": kind(INDEX, index, "system", secret=True),
        "systems.legacy_answered": kind(ANSWERED, answered, "system", secret=True),
        "systems.hindering": kind(HINDERING, hindering, "system", secret=True),
        "systems.ending": kind(ENDING, ending),
    }
