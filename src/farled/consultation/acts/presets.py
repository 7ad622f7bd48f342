"""Ten questions to start from, on the subjects Göteborg asked its bodies about (E13), in words of our own."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from farled.consultation.acts.consultations import Asked


def ten_questions() -> list[Asked]:
    """The questions, in the language that is spoken now."""
    return [Asked(str(text), str(explanation)) for text, explanation in _TEN]


_TEN: tuple[tuple[str | Promise, str | Promise], ...] = (
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
