"""The room of consultation."""
