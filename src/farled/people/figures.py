"""The organisation as a tree, ready to be shown."""

from dataclasses import dataclass

from farled.methods.swedish import sort_key
from farled.people.models import Body


@dataclass(frozen=True, slots=True)
class Branch:
    """A body in the tree and how deep it stands (0 is the top)."""

    body: Body
    depth: int


def tree(bodies: list[Body]) -> list[Branch]:
    """The bodies in tree order, siblings in Swedish order. A body whose parent is closed stands at the top."""
    known = {body.pk for body in bodies}
    children: dict[int | None, list[Body]] = {}
    for body in sorted(bodies, key=lambda one: sort_key(one.name)):
        children.setdefault(body.parent_id if body.parent_id in known else None, []).append(body)

    def under(parent: int | None, depth: int) -> list[Branch]:
        found = []
        for body in children.get(parent, []):
            found.append(Branch(body, depth))
            found += under(body.pk, depth + 1)
        return found

    return under(None, 0)
