"""What the forms of a new consultation begin with: its day, its name, and ten questions to start from (R26, E13)."""

from calendar import monthrange
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from farled.direction.reads import DocumentVersion

MONTHS = 3  # the time Göteborg's executive board gives its bodies


def three_months_after(day: date) -> date:
    """The same day three months later, or the last of that month."""
    year, month = divmod(day.month - 1 + MONTHS, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def suggested(proposal: DocumentVersion | None, *, today: date) -> dict[str, Any]:
    """What the form of a new consultation begins with."""
    begun: dict[str, Any] = {"due": three_months_after(today)}
    if proposal is not None:
        begun |= {"proposal": proposal.pk, "matter": proposal.matter_id}
        begun["title"] = (_("Remiss av %(document)s") % {"document": proposal.document.title})[:200]
        begun["reference"] = proposal.document.reference
    return begun


TEN_QUESTIONS: tuple[tuple[str | Promise, str | Promise], ...] = (
    (
        gettext_lazy("Beskriver nuläget och nyläget er verksamhet rätt?"),
        gettext_lazy("Det vi utgår från och det vi vill nå. Säg vad som saknas eller inte stämmer hos er."),
    ),
    (
        gettext_lazy("Gör målen och insatserna inriktningen tydlig?"),
        gettext_lazy("Går det att förstå vad som ska hända, och vad som inte ska göras?"),
    ),
    (
        gettext_lazy("Leder insatserna till att målen nås?"),
        gettext_lazy("Saknas någon insats, eller är någon onödig?"),
    ),
    (
        gettext_lazy("Går insatserna att genomföra, och är de relevanta för er?"),
        gettext_lazy("Tänk på tid, pengar, personer och beroenden till annat ni gör."),
    ),
    (
        gettext_lazy("Går det att följa upp?"),
        gettext_lazy("Är det klart vad som mäts, hur ofta och av vem, och står det i proportion till nyttan?"),
    ),
    (
        gettext_lazy("Tas de människor det gäller med?"),
        gettext_lazy("Invånare, besökare, företag och medarbetare, också de som behöver stöd för att kunna delta."),
    ),
    (
        gettext_lazy("Är den gemensamma styrningen rimlig?"),
        gettext_lazy("Vad ska bestämmas gemensamt och vad av er själva?"),
    ),
    (gettext_lazy("Vilken kompetens behöver ni?"), gettext_lazy("Vad finns hos er, och vad behöver ni stöd med?")),
    (
        gettext_lazy("Vad krävs av chefer och av arbetet med förändring?"),
        gettext_lazy("Vad behövs för att nya arbetssätt ska bli av hos er?"),
    ),
    (gettext_lazy("Vad vill ni säga i övrigt?"), gettext_lazy("Sådant som frågorna inte täcker.")),
)
