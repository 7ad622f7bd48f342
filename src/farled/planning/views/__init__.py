"""The pages of the room: plans, activities, and how they go."""
