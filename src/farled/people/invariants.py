"""What must always hold of the organisation: bodies form trees, and nothing crosses from one tenant to another."""

from collections.abc import Iterator

from django.db.models import F

from farled.people.models import Assignment, Body, GroupMember
from farled.web.slots import Violation


def bodies_stand_in_a_tree() -> Iterator[Violation]:
    """No body stands, through others, under itself."""
    parents = dict(Body.objects.values_list("id", "parent_id"))
    for start, parent in parents.items():
        above: int | None = parent
        seen = {start}
        while above is not None:
            if above in seen:
                yield Violation("people.tree", f"body {start}", f"stands under itself through body {above}")
                break
            seen.add(above)
            above = parents.get(above)


def nothing_crosses_tenants() -> Iterator[Violation]:
    """Parents, seats and roles stay within one organisation."""
    for body in Body.objects.exclude(parent=None).exclude(parent__organisation=F("organisation")):
        yield Violation("people.tenants", f"body {body.pk}", "its parent is of another organisation")
    for member in GroupMember.objects.exclude(body__organisation=F("group__organisation")):
        yield Violation("people.tenants", f"seat {member.pk}", "the body is of another organisation than the group")
    for role in Assignment.objects.exclude(body=None).exclude(body__organisation=F("organisation")):
        yield Violation("people.tenants", f"assignment {role.pk}", "the body is of another organisation")
