"""Template tags of the chassis."""
