"""The forms of meetings, points to answer, motions, the diary and assignments."""

from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.matters import reads, rules
from farled.matters.forms.matters import SecrecyFields
from farled.matters.models import Assignment, DiaryEntry, Matter, Meeting, Motion
from farled.matters.states import AssignmentState, Course
from farled.people.reads import Actor, Body, Group, bodies, groups
from farled.web.forms import EditForm, EnumField, choose, needed_when, now
from farled.web.renderer import DateField, DateInput, LinesField


class CallForm(forms.Form):
    """Who meets, and when."""

    body = forms.ModelChoiceField(
        label=_("Nämnd eller styrelse"),
        queryset=Body.objects.none(),
        empty_label=_("Välj"),
        error_messages={"required": _("Ange antingen nämnd eller grupp. Det är den som sammanträdde.")},
    )
    group = forms.ModelChoiceField(
        label=_("Eller grupp"), queryset=Group.objects.none(), required=False, empty_label=_("Ingen grupp")
    )
    on = DateField(label=_("Sammanträdets dag"))

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "body", bodies(actor))
        choose(self, "group", groups(actor))
        self.fields["body"].required = not self.data.get("group")


class ListForm(forms.Form):
    """A matter to put on a meeting's list."""

    matter = forms.ModelChoiceField(label=_("Ärende"), queryset=Matter.objects.none(), empty_label=_("Välj ärende"))

    def __init__(self, actor: Actor, meeting: Meeting, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "matter", reads.to_list(actor, meeting))


class AnswerForm(EditForm):
    """The answer to a point of a recommittal."""

    answer = forms.CharField(
        label=_("Vad är svaret?"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Flyttas punkten till ett eget ärende skriver du varför."),
    )
    on = DateField(label=_("Besvarad den"))
    moved_to = forms.ModelChoiceField(
        label=_("Flyttas till ärendet"), queryset=Matter.objects.none(), required=False, empty_label=_("Inget ärende")
    )
    moved_text = forms.CharField(
        label=_("Eller flyttas till"),
        required=False,
        max_length=200,
        help_text=_("När det andra ärendet inte är registrerat här än."),
    )
    node = forms.ChoiceField(label=_("Ledde till insatsen"), required=False)

    def __init__(self, actor: Actor, matter: Matter, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "moved_to", reads.others(actor, matter))
        self.fields["node"].choices = [("", _("Ingen insats")), *reads.node_choices(actor)]  # type: ignore[attr-defined]


class MotionForm(EditForm):
    """What a motion says."""

    parties = forms.CharField(
        label=_("Vem väckte motionen?"),
        max_length=100,
        help_text=_(
            "Partiets beteckning, till exempel M. Flera skiljs åt med komma. Namn på personer skrivs inte här."
        ),
    )
    submitted_on = DateField(label=_("Dagen den väcktes"))
    claims = LinesField(label=_("Att-satser"), help_text=_("Vad motionen begär, en att-sats per rad: att …"))
    text = forms.CharField(label=_("Motionens text"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    covered_by = forms.ChoiceField(
        label=_("Täcks redan av insatsen"),
        required=False,
        help_text=_("När svaret är att arbetet redan pågår: insatsen som gör det motionen begär."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("Ingen insats")), *reads.node_choices(actor)]
        self.fields["covered_by"].choices = choices  # type: ignore[attr-defined]

    def clean_parties(self) -> list[str]:
        """Each party by itself."""
        return rules.parties_of(self.cleaned_data["parties"])


def motion_now(motion: Motion) -> dict[str, Any]:
    """What is stored of a motion, as the form to change it begins."""
    return {**now(motion, MotionForm), "parties": ", ".join(motion.parties)}


class FirstMotionForm(MotionForm):
    """The same when nothing has been written of the motion yet: there is no version to have seen."""

    version = None  # type: ignore[assignment]  # how Django leaves a field out


class EntryForm(SecrecyFields):
    """A document to enter in the diary."""

    course = EnumField(Course, label=_("Är handlingen inkommen, upprättad eller utgående?"))
    on = DateField(label=_("Dag"), help_text=_("Då handlingen kom in, blev klar eller skickades."))
    counterpart = needed_when(
        forms.CharField(
            label=_("Från eller till vem?"),
            required=False,
            max_length=200,
            help_text=_("Avsändare eller mottagare. Behövs när handlingen är inkommen eller utgående."),
        )
    )
    subject = forms.CharField(label=_("Vad rör handlingen i korthet?"), max_length=300)
    field_order = ("course", "on", "counterpart", "subject", "confidential", "secrecy_ground")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["confidential"].label = _("Handlingen omfattas av sekretess")
        self.fields["confidential"].help_text = _(
            "Då visar diariet bara dag och nummer för den som inte får läsa sekretess."
        )


class CorrectEntryForm(EditForm, EntryForm):
    """An entry to correct, with the reason."""

    why = forms.CharField(label=_("Varför?"), max_length=300, help_text=_("Skälet syns i ärendets historik."))


class AssignmentForm(forms.Form):
    """An assignment to register."""

    title = forms.CharField(label=_("Vad är uppdraget?"), max_length=300)
    text = forms.CharField(label=_("Beskrivning"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    given_in = forms.CharField(
        label=_("Var står det?"),
        max_length=200,
        help_text=_("Till exempel budget 2020, eller ett beslut med paragraf."),
    )
    given_on = DateField(label=_("När gavs det?"), required=False)
    given_by = forms.ModelChoiceField(
        label=_("Vem gav det?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Framgår inte"),
        help_text=_("Bara det organet kan förklara uppdraget fullgjort."),
    )
    given_to = forms.ModelChoiceField(label=_("Vem fick det?"), queryset=Body.objects.none(), empty_label=_("Välj"))
    matter = forms.ModelChoiceField(
        label=_("Utförs i ärendet"), queryset=Matter.objects.none(), required=False, empty_label=_("Inget ärende än")
    )
    due = DateField(
        label=_("Ska redovisas senast"), required=False, help_text=_("Då får enheten det i sin lista att göra.")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "given_by", bodies(actor))
        choose(self, "given_to", bodies(actor))
        choose(self, "matter", reads.matters(actor).order_by("-opened_on", "-pk"))


class ChangeAssignmentForm(EditForm, AssignmentForm):
    """The same for an assignment that is."""


class StageForm(forms.Form):
    """A stage to add."""

    text = forms.CharField(label=_("Vad omfattar etappen?"), max_length=300)
    due = DateField(label=_("Ska redovisas senast"), required=False)


class ReportForm(EditForm):
    """What has been done."""

    report = forms.CharField(label=_("Vad är gjort?"), widget=forms.Textarea(attrs={"rows": 5}))
    on = DateField(label=_("Redovisat den"))


class MeetingFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By organ."""

    body = django_filters.ModelChoiceFilter(
        label=_("Nämnd eller styrelse"), queryset=lambda request: bodies(request.actor), empty_label=_("Alla")
    )

    class Meta:
        """Declared names only."""

        model = Meeting
        fields: tuple[str, ...] = ()


class AssignmentFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, state and who was given it."""

    text = django_filters.CharFilter(label=_("Uppdrag eller var det står"), method="by_text", widget=forms.SearchInput)
    state = django_filters.ChoiceFilter(label=_("Status"), choices=AssignmentState.choices, empty_label=_("Alla"))
    given_to = django_filters.ModelChoiceFilter(
        label=_("Gavs till"), queryset=lambda request: bodies(request.actor), empty_label=_("Alla")
    )

    class Meta:
        """Declared names only."""

        model = Assignment
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[Assignment], name: str, value: str) -> QuerySet[Assignment]:
        """In an open title or where it stands."""
        return reads.search_assignments(rows, value)


class DiaryFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, course and day."""

    text = django_filters.CharFilter(
        label=_("Diarienummer, avsändare eller vad det rör"), method="by_text", widget=forms.SearchInput
    )
    course = django_filters.ChoiceFilter(label=_("Slag"), choices=Course.choices, empty_label=_("Alla"))
    since = django_filters.DateFilter(field_name="on", lookup_expr="gte", label=_("Från och med"), widget=DateInput)

    class Meta:
        """Declared names only."""

        model = DiaryEntry
        fields: tuple[str, ...] = ()

    def by_text(self, rows: QuerySet[DiaryEntry], name: str, value: str) -> QuerySet[DiaryEntry]:
        """In the number, or in what an open entry says."""
        return reads.search_diary(rows, value)
