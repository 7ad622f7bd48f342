"""What must always hold of the organisation: bodies form trees, nothing crosses tenants, no role is held twice."""

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


def no_role_is_held_twice_at_a_time() -> Iterator[Violation]:
    """A person's times in one role in one place never overlap. The database refuses it too; see ``exclusion``."""
    ordered = Assignment.objects.order_by("user", "organisation", "role", F("body").asc(nulls_first=True), "valid_from")
    before: Assignment | None = None
    for one in ordered.iterator(chunk_size=2000):
        if before is not None and _overlap(before, one):
            yield Violation("people.roles", f"assignment {one.pk}", f"overlaps assignment {before.pk}")
        before = one


def _overlap(before: Assignment, one: Assignment) -> bool:
    same = all(
        getattr(before, name) == getattr(one, name) for name in ("user_id", "organisation_id", "role", "body_id")
    )
    return same and (before.valid_to is None or before.valid_to >= one.valid_from)
