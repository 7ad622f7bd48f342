"""A document's metadata, its relations, and what the list is filtered by."""

from typing import Any, cast

import django_filters
from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from farled.direction import reads
from farled.direction.forms.fields import DecisionField, DocumentField, why_field
from farled.direction.models import Document
from farled.direction.states import DocumentKind, DocumentRelationKind, PlanForm
from farled.matters.reads import Decision, Matter, adopting_decisions, matters
from farled.people.reads import Actor, Body, bodies
from farled.web.forms import EditForm, EnumField, choose, needed_when
from farled.web.renderer import DateInput, LinesField

_EDITS = "direction.edit"
IN_FORCE, DRAFTED, OVER = "in_force", "draft", "over"  # as a list of documents is asked for


class DocumentForm(forms.Form):
    """What a document says of itself (E1)."""

    title = forms.CharField(label=_("Vad heter dokumentet?"), max_length=300)
    kind = EnumField(DocumentKind, label=_("Dokumentsort"))
    body = forms.ModelChoiceField(
        label=_("Vems dokument är det?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Hela organisationens"),
        help_text=_("En lokal plan hör till en nämnd, en förvaltning eller ett bolag."),
    )
    form = forms.ChoiceField(
        label=_("Den lokala planens form"), choices=[("", _("Inte en lokal plan")), *PlanForm.choices], required=False
    )
    purpose = forms.CharField(label=_("Syfte"), required=False, widget=forms.Textarea(attrs={"rows": 4}))
    applies_to = forms.CharField(label=_("Vilka gäller det för?"), required=False, max_length=300)
    responsible = forms.ModelChoiceField(
        label=_("Vem ansvarar för dokumentet?"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("Inte bestämt"),
    )
    responsible_function = forms.CharField(
        label=_("Funktion som ansvarar"),
        required=False,
        max_length=200,
        help_text=_("En funktion, inte en person, till exempel digitaliseringsdirektör."),
    )
    follow_up = forms.CharField(label=_("Hur följs det upp?"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    reference = forms.CharField(label=_("Diarienummer"), required=False, max_length=60)
    aliases = LinesField(
        label=_("Andra namn"),
        required=False,
        help_text=_("Ett per rad. Används när någon söker eller läser in en plan."),
    )
    issued_by = forms.CharField(
        label=_("Beslutas av någon utanför organisationen?"),
        required=False,
        max_length=200,
        help_text=_("Skriv vem, till exempel Regeringen. Lämna tomt om dokumentet beslutas här."),
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reach, every = actor.reach(_EDITS), bodies(actor)
        choose(self, "responsible", every)
        choose(self, "body", every if reach.whole else every.filter(pk__in=reach.bodies))
        if not reach.whole:  # a body's editor writes the documents of that body only
            self.fields["body"].required = True


class NewDocumentForm(DocumentForm):
    """A document to write, and the matter it is prepared in."""

    matter = forms.ModelChoiceField(
        label=_("Bereds i ärendet"), queryset=Matter.objects.none(), required=False, empty_label=_("Inget ärende än")
    )

    def __init__(self, actor: Actor, *args: Any, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        choose(self, "matter", matters(actor).order_by("-opened_on", "-pk"))


class ChangeDocumentForm(DocumentForm, EditForm):
    """The same for a document that is."""

    def __init__(self, actor: Actor, *args: Any, decided: bool, **kwargs: Any) -> None:
        super().__init__(actor, *args, **kwargs)
        self.fields["why"] = why_field(decided=decided)


class RelateForm(forms.Form):
    """What the document is to another."""

    kind = EnumField(DocumentRelationKind, label=_("Hur förhåller sig dokumentet till det andra?"))
    other = DocumentField(label=_("Vilket dokument?"), empty_label=_("Välj ett dokument"))
    decision = needed_when(
        DecisionField(
            label=_("Genom vilket beslut?"),
            queryset=Decision.objects.none(),
            required=False,
            empty_label=_("Inget beslut"),
            help_text=_("Behövs bara när ett redan beslutat dokument ersätter eller upphäver ett annat."),
        )
    )

    def __init__(self, actor: Actor, document: Document, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast(DocumentField, self.fields["other"]).organisation_id = actor.organisation_id
        choose(self, "other", reads.by_title(reads.documents_in_sight(actor), actor).exclude(pk=document.pk))
        choose(self, "decision", adopting_decisions(actor))


class DocumentFilter(django_filters.FilterSet):  # type: ignore[misc]
    """By text, kind, body and the day it holds."""

    text = django_filters.CharFilter(label=_("Titel eller diarienummer"), method="by_text", widget=forms.SearchInput)
    kind = django_filters.ChoiceFilter(label=_("Dokumentsort"), choices=DocumentKind.choices, empty_label=_("Alla"))
    body = django_filters.ModelChoiceFilter(
        label=_("Egen för"), queryset=lambda request: bodies(request.actor), empty_label=_("Alla")
    )
    stands = django_filters.ChoiceFilter(
        label=_("Status i dag"),
        method="by_standing",
        empty_label=_("Alla"),
        choices=[(IN_FORCE, _("gäller")), (DRAFTED, _("har ett utkast")), (OVER, _("gäller inte längre"))],
    )
    on = django_filters.DateFilter(label=_("Gäller den"), method="by_day", widget=DateInput)

    class Meta:
        """Declared names only."""

        model = Document
        fields: tuple[str, ...] = ()

    @property
    def day(self) -> Any:
        """The day filtered by, or None."""
        return self.form.cleaned_data.get("on") if self.form.is_valid() else None

    def by_text(self, rows: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        """In title, other names or diary number."""
        return reads.search_documents(rows, value)

    def by_standing(self, rows: QuerySet[Document], name: str, value: str) -> QuerySet[Document]:
        """By whether they hold today, have a draft, or have held and do no longer."""
        today = self.request.today
        return {IN_FORCE: reads.in_force, DRAFTED: reads.with_draft, OVER: reads.no_longer}[value](rows, today)

    def by_day(self, rows: QuerySet[Document], name: str, value: Any) -> QuerySet[Document]:
        """With a version that holds that day."""
        return rows.filter(pk__in=reads.in_force(rows, value))
