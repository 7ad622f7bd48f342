"""What must hold of whoever holds a personal link."""

from farled.consultation.models import Link
from farled.consultation.reads.guests import Guest
from farled.people.acts import cleaned
from farled.people.reads import Actor
from farled.web.refused import Forbidden, Invalid


def check_own_link(by: Actor, link: Link) -> None:
    """A link is signed by whoever holds it."""
    if not isinstance(by, Guest) or by.link_id != link.pk:
        raise Forbidden("consultation.link.gone")


def checked_name(name: str) -> str:
    """A name or a function, that shows who has done what. Raises Invalid."""
    if not name.strip():
        raise Invalid("consultation.link.name", field="name")
    name = cleaned(name, field="name")
    if len(name) > 200:
        raise Invalid("web.text.long", field="name", length=len(name), most=200)
    return name
