"""What is measured against named baselines; each module says its ceiling and fails above it."""
