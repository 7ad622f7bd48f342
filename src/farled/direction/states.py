"""Kinds of governing document, their states, and the levels of an objective tree (E1, E2)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class DocumentKind(models.TextChoices):
    """What kind of governing document it is (dokumentsort)."""

    VISION = "vision", _("vision")
    STRATEGY = "strategy", _("strategi")
    BUDGET = "budget", _("budget")
    PROGRAMME = "programme", _("program")
    PLAN = "plan", _("plan")
    ACTION_PLAN = "action_plan", _("handlingsplan")
    LOCAL_PLAN = "local_plan", _("lokal plan")
    POLICY = "policy", _("policy")
    GUIDELINE = "guideline", _("riktlinje")
    RULE = "rule", _("regel")
    DIRECTIVE = "directive", _("anvisning")
    INSTRUCTION = "instruction", _("instruktion")

    @property
    def regulates(self) -> bool:
        """Whether it regulates (applies until further notice and must be followed) rather than plans (R6)."""
        return self in _REGULATING


_REGULATING = frozenset(
    {
        DocumentKind.POLICY,
        DocumentKind.GUIDELINE,
        DocumentKind.RULE,
        DocumentKind.DIRECTIVE,
        DocumentKind.INSTRUCTION,
    }
)


class VersionState(models.TextChoices):
    """Where a version of a document stands."""

    DRAFT = "draft", _("utkast")
    ADOPTED = "adopted", _("beslutad")
    REPEALED = "repealed", _("upphävd")


MOVES: dict[VersionState, frozenset[VersionState]] = {
    VersionState.DRAFT: frozenset({VersionState.ADOPTED}),
    VersionState.ADOPTED: frozenset({VersionState.REPEALED}),
    VersionState.REPEALED: frozenset(),
}


class DocumentRelationKind(models.TextChoices):
    """What one document is to another (E1, R11)."""

    REPLACES = "replaces", _("ersätter")
    REPEALS = "repeals", _("upphäver")
    COMPLEMENTS = "complements", _("kompletterar")
    ABSORBS = "absorbs", _("inrymmer")
    CONCRETISES = "concretises", _("konkretiserar")


class PlanForm(models.TextChoices):
    """Where a body's local plan lives (E17, R48)."""

    OWN = "own", _("egen plan")
    OPERATIONS_PLAN = "operations_plan", _("del av verksamhetsplan")
    BUSINESS_PLAN = "business_plan", _("del av affärsplan")
    APPENDIX = "appendix", _("bilaga")


class Level(models.TextChoices):
    """Where in an objective tree a node stands (E2)."""

    VISION = "vision", _("vision")
    OVERALL_GOAL = "overall_goal", _("övergripande mål")
    TARGET_AREA = "target_area", _("målområde")
    OBJECTIVE = "objective", _("mål")
    DIRECTION = "direction", _("inriktning")
    PRIORITISED_BENEFIT = "prioritised_benefit", _("prioriterad nytta")
    PRINCIPLE = "principle", _("vägledande princip")
    CRITERION = "criterion", _("kriterium")
