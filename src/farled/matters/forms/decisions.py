"""The form of how a matter was handled at a meeting: the decision, and all that was said around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from farled.matters import reads, rules
from farled.matters.acts import Fulfils, Moved, Put, Said, SteppedOut, StoodAside
from farled.matters.models import Assignment, Decision
from farled.matters.states import DissentKind, Fate, Outcome, ProposalKind
from farled.people.reads import Actor, Body, Group, bodies, groups
from farled.web.form_rows import RowsForm
from farled.web.forms import EditForm, EnumField, choose, now
from farled.web.numbers import wholes
from farled.web.renderer import DateField, LinesField

FIRST, SECOND = "first", "second"
WHO = _("Vem?")

# Each kind of row: what the part is called, what one row is called, and a line of help.
WORDS = {
    "proposals": (
        _("Yrkanden"),
        _("Yrkande"),
        _("Vem är partiets beteckning, som M eller SD, eller en roll som ordföranden. Personers namn skrivs inte här."),
    ),
    "ballots": (
        _("Proposition och votering"),
        _("Proposition"),
        _("Vilket yrkande som ställdes mot vilket, och vad som vann. Rösterna fylls i bara om de räknades."),
    ),
    "dissents": (
        _("Reservationer och yttranden"),
        _("Avvikande mening"),
        _("En reservation stöder ett annat förslag: välj yrkandet, eller skriv det egna förslaget."),
    ),
    "recusals": (
        _("Jäv"),
        _("Den som inte deltar"),
        _(
            "Den som har anmält jäv deltar inte i ärendet: yrkar inte, reserverar sig inte och justerar inte. "
            "Ledamöter i samma parti skiljs åt med nummer, till exempel M 2."
        ),
    ),
    "fulfils": (
        _("Uppdrag som förklaras fullgjorda"),
        _("Uppdrag"),
        _("Ange vilken beslutspunkt som förklarar uppdraget fullgjort."),
    ),
}


def row_fields(name: str, *, proposals: int, assignments: QuerySet[Assignment]) -> dict[str, forms.Field]:
    """The fields of a row: a proposal, a proposition, a dissent, or an assignment that a clause declares fulfilled.

    ``proposals`` is how many there are to point at by their numbers.
    """
    numbers = [(str(n), _("Yrkande %s") % n) for n in range(1, proposals + 1)]

    def proposal(label: Any, empty: Any) -> forms.Field:
        return forms.TypedChoiceField(label=label, choices=[("", empty), *numbers], coerce=int, empty_value=None)

    def votes(label: Any) -> forms.Field:
        return forms.IntegerField(label=label, min_value=0, max_value=1000)

    def text(label: Any) -> forms.Field:
        return forms.CharField(label=label, max_length=4000, widget=forms.Textarea(attrs={"rows": 2}))

    if name == "proposals":
        return {
            "who": forms.CharField(label=WHO, max_length=100),
            "kind": EnumField(ProposalKind, label=_("Yrkande")),
            "fate": EnumField(Fate, label=_("Hur gick det?")),
            "text": text(_("Vad säger yrkandet?")),
        }
    if name == "ballots":
        ways = [("", _("Välj")), (FIRST, _("Det första")), (SECOND, _("Det andra, eller avslag"))]
        return {
            "put": proposal(_("Det första"), _("Välj")),
            "against": proposal(_("Mot"), _("Avslag")),
            "carried": forms.ChoiceField(label=_("Vad vann?"), choices=ways),
            "yes": votes(_("Ja")),
            "no": votes(_("Nej")),
            "abstained": votes(_("Avstår")),
        }
    if name == "dissents":
        return {
            "who": forms.CharField(label=WHO, max_length=100),
            "kind": EnumField(DissentKind, label=_("Slag")),
            "favours": proposal(_("Till förmån för"), _("Inget yrkande")),
            "clauses": forms.CharField(label=_("Beslutspunkter, om inte alla"), max_length=40),
            "text": text(_("Vad säger den, eller vilket är det egna förslaget?")),
        }
    if name == "recusals":
        return {
            "who": forms.CharField(label=WHO, max_length=40),
            "ground": text(_("Varför, om det sades?")),
        }
    return {
        "assignment": forms.ModelChoiceField(label=_("Uppdrag"), queryset=assignments, empty_label=_("Välj uppdrag")),
        "clause": forms.IntegerField(label=_("Beslutspunkt nummer"), min_value=1, max_value=99),
    }


@dataclass(frozen=True, slots=True)
class Part:
    """One kind of row as the page shows it."""

    name: str
    title: str | Promise
    legend: str | Promise
    help: str | Promise
    rows: list[list[BoundField]]
    open: bool


class HandlingForm(RowsForm):
    """What was decided and said."""

    ROWS: ClassVar[Mapping[str, int]] = {"proposals": 2, "ballots": 1, "dissents": 2, "recusals": 1, "fulfils": 1}
    NEEDED: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "proposals": ("who", "kind", "fate"),
        "ballots": ("put", "carried"),
        "dissents": ("who", "kind"),
        "recusals": ("who",),
        "fulfils": ("assignment", "clause"),
    }
    NUMBERED: ClassVar[Mapping[str, tuple[tuple[str, str], ...]]] = {
        "proposals": (("ballots", "put"), ("ballots", "against"), ("dissents", "favours"))
    }

    outcome = EnumField(Outcome, label=_("Vad blev beslutet?"))
    recommends = forms.BooleanField(
        label=_("Det är ett förslag till ett högre organ"),
        required=False,
        help_text=_("Till exempel när styrelsen föreslår fullmäktige att besluta så. Ärendet är då inte avgjort än."),
    )
    paragraph = forms.CharField(
        label=_("Paragraf i protokollet"), required=False, max_length=20, help_text=_("Bara numret, till exempel 87.")
    )
    clauses = LinesField(
        label=_("Beslutspunkter"), required=False, help_text=_("En punkt per rad, i protokollets ordning.")
    )
    points = LinesField(
        label=_("Vad ska kompletteras?"),
        required=False,
        help_text=_("Bara vid återremiss: en punkt per rad. Var och en ska besvaras innan ärendet kan avgöras."),
    )
    tabled_to = DateField(
        label=_("Bordlagt till"), required=False, help_text=_("Bara vid bordläggning: dagen då ärendet tas upp igen.")
    )
    immediately_verified = forms.BooleanField(label=_("Paragrafen är omedelbart justerad"), required=False)
    verified_on = DateField(label=_("Dag för justering"), required=False)
    verified_by = forms.CharField(
        label=_("Vilka justerar?"),
        required=False,
        max_length=100,
        help_text=_("Partiets beteckning eller en roll, till exempel ordföranden och M. Inte personers namn."),
    )
    copies_to = forms.CharField(
        label=_("Kopia till"), required=False, max_length=300, help_text=_("Skilj mottagarna åt med semikolon.")
    )
    order_of_vote = forms.CharField(
        label=_("Propositionsordning"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Hur ordföranden ställde förslagen mot varandra, när det fanns fler än ett."),
    )

    def __init__(
        self, actor: Actor, data: Any = None, *args: Any, decision: Decision | None = None, **kwargs: Any
    ) -> None:
        self.assignments = reads.to_fulfil(actor, decision)
        super().__init__(data, *args, **kwargs)

    def row_fields(self, name: str) -> dict[str, forms.Field]:
        """A proposal, a proposition, a dissent, or an assignment that a clause declares fulfilled."""
        return row_fields(name, proposals=self.counts["proposals"], assignments=self.assignments)

    @property
    def parts(self) -> list["Part"]:
        """The rows as the page shows them, each kind folded away while nothing is in it."""
        shown = [name for name in self.ROWS if name != "fulfils" or self.assignments.exists()]
        return [Part(name, *WORDS[name], list(self.rows(name)), open=self._is_in_use(name)) for name in shown]

    def _is_in_use(self, name: str) -> bool:
        fields = [field for row in self.rows(name) for field in row]
        fields += [self["order_of_vote"]] if name == "ballots" else []
        return any(field.value() not in (None, "") or field.errors for field in fields)

    def clean(self) -> dict[str, Any]:
        """The decision's own fields, and all that was said as the act takes it."""
        super().clean()
        typed = {name: self.filled(name) for name in self.ROWS}
        numbers = [self._numbers(row, place) for place, row in enumerate(typed["dissents"])]
        cleaned = {name: value for name, value in self.cleaned_data.items() if name not in self.row_names()}
        points, order_of_vote = cleaned.pop("points", []), cleaned.pop("order_of_vote", "")
        verified_by = rules.parties_of(cleaned.pop("verified_by", ""))
        if self.errors:
            return cleaned
        cleaned["said"] = Said(
            proposals=[
                Moved(rules.parties_of(row["who"]), row["kind"], row["fate"], row["text"]) for row in typed["proposals"]
            ],
            order_of_vote=order_of_vote,
            ballots=[
                Put(row["put"], row["carried"] == FIRST, row["against"], row["yes"], row["no"], row["abstained"])
                for row in typed["ballots"]
            ],
            dissents=[
                StoodAside(rules.parties_of(row["who"]), row["kind"], clauses, row["favours"], row["text"])
                for row, clauses in zip(typed["dissents"], numbers, strict=True)
            ],
            points=points,
            recusals=[SteppedOut(row["who"], row["ground"]) for row in typed["recusals"]],
            verified_by=verified_by,
            fulfils=[Fulfils(row["clause"], row["assignment"]) for row in typed["fulfils"]],
        )
        return cleaned

    def _numbers(self, row: dict[str, Any], place: int) -> list[int]:
        words = (row["clauses"] or "").replace(",", " ").split()
        numbers = wholes(words)
        if len(numbers) < len(words):
            self.add_error(f"dissents-{place}-clauses", _("Skriv punkternas nummer, till exempel 1, 3."))
            return []
        return numbers


class DecideForm(HandlingForm):
    """How a matter was handled at a meeting."""

    on = DateField(label=_("Sammanträdets dag"))
    body = forms.ModelChoiceField(
        label=_("Nämnd eller styrelse som sammanträdde"),
        queryset=Body.objects.none(),
        empty_label=_("Välj"),
        error_messages={"required": _("Ange antingen nämnd eller grupp. Det är den som sammanträdde.")},
    )
    group = forms.ModelChoiceField(
        label=_("Eller grupp som sammanträdde"),
        queryset=Group.objects.none(),
        required=False,
        empty_label=_("Ingen grupp"),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "body", bodies(actor))
        choose(self, "group", groups(actor))
        self.fields["body"].required = not self.data.get("group")


class CorrectForm(HandlingForm, EditForm):
    """A decision to correct, with the reason."""

    why = forms.CharField(
        label=_("Varför rättar du?"), max_length=300, help_text=_("Skälet syns i historiken. Protokollet ändras inte.")
    )


def decision_now(decision: Decision) -> dict[str, Any]:
    """What is stored of a decision, as the form to correct it begins."""
    said = now(decision, CorrectForm)
    said["points"] = [point.text for point in decision.points.all()]
    for row, moved in enumerate(decision.proposals.all()):
        said |= _row("proposals", row, who=", ".join(moved.who), kind=moved.kind, fate=moved.fate, text=moved.text)
    for row, put in enumerate(decision.ballots.all()):
        said |= _row("ballots", row, put=put.put.order, against=put.against.order if put.against else "",
                     carried=FIRST if put.carried else SECOND, yes=put.yes, no=put.no,
                     abstained=put.abstained)  # fmt: skip
    for row, aside in enumerate(decision.dissents.all()):
        said |= _row("dissents", row, who=", ".join(aside.who), kind=aside.kind, text=aside.text,
                     clauses=", ".join(map(str, aside.clauses)),
                     favours=aside.favours.order if aside.favours else "")  # fmt: skip
    said["verified_by"] = ", ".join(decision.verified_by)
    for row, out in enumerate(decision.recusals.all()):
        said |= _row("recusals", row, who=out.who, ground=out.ground)
    for row, each in enumerate(decision.fulfilments.all()):
        said |= _row("fulfils", row, assignment=each.assignment_id, clause=each.clause)
    return said


def _row(name: str, row: int, **values: Any) -> dict[str, Any]:
    return {f"{name}-{row}-{key}": value for key, value in values.items()}


class SendForm(EditForm):
    """Which copies have been sent, and when."""

    copies = forms.TypedMultipleChoiceField(
        label=_("Vilka har fått sin kopia?"), widget=forms.CheckboxSelectMultiple, coerce=int
    )
    on = DateField(label=_("Skickad den"))

    def __init__(self, decision: Decision, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        left = [(copy.pk, copy.recipient) for copy in decision.copies.all() if copy.sent_on is None]
        self.fields["copies"].choices = left  # type: ignore[attr-defined]
        self.fields["copies"].initial = [pk for pk, _recipient in left]


class DecisionFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By matter and by what was decided."""

    matter = django_filters.ModelChoiceFilter(
        label=_("Ärende"), queryset=lambda request: reads.matters(request.actor), empty_label=_("Alla")
    )
    outcome = django_filters.ChoiceFilter(label=_("Beslut"), choices=Outcome.choices, empty_label=_("Alla"))

    class Meta:
        """Declared names only."""

        model = Decision
        fields: tuple[str, ...] = ()
