"""The pages of needs and initiatives."""
