"""Where the room's operations are gathered."""

from farled.web.rest import RoomRouter

router = RoomRouter("consultation")
