"""The pages of systems and information."""
