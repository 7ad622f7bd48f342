"""Opening, answering, reminding of and handing in a follow-up round."""

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.people.reads import Body
from farled.planning.forms.content import text_area
from farled.planning.models import Answer, Return
from farled.planning.states import MOVES, Light, Part, Status
from farled.web.forms import EditForm, SeveralField, choose, needed_when
from farled.web.renderer import DateField


class RoundForm(forms.Form):
    """What is followed up, by when, and with what instructions."""

    title = forms.CharField(label=_("Vad heter uppföljningen?"), max_length=200)
    period_from = DateField(label=_("Vilken period? Från"))
    period_to = DateField(label=_("Till och med"))
    due = DateField(label=_("Svar senast"))
    heard_by = DateField(
        label=_("De som medverkar svarar senast"),
        required=False,
        help_text=_("En tidigare dag, så att den som ansvarar hinner läsa innan den själv svarar."),
    )
    instructions = forms.CharField(
        label=_("Anvisningar"),
        widget=text_area(4),
        required=False,
        help_text=_("Står överst på allas svarssida. Vad ska de tänka på den här gången?"),
    )
    approving = SeveralField(
        label=_("Vilka godkänner svaret internt?"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Där läser en beslutsfattare svaret innan det lämnas in. Ingen godkänner det den själv har skrivit."
        ),
    )

    def __init__(self, bodies: QuerySet[Body], having: set[int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "approving", bodies.filter(pk__in=having))
        if not bodies.filter(pk__in=having).exists():
            self.fields["approving"].widget = forms.MultipleHiddenInput()


class AnswerForm(EditForm):
    """What a body says of one activity. Nothing is required: it is saved as it goes."""

    light = forms.ChoiceField(label=_("Hur går det?"), choices=Light.choices, required=False, widget=forms.RadioSelect)
    text = forms.CharField(label=_("Vad har hänt?"), widget=text_area(4), required=False)
    next_step = forms.CharField(label=_("Nästa steg"), widget=text_area(2), required=False)
    status = forms.ChoiceField(label=_("Status"), choices=Status.choices, required=False)
    outcome = needed_when(
        forms.CharField(
            label=_("Utfall"),
            widget=text_area(3),
            required=False,
            help_text=_("Behövs när status avslutar aktiviteten: vad blev det, och för vem?"),
        )
    )
    proposed_end = DateField(
        label=_("Föreslå ny sluttid"),
        required=False,
        help_text=_("Fyll bara i om det inte blir klart i tid. Den som håller planen svarar."),
    )

    def __init__(self, answer: Answer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if answer.part != Part.LEAD:
            for name in ("next_step", "status", "outcome", "proposed_end"):
                del self.fields[name]
            return
        now = Status(answer.activity.status)
        status = cast(forms.ChoiceField, self.fields["status"])
        status.widget.choices = [(each.value, each.label) for each in Status if each is now or each in MOVES[now]]


class SubmitForm(EditForm):
    """Handing in, with why when somebody has not been heard."""

    without = forms.CharField(
        label=_("Varför lämnar ni in utan att alla som medverkar har svarat?"), widget=text_area(2), required=False
    )

    def __init__(self, late: list[str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if late:
            self.fields["without"].help_text = _("Har inte svarat: %(bodies)s.") % {"bodies": ", ".join(late)}
        else:
            self.fields["without"].widget = forms.HiddenInput()


class SendBackForm(EditForm):
    """What has to be changed."""

    comment = forms.CharField(label=_("Vad behöver ändras?"), widget=text_area(3), max_length=1000)


class ReturnsField(SeveralField):
    """Returns of one round, each known by its body."""

    def label_from_instance(self, obj: Any) -> str:
        """The body's name."""
        return str(obj.body.name)


class RemindForm(forms.Form):
    """Who is reminded, by when, with what words."""

    returns = ReturnsField(label=_("Vilka?"), queryset=None, widget=forms.CheckboxSelectMultiple)
    due = DateField(label=_("Ny sista dag"))
    note = forms.CharField(
        label=_("Några ord"), widget=text_area(2), max_length=300, required=False,
        help_text=_("Står bredvid uppgiften på deras startsida."),
    )  # fmt: skip

    def __init__(self, waiting: QuerySet[Return], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "returns", waiting)


class ReopenForm(EditForm):
    """Until when answers are taken again."""

    due = DateField(label=_("Svar senast"))


def suggested(plan: str, *, until: date | None, today: date) -> dict[str, Any]:
    """What the form of a new round begins with: the year, or the last year of a plan that has ended."""
    ended = until if until is not None and until < today else None
    year = ended.year if ended else today.year
    return {
        "title": _("Uppföljning %(year)s av %(plan)s") % {"year": year, "plan": plan},
        "period_from": date(year, 1, 1),
        "period_to": ended or date(year, 12, 31),
    }
