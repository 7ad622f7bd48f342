"""What must always hold of Word templates: a kind of paper is written in one of them at a time."""

from collections.abc import Iterator
from itertools import combinations

from farled.reports.models import TemplateVersion
from farled.web.slots import Violation


def one_template_at_a_time() -> Iterator[Violation]:
    """No two versions are used from now on for the same kind of paper in an organisation."""
    used = TemplateVersion.objects.filter(used_from__isnull=False, used_until__isnull=True).select_related("template")
    by_organisation: dict[int, list[TemplateVersion]] = {}
    for each in used.order_by("pk"):
        by_organisation.setdefault(each.organisation_id, []).append(each)
    for those in by_organisation.values():
        for one, other in combinations(those, 2):
            if shared := set(one.template.papers) & set(other.template.papers):
                detail = f"both used for {', '.join(sorted(shared))}"
                yield Violation("reports.one_template", f"template versions {one.pk} and {other.pk}", detail)
