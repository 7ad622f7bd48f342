"""The pages of the direction: documents, what decisions do to them, and objectives."""
