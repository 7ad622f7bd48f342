"""Where a page leads: the links that later rooms offer there, and the one among them that comes next."""

from dataclasses import dataclass

from django.utils.functional import Promise

from farled.web.slots import action_links

Link = tuple[str | Promise, str]  # label, url


@dataclass(frozen=True, slots=True)
class Ways:
    """The links that the actor may follow from a subject, and the one that is the next step, if any is."""

    links: list[Link]
    next: Link | None


def ways_on(kind: str, subject: object, request: object) -> Ways:
    """What is registered for a subject, each link asked for once."""
    own = (link for link in action_links if link.subject_kind == kind)
    there = [(link, url) for link in own if (url := link.href(subject, request))]
    leading = ((link.label, url) for link, url in there if link.leads and link.leads(subject, request))
    return Ways([(link.label, url) for link, url in there], next(leading, None))
