"""Uses of AI."""

from django.db.models import QuerySet

from farled.initiatives.models import AiUse
from farled.people.reads import Actor


def ai_uses(actor: Actor) -> QuerySet[AiUse]:
    """The organisation's uses of AI, with who answers for them and the initiative they belong to."""
    return AiUse.objects.visible_to(actor).select_related("body", "initiative")


def ai_matching(actor: Actor, text: str) -> QuerySet[AiUse]:
    """Uses whose text holds a text."""
    return AiUse.objects.visible_to(actor).matching(text)
