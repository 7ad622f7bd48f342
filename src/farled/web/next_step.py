"""The one action of a page that comes next, among what later rooms offer there."""

from django.utils.functional import Promise

from farled.web.slots import action_links


def next_for(kind: str, subject: object, request: object) -> tuple[str | Promise, str] | None:
    """The action link that is the next step for the actor, as (label, url), if any is."""
    for link in action_links:
        if link.subject_kind == kind and link.leads and link.leads(subject, request):
            url = link.href(subject, request)
            if url:
                return link.label, url
    return None
