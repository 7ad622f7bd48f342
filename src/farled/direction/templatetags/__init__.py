"""Template tags of the direction."""
