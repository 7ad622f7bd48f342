"""Where a page leads: the links that later rooms offer there, and the one among them that comes next."""

from dataclasses import dataclass

from django.utils.functional import Promise

from farled.web.slots import action_links
from farled.web.together import Asks, asking, side_by_side

Link = tuple[str | Promise, str]  # label, url


@dataclass(frozen=True, slots=True)
class Ways:
    """The links that the actor may follow from a subject, and the one that is the next step, if any is."""

    links: list[Link]
    next: Link | None


@asking
def ways_asked(kind: str, subject: object, request: object) -> Asks[Ways]:
    """What is registered for a subject, each link asked for once."""
    own = [link for link in action_links if link.subject_kind == kind]
    urls = yield from side_by_side(link.href(subject, request) for link in own)
    there = [(link, url) for link, url in zip(own, urls, strict=True) if url]
    leads = yield from side_by_side(link.leads(subject, request) if link.leads else False for link, _url in there)
    leading = ((link.label, url) for (link, url), first in zip(there, leads, strict=True) if first)
    return Ways([(link.label, url) for link, url in there], next(leading, None))
