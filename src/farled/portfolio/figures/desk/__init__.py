"""The selection desk worked out: the problem as numbers, its answer part by part, and both in words."""
