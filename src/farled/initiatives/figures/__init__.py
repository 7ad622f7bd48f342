"""What the room works out for its pages."""

from farled.initiatives.figures.similar import ENOUGH, Like, like

__all__ = ["ENOUGH", "Like", "like"]
