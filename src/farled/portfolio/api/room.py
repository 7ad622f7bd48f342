"""The router of the room's operations."""

from farled.web.rest import RoomRouter

router = RoomRouter("portfolio")
